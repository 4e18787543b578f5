"""Which plan of study each line belongs to: as the paper says, else inferred and shown so."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from equiv.catalog.catalog import Catalog
from equiv.domain.analysis import Candidate
from equiv.domain.courses import Plan
from equiv.domain.errors import NotFoundError
from equiv.domain.identifiers import PlanId
from equiv.domain.text import Text, fold
from equiv.domain.transcripts import Entry, Transcript
from equiv.services.matching import TitleIndex, clean_period

_YEAR = re.compile(r"(?:19|20)\d\d")
WRONG_YEAR = 25.0  # taken off a line's likeness where the plan did not run in that year
BY_MODULE = 4.0  # taken off for open systems, whose papers name them where they are meant
CLOSE_SECOND = 2.0  # groups of lines whose best plans differ by less are said to be unsure


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """The plan of one line with the ranked courses for its title."""

    plan: PlanId | None
    is_inferred: bool
    ranked: tuple[Candidate, ...]
    is_unsure: bool = False


def first_year(school_year: str | None) -> int | None:
    """The calendar year in which a school year begins: "2023-2024/1" is 2023.

    A bare term of the second half, "2024-1" style, keeps its printed year.
    """
    found = _YEAR.search(school_year or "")
    return int(found.group()) if found else None


def choose_plans(
    catalog: Catalog, index: TitleIndex, transcript: Transcript, given: str | None
) -> dict[int, PlanChoice]:
    """A plan for every line, by line number.

    `given` holds for all lines that name none.  NotFoundError where a named plan is unknown.
    """
    named = {e.line: e.plan or given for e in transcript.entries}
    chosen: dict[int, PlanChoice] = {}
    by_plan: dict[PlanId, list[Entry]] = defaultdict(list)
    unnamed: list[Entry] = []
    for entry in transcript.entries:
        plan = named[entry.line]
        if plan is None:
            unnamed.append(entry)
        else:
            by_plan[_plan_of(catalog, entry, plan)].append(entry)
    for plan_id, entries in by_plan.items():
        ranked = index.rank_all([(e.title, e.period) for e in entries], plan_id)
        for entry, candidates in zip(entries, ranked, strict=True):
            chosen[entry.line] = PlanChoice(plan_id, False, tuple(candidates))
    chosen.update(_infer(catalog, index, unnamed, transcript.level))
    return chosen


def _plan_of(catalog: Catalog, entry: Entry, plan: str) -> PlanId:
    try:
        return find_plan(catalog, plan).id
    except NotFoundError as error:
        if entry.plan is None:  # not the line names it but the person, for all lines
            raise
        place = entry.place or ""
        where = Text(f" ({place})", f" ({place.replace('row', 'fila')})") if place else Text("", "")
        said = Text(f"Line {entry.line}{where.en}:", f"Renglón {entry.line}{where.es}:")
        said += error.text
        raise NotFoundError(said.en, said.es) from None


def find_plan(catalog: Catalog, name: str) -> Plan:
    """A plan by its id, with or without the authority in front ("secundaria-2017")."""
    wanted = name.strip().lower()
    if wanted in catalog.plans:
        return catalog.plans[PlanId(wanted)]
    short = [p for p in catalog.plans.values() if p.id.partition(".")[2] == wanted]
    if len(short) == 1:
        return short[0]
    known = ", ".join(sorted(catalog.plans))
    raise NotFoundError(
        f"The plan of study “{name}” is not known. Known plans: {known}.",
        f"El plan de estudios «{name}» no se conoce. Planes conocidos: {known}.",
    )


def _infer(
    catalog: Catalog, index: TitleIndex, entries: Sequence[Entry], level: str | None
) -> dict[int, PlanChoice]:
    """One plan for all lines of a school year and school: that is how papers are made."""
    plans = [p for p in catalog.plans.values() if level is None or p.level == level]
    if not entries or not plans:
        return {e.line: PlanChoice(None, True, ()) for e in entries}
    asked = [(e.title, e.period) for e in entries]
    ranked = {plan.id: index.rank_all(asked, plan.id) for plan in plans}
    groups: dict[tuple[int | None, str | None], list[int]] = defaultdict(list)
    for position, entry in enumerate(entries):
        groups[first_year(entry.school_year), entry.school].append(position)
    chosen: dict[int, PlanChoice] = {}
    totals = {
        plan.id: sum(_fit(plan, e, r) for e, r in zip(entries, ranked[plan.id], strict=True))
        for plan in plans
    }
    for positions in groups.values():
        order = sorted(
            plans,
            key=lambda plan: (
                -sum(_fit(plan, entries[n], ranked[plan.id][n]) for n in positions),
                -totals[plan.id],
                -_newest(plan),
                plan.id,
            ),
        )
        best = order[0]
        rival = next((p for p in order[1:] if _differs(catalog, best, p, positions, ranked)), None)
        pair = (best, rival) if rival else None
        unsure = pair is not None and _is_unsure(pair, positions, entries, ranked, totals)
        for position in positions:
            entry = entries[position]
            candidates = tuple(ranked[best.id][position])
            chosen[entry.line] = PlanChoice(best.id, True, candidates, unsure)
    return chosen


def _fit(plan: Plan, entry: Entry, ranked: Sequence[Candidate]) -> float:
    """How well one line fits a plan: its best title, less where the year cannot be."""
    if not ranked:
        return 0.0
    year, period = first_year(entry.school_year), clean_period(entry.period)
    off = 0.0
    if year is not None and not _ran(plan, period, year):
        off += WRONG_YEAR
    if period is not None and plan.grades and period not in plan.grades:
        off += WRONG_YEAR
    if plan.period == "module":
        off += BY_MODULE
    return ranked[0].score - off


def _newest(plan: Plan) -> int:
    """The year in which a plan began; without any year on the paper the newest plan is taken."""
    return max(plan.first_years.values(), default=0)


def _ran(plan: Plan, period: str | None, year: int) -> bool:
    """True where the plan, and the period if it is known, was taught in that year."""
    if period is not None and period in plan.grades:
        return plan.ran_in(period, year)
    return not plan.grades or any(plan.ran_in(known, year) for known in plan.grades)


def _differs(
    catalog: Catalog,
    one: Plan,
    other: Plan,
    positions: Sequence[int],
    ranked: dict[PlanId, list[list[Candidate]]],
) -> bool:
    """True where some line would be another content under the other plan.

    Subsystems that teach one programme (DGB, EMSaD, telebachillerato) need no choice.
    """
    return any(
        _reading(catalog, one, ranked[one.id][position])
        != _reading(catalog, other, ranked[other.id][position])
        for position in positions
    )


def _reading(catalog: Catalog, plan: Plan, ranked: Sequence[Candidate]) -> tuple[object, ...]:
    """What a line is taken for under a plan: level, length, grade, and content or subject."""
    if not ranked:
        return ()
    course = catalog.courses[ranked[0].course]
    content = course.items or (course.subject, fold(course.title.es))
    return (plan.level, plan.terms, course.grade, content)


def _is_unsure(
    pair: tuple[Plan, Plan],
    positions: Sequence[int],
    entries: Sequence[Entry],
    ranked: dict[PlanId, list[list[Candidate]]],
    totals: dict[PlanId, float],
) -> bool:
    """True where neither these lines nor the whole record tell the first two plans apart."""
    first, second = (
        sum(_fit(plan, entries[n], ranked[plan.id][n]) for n in positions) for plan in pair
    )
    apart = totals[pair[0].id] - totals[pair[1].id]
    return first - second < CLOSE_SECOND * len(positions) and apart < CLOSE_SECOND * len(entries)
