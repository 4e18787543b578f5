"""The award of a whole record: exact against trying everything, and fair in every allocation."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from award_by_enumeration import best_objective, decode_problem, may_give
from factories import PROFILE
from hypothesis import given, settings
from hypothesis import strategies as st

from equiv.engine.award import AwardProblem, Need, Target, TimeLine, allocate, objective

PROBLEMS = st.integers(0, 2**32).map(lambda seed: decode_problem(Random(seed).randbytes(80)))


@settings(PROFILE, max_examples=200)
@given(PROBLEMS)
def test_no_division_of_time_is_better_than_the_one_found(problem):
    assert objective(problem, allocate(problem)) == best_objective(problem)


@PROFILE
@given(PROBLEMS)
def test_every_allocation_keeps_the_promises(problem):
    found = allocate(problem)

    targets = {t.id: t for t in problem.targets}
    assert_times_are_fair(problem, found, targets)
    assert_steps_are_earned(problem, found, targets)
    assert_needs_are_counted_once(problem, found)
    granted = {target for target, steps in found.steps.items() if steps}
    for groups in problem.exclusive:
        assert sum(bool(granted & group) for group in groups) <= 1


def assert_times_are_fair(problem, found, targets):
    """No hour twice, none without evidence, none beyond what is asked; tied lines stay tied."""
    for line in problem.lines:
        given = {t: time for (number, t), time in found.times.items() if number == line.line}
        assert all(time > 0 and may_give(problem, line, targets[t]) for t, time in given.items())
        if line.time is None:
            assert len(given) <= 1
            assert all(time == targets[t].required for t, time in given.items())
        else:
            assert sum(given.values()) <= line.time
    known = {line.line for line in problem.lines if line.time is not None}
    for name, target in targets.items():
        asked = [time for (n, t), time in found.times.items() if t == name and n in known]
        assert sum(asked) <= target.required


def assert_steps_are_earned(problem, found, targets):
    """No course twice: at most the steps of its ladder, each with its time."""
    assert found.steps.keys() <= targets.keys()
    for name, target in targets.items():
        steps = found.steps.get(name, 0)
        given = sum(time for (_, t), time in found.times.items() if t == name)
        assert 0 <= steps <= len(target.ladder)
        assert given >= target.ladder[steps - 1] if steps else given == 0


def assert_needs_are_counted_once(problem, found):
    """Within a program each credit counts once, and no need gets more than it asks."""
    for need in problem.needs:
        mine = {t: steps for (name, t), steps in found.met.items() if name == need.id}
        assert mine.keys() <= need.targets
        assert sum(mine.values()) <= need.steps
        assert len(mine) <= 1 or not need.is_single
    counted = Counter()
    programs = {need.id: need.program for need in problem.needs}
    for (name, target_id), steps in found.met.items():
        counted[programs[name], target_id] += steps
    for (_, target_id), steps in counted.items():
        assert steps <= found.steps.get(target_id, 0)


@PROFILE
@given(PROBLEMS, st.randoms())
def test_the_order_of_lines_targets_and_needs_is_not_felt(problem, shuffler):
    def mixed(values):
        return tuple(shuffler.sample(values, len(values)))

    other = replace(
        problem,
        lines=mixed(problem.lines),
        targets=mixed(problem.targets),
        needs=mixed(problem.needs),
        exclusive=mixed(problem.exclusive),
    )

    assert objective(problem, allocate(other)) == objective(problem, allocate(problem))


@settings(PROFILE, max_examples=40)
@given(PROBLEMS)
def test_one_more_line_never_costs_credit_that_a_diploma_asks_for(problem):
    fewer = replace(problem, lines=problem.lines[:-1])

    assert objective(problem, allocate(problem)) >= objective(fewer, allocate(fewer))


# -- what a counselor could say --------------------------------------------------------------------


def lines(*times):
    return tuple(TimeLine(number, time) for number, time in enumerate(times, start=1))


def target(name, *fits, ladder=(1, 2), required=2, coverage=800):
    """A course; `fits` say how much of it lines 1, 2, … show, 0 for nothing."""
    fit = {number: share for number, share in enumerate(fits, start=1) if share}
    return Target(name, required, ladder, coverage, fit)


def need(name, *targets, steps=2, named=True, single=False, program=""):
    return Need(name, frozenset(targets), steps, named, single, program)


def test_without_lines_or_targets_nothing_is_awarded():
    for problem in (AwardProblem((), ()), AwardProblem((), (target("a", 500),))):
        found = allocate(problem)

        assert (found.times, found.steps, found.met) == ({}, {}, {})


def test_one_line_earns_the_course_it_shows():
    found = allocate(AwardProblem(lines(2), (target("algebra", 700),), (need("n", "algebra"),)))

    assert found.times == {(1, "algebra"): 2}
    assert found.steps == {"algebra": 2}
    assert found.met == {("n", "algebra"): 2}


def test_time_beyond_what_a_course_asks_gives_nothing_more():
    found = allocate(AwardProblem(lines(9), (target("algebra", 700),)))

    assert (found.times, found.steps) == ({(1, "algebra"): 2}, {"algebra": 2})


def test_a_line_too_short_for_a_step_is_not_used_up():
    found = allocate(AwardProblem(lines(1), (target("algebra", 700, ladder=(2,)),)))

    assert (found.times, found.steps) == ({}, {})


def test_a_named_course_comes_before_a_better_fitting_one():
    named, fitting = target("named", 100), target("fitting", 999, coverage=1000)
    problem = AwardProblem(
        lines(2),
        (fitting, named),
        (need("any", "fitting", named=False), need("named", "named")),
    )

    assert allocate(problem).steps == {"named": 2}


def test_what_no_diploma_asks_for_comes_last():
    asked, free = target("asked", 100), target("free", 999, coverage=1000)
    problem = AwardProblem(lines(2), (free, asked), (need("any", "asked", named=False),))

    assert allocate(problem).steps == {"asked": 2}


def test_between_equal_courses_the_one_shown_better_is_granted():
    weak, strong = target("weak", 999, coverage=600), target("strong", 100, coverage=601)

    assert allocate(AwardProblem(lines(2), (weak, strong))).steps == {"strong": 2}


def test_one_line_for_each_course_rather_than_halves_of_both():
    problem = AwardProblem(lines(2, 2), (target("a", 500, 300), target("b", 500, 100)))

    assert allocate(problem).times == {(1, "b"): 2, (2, "a"): 2}


def test_an_unknown_time_serves_one_course_and_serves_it_whole():
    problem = AwardProblem(lines(None), (target("a", 900, coverage=700), target("b", 900)))

    found = allocate(problem)

    assert (found.times, found.steps) == ({(1, "b"): 2}, {"b": 2})


def test_one_of_several_courses_is_met_by_one_course_only():
    problem = AwardProblem(
        lines(1, 1),
        (target("a", 900, 0), target("b", 0, 900)),
        (need("one of", "a", "b", single=True),),
    )

    found = allocate(problem)

    assert found.steps == {"a": 1, "b": 1}
    assert list(found.met.values()) == [1]


def test_a_credit_counts_once_in_a_diploma_and_again_in_another():
    course = (target("algebra", 900),)
    same = (need("first", "algebra"), need("second", "algebra"))
    apart = (need("first", "algebra", program="x"), need("second", "algebra", program="y"))

    in_one = allocate(AwardProblem(lines(2), course, same))
    in_two = allocate(AwardProblem(lines(2), course, apart))

    assert sum(in_one.met.values()) == 2
    assert in_two.met == {("first", "algebra"): 2, ("second", "algebra"): 2}


ALTERNATIVES = (
    target("algebra 1", 900, 0),
    target("geometry", 0, 900),
    target("mathematics 1", 900, 900),
)
EXCLUSIVE = ((frozenset({"algebra 1", "geometry"}), frozenset({"mathematics 1"})),)


def test_alternatives_are_never_granted_together():
    found = allocate(AwardProblem(lines(2, 2), ALTERNATIVES, exclusive=EXCLUSIVE))

    assert found.steps == {"algebra 1": 2, "geometry": 2}


def test_at_equal_credit_the_first_alternative_is_taken_though_the_other_shows_more():
    courses = (target("algebra 1", 800, 800), target("mathematics 1", 900, 900))
    apart = ((frozenset({"algebra 1"}), frozenset({"mathematics 1"})),)

    found = allocate(AwardProblem(lines(2, 2), courses, exclusive=apart))

    assert found.steps == {"algebra 1": 2}


def test_a_diploma_decides_between_alternatives():
    problem = AwardProblem(
        lines(2, 2), ALTERNATIVES, (need("n", "mathematics 1"),), exclusive=EXCLUSIVE
    )

    assert allocate(problem).steps == {"mathematics 1": 2}


@pytest.mark.parametrize(
    ("fixed", "times"),
    [
        pytest.param({}, {(1, "b"): 2}, id="free, it goes where more is shown"),
        pytest.param({1: "a"}, {(1, "a"): 2}, id="tied to the other course, it goes there"),
        pytest.param({1: None}, {}, id="tied to none, it stays unused"),
        pytest.param({1: "elsewhere"}, {}, id="tied to a course not offered, it stays unused"),
        pytest.param({2: "a"}, {(1, "b"): 2}, id="another line's tie says nothing of it"),
    ],
)
def test_a_line_that_a_person_tied_stays_tied(fixed, times):
    offered = (target("a", 300, coverage=300), target("b", 900, coverage=900))

    assert allocate(AwardProblem(lines(2), offered, fixed=fixed)).times == times


def test_the_value_of_an_allocation_is_its_levels_in_order():
    problem = AwardProblem(
        lines(2, 2),
        (target("a", 500, 300), target("b", 500, 100, coverage=700)),
        (need("n", "a", steps=1), need("m", "a", "b", steps=3, named=False)),
    )

    assert objective(problem, allocate(problem)) == (1, 3, 4, 0, 3000, -2, 1600)
