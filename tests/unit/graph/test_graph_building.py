"""The graph of items: what contains what, what comes before what, what aligns."""

import networkx as nx
import pytest
from factories import (
    make_alignment,
    make_course,
    make_framework,
    make_item,
    make_prerequisite,
    make_state_course,
)

from equiv.domain.crosswalks import Strength
from equiv.graph.build import ALIGNED, CHILD, COVERS, NEEDS, build_graph


@pytest.fixture(scope="module")
def graph():
    return build_graph(
        items=[make_item("us:A"), make_item("us:A.1", parent="us:A"), make_item("mx:1")],
        frameworks=[make_framework("us", prerequisites=[make_prerequisite("us:A.0", "us:A.1")])],
        courses=[
            make_course("mx.plan.math-1", items=["mx:1"]),
            make_state_course("us.algebra-1", items=["us:A.1"]),
        ],
        alignments=[
            make_alignment("mx:1", "us:A.1", "partially", "mostly", part="p"),
            make_alignment("mx:2", "us:A.1", "none", "none"),
            make_alignment("mx:3", "us:A.1", standing="withdrawn"),
        ],
    )


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        pytest.param("us:A.1", "us:A", CHILD, id="an item points to the group that contains it"),
        pytest.param("us:A.1", "us:A.0", NEEDS, id="an item points to what comes before it"),
        pytest.param("mx.plan.math-1", "mx:1", COVERS, id="a Mexican course covers its items"),
        pytest.param("us.algebra-1", "us:A.1", COVERS, id="a state course covers its items"),
    ],
)
def test_the_graph_says_how_things_belong_together(graph, start, end, kind):
    assert graph.has_edge(start, end, key=kind)
    assert not graph.has_edge(end, start, key=kind)


@pytest.mark.parametrize(
    ("start", "end", "strength", "part", "is_none"),
    [
        pytest.param(
            "mx:1", "us:A.1", Strength.PARTIALLY, "p", False, id="forward, with the part it shows"
        ),
        pytest.param(
            "us:A.1", "mx:1", Strength.MOSTLY, None, False, id="backward, where no part is named"
        ),
        pytest.param("mx:2", "us:A.1", Strength.NONE, None, True, id="a finding of none is kept"),
    ],
)
def test_an_alignment_is_read_in_both_directions(graph, start, end, strength, part, is_none):
    edge = graph.edges[start, end, ALIGNED]

    assert (edge["strength"], edge["part"], edge["is_none"]) == (strength, part, is_none)


def test_a_withdrawn_alignment_is_not_there(graph):
    assert "mx:3" not in graph


def test_items_and_courses_are_told_apart(graph):
    kinds = nx.get_node_attributes(graph, "kind")

    assert {name for name, kind in kinds.items() if kind == "course"} == {
        "mx.plan.math-1",
        "us.algebra-1",
    }
    assert {"us:A", "us:A.1", "mx:1"} <= {n for n, kind in kinds.items() if kind == "item"}


def test_the_graph_cannot_be_changed_once_built(graph):
    with pytest.raises(nx.NetworkXError, match="Frozen graph"):
        graph.add_edge("mx:1", "us:A", key=ALIGNED)
