"""Rule cases as data: one sentence each that a counselor can confirm, on the shipped rules.

A case says a state, a record and what is expected; the form is told in `expect_…` below.
"""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from equiv.domain.errors import EquivError
from equiv.domain.transcripts import Entry, Transcript
from equiv.services.context import Options
from equiv.services.evaluate import Request

PLANS = {
    "secundaria": "mx-sep.secundaria-2017",
    "dgb": "mx-dgb.bachillerato-2017",
    "mccems": "mx-sep.mccems-2023",
}
COLUMNS = ("plan", "period", "title", "mark", "year")
GIVEN = {"name", "state", "lines", "completed", "entered_grade_9", "groups", "credited", "scale",
         "as_of", "expect", "refused"}  # fmt: skip


def list_cases():
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=case["name"])


CASES = list(list_cases())


def read_line(number, text):
    """plan | period | title | mark | first calendar year of the school year (may be left out)"""
    cells = dict(zip(COLUMNS, (cell.strip() for cell in text.split("|")), strict=False))
    year = cells.get("year")
    return Entry(
        number,
        cells["title"],
        cells["mark"] or None,
        plan=PLANS[cells["plan"]],
        period=cells["period"],
        school_year=f"{year}-{int(year) + 1}" if year else None,
    )


def read_record(evaluator, case):
    if "completed" in case:
        paper = case["completed"]
        return evaluator.completed(
            paper["level"], PLANS[paper["plan"]], paper["year"], paper.get("average")
        )
    return Transcript(tuple(read_line(n, text) for n, text in enumerate(case["lines"], start=1)))


def analyse(evaluator, day, case):
    options = Options(
        entered_grade_9=case.get("entered_grade_9"),
        groups=frozenset(case.get("groups", ())),
        credited=frozenset(case.get("credited", ())),
        scale=case.get("scale"),
    )
    on = dt.date.fromisoformat(case["as_of"]) if "as_of" in case else day
    request = Request((case["state"],), on, options=options)
    (analysis,) = evaluator.evaluate(read_record(evaluator, case), request)
    return analysis


def granted(analysis):
    return {r.course.id: r for r in analysis.recommendations if r.course and not r.is_runner_up}


def expect_courses(analysis, courses):
    """course: "class, credit" for each; other courses are not looked at."""
    for course, expected in courses.items():
        r = granted(analysis)[course]
        class_, _, credit = expected.partition(", ")
        assert (r.class_.value, r.credit) == (class_, Fraction(credit)), course


def expect_no_credit_in(analysis, courses):
    for course in courses:
        r = granted(analysis).get(course)
        assert r is None or not r.credit, course


def expect_not_full(analysis, courses):
    """Neither granted whole nor offered whole in another's place."""
    for r in analysis.recommendations:
        if r.course and r.course.id in courses:
            assert r.class_.value != "full", r.course.id


def expect_lines(analysis, lines):
    """line: "label, credit" of what its time earns, or "nothing"."""
    for number, expected in lines.items():
        fed = [r for r in analysis.recommendations if int(number) in r.lines]
        shown = [f"{(r.course.title if r.course else r.label).en}, {_plain(r.credit)}" for r in fed]
        assert (shown or ["nothing"]) == [expected], f"line {number}"


def _plain(credit):
    return f"{float(credit):g}"


def expect_reasons(analysis, reasons):
    """line: words that stand in its reason."""
    for number, words in reasons.items():
        assert words in analysis.entries[int(number) - 1].reason.en


def expect_total(analysis, credit):
    assert analysis.total_credit == Fraction(credit)


def expect_diplomas(analysis, programs):
    """Exactly the diplomas that bind the student."""
    assert list(dict.fromkeys(s.program for s in analysis.requirements)) == programs


def expect_met(analysis, groups):
    """ "diploma/group": credit that counts toward it."""
    for key, credit in groups.items():
        program, _, group = key.partition("/")
        states = [s for s in analysis.requirements if (s.program, s.group) == (program, group)]
        assert states, key
        assert sum((s.met for s in states), Fraction(0)) == Fraction(credit), key


def expect_entered_grade_9(analysis, year):
    assert analysis.cohort.entered_grade_9 == year


def expect_grade(analysis, grade):
    assert analysis.placement.grade == grade


def expect_exams(analysis, exams):
    found = {e.exam.id: e.status for e in analysis.exams}
    assert {id_: found.get(id_) for id_ in exams} == exams


def expect_marks(analysis, marks):
    """course: converted mark, or null where the district must choose."""
    for course, mark in marks.items():
        assert granted(analysis)[course].mark.converted == mark, course


def expect_tentative(analysis, is_tentative):
    assert analysis.is_tentative is is_tentative


def expect_duty(analysis, key):
    assert key in {duty.key for duty in analysis.duties}


@pytest.mark.parametrize("case", CASES)
def test_case(evaluator, day, case):
    assert set(case) <= GIVEN, "unknown key"
    if "refused" in case:
        with pytest.raises(EquivError) as caught:
            analyse(evaluator, day, case)
        assert case["refused"] in caught.value.text.en
        return
    analysis = analyse(evaluator, day, case)
    assert case["expect"]
    for key, expected in case["expect"].items():
        globals()[f"expect_{key}"](analysis, expected)


def test_there_are_enough_cases_and_no_name_stands_twice():
    names = [case.id for case in CASES]

    assert len(names) >= 25
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("state", ["TX", "CA"])
def test_both_states_have_cases(state):
    assert sum(case.values[0]["state"] == state for case in CASES) >= 10
