"""What one Mexican course is worth in a state, alone and with the courses before it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from equiv.domain.analysis import Analysis, Candidate, CourseMatch
from equiv.domain.courses import Course, Plan, StateCourse
from equiv.domain.equivalency import RecommendationClass, decide
from equiv.domain.errors import NotFoundError
from equiv.domain.identifiers import CourseId
from equiv.domain.marks import Mark
from equiv.domain.transcripts import Entry, Origin, Transcript
from equiv.engine.coverage import PASSED
from equiv.services.analyse import analyse
from equiv.services.context import Options
from equiv.services.evaluate import Evaluator
from equiv.services.knowledge import weigh
from equiv.services.lines import TERM, Line, Prepared
from equiv.services.matching import choose
from equiv.services.plans import find_plan
from equiv.services.routes import StudyPath, find_path

MOST_CANDIDATES = 12
LEAST_LIKELY = 55.0  # below this a title is another word altogether


@dataclass(frozen=True, slots=True)
class WithEarlier:
    """Coverage of one U.S. course by the course and those before it in the same plan."""

    course: CourseId
    coverage: Fraction
    class_: RecommendationClass


@dataclass(frozen=True, slots=True)
class Lookup:
    """One course against one state; the analysis takes the course as passed."""

    course: Course
    plan: Plan
    score: float
    alternatives: tuple[Candidate, ...]
    analysis: Analysis
    earlier: tuple[Course, ...]
    with_earlier: tuple[WithEarlier, ...]


def find_course(
    evaluator: Evaluator, title: str, plan: str, period: str | None = None
) -> tuple[Course, float, tuple[Candidate, ...]]:
    """The course of a plan that a title names; NotFoundError names the nearest three."""
    catalog = evaluator.knowledge.catalog
    found = find_plan(catalog, plan)
    if title in catalog.courses and catalog.courses[CourseId(title)].plan == found.id:
        return catalog.courses[CourseId(title)], 100.0, ()
    match = choose(evaluator.index.rank(title, found.id, period))
    if match.course is None:
        near = "; ".join(c.title.es for c in match.alternatives)
        raise NotFoundError(
            f"No course of {found.id} is named “{title}”. Nearest: {near}.",
            f"Ninguna asignatura de {found.id} se llama «{title}». Más cercanas: {near}.",
        )
    return catalog.courses[match.course], match.score, match.alternatives


def list_candidates(evaluator: Evaluator, title: str, plan: str | None) -> tuple[Candidate, ...]:
    """Courses that a title may name, most alike first: of one plan, or of every plan."""
    catalog = evaluator.knowledge.catalog
    plans = [find_plan(catalog, plan).id] if plan else list(catalog.plans)
    ranked = [c for p in plans for c in evaluator.index.rank(title, p)[:MOST_CANDIDATES]]
    likely = [c for c in ranked if c.score >= LEAST_LIKELY]
    return tuple(sorted(likely, key=lambda c: (-c.score, c.course))[:MOST_CANDIDATES])


def look_up(
    evaluator: Evaluator,
    title: str,
    plan: str,
    state: str,
    as_of: dt.date,
    period: str | None = None,
) -> Lookup:
    """Find the course and analyse it as one passed line."""
    knowledge = evaluator.knowledge
    course, score, alternatives = find_course(evaluator, title, plan, period)
    found = knowledge.catalog.plans[course.plan]
    prepared = Prepared((_passed(course, found, score),), (), Transcript(()))
    analysis = analyse(knowledge, prepared, state, as_of, Options(is_lookup=True))
    earlier = _earlier(evaluator, course, found)
    return Lookup(
        course=course,
        plan=found,
        score=score,
        alternatives=alternatives,
        analysis=analysis,
        earlier=earlier,
        with_earlier=_with_earlier(evaluator, (*earlier, course), state, as_of),
    )


@dataclass(frozen=True, slots=True)
class Study:
    """What one course, with those before it in its plan, leaves open of one U.S. course."""

    course: Course
    plan: Plan
    earlier: tuple[Course, ...]
    target: StateCourse
    state: str
    coverage: Fraction
    path: StudyPath


def study_path(evaluator: Evaluator, course: str, target: str, as_of: dt.date) -> Study:
    """The study path after a Mexican course; NotFoundError where either course is unknown."""
    knowledge = evaluator.knowledge
    catalog = knowledge.catalog
    mexican, wanted = catalog.course(course), catalog.state_course(target)
    if wanted.jurisdiction not in {policy.jurisdiction for policy in catalog.policies.values()}:
        raise NotFoundError(
            f"“{target}” is a pattern for courses, not a state's course. Choose a state's course.",
            f"«{target}» es un modelo de cursos, no el curso de un estado. Elija un curso estatal.",
        )
    plan = catalog.plans[mexican.plan]
    earlier = _earlier(evaluator, mexican, plan)
    evidence = {item: PASSED for c in (*earlier, mexican) for item in c.items}
    table = knowledge.table_on(as_of)
    shown = table.measure(evidence, [weigh(wanted)])[wanted.id]
    path = find_path(knowledge, wanted.id, shown.values, table, knowledge.method_on(as_of))
    state = wanted.jurisdiction.rpartition("-")[2].upper()
    return Study(mexican, plan, earlier, wanted, state, shown.share, path)


def _passed(course: Course, plan: Plan, score: float) -> Line:
    return Line(
        entry=Entry(
            1, course.title.es, None, plan=plan.id, period=course.period, origin=Origin.PLAN
        ),
        plan=plan,
        plan_is_inferred=False,
        match=CourseMatch(course.id, course.title, score, ()),
        course=course,
        mark=Mark(None, None, True),
        evidence=PASSED,
        minutes=course.minutes,
        minutes_origin="plan" if course.minutes is not None else None,
        terms=plan.terms * TERM if plan.terms else None,
        grade=course.grade,
    )


def _earlier(evaluator: Evaluator, course: Course, plan: Plan) -> tuple[Course, ...]:
    """Courses of the same plan and subject in earlier periods."""
    if course.period is None:
        return ()
    catalog = evaluator.knowledge.catalog
    return tuple(
        other
        for other in (catalog.courses[c] for c in plan.courses)
        if other.subject == course.subject
        and other.items
        and other.period is not None
        and other.period < course.period
    )


def _with_earlier(
    evaluator: Evaluator, courses: Sequence[Course], state: str, as_of: dt.date
) -> tuple[WithEarlier, ...]:
    knowledge = evaluator.knowledge
    method = knowledge.method_on(as_of)
    evidence = {item: PASSED for course in courses for item in course.items}
    measured = knowledge.table_on(as_of).measure(evidence, knowledge.targets(state))
    found = [
        WithEarlier(
            CourseId(id_),
            c.share,
            decide(c.share, c.categories, method.thresholds, c.is_by_chains_alone),
        )
        for id_, c in measured.items()
        if c.share > 0
    ]
    return tuple(sorted(found, key=lambda w: (-w.coverage, w.course)))
