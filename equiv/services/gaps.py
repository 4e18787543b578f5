"""What a diploma still asks for, and the routes that close it."""

from collections.abc import Iterator, Sequence

from equiv.domain.analysis import Gap, Recommendation, RequirementState
from equiv.domain.text import Text
from equiv.services import award
from equiv.services.context import Context
from equiv.services.reasons import plain
from equiv.services.routes import describe_path, find_path

MOST_MISSING = 12  # items listed with a gap; the recommendation has them all


def find_gaps(
    context: Context,
    recommendations: Sequence[Recommendation],
    states: Sequence[RequirementState],
) -> tuple[Gap, ...]:
    """Open requirements of the first diploma that binds, and earlier courses left out."""
    first = next(iter(award.binding(context)), None)
    found = [
        _gap(context, state, recommendations)
        for state in states
        if first is not None and state.program == first.id and state.remaining > 0
    ]
    return (*found, *_sequence(context, recommendations))


def _gap(
    context: Context, state: RequirementState, recommendations: Sequence[Recommendation]
) -> Gap:
    shown = {
        r.course.id: r for r in recommendations if r.course is not None and r.coverage is not None
    }
    near = max(
        (shown[c] for c in state.courses if c in shown), key=lambda r: r.coverage or 0, default=None
    )
    unit = context.credit.name
    left = plain(state.remaining)
    what = state.group_title
    if state.courses:
        what = Text(f"{what.en}: {state.title.en}", f"{what.es}: {state.title.es}")
    text = Text(
        f"{what.en}. Remaining: {left} ({unit.en}).", f"{what.es}. Falta: {left} ({unit.es})."
    )
    return Gap(
        key=f"{state.program}/{state.group}",
        text=text,
        course=near.course.id if near and near.course else None,
        coverage=near.coverage if near else None,
        missing=tuple(i.item for i in near.missing)[:MOST_MISSING] if near else (),
        routes=tuple(_routes(context, near, bool(state.courses))),
    )


def _routes(context: Context, near: Recommendation | None, has_course: bool) -> Iterator[Text]:
    if near is not None and near.course is not None and near.coverage is not None:
        shown = context.coverage[near.course.id].values
        path = find_path(context.knowledge, near.course.id, shown, context.table, context.method)
        yield from describe_path(path, near.course.title, near.coverage)
    if has_course:
        yield Text(
            "The course here, or an online course in Spanish on the same standards.",
            "El curso aquí, o un curso en línea en español con los mismos estándares.",
        )
    else:
        yield Text(
            "Courses of this group here; ask the counselor which ones.",
            "Cursos de este grupo aquí; pregunte cuáles a su consejero escolar.",
        )


def _sequence(context: Context, recommendations: Sequence[Recommendation]) -> Iterator[Gap]:
    """A later course is never blocked by a missing earlier one; the gap is flagged."""
    granted = {r.course.id for r in recommendations if r.course and not r.is_runner_up and r.lines}
    known = granted | context.options.credited
    for id_ in sorted(granted):
        for before in context.courses[id_].after:
            if before in known or before not in context.courses:
                continue
            later, earlier = context.courses[id_].title, context.courses[before].title
            yield Gap(
                key=f"sequence/{before}",
                text=Text(
                    f"{later.en} is recommended although {earlier.en} is not: look at what is "
                    "missing from it. Nothing is held back.",
                    f"Se recomienda {later.es} aunque no {earlier.es}: revise lo que falta de "
                    "este. No se retiene nada.",
                ),
                course=before,
                coverage=context.coverage[before].share,
                missing=(),
                routes=(),
            )
