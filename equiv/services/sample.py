"""A few links of each alignment file with descriptors and reasons, for a specialist to judge."""

from collections.abc import Iterator, Sequence

from equiv.catalog.catalog import Catalog
from equiv.domain.crosswalks import Alignment, Scope, Strength


def spread(links: Sequence[Alignment], wanted: int) -> list[Alignment]:
    """`wanted` links that stand evenly over the file, strongest steps first and all steps in turn.

    The same links on every run, so that two people look at the same ones.
    """
    steps = [[a for a in links if a.forward is s] for s in Strength]
    taken: list[Alignment] = []
    for turn in range(wanted):
        for step in steps:
            if turn < len(step) and len(taken) < wanted:
                taken.append(step[turn * len(step) // wanted])
    return list(dict.fromkeys(taken))


def write_sample(catalog: Catalog, wanted: int) -> Iterator[str]:
    """The sample of every file as lines, in both languages."""
    for scope in catalog.scopes:
        yield f"## {scope.id}"
        for a in spread(_links(catalog, scope), wanted):
            source, target = catalog.items[a.source], catalog.items[a.target]
            part = f" [{a.part}]" if a.part else ""
            yield f"{source.code} -> {target.code}: {a.forward.value}/{a.backward.value}{part}"
            yield f"  {source.text.en} -> {target.text.en}"
            yield f"  {source.text.es} -> {target.text.es}"
            yield f"  en: {a.rationale.en}"
            yield f"  es: {a.rationale.es}"
        yield ""


def _links(catalog: Catalog, scope: Scope) -> list[Alignment]:
    return [
        a for a in catalog.alignments if a.source in scope.sources and a.target in scope.targets
    ]
