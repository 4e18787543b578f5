"""Coverage: the arrays agree with the method worked out by hand, and the promises hold."""

from fractions import Fraction

import pytest
from factories import MILLIONTHS, PROFILE, make_link, make_target
from hypothesis import given, settings
from hypothesis import strategies as st

from equiv.engine.coverage import (
    PASSED,
    WHOLE,
    LinkTable,
    measure_categories,
    measure_course,
    measure_item,
)

MOSTLY = MILLIONTHS["mostly"]
WORDS = ("equivalent", "mostly", "partially", "minimally")
TWO_PARTS = frozenset({"p", "q"})


# -- the method by hand, in fractions ----------------------------------------------------------


def item_by_hand(shown, parts):
    """Share of one item from (strength, part, evidence), all as shares of 1."""
    given = [(strength, part, strength * m) for strength, part, m in shown if strength * m > 0]
    if not given:
        return Fraction(0)
    best = {part: max(value for _, other, value in given if other == part) for _, part, _ in given}
    named = sum((value for part, value in best.items() if part is not None), Fraction(0))
    share = min(Fraction(1), max(named, best.get(None, Fraction(0))))
    has_strong = any(strength >= Fraction(3, 4) for strength, _, _ in given)
    has_all_parts = bool(parts) and all(part in best for part in parts)
    return share if has_strong or has_all_parts else min(share, Fraction(3, 4))


def course_by_hand(target, links, parts, evidence, keep=lambda link: True):
    """Coverage of a course, and of each category, as weighted means."""
    shares = {}
    for item in target.items:
        shown = [
            (
                Fraction(link.value, 1_000_000),
                link.part,
                Fraction(evidence.get(link.source, 0), 10_000) if keep(link) else Fraction(0),
            )
            for link in links
            if link.target == item
        ]
        shares[item] = item_by_hand(shown, parts.get(item, ()))

    def mean(rows):
        rows = list(rows)
        return sum((w * shares[i] for i, w, _ in rows), Fraction(0)) / sum(w for _, w, _ in rows)

    rows = list(zip(target.items, target.weights, target.categories, strict=True))
    categories = {key: mean(r for r in rows if r[2] == key) for key in target.categories}
    return mean(rows), categories, shares


# -- small random cases, decoded from a few bytes (fast, and they shrink to nothing) -------------

SOURCES, ITEMS = ["s1", "s2", "s3", "s4"], ["t1", "t2", "t3", "t4"]
VALUES = [*(MILLIONTHS[word] for word in WORDS), 562_500, 300_001]
STRENGTHS = st.sampled_from(VALUES)
AMOUNTS = st.one_of(st.just(PASSED), st.just(0), st.integers(1, PASSED))


def codes(count):
    return st.binary(min_size=count, max_size=count)


def decode_amount(code):
    """Passed, failed, or some finished share."""
    return (PASSED, PASSED, 0, 39 * code)[code % 4]


