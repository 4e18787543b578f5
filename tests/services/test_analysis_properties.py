"""What holds for every analysis: nothing lost, order not felt, the same twice, credit once."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records import (
    DGB,
    SECUNDARIA,
    analyse,
    dgb,
    fed_by,
    granted,
    mathematics_path,
    record,
    secundaria,
)

from equiv.domain.equivalency import RecommendationClass
from equiv.domain.errors import NoRuleInForceError, NotFoundError

STATES = ("TX", "CA")
MIXED = [
    *secundaria(2018, grades="3"),
    *dgb(2019),
    ("XQZ WWPL", "8.0", {"plan": DGB, "period": "2", "school_year": "2019-2020"}),
    ("ETICA I", "NP", {"plan": DGB, "period": "1", "school_year": "2019-2020"}),
    ("MATEMATICAS II", "9.5", {"plan": DGB, "period": "2", "school_year": "2020-2021"}),
]
RECORDS = {
    "a whole secundaria": secundaria(),
    "two years of bachillerato": dgb(),
    "mathematics from both levels": mathematics_path(),
    "failed, unknown and repeated lines": MIXED,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lines", RECORDS.values(), ids=RECORDS)
def test_every_line_stays_in_its_order_with_a_reason_in_both_languages(
    evaluator, day, lines, state
):
    analysis = analyse(evaluator, day, record(*lines), state)

    assert [(e.line, e.title, e.mark) for e in analysis.entries] == [
        (number, title, mark) for number, (title, mark, _) in enumerate(lines, start=1)
    ]
    for entry in analysis.entries:
        assert entry.reason.en
        assert entry.reason.es
        assert entry.reason.en != entry.reason.es


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lines", RECORDS.values(), ids=RECORDS)
def test_an_entry_and_its_recommendations_name_each_other(evaluator, day, lines, state):
    analysis = analyse(evaluator, day, record(*lines), state)
    by_id = {r.id: r for r in analysis.recommendations}

    assert list(by_id) == [f"R{n}" for n in range(1, len(by_id) + 1)]
    for r in by_id.values():
        assert set(r.hours_used) == set(r.lines)
        for line in r.lines:
            assert r.id in analysis.entries[line - 1].recommendations
    for entry in analysis.entries:
        for id_ in entry.recommendations:
            assert entry.line in (*by_id[id_].lines, *by_id[id_].evidence_lines)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lines", RECORDS.values(), ids=RECORDS)
def test_no_line_gives_more_time_than_it_lasted_and_no_course_is_granted_twice(
    evaluator, day, lines, state
):
    analysis = analyse(evaluator, day, record(*lines), state)
    courses = [r.course.id for r in analysis.recommendations if r.course]

    assert len(courses) == len(set(courses))
    for entry in analysis.entries:
        used = sum(
            (r.hours_used[entry.line] or 0 for r in fed_by(analysis, entry.line)), Fraction(0)
        )
        assert entry.hours is None or used <= entry.hours


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lines", RECORDS.values(), ids=RECORDS)
def test_no_recommendation_is_a_silent_zero(evaluator, day, lines, state):
    for r in analyse(evaluator, day, record(*lines), state).recommendations:
        if r.credit == 0:
            assert r.class_ is RecommendationClass.EXAM
        elif r.credit is None:
            assert r.class_ is RecommendationClass.PLACEMENT
        else:
            assert r.class_ in (
                RecommendationClass.FULL,
                RecommendationClass.PARTIAL,
                RecommendationClass.ELECTIVE,
            )


def _worth(analysis, original):
    """What is recommended, told by the lines' first numbers; runners-up by course alone."""
    found = []
    for r in analysis.recommendations:
        name = r.course.id if r.course else f"elective of {[original[n] for n in r.lines]}"
        lines = sorted(original[n] for n in r.lines)
        mark = (r.mark.original, r.mark.by_step) if r.mark else None
        evidence = sorted(original[n] for n in r.evidence_lines)
        found.append((name, r.class_, r.is_runner_up, r.credit, r.coverage, lines, evidence, mark))
    return sorted(found, key=str)


