"""Direct links and chains: exactly what trying every path by hand gives (method, step 1)."""

from fractions import Fraction
from itertools import combinations, pairwise, permutations

import pytest
from factories import (
    MILLIONTHS,
    PROFILE,
    make_alignment,
    make_method,
    make_scope,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from equiv.domain.crosswalks import Link, Standing, Strength
from equiv.domain.equivalency import ChainRule
from equiv.graph.build import build_graph
from equiv.graph.links import resolve_links

SHARE = {strength: Fraction(value, 1_000_000) for strength, value in MILLIONTHS.items()}
SOURCES, BETWEEN, TARGETS = ("s1", "s2"), ("m1", "m2", "m3"), ("t1", "t2")
ITEMS = (*SOURCES, *BETWEEN, *TARGETS)
STANDINGS = list(Standing)


def resolve(alignments, scopes=(), sources=SOURCES, targets=TARGETS, **changes):
    graph = build_graph((), (), (), alignments)
    return resolve_links(graph, sources, frozenset(targets), scopes, make_method(**changes))


# -- the method by hand: every path, tried one by one ------------------------------------------


def rows_of(alignments):
    """(from, to) -> (strength, part, standing), each alignment read in both directions."""
    rows = {}
    for a in alignments:
        if a.standing != "withdrawn":
            rows[a.source, a.target] = (a.forward, a.part, a.standing)
            rows[a.target, a.source] = (a.backward, None, a.standing)
    return rows


def is_judged(scopes, one, other):
    """A file compared the two, whichever stands on its left."""
    return any(
        left in scope.sources and right in scope.targets
        for scope in scopes
        for left, right in ((one, other), (other, one))
    )


def link_by_hand(rows, scopes, source, target):
    """What one item shows of another: the row where there is one, else the best chain, or None."""
    if (source, target) in rows:
        strength, part, standing = rows[source, target]
        if strength == "none":
            return None
        return Link(source, target, MILLIONTHS[strength], part, (source, target), standing)
    if is_judged(scopes, source, target):
        return None
    chains = list(chains_by_hand(rows, source, target))
    if not chains:
        return None
    product, path = min(chains, key=lambda chain: (-chain[0], len(chain[1]), chain[1]))
    steps = [rows[step] for step in pairwise(path)]
    return Link(
        source,
        target,
        int(min(product, Fraction(3, 4)) * 1_000_000),
        steps[-1][1],
        path,
        min((standing for _, _, standing in steps), key=STANDINGS.index),
    )


def chains_by_hand(rows, source, target):
    """Every path of two or three links without a `none` and with at most one link below mostly."""
    others = [item for item in ITEMS if item not in (source, target)]
    for count in (1, 2):
        for middle in permutations(others, count):
            path = (source, *middle, target)
            strengths = [rows.get(step, ("none",))[0] for step in pairwise(path)]
            weak = [s for s in strengths if s in ("partially", "minimally")]
            if "none" not in strengths and len(weak) <= 1:
                product = Fraction(1)
                for strength in strengths:
                    product *= SHARE[strength]
                yield product, path


# -- small random graphs, decoded from a few bytes ---------------------------------------------


def decode_alignments(coded):
    """Some rows among seven items, in both directions, with parts and standings."""
    words = list(Strength)
    rows = []
    for code, other, (one, two) in zip(
        coded[::2], coded[1::2], combinations(ITEMS, 2), strict=True
    ):
        if code % 2:
            rows.append(
                make_alignment(
                    one,
                    two,
                    words[code // 2 % 5],
                    words[other % 5],
                    part=(None, "p", "q")[code // 10 % 3],
                    standing=(STANDINGS * 2 + STANDINGS[:1])[other // 5 % 9],
                )
            )
    return rows


def decode_scopes(coded):
    """No scope, one or two, each over some items of the left and of the right."""
    return [
        make_scope(
            {item for n, item in enumerate(SOURCES + BETWEEN) if left >> n & 1},
            {item for n, item in enumerate(TARGETS + BETWEEN) if right >> n & 1},
            f"scope {left} {right}",
        )
        for left, right in zip(coded[::2], coded[1::2], strict=True)
        if left % 4
    ]


ALIGNMENTS = st.binary(min_size=42, max_size=42).map(decode_alignments)
SCOPES = st.binary(min_size=4, max_size=4).map(decode_scopes)


@settings(PROFILE, max_examples=250)
@given(ALIGNMENTS, SCOPES)
def test_links_are_exactly_those_found_by_trying_every_path(alignments, scopes):
    rows = rows_of(alignments)
    expected = [link_by_hand(rows, scopes, s, t) for s in SOURCES for t in TARGETS]

    assert resolve(alignments, scopes) == tuple(link for link in expected if link is not None)


@PROFILE
@given(ALIGNMENTS, SCOPES)
def test_every_chain_is_short_mostly_strong_capped_and_marked(alignments, scopes):
    rows = rows_of(alignments)

    for link in resolve(alignments, scopes):
        strengths = [rows[step][0] for step in zip(link.path, link.path[1:], strict=False)]
        assert link.is_derived == (len(strengths) > 1)
        assert (link.path[0], link.path[-1]) == (link.source, link.target)
        if link.is_derived:
            assert len(strengths) <= 3
            assert sum(SHARE[s] < SHARE["mostly"] for s in strengths) <= 1
            assert 0 < link.value <= MILLIONTHS["mostly"]
            assert link.value <= min(MILLIONTHS[s] for s in strengths)


@PROFILE
@given(ALIGNMENTS, SCOPES)
def test_what_was_looked_for_and_not_found_beats_any_chain(alignments, scopes):
    rows = rows_of(alignments)

    found = {(link.source, link.target): link for link in resolve(alignments, scopes)}

    for pair, (strength, _, _) in rows.items():
        assert pair not in found or (strength != "none" and not found[pair].is_derived)
    for source, target in found.keys() - rows.keys():
        assert not is_judged(scopes, source, target)


@PROFILE
@given(ALIGNMENTS, SCOPES, st.randoms())
def test_the_order_of_rows_scopes_and_items_is_not_felt(alignments, scopes, shuffler):
    mixed = shuffler.sample(alignments, len(alignments))

    assert resolve(mixed, scopes[::-1], SOURCES[::-1], TARGETS[::-1]) == resolve(alignments, scopes)


# -- tables ------------------------------------------------------------------------------------


def one_link(alignments, scopes=(), **changes):
    """The link from s1 to t1 as (value in percent, path), or None."""
    found = resolve(alignments, scopes, ["s1"], ["t1"], **changes)
    assert len(found) <= 1
    return (found[0].value / 10_000, found[0].path) if found else None


def chain_of(*strengths):
    """A chain from s1 to t1 with these strengths, forward."""
    path = ("s1", *BETWEEN[: len(strengths) - 1], "t1")
    steps = pairwise(path)
    return [make_alignment(*step, word) for step, word in zip(steps, strengths, strict=True)]


@pytest.mark.parametrize(
    ("strengths", "percent"),
    [
        pytest.param(["equivalent"], 100, id="a direct equivalent is whole"),
        pytest.param(["minimally"], 15, id="a direct weak link counts"),
        pytest.param(["none"], None, id="a direct none is no link"),
        pytest.param(["equivalent", "equivalent"], 75, id="a chain of equivalents is only mostly"),
        pytest.param(["mostly", "equivalent"], 75, id="a chain at mostly"),
        pytest.param(["mostly", "mostly"], 56.25, id="a product below mostly stands"),
        pytest.param(["equivalent", "partially"], 40, id="one weak link at the end"),
        pytest.param(["partially", "mostly"], 30, id="one weak link at the start"),
        pytest.param(["mostly", "minimally", "mostly"], 8.4375, id="one weak link in the middle"),
        pytest.param(["mostly", "mostly", "mostly"], 42.1875, id="three links at mostly"),
        pytest.param(["partially", "partially"], None, id="two weak links do not chain"),
        pytest.param(["minimally", "mostly", "partially"], None, id="two weak links of three"),
        pytest.param(["equivalent", "none", "equivalent"], None, id="a none breaks the chain"),
        pytest.param(["equivalent"] * 4, None, id="four links are too many"),
    ],
)
def test_what_a_path_of_links_is_worth(strengths, percent):
    found = one_link(chain_of(*strengths))

    assert found == (None if percent is None else (percent, found[1]))
    assert found is None or len(found[1]) == len(strengths) + 1


STRONG_CHAIN = chain_of("equivalent", "equivalent")


@pytest.mark.parametrize(
    ("alignments", "scopes", "found"),
    [
        pytest.param(STRONG_CHAIN, [], (75, ("s1", "m1", "t1")), id="nothing direct: the chain"),
        pytest.param(
            [*STRONG_CHAIN, make_alignment("s1", "t1", "minimally")],
            [],
            (15, ("s1", "t1")),
            id="a weaker direct link wins over a strong chain",
        ),
        pytest.param(
            [*STRONG_CHAIN, make_alignment("s1", "t1", "none")],
            [],
            None,
            id="a recorded none wins over the chain",
        ),
        pytest.param(
            [*STRONG_CHAIN, make_alignment("t1", "s1", "equivalent", "none")],
            [],
            None,
            id="a none recorded backward wins as well",
        ),
        pytest.param(
            [*STRONG_CHAIN, make_alignment("t1", "s1", "none", "partially")],
            [],
            (40, ("s1", "t1")),
            id="a backward strength is a direct link",
        ),
        pytest.param(
            STRONG_CHAIN,
            [make_scope({"s1"}, {"t1"})],
            None,
            id="a pair that a file compared without a row is a finding of none",
        ),
        pytest.param(
            STRONG_CHAIN,
            [make_scope({"t1"}, {"s1"})],
            None,
            id="the file may have compared them the other way round",
        ),
        pytest.param(
            STRONG_CHAIN,
            [make_scope({"s1", "t1"}, {"m1"}), make_scope({"s2"}, {"t1"})],
            (75, ("s1", "m1", "t1")),
            id="files about other pairs say nothing of this one",
        ),
        pytest.param(
            [*STRONG_CHAIN, make_alignment("s1", "t1", "none", standing="withdrawn")],
            [],
            (75, ("s1", "m1", "t1")),
            id="a withdrawn row says nothing",
        ),
        pytest.param(
            [*chain_of("equivalent", "mostly", "equivalent"), make_alignment("s1", "m3", "mostly"),
             make_alignment("m3", "t1", "equivalent")],
            [],
            (75, ("s1", "m3", "t1")),
            id="of equal chains the shorter",
        ),
        pytest.param(
            [
                make_alignment("s1", "m2"),
                make_alignment("m2", "t1", "mostly"),
                make_alignment("s1", "m1"),
                make_alignment("m1", "t1", "mostly"),
            ],
            [],
            (75, ("s1", "m1", "t1")),
            id="of equal short chains the first by name",
        ),
    ],
)  # fmt: skip
def test_which_link_counts_for_a_pair(alignments, scopes, found):
    assert one_link(alignments, scopes) == found


def test_a_chain_shows_the_part_that_its_last_link_names_and_has_its_weakest_standing():
    first = make_alignment("s1", "m1", part="of m1", standing="adopted")
    last = make_alignment("m1", "t1", part="by factoring", standing="reviewed")

    (link,) = resolve([first, last], sources=["s1"], targets=["t1"])

    assert (link.part, link.standing) == ("by factoring", Standing.REVIEWED)


def test_how_far_chains_reach_is_data():
    rule = ChainRule(max_links=2, weak_links=0, cap=Strength.PARTIALLY)

    assert one_link(chain_of("equivalent", "mostly"), chain=rule) == (40, ("s1", "m1", "t1"))
    assert one_link(chain_of("equivalent", "partially"), chain=rule) is None
    assert one_link(chain_of("equivalent", "equivalent", "equivalent"), chain=rule) is None


def test_items_without_links_are_no_links():
    assert resolve([make_alignment("s1", "t1")], sources=["s1", "s9"], targets=["t1", "t9"]) == (
        Link("s1", "t1", 1_000_000, None, ("s1", "t1"), Standing.PROPOSED),
    )


def test_no_chain_goes_in_a_circle_back_to_its_own_item():
    there_and_back = make_alignment("s1", "m1", "equivalent", "equivalent")

    assert resolve([there_and_back], sources=["s1"], targets=["s1"]) == ()
