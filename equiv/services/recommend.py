"""Recommendations: granted courses, runners-up, examinations, electives (method, steps 5 to 10)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from equiv.domain.analysis import (
    CategoryCoverage,
    Recommendation,
    TargetCourse,
)
from equiv.domain.citations import Confidence, Fact
from equiv.domain.courses import StateCourse
from equiv.domain.credit import exact_credit
from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.policy import Precedent, SubjectRule, find_in_force
from equiv.domain.text import Text
from equiv.domain.transcripts import Notice
from equiv.engine.award import Allocation
from equiv.services import award, evidence, notices, reasons
from equiv.services.context import Context
from equiv.services.lines import TERM, Line
from equiv.services.marks import mark_of

YEAR = 2 * TERM
HEADING = SubjectRule(
    subject="heading",
    class_=Class.NONE,
    label=Text("Heading of the report card", "Encabezado de la boleta"),
    text=Text(
        "This line is a heading that groups courses: their own lines count, not this one. If the "
        "paper prints headings alone, ask the school for the marks of the courses.",
        "Este renglón es un encabezado que agrupa asignaturas: cuentan sus renglones, no este. Si "
        "el documento solo trae encabezados, pida a la escuela las calificaciones de las "
        "asignaturas.",
    ),
    state_code=None,
    fact=Fact(Confidence.RECALLED),
)


def granted(context: Context, allocation: Allocation) -> list[Recommendation]:
    """One recommendation for each U.S. course of which enough is shown, best first.

    A course that a published precedent names is listed also where too little is shown, so that
    both stand side by side; a look-up lists every course of which anything is shown.
    """
    closed = context.options.credited | award.blocked(context)
    found = []
    for course in context.courses.values():
        if course.id not in closed and _is_listed(context, course):
            found.append(_course(context, course, allocation))
    return sorted(found, key=_order)


def _is_listed(context: Context, course: StateCourse) -> bool:
    if context.classes[course.id] is not Class.NONE:
        return True
    if context.options.is_lookup and context.coverage[course.id].share:
        return True
    return bool(_precedents(context, course, _counted(context)))


def _counted(context: Context) -> tuple[int, ...]:
    return tuple(line.number for line in context.lines if line.counts)


def number(recommendations: Sequence[Recommendation]) -> list[Recommendation]:
    """Give each its id, R1 onward, in the order of the sheet."""
    return [replace(r, id=f"R{n}") for n, r in enumerate(recommendations, start=1)]


def _order(r: Recommendation) -> tuple[object, ...]:
    assert r.course is not None
    rank = list(Class).index(r.class_)
    return (r.is_runner_up, rank, -(r.coverage or 0), r.course.id)


def _course(context: Context, course: StateCourse, allocation: Allocation) -> Recommendation:
    times = {line: t for (line, target), t in allocation.times.items() if target == course.id}
    steps = allocation.steps.get(course.id, 0)
    lines = tuple(sorted(times))
    coverage = context.coverage[course.id]
    by_content = context.classes[course.id]
    could = _standalone(context, course)
    is_runner_up = not steps and by_content in award.GRANTABLE and bool(could)
    class_ = by_content if steps or is_runner_up else _without_time(by_content)
    used = _used(context, times if steps else could)
    exact = _exact(context, course, used, class_)
    items = evidence.items_of(context, course)
    return Recommendation(
        id="",
        lines=lines,
        evidence_lines=evidence.lines_of(items),
        course=target_course(course),
        label=None,
        class_=class_,
        credit=context.rounded(exact),
        credit_exact=exact,
        credit_unit=context.credit.name,
        arithmetic=reasons.arithmetic(context, course, times if steps else could, class_, exact),
        coverage=coverage.share,
        categories=_categories(context, course),
        hours_used={n: context.hours_of(context.line(n), t) for n, t in times.items()},
        mark=mark_of(context, course, times) if lines else None,
        items=items,
        mostly=evidence.mostly_share(context),
        standing=evidence.standing_of(context, course, by_content),
        derived_share=coverage.derived_share,
        recalled_share=coverage.recalled_share,
        basis=tuple(sorted({context.knowledge.catalog.items[i].framework for i in course.items})),
        substitute_for=course.substitute_for,
        precedents=_precedents(context, course, _counted(context)),
        is_runner_up=is_runner_up,
        group=None,
        reason=reasons.of_course(context, course, class_, by_content, is_runner_up, lines),
    )


def _without_time(by_content: Class) -> Class:
    """What is left where no time can be used: the examination, if enough is shown for it."""
    return Class.NONE if by_content is Class.NONE else Class.EXAM


def target_course(course: StateCourse) -> TargetCourse:
    return TargetCourse(
        id=course.id,
        code=course.state_code,
        code_is_verified=course.code_fact.is_found,
        sced=course.sced,
        title=course.title,
        area=course.area,
    )


def _standalone(context: Context, course: StateCourse) -> dict[int, int]:
    """Time that would be used if every line that fits gave to this course first."""
    lines = sorted(award.giving_lines(context), key=lambda line: line.number)
    free = [x for x in lines if context.options.fixed.get(x.number, course.id) == course.id]
    fit = award.fits(context, course, free)
    left, used = context.required(course), dict[int, int]()
    if not award.ladder_of(context, course):
        return {}
    for line in sorted(free, key=lambda x: (-fit.get(x.number, 0), x.number)):
        if line.number in fit and left > 0:
            time = context.time_of(line)
            used[line.number] = left if time is None else min(time, left)
            left -= used[line.number]
    return used


def _used(context: Context, times: dict[int, int]) -> int | None:
    """Time used in all; None where a line's time is unknown, which skips the time test."""
    if any(context.time_of(context.line(n)) is None for n in times):
        return None
    return sum(times.values())


