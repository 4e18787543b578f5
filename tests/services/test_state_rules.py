"""Rules of one state: the duty to accept, examinations, validation, marks."""

from dataclasses import replace
from fractions import Fraction

import pytest
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
from equiv.services.evaluate import Evaluator
from equiv.services.knowledge import Knowledge
from equiv.wiring import resolve_links

THIRD = {"plan": SECUNDARIA, "period": "3"}
EVERYTHING = [
    *secundaria(2018),
    *dgb(2021),
    ("TUTORIA III", "10", THIRD),
    ("VIDA SALUDABLE III", "9", THIRD),
    ("XQZ WWPL", "8.0", THIRD),
    ("TECNOLOGIA III", "AC", THIRD),
    ("ETICA I", None, {"plan": DGB, "completed": Fraction(1, 2)}),
]


@pytest.fixture(scope="module")
def lenient(knowledge):
    """A district whose thresholds are lower than ours; everything else is as shipped."""
    ours = knowledge.catalog.method
    (dated,) = ours.values
    limits = replace(
        dated.value.thresholds, full=Fraction(1, 4), partial=Fraction(1, 5), range=Fraction(0)
    )
    lower = replace(dated, value=replace(dated.value, thresholds=limits))
    catalog = replace(knowledge.catalog, method=replace(ours, values=(lower,)))
    return Evaluator(Knowledge(catalog, resolve_links))


@pytest.mark.parametrize("group", ["newcomer", "migratory"])
def test_in_california_no_passed_line_of_a_protected_pupil_ends_with_nothing(evaluator, day, group):
    analysis = analyse(evaluator, day, record(*EVERYTHING), "CA", groups=frozenset({group}))
    left_out = [
        entry.title
        for entry in analysis.entries
        if not fed_by(analysis, entry.line)
        and entry.passed is not False
        and (entry.grade is None or entry.grade >= 9)
    ]

    assert left_out == []
    for r in analysis.recommendations:
        if r.lines:
            assert r.class_ is not RecommendationClass.NONE
            assert r.credit is None or r.credit > 0


def test_without_the_duty_a_line_without_match_or_course_waits_for_a_person(evaluator, day):
    analysis = analyse(evaluator, day, record(*EVERYTHING), "CA")
    left_out = {
        entry.title
        for entry in analysis.entries
        if not fed_by(analysis, entry.line) and (entry.grade or 9) >= 9
    }

    assert left_out == {"XQZ WWPL", "TUTORIA III"}


def test_the_duty_does_not_reach_below_grade_9(evaluator, day):
    analysis = analyse(evaluator, day, record(*secundaria()), "CA", groups=frozenset({"newcomer"}))

    assert not any(fed_by(analysis, e.line) for e in analysis.entries if e.grade < 9)


@pytest.mark.parametrize(
    ("finished", "others", "protected"),
    [
        pytest.param(Fraction(3, 5), 5, 5, id="the duty never gives less than the usual step"),
        pytest.param(Fraction(1, 5), 0, 1, id="where the usual step gives nothing, single credits"),
    ],
)
def test_partial_credit_is_owed_to_a_protected_pupil(evaluator, day, finished, others, protected):
    line = ("ETICA I", None, {"plan": DGB, "completed": finished})
    free, bound = (
        analyse(evaluator, day, record(line), "CA", groups=frozenset(groups)).total_credit
        for groups in ((), ("newcomer",))
    )

    assert (free, bound) == (others, protected)


def test_the_examination_is_waived_when_the_whole_course_is_granted(evaluator, day):
    analysis = analyse(evaluator, day, record(*mathematics_path()))
    algebra = granted(analysis)["us-tx.algebra-1"]
    states = {e.exam.id: e for e in analysis.exams}

    assert (algebra.class_, algebra.credit) == (RecommendationClass.FULL, 1)
    assert states["staar-algebra-1"].status == "waived"
    assert f"if the district awards {algebra.id}" in states["staar-algebra-1"].text.en
    assert {e.status for id_, e in states.items() if id_ != "staar-algebra-1"} == {"owed"}


def test_the_examination_is_owed_for_half_a_course_and_it_says_what_to_ask(evaluator, day):
    analysis = analyse(evaluator, day, record(("MATEMATICAS I", "8.0", {"plan": DGB})))
    (exam,) = [e for e in analysis.exams if e.exam.id == "staar-algebra-1"]

    assert granted(analysis)["us-tx.algebra-1"].credit == Fraction(1, 2)
    assert exam.status == "owed"
    assert "gives part of the course only" in exam.text.en


