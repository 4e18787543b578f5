"""The catalog with its links as arrays: what every use case asks."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache

from equiv.catalog.catalog import Catalog
from equiv.domain.courses import StateCourse
from equiv.domain.crosswalks import Alignment, Link, Strength
from equiv.domain.equivalency import Method
from equiv.domain.errors import NoRuleInForceError
from equiv.domain.identifiers import CourseId, ItemId
from equiv.domain.policy import find_in_force
from equiv.domain.routes import RouteKind
from equiv.engine.coverage import PASSED, Coverage, LinkTable, TargetItems
from equiv.engine.study_order import follow_needs

ResolveLinks = Callable[[Catalog, Method], Sequence[Link]]


class Comparison(StrEnum):
    """How the content of a Mexican course was compared with a state's standards."""

    DIRECT = "direct"  # a file judged it against them
    THROUGH = "through"  # only through another framework: derived links, never class `full`
    NONE = "none"  # not at all


class Knowledge:
    """One version of the data.  A change of data is a new object."""

    def __init__(self, catalog: Catalog, resolve: ResolveLinks) -> None:
        self.catalog = catalog
        self._resolve = resolve
        self._tables: dict[dt.date, tuple[Method, LinkTable]] = {}
        self._alignments = {(a.source, a.target): a for a in catalog.alignments}
        self.targets = lru_cache(maxsize=None)(self._targets)
        self.alone = lru_cache(maxsize=4096)(self._alone)
        self.how_compared = lru_cache(maxsize=4096)(self._how_compared)

    def method_on(self, day: dt.date) -> Method:
        """The numbers of the method on `day`; NoRuleInForceError where there are none."""
        method = find_in_force(self.catalog.method.values, day)
        if method is None:
            first = min(d.starts for d in self.catalog.method.values if d.starts)
            raise NoRuleInForceError(
                f"The method has no values in force on {day}. Choose a day from {first} on.",
                f"El método no tiene valores vigentes el {day}. Elija un día desde {first}.",
            )
        return method

    def table_on(self, day: dt.date) -> LinkTable:
        """The links as arrays, with the strengths in force on `day`."""
        method = self.method_on(day)
        for known, table in self._tables.values():
            if known is method:
                return table
        links = self._resolve(self.catalog, method)
        table = LinkTable(
            links,
            {i.id: frozenset(p.key for p in i.parts) for i in self.catalog.items.values()},
            frozenset(i.id for i in self.catalog.items.values() if i.fact.is_found),
            method.strengths[Strength.MOSTLY],
        )
        self._tables[day] = (method, table)
        return table

    def alignment(self, one: ItemId, other: ItemId) -> tuple[Alignment, bool] | None:
        """The alignment between two items, and whether it is read forward from `one`."""
        forward = self._alignments.get((one, other))
        if forward is not None:
            return forward, True
        backward = self._alignments.get((other, one))
        return (backward, False) if backward is not None else None

    @cached_property
    def needs(self) -> dict[ItemId, frozenset[ItemId]]:
        """What every item needs before it, through all prerequisites; groups stand for leaves."""
        return follow_needs(self.catalog.prerequisites())

    def modules_of(self, item: ItemId) -> tuple[str, ...]:
        """Ids of the module routes whose courses teach an item."""
        return self._modules.get(item, ())

    @cached_property
    def _modules(self) -> dict[ItemId, tuple[str, ...]]:
        found: dict[ItemId, list[str]] = defaultdict(list)
        for route in self.catalog.routes:
            if route.kind is RouteKind.MODULE:
                for course in route.courses:
                    for item in self.catalog.courses[course].items:
                        found[item].append(route.id)
        return {item: tuple(ids) for item, ids in found.items()}

    def _targets(self, state: str) -> tuple[TargetItems, ...]:
        """The courses of a state as the engine weighs them."""
        return tuple(weigh(course) for course in self.catalog.courses_of(state))

    def _how_compared(self, course: CourseId, state: str) -> Comparison:
        """How far the content of a course was compared with the courses of a state.

        Where it was not, coverage is 0 for want of work, not of content, and must not be taken
        for a finding.
        """
        items = frozenset(self.catalog.courses[course].items)
        wanted = frozenset(i for target in self.targets(state) for i in target.items)
        if not items:
            return Comparison.DIRECT
        reached = self._reached(items)
        if not reached.isdisjoint(wanted):
            return Comparison.DIRECT
        further = self._reached(reached)
        return Comparison.NONE if further.isdisjoint(wanted) else Comparison.THROUGH

    def _reached(self, items: frozenset[ItemId]) -> frozenset[ItemId]:
        """The other side of every file that judged some of the items."""
        sides = [
            (other, one)
            for scope in self.catalog.scopes
            for one, other in ((scope.sources, scope.targets), (scope.targets, scope.sources))
        ]
        return frozenset[ItemId]().union(*(o for o, one in sides if not items.isdisjoint(one)))

    def _alone(self, course: CourseId, state: str, day: dt.date) -> dict[str, Coverage]:
        """What one Mexican course by itself shows of every course of a state."""
        evidence = dict.fromkeys(self.catalog.courses[course].items, PASSED)
        return self.table_on(day).measure(evidence, self.targets(state))


def weigh(course: StateCourse) -> TargetItems:
    """A state course as the engine takes it."""
    return TargetItems(
        id=course.id,
        items=course.items,
        weights=tuple(w for category in course.categories for w in category.weights),
        categories=tuple(c.key for c in course.categories for _ in c.items),
    )