def _exact(context: Context, course: StateCourse, used: int | None, class_: Class) -> Fraction:
    if class_ not in award.GRANTABLE:
        return Fraction(0)
    share = context.coverage[course.id].share
    return exact_credit(course.credit, used, context.required(course), share, class_)


def _categories(context: Context, course: StateCourse) -> tuple[CategoryCoverage, ...]:
    shares = context.coverage[course.id].categories
    least = context.method.thresholds.range
    return tuple(
        CategoryCoverage(c.key, c.text, shares[c.key], shares[c.key] >= least)
        for c in course.categories
    )


def _precedents(
    context: Context, course: StateCourse, numbers: Iterable[int]
) -> tuple[Precedent, ...]:
    """Published equivalences of these Mexican courses with this U.S. course."""
    mine = [context.line(n).course for n in numbers]
    return tuple(
        p
        for p in context.knowledge.catalog.precedents
        if p.state == context.state
        and p.target == course.id
        and any(c is not None and c.id in p.sources for c in mine)
    )


def disagreements(context: Context, recommendations: Sequence[Recommendation]) -> Iterator[Notice]:
    """Where a published practice grants a course and the content does not: a person decides."""
    for r in recommendations:
        if r.course is None or r.class_ in award.GRANTABLE:
            continue
        for precedent in r.precedents:
            yield notices.precedent_disagrees(r, precedent, _title_of(context, precedent))


def _title_of(context: Context, precedent: Precedent) -> str:
    """The document in which a precedent was published."""
    key = precedent.fact.source
    return context.knowledge.catalog.sources[key].title if key else precedent.id


def electives(context: Context, granted: Sequence[Recommendation]) -> list[Recommendation]:
    """Passed lines whose time earned nothing else, by the state's rule for their subject."""
    used = {n for r in granted for n in r.lines}
    found: list[Recommendation] = []
    for line in context.lines:
        if line.number in used or not line.counts:
            continue
        if context.options.fixed.get(line.number, "") is None:
            continue
        found.extend(_elective(context, line))
    return found