@pytest.mark.parametrize("state", STATES)
@settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(order=st.permutations(range(len(MIXED))))
def test_the_order_of_the_lines_on_the_paper_changes_no_recommendation(
    evaluator, day, state, order
):
    straight = analyse(evaluator, day, record(*MIXED), state)
    shuffled = analyse(evaluator, day, record(*(MIXED[n] for n in order)), state)
    same = {n: n for n in range(1, len(MIXED) + 1)}
    original = {place: n + 1 for place, n in enumerate(order, start=1)}

    assert _worth(shuffled, original) == _worth(straight, same)
    assert shuffled.total_credit == straight.total_credit
    assert shuffled.cohort.entered_grade_9 == straight.cohort.entered_grade_9
    assert shuffled.placement.grade == straight.placement.grade
    assert [(s.program, s.group, s.met) for s in shuffled.requirements] == [
        (s.program, s.group, s.met) for s in straight.requirements
    ]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lines", RECORDS.values(), ids=RECORDS)
def test_the_same_input_gives_the_same_output_twice(evaluator, day, lines, state):
    assert analyse(evaluator, day, record(*lines), state) == analyse(
        evaluator, day, record(*lines), state
    )


@pytest.mark.parametrize(
    ("state", "course"),
    [("TX", "us-tx.algebra-1"), ("TX", "us-tx.chemistry"), ("CA", "us-ca.algebra-1")],
)
def test_a_course_credited_here_already_is_never_recommended_again(evaluator, day, state, course):
    transcript = record(*mathematics_path(), *dgb(2021))
    before = analyse(evaluator, day, transcript, state)
    after = analyse(evaluator, day, transcript, state, credited=frozenset({course}))

    assert course in granted(before)
    assert course not in [r.course.id for r in after.recommendations if r.course]
    met = [m for s in after.requirements if s.courses and course in s.courses for m in s.met_by]
    assert "credited" in {m.how for m in met}


def test_the_integrated_courses_are_not_given_beside_the_traditional_ones(evaluator, day):
    transcript = record(*mathematics_path())
    analysis = analyse(
        evaluator, day, transcript, "CA", credited=frozenset({"us-ca.mathematics-1"})
    )
    traditional = {"us-ca.algebra-1", "us-ca.geometry", "us-ca.algebra-2"}

    assert not traditional & {r.course.id for r in analysis.recommendations if r.course}


def test_a_line_that_a_person_tied_to_one_course_gives_time_to_no_other(evaluator, day):
    lines = record(*dgb())
    free = analyse(evaluator, day, lines)
    tied = analyse(evaluator, day, lines, fixed={2: "us-tx.ipc"})

    assert [r.course.id for r in fed_by(free, 2)] == ["us-tx.chemistry"]
    assert [r.course.id for r in fed_by(tied, 2)] == ["us-tx.ipc"]


def test_a_line_that_a_person_tied_to_nothing_earns_nothing_and_still_shows_content(evaluator, day):
    analysis = analyse(evaluator, day, record(*dgb()), fixed={1: None})

    assert fed_by(analysis, 1) == []
    assert 1 in granted(analysis)["us-tx.algebra-1"].evidence_lines


@pytest.mark.parametrize("plan", [SECUNDARIA, DGB])
def test_no_policy_of_a_day_before_the_method_is_made_up(evaluator, day, plan):
    with pytest.raises(NoRuleInForceError) as caught:
        analyse(evaluator, day.replace(year=2025), record(("MATEMATICAS I", "8")), plan=plan)

    assert "Choose a day from 2026-01-01 on" in caught.value.text.en


def test_a_state_that_is_not_loaded_is_refused_with_those_that_are(evaluator, day):
    with pytest.raises(NotFoundError, match=r"Known: .*CA.*, TX"):
        analyse(evaluator, day, record(("MATEMATICAS I", "8")), "ZZ")