def test_the_examination_is_owed_where_the_course_is_not_granted(evaluator, day):
    analysis = analyse(evaluator, day, record(*secundaria()))

    assert {e.status for e in analysis.exams} == {"owed"}


def test_california_owes_no_end_of_course_examination(evaluator, day):
    assert analyse(evaluator, day, record(*mathematics_path()), "CA").exams == ()


def a_to_g_mathematics(analysis):
    """Met credit and the ways of it, for the three courses of area c."""
    return [
        (state.met, {m.how for m in state.met_by})
        for state in analysis.requirements
        if (state.program, state.group) == ("us-ca.ag", "c")
    ]


ALGEBRA_2_ALONE = {
    1: None, 2: None, 3: None, 4: "us-ca.algebra-2", 5: None, 6: None, 7: "us-ca.algebra-2",
}  # fmt: skip


def test_a_whole_algebra_2_closes_algebra_1_of_a_to_g_but_never_geometry(lenient, day):
    analysis = analyse(lenient, day, record(*mathematics_path()), "CA", fixed=ALGEBRA_2_ALONE)
    first, second, third = a_to_g_mathematics(analysis)

    assert granted(analysis)["us-ca.algebra-2"].credit == 10
    assert first == (10, {"validation"})
    assert second == (0, set())
    assert third == (10, {"award"})


def test_half_of_algebra_2_closes_nothing(lenient, day):
    fixed = ALGEBRA_2_ALONE | {4: None}
    analysis = analyse(lenient, day, record(*mathematics_path()), "CA", fixed=fixed)
    first, second, third = a_to_g_mathematics(analysis)

    assert granted(analysis)["us-ca.algebra-2"].credit == 5
    assert (first, second, third) == ((0, set()), (0, set()), (5, {"award"}))


def test_validation_is_a_rule_of_a_to_g_and_not_of_the_diploma(lenient, day):
    analysis = analyse(lenient, day, record(*mathematics_path()), "CA", fixed=ALGEBRA_2_ALONE)
    how = {m.how for s in analysis.requirements if s.program == "us-ca.state" for m in s.met_by}

    assert how == {"award"}


def test_a_later_course_is_not_blocked_by_a_missing_earlier_one_and_the_gap_is_told(lenient, day):
    analysis = analyse(lenient, day, record(*mathematics_path()), "CA", fixed=ALGEBRA_2_ALONE)
    gaps = {gap.key: gap for gap in analysis.gaps}

    assert "sequence/us-ca.geometry" in gaps
    assert "Nothing is held back" in gaps["sequence/us-ca.geometry"].text.en


def test_without_a_scale_a_mark_is_not_converted_and_the_district_must_choose(evaluator, day):
    for state in ("TX", "CA"):
        marks = [r.mark for r in analyse(evaluator, day, record(*dgb()), state).recommendations]
        for mark in filter(None, marks):
            assert mark.converted is None
            assert "the district must choose" in mark.text.en


def test_a_mark_of_several_lines_is_their_mean_by_the_time_used_and_by_semester(evaluator, day):
    lines = [
        (title, mark, {"plan": DGB, "period": period, "school_year": year})
        for title, mark, period, year in (
            ("QUIMICA II", "9.0", "2", "2021-2022"),
            ("QUIMICA I", "7.0", "1", "2021-2022"),
            ("FISICA II", "8.0", "4", "2022-2023"),
            ("BIOLOGIA I", "8.0", "3", "2022-2023"),
        )
    ]
    analysis = analyse(evaluator, day, record(*lines))
    chemistry = granted(analysis)["us-tx.chemistry"]

    assert set(chemistry.lines) == {1, 2}
    assert chemistry.mark.original == 8
    assert chemistry.mark.by_step == (7, 9)


def test_the_scale_that_the_district_chose_is_named_beside_its_result(evaluator, day):
    analysis = analyse(evaluator, day, record(*dgb()), scale="us.scholaro-mx-6")
    marks = [r.mark for r in analysis.recommendations if r.mark]

    assert marks
    assert {mark.scale for mark in marks} == {"us.scholaro-mx-6"}
    assert all(mark.converted for mark in marks)
    assert all("us.scholaro-mx-6" in mark.text.en for mark in marks)


def test_a_pass_never_converts_to_a_fail(evaluator, day):
    for scale in evaluator.knowledge.catalog.conversion_scales:
        analysis = analyse(evaluator, day, record(*dgb(mark="6.0")), scale=scale)
        for r in analysis.recommendations:
            if r.mark is not None:
                assert r.mark.converted != "F", scale