def placements(context: Context, found: Sequence[Recommendation]) -> list[Recommendation]:
    """Passed lines that earn no credit by rule: too early a grade, or a subject for placement.

    One recommendation for all of one kind; their content may still count toward courses above.
    """
    used = {n for r in found for n in r.lines}
    kinds: dict[str, list[Line]] = {"grade": [], "subject": []}
    for line in context.lines:
        if not line.counts or line.course is None or line.number in used:
            continue
        rule = subject_rule(context, line)
        if not context.is_creditable(line):
            kinds["grade"].append(line)
        elif rule is not None and rule.class_ == Class.PLACEMENT:
            kinds["subject"].append(line)
    return [_placement(context, kind, lines) for kind, lines in kinds.items() if lines]


def _placement(context: Context, kind: str, lines: Sequence[Line]) -> Recommendation:
    numbers = tuple(line.number for line in lines)
    if kind == "grade":
        reason = reasons.below_first_grade(context)
    else:
        rule = subject_rule(context, lines[0])
        assert rule is not None
        reason = rule.text
    return Recommendation(
        id="",
        lines=(),
        evidence_lines=numbers,
        course=None,
        label=reasons.PLACEMENT,
        class_=Class.PLACEMENT,
        credit=None,
        credit_exact=None,
        credit_unit=context.credit.name,
        arithmetic=Text("No credit by time.", "Sin crédito por tiempo."),
        coverage=None,
        categories=(),
        hours_used={},
        mark=None,
        items=(),
        mostly=evidence.mostly_share(context),
        standing=None,
        derived_share=None,
        recalled_share=None,
        basis=(context.policy.id,),
        substitute_for=None,
        precedents=(),
        is_runner_up=False,
        group=None,
        reason=reason,
    )


def _elective(context: Context, line: Line) -> Iterator[Recommendation]:
    rule = subject_rule(context, line)
    if rule is None or not context.is_creditable(line) or rule.class_ != Class.ELECTIVE:
        return
    time = context.time_of(line)
    exact = _elective_credit(context, time)
    yield Recommendation(
        id="",
        lines=(line.number,),
        evidence_lines=(line.number,),
        course=None,
        label=rule.label,
        class_=Class.ELECTIVE,
        credit=context.rounded(exact) if exact is not None else None,
        credit_exact=exact,
        credit_unit=context.credit.name,
        arithmetic=reasons.elective_arithmetic(context, line, exact),
        coverage=None,
        categories=(),
        hours_used={line.number: context.hours_of(line, time) if time is not None else None},
        mark=mark_of(context, None, {line.number: time or 1}),
        items=(),
        mostly=evidence.mostly_share(context),
        standing=None,
        derived_share=None,
        recalled_share=None,
        basis=(context.policy.id,),
        substitute_for=None,
        precedents=_subject_precedents(context, line),
        is_runner_up=False,
        group=rule.group or "electives",
        otherwise=rule.otherwise,
        reason=rule.text if context.is_compared(line) else reasons.NOT_COMPARED + rule.text,
    )


def subject_rule(context: Context, line: Line) -> SubjectRule | None:
    """The rule for a line's subject: the state's, else its general rule on electives."""
    subject = line.course.subject if line.course is not None else None
    if subject == HEADING.subject:
        return HEADING
    rules = context.policy.subjects.get(subject or "", ())
    rule = find_in_force(rules, context.as_of)
    is_refused = rule is not None and rule.class_ == Class.NONE
    if rule is not None and not (is_refused and context.accepts):
        return rule
    general = find_in_force(context.policy.electives, context.as_of)
    if line.course is None or is_refused:
        general = context.accepts
    if general is None or not general.allowed:
        return None
    return SubjectRule(
        subject or "other", Class.ELECTIVE, reasons.ELECTIVE, general.text, None, general.fact
    )


def _elective_credit(context: Context, time: int | None) -> Fraction | None:
    """Credit by time alone; None where the time is unknown and the district must say."""
    if time is None:
        return None
    rule = context.credit
    if rule.by == "hours" and rule.hours_per_credit is not None:
        return Fraction(time) / (rule.hours_per_credit * 60)
    return rule.year_course * Fraction(time, YEAR)


def _subject_precedents(context: Context, line: Line) -> tuple[Precedent, ...]:
    if line.course is None:
        return ()
    return tuple(
        p
        for p in context.knowledge.catalog.precedents
        if p.state == context.state and p.target is None and p.subject == line.course.subject
    )
