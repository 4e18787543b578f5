"""Domain values -> a frozen graph: items, what contains them, how they align."""

from collections.abc import Iterable

import networkx as nx

from equiv.domain.courses import Course, StateCourse
from equiv.domain.crosswalks import Alignment, Standing, Strength
from equiv.domain.frameworks import Framework, Item

CHILD, NEEDS, COVERS, ALIGNED = "is_child_of", "needs", "covers", "aligned"


def build_graph(
    items: Iterable[Item],
    frameworks: Iterable[Framework],
    courses: Iterable[Course | StateCourse],
    alignments: Iterable[Alignment],
) -> nx.MultiDiGraph:
    """One frozen multigraph; an alignment is two edges, one for each direction.

    Edge key is the kind.  An aligned edge carries `strength`, `part` (forward only), `alignment`.
    Withdrawn alignments are left out.
    """
    graph = nx.MultiDiGraph()
    for item in items:
        graph.add_node(item.id, kind="item")
        if item.parent is not None:
            graph.add_edge(item.id, item.parent, key=CHILD)
    for framework in frameworks:
        for link in framework.prerequisites:
            graph.add_edge(link.after, link.before, key=NEEDS)
    for course in courses:
        graph.add_node(course.id, kind="course")
        graph.add_edges_from((course.id, item, COVERS) for item in course.items)
    for alignment in alignments:
        if alignment.standing is not Standing.WITHDRAWN:
            _add_alignment(graph, alignment)
    return nx.freeze(graph)


def _add_alignment(graph: nx.MultiDiGraph, alignment: Alignment) -> None:
    ends = (
        (alignment.source, alignment.target, alignment.forward, alignment.part),
        (alignment.target, alignment.source, alignment.backward, None),
    )
    for source, target, strength, part in ends:
        graph.add_edge(
            source,
            target,
            key=ALIGNED,
            strength=strength,
            part=part,
            alignment=alignment,
            is_none=strength is Strength.NONE,
        )
