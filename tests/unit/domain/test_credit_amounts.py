"""Credit by hand: exact amounts, the policy's step, and the least time for each step."""

from fractions import Fraction

import pytest
from factories import PROFILE
from hypothesis import given, settings
from hypothesis import strategies as st

from equiv.domain.credit import exact_credit, round_credit, time_for_steps
from equiv.domain.equivalency import RecommendationClass as Class

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("class_", "used", "coverage", "credit"),
    [
        pytest.param(Class.FULL, 10_000, "0.6", "1", id="full class and all the time: whole unit"),
        pytest.param(Class.FULL, 5_000, "0.6", "1/2", id="full class and half the time: half"),
        pytest.param(Class.FULL, 30_000, "0.6", "1", id="excess time gives nothing more"),
        pytest.param(Class.FULL, 0, "0.6", "0", id="no time, no credit"),
        pytest.param(Class.FULL, None, "0.6", "1", id="unknown time skips the test"),
        pytest.param(Class.PARTIAL, 10_000, "0.4", "2/5", id="partial class: no more than shown"),
        pytest.param(Class.PARTIAL, 2_500, "0.4", "1/4", id="partial class: no more than the time"),
        pytest.param(Class.PARTIAL, 4_000, "0.4", "2/5", id="partial class: time equals coverage"),
        pytest.param(Class.PARTIAL, None, "0.4", "2/5", id="unknown time never lowers a partial"),
    ],
)
def test_exact_credit_is_the_share_of_the_unit(class_, used, coverage, credit):
    found = exact_credit(Fraction(1), used, 10_000, Fraction(coverage), class_)

    assert found == Fraction(credit)


@pytest.mark.parametrize(
    ("rule", "exact", "credit"),
    [
        pytest.param("nearest", "0.74", "0.5", id="nearest: below three quarters is a half"),
        pytest.param("nearest", "0.75", "1", id="nearest: a half step goes up"),
        pytest.param("nearest", "0.25", "0.5", id="nearest: exactly half of the first step"),
        pytest.param("nearest", "0.2499", "0", id="nearest: just below gives no step"),
        pytest.param("down", "0.99", "0.5", id="down: nearly one is a half"),
        pytest.param("down", "0.5", "0.5", id="down: exactly a step stays"),
        pytest.param("down", "0.49", "0", id="down: below the first step is nothing"),
        pytest.param("up", "0.01", "0.5", id="up: anything is the first step"),
        pytest.param("up", "0.5", "0.5", id="up: exactly a step stays"),
        pytest.param("up", "0.51", "1", id="up: beyond a step is the next"),
        pytest.param("up", "0", "0", id="up: nothing stays nothing"),
    ],
)
def test_credit_is_rounded_on_the_step_by_the_rule(rule, exact, credit):
    assert round_credit(Fraction(exact), HALF, rule) == Fraction(credit)


@pytest.mark.parametrize(
    ("rule", "coverage", "partial", "times"),
    [
        pytest.param("nearest", "0.9", False, (2500, 7500), id="nearest, full class"),
        pytest.param("down", "0.9", False, (5000, 10_000), id="down, full class"),
        pytest.param("up", "0.9", False, (1, 5001), id="up, full class"),
        pytest.param("nearest", "0.75", True, (2500, 7500), id="coverage at the second step"),
        pytest.param("nearest", "0.7499", True, (2500,), id="coverage just below the second step"),
        pytest.param("nearest", "0.24", True, (), id="coverage below every step"),
        pytest.param("down", "0.5", True, (5000,), id="down, coverage at the first step"),
        pytest.param("up", "0.5", True, (1,), id="up: half a course shown is not rounded past it"),
        pytest.param("up", "0.51", True, (1, 5001), id="up: a little more than half reaches two"),
    ],
)
def test_the_least_time_for_each_step_of_a_course(rule, coverage, partial, times):
    found = time_for_steps(Fraction(1), HALF, 10_000, Fraction(coverage), rule, partial)

    assert found == times


@st.composite
def policies(draw):
    """A unit that is a whole number of steps, a time required, a coverage, a rule, a class."""
    step = draw(st.sampled_from([Fraction(1, 2), Fraction(1, 4), Fraction(1), Fraction(5)]))
    unit = step * draw(st.integers(1, 6))
    required = draw(st.integers(1, 60))
    coverage = Fraction(draw(st.integers(0, 40)), 40)
    rule = draw(st.sampled_from(["nearest", "down", "up"]))
    return unit, step, required, coverage, rule, draw(st.booleans())


@settings(PROFILE, max_examples=400)
@given(policies())
def test_least_times_are_the_exact_inverse_of_credit_and_rounding(case):
    unit, step, required, coverage, rule, partial = case
    class_ = Class.PARTIAL if partial else Class.FULL

    def steps_for(time):
        exact = exact_credit(unit, time, required, coverage, class_)
        return round_credit(exact, step, rule) / step

    reached = [steps_for(time) for time in range(required + 1)]
    expected = tuple(
        next(time for time, steps in enumerate(reached) if steps >= count)
        for count in range(1, int(max(reached)) + 1)
    )

    assert time_for_steps(unit, step, required, coverage, rule, partial) == expected


@PROFILE
@given(policies(), st.integers(0, 100))
def test_unknown_time_never_gives_less_than_known_time(case, time):
    unit, _, required, coverage, _, partial = case
    class_ = Class.PARTIAL if partial else Class.FULL

    unknown = exact_credit(unit, None, required, coverage, class_)

    assert unknown >= exact_credit(unit, time, required, coverage, class_)
    assert 0 <= unknown <= unit
