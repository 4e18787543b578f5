"""A read record -> lines that can be analysed: course, mark, time, grade, evidence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from equiv.catalog.catalog import Catalog
from equiv.domain.analysis import CourseMatch
from equiv.domain.courses import Course, Plan
from equiv.domain.errors import NotFoundError, UsageError
from equiv.domain.identifiers import CourseId
from equiv.domain.marks import Mark, read_mark
from equiv.domain.text import Text
from equiv.domain.transcripts import COMPLETED, Entry, Notice, Origin, Transcript
from equiv.engine.coverage import PASSED
from equiv.services import notices
from equiv.services.lines import TERM, Line, Prepared
from equiv.services.matching import TitleIndex, choose, clean_period
from equiv.services.plans import PlanChoice, choose_plans, find_plan, first_year

_HOURS = re.compile(r"^\d{1,4}(?:[.,]\d+)?$")
DEFAULT_TOP = Fraction(10)


def prepare(
    catalog: Catalog,
    index: TitleIndex,
    transcript: Transcript,
    plan: str | None = None,
    matches: Mapping[int, CourseId] | None = None,
) -> Prepared:
    """Understand every line; nothing is dropped.

    `plan` is what a person said for lines without one; `matches` ties lines to courses that a
    person chose.
    """
    choices = choose_plans(catalog, index, transcript, plan)
    found: list[Notice] = list(transcript.notices)
    lines = []
    for entry in transcript.entries:
        line, said = _line(catalog, transcript, entry, choices[entry.line], matches or {})
        lines.append(line)
        found.extend(said)
    found.extend(notices.inferred_plans(catalog, lines))
    if any(choices[n].is_unsure for n in choices) or _taken_twice(lines):
        found.append(notices.unsure_plan())
    return Prepared(tuple(_mark_repeats(lines)), tuple(found), transcript)


def _taken_twice(lines: Sequence[Line]) -> bool:
    """A course passed twice under an inferred plan: some lines may be of another plan."""
    seen: set[CourseId] = set()
    for line in lines:
        if line.course is None or not line.plan_is_inferred or line.mark.passed is not True:
            continue
        if line.course.id in seen:
            return True
        seen.add(line.course.id)
    return False


def from_plan(
    catalog: Catalog, level: str, plan: str, year: int, average: str | None
) -> Transcript:
    """The record of a paper without course rows: the plan supplies the courses (method, 11).

    `year` is the calendar year in which the last school year ended (the year on the paper).
    """
    found = find_plan(catalog, plan)
    if found.level == "adult":
        return _level_completed(level, found, average)
    if found.level != level:
        raise UsageError(
            f"Plan {found.id} is a plan of {found.level}, not of {level}.",
            f"El plan {found.id} es de {found.level}, no de {level}.",
        )
    periods = sorted(found.grades)
    last = max(found.grades.values(), default=None)
    entries: list[Entry] = []
    for course in (catalog.courses[c] for c in found.courses):
        if course.period not in periods or course.subject == "other":
            continue
        began = year - 1 - ((last or 0) - found.grades[course.period])
        entries.append(
            Entry(
                line=len(entries) + 1,
                title=course.title.es,
                mark=None,
                school_year=f"{began}-{began + 1}",
                plan=found.id,
                period=course.period,
                origin=Origin.PLAN,
            )
        )
    if not entries:
        raise NotFoundError(
            f"Plan {found.id} lists no courses by year, so a completion paper cannot be read "
            "through it. Ask for the paper that lists the courses.",
            f"El plan {found.id} no tiene asignaturas por año, así que no puede interpretarse un "
            "certificado sin ellas. Pida el documento que enumera las asignaturas.",
        )
    said = notices.without_rows(found, average)
    return Transcript(
        tuple(entries),
        (said,),
        document=COMPLETED + level,
        level=level,
        average=average,
    )


def _level_completed(level: str, plan: Plan, average: str | None) -> Transcript:
    """Adult education certifies a level, also by one examination: never "modules passed"."""
    said = notices.level_completed(plan, average)
    return Transcript((), (said,), document=COMPLETED + level, level=level, average=average)


def _line(
    catalog: Catalog,
    transcript: Transcript,
    entry: Entry,
    choice: PlanChoice,
    matches: Mapping[int, CourseId],
) -> tuple[Line, list[Notice]]:
    plan = catalog.plans[choice.plan] if choice.plan else None
    match = _match(catalog, choice, matches.get(entry.line))
    course = catalog.courses[match.course] if match.course else None
    mark = _mark(catalog, transcript, entry, plan)
    minutes, origin = _minutes(entry, course)
    line = Line(
        entry=entry,
        plan=plan,
        plan_is_inferred=choice.is_inferred,
        match=match,
        course=course,
        mark=mark,
        evidence=_evidence(entry, mark),
        minutes=minutes,
        minutes_origin=origin,
        terms=_terms(entry, plan),
        grade=_grade(plan, course, entry),
    )
    return line, notices.of_line(line)


def _match(catalog: Catalog, choice: PlanChoice, chosen: CourseId | None) -> CourseMatch:
    if chosen is not None:
        course = catalog.course(chosen)
        return CourseMatch(course.id, course.title, 100.0, ())
    return choose(choice.ranked)


def _mark(catalog: Catalog, transcript: Transcript, entry: Entry, plan: Plan | None) -> Mark:
    if entry.origin is Origin.PLAN:
        return Mark(None, None, True)
    scale = catalog.reading_scales.get(plan.scale) if plan else None
    top = scale.top if scale else DEFAULT_TOP
    pass_mark = transcript.pass_mark or (plan.pass_mark if plan else None)
    return read_mark(entry.mark, pass_mark, top, catalog.labels)


def _evidence(entry: Entry, mark: Mark) -> int:
    """1 for passed, the finished share for an unfinished course, 0 for failed or unknown."""
    if mark.passed is False:
        return 0
    if entry.completed is not None and entry.completed < 1:
        return int(entry.completed * PASSED)
    return PASSED if mark.passed else 0


def _minutes(entry: Entry, course: Course | None) -> tuple[int | None, str | None]:
    """Clock minutes: the paper's, else the plan's, else unknown."""
    printed = (entry.hours or "").strip()
    if _HOURS.match(printed):
        minutes = int(Fraction(printed.replace(",", ".")) * 60)
        if minutes:
            return _finished(entry, minutes), "paper"
    if course is not None and course.minutes is not None:
        return _finished(entry, course.minutes), "plan"
    return None, None


def _terms(entry: Entry, plan: Plan | None) -> int | None:
    if plan is None or plan.terms is None:
        return None
    return _finished(entry, plan.terms * TERM)


def _finished(entry: Entry, time: int) -> int:
    share = entry.completed
    return time if share is None else int(time * share)


def _grade(plan: Plan | None, course: Course | None, entry: Entry) -> int | None:
    if course is not None:
        return course.grade
    period = clean_period(entry.period)
    return plan.grades.get(period) if plan and period else None


def _mark_repeats(lines: Sequence[Line]) -> list[Line]:
    """Attempts at one course are one course: the best one counts, whatever their order."""
    best: dict[CourseId, Line] = {}
    for line in lines:
        if line.course is None:
            continue
        known = best.get(line.course.id)
        if known is None or _merit(line) > _merit(known):
            best[line.course.id] = line
    return [
        replace(line, repeats=best[line.course.id].number)
        if line.course is not None and best[line.course.id] is not line
        else line
        for line in lines
    ]


def _merit(line: Line) -> tuple[int, Fraction, int, str]:
    """What makes one attempt better: finished share, mark, known time; then the later year."""
    mark = line.mark.value if line.mark.value is not None else Fraction(-1)
    return line.evidence, mark, line.minutes or 0, line.entry.school_year or ""


def find_grade_9_year(lines: Sequence[Line]) -> tuple[int | None, Text]:
    """The year of entry to grade 9 as the paper shows it, and how that was found.

    Where grade 9 was repeated, its first year.
    """
    lines = sorted(lines, key=lambda line: first_year(line.entry.school_year) or 9999)
    for line in lines:
        year = first_year(line.entry.school_year)
        if line.grade == 9 and year is not None:
            return year, Text(
                f"Grade 9 is taken to begin in {year}: line {line.number} (secundaria 3) is of "
                f"school year {line.entry.school_year}.",
                f"Se toma {year} como inicio de 9.º grado: el renglón {line.number} (tercero de "
                f"secundaria) es del ciclo {line.entry.school_year}.",
            )
    for line in sorted(lines, key=lambda one: one.grade or 99):
        year = first_year(line.entry.school_year)
        if line.grade is not None and line.grade > 9 and year is not None:
            began = year - (line.grade - 9)
            return began, Text(
                f"Grade 9 is taken to begin in {began}, counted back from line {line.number} "
                f"(grade {line.grade} in {line.entry.school_year}).",
                f"Se toma {began} como inicio de 9.º grado, contando desde el renglón "
                f"{line.number} (grado {line.grade} en {line.entry.school_year}).",
            )
    return None, Text(
        "The paper does not show the year of entry to grade 9; give it, since graduation rules "
        "depend on it.",
        "El documento no muestra el año de ingreso a 9.º grado; indíquelo, porque los requisitos "
        "de graduación dependen de él.",
    )
