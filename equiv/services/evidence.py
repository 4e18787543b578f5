"""Why an item counts: lines, their items and links; and the standing of what is needed."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from equiv.domain.analysis import EvidencePath, ItemCoverage
from equiv.domain.courses import StateCourse
from equiv.domain.crosswalks import Link, Standing, Strength
from equiv.domain.equivalency import RecommendationClass, decide
from equiv.domain.identifiers import CourseId, ItemId
from equiv.engine.coverage import (
    PASSED,
    WHOLE,
    TargetItems,
    measure_categories,
    measure_course,
    measure_item,
)
from equiv.services.context import Context
from equiv.services.knowledge import weigh


def mostly_share(context: Context) -> Fraction:
    """The share from which an item is called covered."""
    return Fraction(context.method.strengths[Strength.MOSTLY] * PASSED, WHOLE)


def items_of(context: Context, course: StateCourse) -> tuple[ItemCoverage, ...]:
    """Every item of a course with its share and the evidence for it, in course order."""
    values = context.coverage[course.id].values
    return tuple(
        ItemCoverage(
            item=item,
            category=category.key,
            share=Fraction(values.get(item, 0), WHOLE),
            evidence=_paths(context, item),
        )
        for category in course.categories
        for item in category.items
    )


def lines_of(items: Iterable[ItemCoverage]) -> tuple[int, ...]:
    """All lines whose content counts toward these items."""
    return tuple(sorted({n for item in items for path in item.evidence for n in path.lines}))


def _paths(context: Context, item: ItemId) -> tuple[EvidencePath, ...]:
    """Evidence for one item, strongest first."""
    found = []
    for link in context.table.links_to(item):
        amount, numbers = context.evidence.get(link.source, (0, ()))
        if amount:
            found.append(
                EvidencePath(
                    lines=tuple(sorted(set(numbers))),
                    source=link.source,
                    path=link.path,
                    share=Fraction(link.value * amount, WHOLE),
                    part=link.part,
                    is_derived=link.is_derived,
                    standing=link.standing,
                )
            )
    return tuple(sorted(found, key=lambda path: (-path.share, path.source)))


def standing_of(
    context: Context, course: StateCourse, class_: RecommendationClass
) -> Standing | None:
    """Standing of the weakest link that is needed: whose removal changes the class.

    Where no single link is needed, the weakest of all links that count stands for them.
    """
    links = [
        link
        for item in context.coverage[course.id].values
        for link in context.table.links_to(item)
        if context.evidence.get(link.source, (0, ()))[0]
    ]
    standings = {link.standing for link in links}
    if len(standings) <= 1:
        return next(iter(standings), None)
    needed = [link for link in links if is_needed(context, course, class_, link)]
    return min((link.standing for link in needed or links), key=list(Standing).index)


def is_needed(
    context: Context, course: StateCourse, class_: RecommendationClass, link: Link
) -> bool:
    """True where the course would get another class without this link."""
    values = dict(context.coverage[course.id].values)
    values[link.target] = _without(context, link)
    target = weigh(course)
    return _class(context, target, values) is not class_


def _without(context: Context, link: Link) -> int:
    shown = [
        (other.value, other.part, context.evidence.get(other.source, (0, ()))[0])
        for other in context.table.links_to(link.target)
        if other is not link
    ]
    mostly = context.method.strengths[Strength.MOSTLY]
    return measure_item(shown, context.table.parts_of(link.target), mostly)


def _class(
    context: Context, target: TargetItems, values: Mapping[ItemId, int]
) -> RecommendationClass:
    return decide(
        measure_course(target, values),
        measure_categories(target, values),
        context.method.thresholds,
        context.coverage[CourseId(target.id)].is_by_chains_alone,
    )