def decode_links(coded):
    """At most one link for each pair; parts only as the item names them; some chains."""
    names = dict(zip(ITEMS, [("p", "q"), ("p", "q", "r"), ()], strict=False))
    links = []
    pairs = [(source, item) for source in SOURCES for item in names]
    for code, (source, item) in zip(coded, pairs, strict=True):
        if code % 8 < 2:
            continue
        part = ("p", "q", "r", None)[code // 8 % 4]
        via = ((), (), (), ("x",), (), (), ("x",), ("x", "y"))[code // 32]
        shown = part if part in names[item] else None
        links.append(make_link(source, item, VALUES[code % 8 - 2], shown, via=via))
    return links, {item: frozenset(parts) for item, parts in names.items() if parts}


def decode_course(coded, id_="course"):
    """Some of the items (t4 has no link at all), with weights and up to two categories."""
    chosen = [(item, code) for item, code in zip(ITEMS, coded, strict=True) if code % 4]
    chosen = chosen or [("t1", 1)]
    weights = [1 + code // 4 % 5 for _, code in chosen]
    categories = ["geometry" if code > 127 else "algebra" for _, code in chosen]
    return make_target(id_, [item for item, _ in chosen], weights, categories)


def decode_evidence(coded):
    sources = [*SOURCES, "unlinked"]
    return {s: decode_amount(c) for s, c in zip(sources, coded, strict=True) if c % 5}


LINKED = codes(12).map(decode_links)
EVIDENCE = codes(5).map(decode_evidence)
COURSE = codes(4).map(decode_course)
TWO_COURSES = st.tuples(COURSE, codes(4).map(lambda coded: decode_course(coded, "other")))


def table_of(links, parts, verified=frozenset()):
    return LinkTable(links, parts, frozenset(verified), MOSTLY)


@settings(PROFILE, max_examples=300)
@given(
    LINKED,
    EVIDENCE,
    TWO_COURSES,
    st.frozensets(st.sampled_from([*SOURCES, *ITEMS, "x", "y"])),
)
def test_the_arrays_agree_with_the_method_by_hand(linked, evidence, targets, verified):
    links, parts = linked

    measured = table_of(links, parts, verified).measure(evidence, targets)

    assert list(measured) == ["course", "other"]
    for target in targets:
        found = measured[target.id]
        share, categories, items = course_by_hand(target, links, parts, evidence)
        direct, _, _ = course_by_hand(
            target, links, parts, evidence, keep=lambda link: len(link.path) == 2
        )
        sure, _, _ = course_by_hand(
            target, links, parts, evidence, keep=lambda link: set(link.path) <= verified
        )
        assert found.share == share
        assert dict(found.categories) == categories
        assert {i: Fraction(v, WHOLE) for i, v in found.values.items()} == {
            item: value for item, value in items.items() if value
        }
        assert (found.direct, found.verified) == (direct, sure)
        assert found.is_by_chains_alone == (share > 0 and direct == 0)
        assert found.derived_share == (1 - direct / share if share else 0)
        assert found.recalled_share == (1 - sure / share if share else 0)


@settings(PROFILE, max_examples=300)
@given(LINKED, EVIDENCE, COURSE)
def test_the_rule_for_one_item_agrees_with_the_arrays(linked, evidence, target):
    links, parts = linked
    table = table_of(links, parts)
    values = {
        item: measure_item(
            [(k.value, k.part, evidence.get(k.source, 0)) for k in table.links_to(item)],
            table.parts_of(item),
            MOSTLY,
        )
        for item in target.items
    }

    measured = table.measure(evidence, [target])["course"]

    assert measured.values == {item: value for item, value in values.items() if value}
    assert measured.share == measure_course(target, values)
    assert measured.categories == measure_categories(target, values)


@PROFILE
@given(LINKED, EVIDENCE, COURSE)
def test_coverage_lies_between_nothing_and_everything(linked, evidence, target):
    found = table_of(*linked, ITEMS).measure(evidence, [target])["course"]

    for share in (found.share, *found.categories.values()):
        assert 0 <= share <= 1
    assert all(0 < value <= WHOLE for value in found.values.values())
    assert 0 <= found.direct <= found.share
    assert 0 <= found.verified <= found.share
    assert 0 <= found.derived_share <= 1
    assert 0 <= found.recalled_share <= 1


@settings(PROFILE, max_examples=200)
@given(LINKED, EVIDENCE, EVIDENCE, COURSE)
def test_one_more_passed_course_never_lowers_coverage(linked, evidence, more, target):
    table = table_of(*linked)
    both = {item: max(evidence.get(item, 0), more.get(item, 0)) for item in {*evidence, *more}}

    before = table.measure(evidence, [target])["course"]
    after = table.measure(both, [target])["course"]

    assert after.share >= before.share
    assert after.direct >= before.direct
    for category, share in before.categories.items():
        assert after.categories[category] >= share
    for item, value in before.values.items():
        assert after.values[item] >= value


@PROFILE
@given(LINKED, EVIDENCE, TWO_COURSES, st.randoms())
def test_the_order_of_links_evidence_and_targets_is_not_felt(linked, evidence, targets, shuffler):
    links, parts = linked
    mixed, order = list(links), list(evidence)
    shuffler.shuffle(mixed)
    shuffler.shuffle(order)

    one = table_of(links, parts).measure(evidence, targets)
    two = table_of(mixed, parts).measure({i: evidence[i] for i in order}, targets[::-1])

    assert one == two


@PROFILE
@given(
    st.lists(st.tuples(STRENGTHS, st.sampled_from([None, "p", "q"]), AMOUNTS), max_size=6),
    st.randoms(),
)
def test_the_order_of_what_is_shown_of_an_item_is_not_felt(shown, shuffler):
    mixed = list(shown)
    shuffler.shuffle(mixed)

    assert measure_item(mixed, TWO_PARTS, MOSTLY) == measure_item(shown, TWO_PARTS, MOSTLY)


@PROFILE
@given(
    st.lists(st.tuples(STRENGTHS, st.sampled_from([None, "p", "q"]), AMOUNTS), max_size=4),
    st.data(),
)
def test_showing_the_same_thing_again_changes_nothing(shown, data):
    again = data.draw(st.lists(st.sampled_from(shown), max_size=4)) if shown else []

    assert measure_item([*shown, *again], TWO_PARTS, MOSTLY) == measure_item(
        shown, TWO_PARTS, MOSTLY
    )


@PROFILE
@given(
    st.lists(
        st.tuples(st.integers(1, MOSTLY - 1), st.sampled_from([None, "p", "q", "r"]), AMOUNTS),
        max_size=8,
    ),
    st.sampled_from([frozenset(), frozenset({"p", "q", "r", "never named"})]),
)
def test_weak_links_never_pass_mostly_without_all_parts(shown, parts):
    assert measure_item(shown, parts, MOSTLY) <= MOSTLY * PASSED


# -- tables ----------------------------------------------------------------------------------------


def show(*rows):
    """(strength, part, evidence) triples from words; evidence of a passed course by default."""
    return [(MILLIONTHS[row[0]], row[1], row[2] if len(row) > 2 else PASSED) for row in rows]


@pytest.mark.parametrize(
    ("shown", "parts", "share"),
    [
        pytest.param([], (), "0", id="nothing aligned shows nothing"),
        pytest.param([("equivalent", None)], (), "1", id="an equivalent link shows all"),
        pytest.param([("mostly", None)], (), "0.75", id="a mostly link shows three quarters"),
        pytest.param([("partially", None)], (), "0.40", id="a partial link"),
        pytest.param([("minimally", None)], (), "0.15", id="a minimal link"),
        pytest.param([("none", None)], (), "0", id="a finding of none shows nothing"),
        pytest.param(
            [("partially", None)] * 3, (), "0.40", id="touched three times without a part"
        ),
        pytest.param([("partially", "p")] * 3, "pq", "0.40", id="the same part three times"),
        pytest.param(
            [("partially", "p"), ("partially", "q")], "pq", "0.80", id="two parts of two add up"
        ),
        pytest.param(
            [("partially", "p"), ("partially", "q")],
            "pqr",
            "0.75",
            id="two parts of three add up, but not past mostly",
        ),
        pytest.param(
            [("partially", "p"), ("minimally", "q")], "pqr", "0.55", id="a sum below mostly stands"
        ),
        pytest.param(
            [("partially", "p"), ("partially", "q"), ("partially", "r")],
            "pqr",
            "1",
            id="all parts add up to one at most",
        ),
        pytest.param(
            [("mostly", "p"), ("partially", "q")],
            "pqr",
            "1",
            id="one strong link lets the sum pass mostly",
        ),
        pytest.param(
            [("partially", "p"), ("minimally", "p")], "pq", "0.40", id="of one part the strongest"
        ),
        pytest.param(
            [("partially", None), ("partially", "p")],
            "pq",
            "0.40",
            id="a link without a part does not add to a named one",
        ),
        pytest.param(
            [("equivalent", None, 5_000)], (), "0.5", id="half of a course shows half of it"
        ),
        pytest.param(
            [("equivalent", None, 0), ("partially", "p"), ("partially", "q")],
            "pqr",
            "0.75",
            id="a strong link of a failed course does not lift the limit",
        ),
        pytest.param(
            [("partially", "p"), ("partially", "q", 0)],
            "pq",
            "0.40",
            id="a part of a failed course is not shown",
        ),
    ],
)
def test_what_several_links_show_of_one_item(shown, parts, share):
    assert Fraction(measure_item(show(*shown), frozenset(parts), MOSTLY), WHOLE) == Fraction(share)


def test_a_course_is_the_weighted_mean_of_its_items_and_so_is_each_category():
    target = make_target("c", ["a", "b", "d"], [1, 3, 4], ["algebra", "algebra", "geometry"])
    values = {"a": WHOLE, "b": WHOLE // 5}

    assert measure_course(target, values) == Fraction(1, 5)
    assert measure_categories(target, values) == {"algebra": Fraction(2, 5), "geometry": 0}


def test_a_part_that_the_item_does_not_name_does_not_make_it_whole():
    links = [make_link("s", "t", "partially", "p"), make_link("u", "t", "partially", "stray")]

    found = table_of(links, {"t": TWO_PARTS}).measure({"s": PASSED, "u": PASSED}, [make_target()])

    assert found["us-demo.algebra-1"].share == Fraction(3, 4)


def test_without_any_link_nothing_is_shown():
    found = table_of([], {}).measure({"s": PASSED}, [make_target("c", ["t"])])["c"]

    assert (found.share, dict(found.values)) == (0, {})
    assert found.is_by_chains_alone is False
    assert (found.derived_share, found.recalled_share) == (0, 0)


def test_coverage_by_a_chain_alone_is_known_as_such():
    links = [make_link("s", "t", "mostly", via=("x",)), make_link("u", "t", "minimally")]
    table = table_of(links, {})

    by_chain = table.measure({"s": PASSED}, [make_target("c")])["c"]
    by_both = table.measure({"s": PASSED, "u": PASSED}, [make_target("c")])["c"]

    assert (by_chain.is_by_chains_alone, by_chain.derived_share) == (True, 1)
    assert (by_both.is_by_chains_alone, by_both.derived_share) == (False, Fraction(4, 5))
    assert by_both.share == by_chain.share == Fraction(3, 4)
