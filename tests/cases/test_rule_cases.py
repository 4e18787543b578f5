"""Rule cases as data: one sentence each that a counselor can confirm, on the shipped rules.

A case says a state, a record and what is expected; the form is told in `expect_…` below.  Where
only the rules of a day are looked at, `rules` stands in place of record and `expect`: `rule_…`.
"""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from equiv.domain.errors import EquivError
from equiv.domain.policy import list_in_force
from equiv.domain.transcripts import Entry, Transcript
from equiv.services.context import Options
from equiv.services.evaluate import Request
from equiv.services.rights import list_rights

PLANS = {
    "secundaria": "mx-sep.secundaria-2017",
    "sec1993": "mx-sep.secundaria-1993",
    "sec2006": "mx-sep.secundaria-2006",
    "sec2011": "mx-sep.secundaria-2011",
    "sec2017": "mx-sep.secundaria-2017",
    "sec2022": "mx-sep.secundaria-2022",
    "dgb": "mx-dgb.bachillerato-2017",
    "dgb2008": "mx-dgb.bachillerato-2008",
    "dgb2017": "mx-dgb.bachillerato-2017",
    "mccems": "mx-sep.mccems-2023",
    "mccems2023": "mx-sep.mccems-2023",
    "mccems2025": "mx-sep.mccems-2025",
    "dgeti": "mx-dgeti.tecnologico-2013",
    "conalep": "mx-conalep.pt-b-2018",
    "inea": "mx-inea.mevyt",
    "enp": "mx-unam.enp-1996",
    "cch": "mx-unam.cch-2016",
    "ipn": "mx-ipn.cecyt-2008",
    "udg": "mx-udg.bgc-2008",
    "cb": "mx-cb.bachillerato-2014",
    "abierta": "mx-sep.prepa-abierta-33",
    "en-linea": "mx-sep.prepa-en-linea-2014",
}
COLUMNS = ("plan", "period", "title", "mark", "year", "share")
GIVEN = {"name", "state", "lines", "completed", "entered_grade_9", "groups", "credited", "scale",
         "fixed", "as_of", "expect", "refused", "rules"}  # fmt: skip


def list_cases():
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=case["name"])


CASES = list(list_cases())


def read_line(number, text):
    """plan | period | title | mark | first calendar year of the school year | finished share

    Plan, period and mark may be empty, year and share left out.
    """
    cells = dict(zip(COLUMNS, (cell.strip() for cell in text.split("|")), strict=False))
    year, share = cells.get("year"), cells.get("share")
    return Entry(
        number,
        cells["title"],
        cells["mark"] or None,
        plan=name_plan(cells["plan"]) if cells["plan"] else None,
        period=cells["period"] or None,
        school_year=f"{year}-{int(year) + 1}" if year else None,
        completed=Fraction(share) if share else None,
    )


def name_plan(short):
    """A short name of this file, else the words as a paper might print them."""
    return PLANS.get(short, short)


def read_record(evaluator, case):
    if "completed" in case:
        paper = case["completed"]
        return evaluator.completed(
            paper["level"], name_plan(paper["plan"]), paper["year"], paper.get("average")
        )
    return Transcript(tuple(read_line(n, text) for n, text in enumerate(case["lines"], start=1)))


def day_of(case, day):
    return dt.date.fromisoformat(case["as_of"]) if "as_of" in case else day


def analyse(evaluator, day, case):
    options = Options(
        entered_grade_9=case.get("entered_grade_9"),
        groups=frozenset(case.get("groups", ())),
        credited=frozenset(case.get("credited", ())),
        scale=case.get("scale"),
        fixed=case.get("fixed", {}),
    )
    request = Request((case["state"],), day_of(case, day), options=options)
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
    """line: "label, credit" of what its time earns ("unknown" for the district), or "nothing"."""
    for number, expected in lines.items():
        fed = [r for r in analysis.recommendations if int(number) in r.lines]
        shown = [f"{(r.course.title if r.course else r.label).en}, {_plain(r.credit)}" for r in fed]
        assert (shown or ["nothing"]) == [expected], f"line {number}"


def _plain(credit):
    return "unknown" if credit is None else f"{float(credit):g}"


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


