"""What the recommendations mean for the diploma: summary, requirements, examinations."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from equiv.domain.analysis import (
    CreditLine,
    ExamState,
    MetBy,
    Recommendation,
    RequirementState,
)
from equiv.domain.identifiers import CourseId
from equiv.domain.marks import convert
from equiv.domain.policy import (
    Exam,
    Requirement,
    RequirementGroup,
    RequirementRule,
    list_in_force,
)
from equiv.domain.text import Text
from equiv.engine.award import Allocation
from equiv.services import award
from equiv.services.context import Context

LETTERS = "ABCDF"
ELECTIVES = "electives"  # the group of every diploma that takes any credit


def summary(context: Context, recommendations: Sequence[Recommendation]) -> tuple[CreditLine, ...]:
    """Credits recommended by requirement group of the first diploma that binds."""
    groups = {g.key: g.title for r in award.binding(context) for g in reversed(r.groups)}
    found: dict[str, Fraction] = {}
    for r in recommendations:
        if r.is_runner_up or not r.credit:
            continue
        key = r.group or context.courses[r.course.id].subject if r.course else r.group or ""
        found[key] = found.get(key, Fraction(0)) + r.credit
    other = Text("Other", "Otros")
    return tuple(
        CreditLine(key, groups.get(key, _subject_title(key) or other), credit)
        for key, credit in sorted(found.items())
    )


def _subject_title(key: str) -> Text | None:
    return {
        "mathematics": Text("Mathematics", "Matemáticas"),
        "science": Text("Science", "Ciencias"),
        "electives": Text("Electives", "Optativas"),
    }.get(key)


def requirements(
    context: Context, recommendations: Sequence[Recommendation], allocation: Allocation
) -> tuple[RequirementState, ...]:
    """Every rule of every diploma that binds the cohort, and groups without rules."""
    granted = {r.course.id: r for r in recommendations if r.course and not r.is_runner_up}
    found = []
    for requirement in award.binding(context):
        filled = _fill_open_groups(requirement, recommendations)
        for group in requirement.groups:
            if not group.rules:
                found.append(_open_group(requirement, group, filled[group.key]))
            for position, rule in enumerate(group.rules):
                id_ = award.need_id(requirement, group, position)
                met = _met(context, requirement, rule, id_, granted, allocation)
                found.append(_state(context, requirement, group, rule, met))
    return tuple(found)


def _fill_open_groups(
    requirement: Requirement, recommendations: Sequence[Recommendation]
) -> dict[str, list[MetBy]]:
    """Electives in the groups of one diploma that name no courses.

    A credit counts in its own group first; what that group does not need goes on to the next one
    that may take it, and to the electives at last, so that no credit is lost.
    """
    left = {group.key: group.credits for group in requirement.groups if not group.rules}
    met: dict[str, list[MetBy]] = {key: [] for key in left}
    for r in recommendations:
        rest = r.credit or Fraction(0)
        if r.group is None or r.course is not None:
            continue
        for key in dict.fromkeys((r.group, *r.otherwise, ELECTIVES)):
            taken = min(rest, left.get(key, Fraction(0)))
            if taken > 0:
                met[key].append(MetBy(r.id, taken, "award"))
                left[key] -= taken
                rest -= taken
    return met


def _open_group(
    requirement: Requirement, group: RequirementGroup, met: Sequence[MetBy]
) -> RequirementState:
    """The state of a group without named courses."""
    return RequirementState(
        program=requirement.id,
        program_title=requirement.title,
        group=group.key,
        group_title=group.title,
        title=group.title,
        courses=(),
        needed=group.credits,
        met=sum((m.credit for m in met), Fraction(0)),
        met_by=tuple(met),
        note=None,
    )


def _met(
    context: Context,
    requirement: Requirement,
    rule: RequirementRule,
    id_: str,
    granted: dict[CourseId, Recommendation],
    allocation: Allocation,
) -> list[MetBy]:
    met = [
        MetBy("credited", context.courses[c].credit, "credited")
        for c in rule.courses
        if c in context.options.credited
    ]
    for (need, target), steps in sorted(allocation.met.items()):
        r = granted.get(CourseId(target))
        if need == id_ and r is not None and _letter_allows(context, rule.min_letter, r):
            met.append(MetBy(r.id, min(rule.credits, steps * context.step), "award"))
    if not met:
        met.extend(_validated(context, requirement, rule, granted))
    return met


def _letter_allows(context: Context, min_letter: str | None, r: Recommendation) -> bool:
    """False only where the chosen scale shows a letter below the one asked for."""
    if min_letter is None or context.scale is None or r.mark is None or r.mark.original is None:
        return True
    letter = convert(r.mark.original, True, context.scale) or ""
    if letter[:1] not in LETTERS or not letter:
        return True
    return LETTERS.index(letter[:1]) <= LETTERS.index(min_letter)


def _validated(
    context: Context,
    requirement: Requirement,
    rule: RequirementRule,
    granted: dict[CourseId, Recommendation],
) -> Iterator[MetBy]:
    """A higher course granted whole, or credited here already, closes an earlier requirement,
    where the policy says so.
    """
    for validation in list_in_force(context.policy.validation, context.as_of):
        if validation.requirement not in (None, requirement.id):
            continue
        if not set(validation.closes).intersection(rule.courses):
            continue
        for course in validation.passed:
            if course in context.options.credited:
                yield MetBy("credited", rule.credits, "validation")
                return
            r = granted.get(course)
            whole = r is not None and r.credit == context.courses[course].credit
            if r is not None and whole and _letter_allows(context, validation.min_letter, r):
                yield MetBy(r.id, rule.credits, "validation")
                return


def _state(
    context: Context,
    requirement: Requirement,
    group: RequirementGroup,
    rule: RequirementRule,
    met: list[MetBy],
) -> RequirementState:
    names = [context.courses[c].title for c in rule.courses]
    title = rule.text or Text(" / ".join(n.en for n in names), " / ".join(n.es for n in names))
    total = sum((m.credit for m in met), Fraction(0))
    return RequirementState(
        program=requirement.id,
        program_title=requirement.title,
        group=group.key,
        group_title=group.title,
        title=title,
        courses=rule.courses,
        needed=rule.credits,
        met=min(total, rule.credits),
        met_by=tuple(met),
        note=_letter_note(context, rule, met),
    )


def _letter_note(context: Context, rule: RequirementRule, met: list[MetBy]) -> Text | None:
    if rule.min_letter is None:
        return None
    if context.scale is None and met:
        return Text(
            f"Counts only with {rule.min_letter} or better; no scale is chosen, so this is to be "
            "verified.",
            f"Cuenta solo con {rule.min_letter} o más; no hay escala elegida, así que falta "
            "verificarlo.",
        )
    if any(m.recommendation == "credited" for m in met):
        return Text(
            f"Counts only with {rule.min_letter} or better: look at the mark on the record here.",
            f"Cuenta solo con {rule.min_letter} o más: vea la calificación en su historial.",
        )
    return Text(f"{rule.min_letter} or better is asked for.", f"Se pide {rule.min_letter} o más.")


def exams(context: Context, recommendations: Sequence[Recommendation]) -> tuple[ExamState, ...]:
    """Examinations a graduate owes, and those waived for credit from before enrolment."""
    granted = {
        r.course.id: r
        for r in recommendations
        if r.course is not None and not r.is_runner_up and r.credit
    }
    return tuple(
        _exam(context, exam, granted) for exam in list_in_force(context.policy.exams, context.as_of)
    )


def _exam(context: Context, exam: Exam, granted: dict[CourseId, Recommendation]) -> ExamState:
    r = granted.get(exam.course) if exam.course else None
    if r is None or exam.waived_when is None:
        return ExamState(exam, "owed", exam.text)
    whole = r.credit == context.courses[exam.course].credit if exam.course else False
    if not whole:
        return ExamState(
            exam,
            "owed",
            exam.text
            + Text(
                f"{r.id} gives part of the course only: ask whether the rest is taken here.",
                f"{r.id} da solo una parte del curso: pregunte si el resto se cursa aquí.",
            ),
        )
    return ExamState(
        exam,
        "waived",
        exam.text
        + Text(
            f"Waived if the district awards {r.id} as credit earned before enrolment.",
            f"Exento si el distrito otorga {r.id} como crédito obtenido antes de la inscripción.",
        ),
    )
