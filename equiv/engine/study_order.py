"""In which order to study what is missing: nothing before what it needs."""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from equiv.domain.identifiers import ItemId

Needs = Mapping[ItemId, frozenset[ItemId]]


def follow_needs(pairs: Iterable[tuple[ItemId, ItemId]]) -> dict[ItemId, frozenset[ItemId]]:
    """Everything that each item needs, directly or through others, from (before, after) pairs.

    Raises graphlib.CycleError where the pairs run in a circle.
    """
    direct: dict[ItemId, set[ItemId]] = {}
    for before, after in pairs:
        direct.setdefault(after, set()).add(before)
    needs: dict[ItemId, frozenset[ItemId]] = {}
    for item in TopologicalSorter(direct).static_order():
        below = direct.get(item, set())
        needs[item] = frozenset(below).union(*(needs[other] for other in below))
    return needs


def order_groups(groups: Mapping[str, Iterable[ItemId]], needs: Needs) -> list[str]:
    """Names of the groups, each after every group that holds something it needs.

    Groups may need each other, since each holds several items; those, and groups that do not
    touch each other, stay in the order given.
    """
    held = {name: frozenset(items) for name, items in groups.items()}
    before = _close({name: _holding_needs(name, held, needs) for name in held})
    left = list(held)
    order: list[str] = []
    while left:
        waiting = set(left)
        chosen = next(
            name for name in left if all(name in before[other] for other in before[name] & waiting)
        )
        order.append(chosen)
        left.remove(chosen)
    return order


def _holding_needs(name: str, held: Mapping[str, frozenset[ItemId]], needs: Needs) -> set[str]:
    """The other groups that hold something which this one needs."""
    wanted = frozenset[ItemId]().union(*(needs.get(item, frozenset()) for item in held[name]))
    return {other for other, items in held.items() if other != name and wanted & items}


def _close(before: dict[str, set[str]]) -> dict[str, set[str]]:
    """The same relation through any number of steps (Warshall)."""
    closed = {name: set(others) for name, others in before.items()}
    for middle in closed:
        for others in closed.values():
            if middle in others:
                others |= closed[middle]
    return closed


def order_items(items: Iterable[ItemId], needs: Needs) -> list[ItemId]:
    """The items, each after every other one that it needs; else in the order given."""
    left = list(dict.fromkeys(items))
    order: list[ItemId] = []
    while left:
        waiting = set(left)
        chosen = next(item for item in left if not needs.get(item, frozenset()) & waiting - {item})
        order.append(chosen)
        left.remove(chosen)
    return order
