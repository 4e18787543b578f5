"""What each source item shows of each target item: direct links, and chains of links.

Method, step 1: for a pair a direct alignment or a recorded `none` always wins.  Otherwise a chain
counts if it is short enough and at most so many of its links are weak; its strength is the
product, capped.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from equiv.domain.crosswalks import Alignment, Link, Scope, Standing, Strength
from equiv.domain.equivalency import Method
from equiv.domain.identifiers import ItemId
from equiv.graph.build import ALIGNED

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class _Chain:
    path: tuple[ItemId, ...]
    value: int
    weak: int
    part: str | None
    standing: Standing


def resolve_links(
    graph: nx.MultiDiGraph,
    sources: Iterable[ItemId],
    targets: frozenset[ItemId],
    scopes: Iterable[Scope],
    method: Method,
) -> tuple[Link, ...]:
    """Every link from a source item to a target item, in a stable order."""
    judged = _Judged(scopes)
    found: list[Link] = []
    for source in sorted(sources):
        found.extend(_direct(graph, source, targets, method))
        found.extend(_derived(graph, source, targets, judged, method))
    return tuple(sorted(found, key=lambda link: (link.source, link.target)))


class _Judged:
    """Pairs that a file compared: without a row they are a finding `none`."""

    def __init__(self, scopes: Iterable[Scope]) -> None:
        self._scopes = tuple(scopes)

    def __contains__(self, pair: tuple[ItemId, ItemId]) -> bool:
        one, other = pair
        return any(
            (one in s.sources and other in s.targets) or (other in s.sources and one in s.targets)
            for s in self._scopes
        )


def _edges(graph: nx.MultiDiGraph, source: ItemId) -> Iterator[tuple[ItemId, Mapping[str, object]]]:
    if source not in graph:
        return
    for _, target, key, data in graph.out_edges(source, keys=True, data=True):
        if key == ALIGNED:
            yield target, data


def _value(strength: Strength, method: Method) -> int:
    return method.strengths[strength]


def _direct(
    graph: nx.MultiDiGraph, source: ItemId, targets: frozenset[ItemId], method: Method
) -> Iterator[Link]:
    for target, data in _edges(graph, source):
        strength, alignment = data["strength"], data["alignment"]
        assert isinstance(strength, Strength) and isinstance(alignment, Alignment)
        if target in targets and strength is not Strength.NONE:
            part = data["part"]
            yield Link(
                source,
                target,
                _value(strength, method),
                part if isinstance(part, str) else None,
                (source, target),
                alignment.standing,
            )


def _derived(
    graph: nx.MultiDiGraph,
    source: ItemId,
    targets: frozenset[ItemId],
    judged: _Judged,
    method: Method,
) -> Iterator[Link]:
    """The best chain to each target that no file judged directly."""
    best: dict[ItemId, _Chain] = {}
    direct = {target for target, _ in _edges(graph, source)}
    for chain in _walk(graph, _Chain((source,), MILLION, 0, None, Standing.ADOPTED), method):
        target = chain.path[-1]
        if len(chain.path) <= 2 or target not in targets or target in direct:
            continue
        known = best.get(target)
        if known is None or _rank(chain) < _rank(known):
            best[target] = chain
    for target in sorted(best):
        if (source, target) not in judged:
            yield _link(best[target], method)


def _rank(chain: _Chain) -> tuple[int, int, tuple[ItemId, ...]]:
    """Strongest first, then shortest, then by ids, so that the answer never wavers."""
    return (-chain.value, len(chain.path), chain.path)


def _walk(graph: nx.MultiDiGraph, chain: _Chain, method: Method) -> Iterator[_Chain]:
    if len(chain.path) > method.chain.max_links:
        return
    mostly = _value(Strength.MOSTLY, method)
    for target, data in _edges(graph, chain.path[-1]):
        strength, alignment, part = data["strength"], data["alignment"], data["part"]
        assert isinstance(strength, Strength) and isinstance(alignment, Alignment)
        value = _value(strength, method)
        weak = chain.weak + (value < mostly)
        if value == 0 or weak > method.chain.weak_links or target in chain.path:
            continue
        longer = _Chain(
            (*chain.path, target),
            chain.value * value // MILLION,
            weak,
            part if isinstance(part, str) else None,
            min(chain.standing, alignment.standing, key=list(Standing).index),
        )
        yield longer
        yield from _walk(graph, longer, method)


def _link(chain: _Chain, method: Method) -> Link:
    cap = _value(method.chain.cap, method)
    return Link(
        chain.path[0],
        chain.path[-1],
        min(chain.value, cap),
        chain.part,
        chain.path,
        chain.standing,
    )