def expect_counts(analysis, groups):
    """ "diploma/group": whether any credit counts toward it."""
    for key, is_met in groups.items():
        program, _, group = key.partition("/")
        states = [s for s in analysis.requirements if (s.program, s.group) == (program, group)]
        assert states, key
        assert any(s.met for s in states) is is_met, key


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


def expect_duties(analysis, keys):
    """All of these stand among the rules on foreign records."""
    assert set(keys) <= {duty.key for duty in analysis.duties}


def expect_plans(analysis, plans):
    """line: plan of study under which it was read, by its short name."""
    found = {number: analysis.entries[number - 1].plan for number in plans}
    assert found == {number: name_plan(short) for number, short in plans.items()}


def expect_passed(analysis, passed):
    """line: true, false, or null where the paper does not settle it."""
    assert {n: analysis.entries[n - 1].passed for n in passed} == passed


def expect_read(analysis, values):
    """line: its mark as a number of 0 to 10, or null where it has none."""
    for number, value in values.items():
        expected = None if value is None else Fraction(value)
        assert fed_by(analysis, number).mark.original == expected, f"line {number}"


def expect_line_marks(analysis, marks):
    """line: converted mark, or null where the district must choose."""
    for number, mark in marks.items():
        assert fed_by(analysis, number).mark.converted == mark, f"line {number}"


def fed_by(analysis, number):
    """The one recommendation to which the time of a line goes."""
    (found,) = (r for r in analysis.recommendations if number in r.lines)
    return found


def expect_needed(analysis, groups):
    """ "diploma/group": credits it asks for, or null where that diploma has no such group."""
    assert analysis.requirements
    for key, credit in groups.items():
        program, _, group = key.partition("/")
        states = [s for s in analysis.requirements if (s.program, s.group) == (program, group)]
        needed = sum((s.needed for s in states), Fraction(0)) if states else None
        assert needed == (None if credit is None else Fraction(credit)), key


def expect_warns(analysis, keys):
    """Notices of these kinds are on the sheet."""
    assert set(keys) <= {notice.key for notice in analysis.warnings}


def expect_silent(analysis, keys):
    """No notice of these kinds is on the sheet."""
    assert not {notice.key for notice in analysis.warnings}.intersection(keys)


def expect_average(analysis, average):
    """The overall average as the paper prints it."""
    assert analysis.average == average


def rule_stated(evaluator, case, day, keys):
    """Rules on foreign records in force on the day."""
    assert set(keys) <= _stated(evaluator, case, day)


def rule_unstated(evaluator, case, day, keys):
    """Rules on foreign records that the file knows and that are not in force on the day."""
    policy = evaluator.knowledge.catalog.policy(case["state"])
    assert set(keys) <= {dated.value.key for dated in policy.foreign_records}
    assert not _stated(evaluator, case, day).intersection(keys)


def _stated(evaluator, case, day):
    policy = evaluator.knowledge.catalog.policy(case["state"])
    return {rule.key for rule in list_in_force(policy.foreign_records, day)}


def rule_accepts(evaluator, case, day, words):
    """Words of the duty to accept passed courses, or null where there is none on the day."""
    policy = evaluator.knowledge.catalog.policy(case["state"])
    duties = [rule.text.en for rule in list_in_force(policy.accept_passed, day)]
    assert len(duties) == (words is not None)
    assert all(words in duty for duty in duties)


def rule_rights(evaluator, case, day, words):
    """words: whether the page of rights of the state says so on the day."""
    rights = list_rights(evaluator.knowledge.catalog, case["state"], day)
    said = " ".join(right.text.en for answer in rights.answers for right in answer.own)
    assert {text: text in said for text in words} == words


@pytest.mark.parametrize("case", CASES)
def test_case(evaluator, day, case):
    assert set(case) <= GIVEN, "unknown key"
    if "rules" in case:
        for key, expected in case["rules"].items():
            globals()[f"rule_{key}"](evaluator, case, day_of(case, day), expected)
        return
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

    assert len(names) >= 150
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("state", ["TX", "CA"])
def test_both_states_have_cases(state):
    assert sum(case.values[0]["state"] == state for case in CASES) >= 10
