"""Invented records of real plans, written as a person would tell them."""

from equiv.domain.transcripts import Entry, Transcript
from equiv.services.context import Options
from equiv.services.evaluate import Request

SECUNDARIA = "mx-sep.secundaria-2017"
DGB = "mx-dgb.bachillerato-2017"
MCCEMS = "mx-sep.mccems-2023"

_SECUNDARIA_BY_GRADE = {
    "1": "MATEMATICAS I, ESPAÑOL I, BIOLOGIA, GEOGRAFIA, INGLES I",
    "2": "MATEMATICAS II, ESPAÑOL II, FISICA, HISTORIA II, INGLES II",
    "3": "MATEMATICAS III, ESPAÑOL III, QUIMICA, HISTORIA III, FORM. CIVICA Y ETICA III, "
    "INGLES III, ARTES III, EDUC. FISICA III",
}
_DGB_BY_SEMESTER = {
    "1": "MATEMATICAS I, QUIMICA I, TALLER DE LECTURA Y REDACCION I",
    "2": "MATEMATICAS II, QUIMICA II, INFORMATICA II",
    "3": "MATEMATICAS III, FISICA I, BIOLOGIA I",
    "4": "MATEMATICAS IV, FISICA II, BIOLOGIA II",
}


def record(*lines, **facts):
    """A transcript from (title, mark, {other fields}) lines, numbered from 1."""
    entries = []
    for number, (title, mark, *fields) in enumerate(lines, start=1):
        entries.append(Entry(number, title, mark, **(fields[0] if fields else {})))
    return Transcript(tuple(entries), **facts)


def secundaria(first_year=2020, plan=SECUNDARIA, mark="8.0", grades="123"):
    """Lines of a whole secundaria; `first_year` is the year in which first grade began."""
    return [
        (title, mark, _fields(plan, grade, first_year + int(grade) - 1))
        for grade in grades
        for title in _SECUNDARIA_BY_GRADE[grade].split(", ")
    ]


def dgb(first_year=2020, plan=DGB, mark="8.0", semesters="1234"):
    """Lines of the first semesters of a bachillerato general."""
    return [
        (title, mark, _fields(plan, semester, first_year + (int(semester) - 1) // 2))
        for semester in semesters
        for title in _DGB_BY_SEMESTER[semester].split(", ")
    ]


def _fields(plan, period, year):
    fields = {"period": period, "school_year": f"{year}-{year + 1}"}
    return fields | {"plan": plan} if plan else fields


def mathematics_path(mark="8.0"):
    """Secundaria and four semesters of bachillerato, mathematics alone: seven lines."""
    lines = [*secundaria(2018), *dgb(2021)]
    return [(title, mark, fields) for title, _, fields in lines if title.startswith("MATE")]


def analyse(evaluator, day, transcript, state="TX", plan=None, matches=None, **options):
    """The analysis of one record for one state."""
    request = Request((state,), day, plan, Options(**options), matches or {})
    (analysis,) = evaluator.evaluate(transcript, request)
    return analysis


def granted(analysis):
    """Recommended U.S. courses by id, without those that only could take another's place."""
    return {r.course.id: r for r in analysis.recommendations if r.course and not r.is_runner_up}


def fed_by(analysis, line):
    """The recommendations to which a line gives its time."""
    return [r for r in analysis.recommendations if line in r.lines]
