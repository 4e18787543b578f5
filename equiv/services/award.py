"""The award of one record as a problem for the engine (method, step 7)."""

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil

from equiv.domain.courses import StateCourse
from equiv.domain.credit import time_for_steps
from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.identifiers import CourseId
from equiv.domain.policy import (
    Requirement,
    RequirementGroup,
    RequirementRule,
    RuleKind,
    list_in_force,
)
from equiv.engine.award import PER_MILLE, AwardProblem, Need, Target, TimeLine
from equiv.services.context import Context
from equiv.services.lines import Line

GRANTABLE = (Class.FULL, Class.PARTIAL)
FIRST_MONTH = 7  # from July on, who enrols enters the coming school year


def pose(context: Context) -> AwardProblem:
    """Lines with time, targets with their ladders, needs of the diplomas, alternatives.

    Everything is put in an order of its own, so that the order of the paper's lines is not felt.
    """
    lines = sorted(giving_lines(context), key=_canonical)
    targets = tuple(_targets(context, lines))
    known = frozenset(t.id for t in targets)
    return AwardProblem(
        lines=tuple(TimeLine(line.number, context.time_of(line)) for line in lines),
        targets=targets,
        needs=tuple(_needs(context, known)),
        exclusive=tuple(_exclusive(context, known)),
        fixed=dict(context.options.fixed),
    )


def giving_lines(context: Context) -> Iterator[Line]:
    """Lines whose time may earn credit: passed, matched, with items, of a creditable grade."""
    for line in context.lines:
        course = line.course
        if not line.counts or course is None or not course.items:
            continue
        if context.is_creditable(line) and context.time_of(line) != 0:
            yield line


def _canonical(line: Line) -> tuple[str, int, str, int]:
    course = line.course
    return (course.id if course else "", line.grade or 0, line.entry.school_year or "", line.number)


def _targets(context: Context, lines: list[Line]) -> Iterator[Target]:
    closed = context.options.credited | blocked(context)
    for course in sorted(context.courses.values(), key=lambda c: c.id):
        if course.id in closed or context.classes[course.id] not in GRANTABLE:
            continue
        fit = fits(context, course, lines)
        ladder = ladder_of(context, course)
        if fit and ladder:
            yield Target(
                id=course.id,
                required=context.required(course),
                ladder=ladder,
                coverage=per_mille(context.coverage[course.id].share),
                fit=fit,
                piece=piece_of(context, course),
            )


def fits(context: Context, course: StateCourse, lines: Iterable[Line]) -> dict[int, int]:
    """How much each line shows of a course by itself, where that reaches the time floor."""
    found = {}
    for line in lines:
        assert line.course is not None
        alone = context.knowledge.alone(line.course.id, context.state, context.as_of)
        share = alone[course.id].share
        is_tied = context.options.fixed.get(line.number) == course.id
        if share >= context.method.time_floor or is_tied:
            found[line.number] = max(1, per_mille(share))
    return found


def ladder_of(context: Context, course: StateCourse) -> tuple[int, ...]:
    """Least time for each credit step that the class of this course allows."""
    return time_for_steps(
        unit=course.credit,
        step=context.step,
        required=context.required(course),
        coverage=context.coverage[course.id].share,
        rule=context.rounding,
        partial=context.classes[course.id] is Class.PARTIAL,
    )


def piece_of(context: Context, course: StateCourse) -> int:
    """Time of one credit step of a course."""
    return max(1, ceil(context.required(course) * context.step / course.credit))


def per_mille(share: Fraction) -> int:
    """A share as a whole number of thousandths, never 0 for a share above 0."""
    return max(1, round(share * PER_MILLE)) if share else 0


def binding(context: Context) -> list[Requirement]:
    """The diplomas that bind the student's cohort, else those that bind who enters now."""
    year = context.cohort.entered_grade_9 or _school_year(context.as_of)
    return [r for r in context.policy.requirements if r.binds(year)]


def _school_year(day: dt.date) -> int:
    """The calendar year in which the school year of a day began."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def need_id(requirement: Requirement, group: RequirementGroup, position: int) -> str:
    return f"{requirement.id}/{group.key}/{position}"


def _needs(context: Context, known: frozenset[str]) -> Iterator[Need]:
    for requirement in binding(context):
        for group in requirement.groups:
            for position, rule in enumerate(group.rules):
                steps = ceil(_still_needed(context, rule) / context.step)
                targets = known.intersection(rule.courses)
                if steps > 0 and targets:
                    yield Need(
                        id=need_id(requirement, group, position),
                        targets=frozenset(targets),
                        steps=steps,
                        is_named=rule.kind is not RuleKind.CREDITS_FROM,
                        is_single=rule.kind is RuleKind.ONE_OF,
                        program=requirement.id,
                    )


def _still_needed(context: Context, rule: RequirementRule) -> Fraction:
    """Credits that courses already credited here leave open."""
    earned = sum(
        (context.courses[c].credit for c in rule.courses if c in context.options.credited),
        Fraction(0),
    )
    return rule.credits - earned


def _exclusive(context: Context, known: frozenset[str]) -> Iterator[tuple[frozenset[str], ...]]:
    """Alternatives of which one is used."""
    for rule in list_in_force(context.policy.not_combined, context.as_of):
        live = tuple(known.intersection(group) for group in rule.groups)
        if sum(1 for group in live if group) > 1:
            yield live


def blocked(context: Context) -> frozenset[CourseId]:
    """Courses ruled out because their alternative is credited here already."""
    out: set[CourseId] = set()
    for rule in list_in_force(context.policy.not_combined, context.as_of):
        taken = [g for g in rule.groups if context.options.credited.intersection(g)]
        if taken:
            out.update(c for g in rule.groups if g not in taken for c in g)
    return frozenset(out)
