"""The reasons of one recommendation as a tree, down to item, alignment, item and source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from equiv.domain.analysis import Analysis, EvidencePath, ItemCoverage, Recommendation
from equiv.domain.citations import Fact
from equiv.domain.crosswalks import Alignment
from equiv.domain.errors import NotFoundError
from equiv.domain.identifiers import ItemId, SourceId
from equiv.domain.text import Text, same
from equiv.exchange.labels import CLASSES, STANDINGS, percent
from equiv.services.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Node:
    """One reason, and the reasons below it."""

    text: Text
    children: tuple["Node", ...] = ()


def explain(knowledge: Knowledge, analysis: Analysis, which: str | None = None) -> tuple[Node, ...]:
    """A tree for each recommendation, or for the one with id or course `which`."""
    chosen = [r for r in analysis.recommendations if which in (None, r.id, _course_id(r))]
    if not chosen:
        ids = ", ".join(f"{r.id} ({_course_id(r) or '—'})" for r in analysis.recommendations)
        raise NotFoundError(
            f"The analysis for {analysis.state} has no recommendation “{which}”. It has: {ids}.",
            f"El análisis de {analysis.state} no tiene la recomendación «{which}». Tiene: {ids}.",
        )
    return tuple(_recommendation(knowledge, analysis, r) for r in chosen)


def _course_id(r: Recommendation) -> str | None:
    return r.course.id if r.course is not None else None


def _recommendation(knowledge: Knowledge, analysis: Analysis, r: Recommendation) -> Node:
    title = r.course.title if r.course is not None else r.label or same("")
    head = Text(
        f"{r.id} {title.en}: {CLASSES[r.class_].en}, coverage {percent(r.coverage)}",
        f"{r.id} {title.es}: {CLASSES[r.class_].es}, cobertura {percent(r.coverage)}",
    )
    children = [Node(r.reason), Node(r.arithmetic)]
    if r.mark is not None:
        children.append(Node(r.mark.text))
    children.extend(_categories(knowledge, analysis, r))
    return Node(head, tuple(children))


def _categories(knowledge: Knowledge, analysis: Analysis, r: Recommendation) -> Iterator[Node]:
    for category in r.categories:
        items = [i for i in r.items if i.category == category.key]
        yield Node(
            Text(
                f"{category.text.en}: {percent(category.share)} of {len(items)} standards",
                f"{category.text.es}: {percent(category.share)} de {len(items)} estándares",
            ),
            tuple(_item(knowledge, analysis, item) for item in items),
        )


def _item(knowledge: Knowledge, analysis: Analysis, covered: ItemCoverage) -> Node:
    item = knowledge.catalog.items[covered.item]
    shown = f"{item.code} · {percent(covered.share)}"
    return Node(
        Text(f"{shown} · {item.text.en}", f"{shown} · {item.text.es}"),
        tuple(_path(knowledge, analysis, path) for path in covered.evidence),
    )


def _path(knowledge: Knowledge, analysis: Analysis, path: EvidencePath) -> Node:
    source = knowledge.catalog.items[path.source]
    by_line = {e.line: e for e in analysis.entries}
    titles = ", ".join(f"{n} {by_line[n].title}" for n in path.lines)
    return Node(
        Text(
            f"line {titles}: {source.code} · {source.text.en}",
            f"renglón {titles}: {source.code} · {source.text.es}",
        ),
        tuple(_links(knowledge, path.path)),
    )


def _links(knowledge: Knowledge, path: Sequence[ItemId]) -> Iterator[Node]:
    for one, other in pairwise(path):
        found = knowledge.alignment(one, other)
        if found is not None:
            yield _link(knowledge, one, other, *found)


def _link(
    knowledge: Knowledge, one: ItemId, other: ItemId, alignment: Alignment, is_forward: bool
) -> Node:
    strength = alignment.forward if is_forward else alignment.backward
    standing = STANDINGS[alignment.standing.value]
    part = f" [{alignment.part}]" if alignment.part and is_forward else ""
    arrow = f"{one} → {other}: {strength.value}{part}"
    facts = [knowledge.catalog.items[end].fact for end in (one, other)]
    return Node(
        Text(f"{arrow} ({standing.en})", f"{arrow} ({standing.es})"),
        (
            Node(alignment.rationale),
            *(Node(_source(knowledge, key)) for key in alignment.evidence),
            *(Node(_fact(fact, end)) for fact, end in zip(facts, (one, other), strict=True)),
        ),
    )


def _source(knowledge: Knowledge, key: SourceId) -> Text:
    source = knowledge.catalog.sources[key]
    shown = f"{key}: {source.title}" + (f", {source.publisher}" if source.publisher else "")
    return Text(f"source {shown}", f"fuente {shown}")


def _fact(fact: Fact, end: ItemId) -> Text:
    if fact.is_found:
        return Text(
            f"{end}: found ({fact.source}, {fact.locator}, {fact.retrieved_on})",
            f"{end}: consultado ({fact.source}, {fact.locator}, {fact.retrieved_on})",
        )
    return Text(f"{end}: recalled, to verify", f"{end}: de memoria, por verificar")


def indent(nodes: Sequence[Node], language: str, depth: int = 0) -> Iterator[str]:
    """The tree as lines of text."""
    for node in nodes:
        text = node.text.es if language == "es" else node.text.en
        if text:
            yield "  " * depth + text
        yield from indent(node.children, language, depth + 1)
