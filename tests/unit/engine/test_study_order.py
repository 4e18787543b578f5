"""In which order to study what is missing: nothing before what it needs."""

from graphlib import CycleError

import pytest
from factories import PROFILE
from hypothesis import given
from hypothesis import strategies as st

from equiv.engine.study_order import follow_needs, order_groups, order_items

ITEMS = [f"us:{n}" for n in range(9)]
# A pair always runs from a smaller to a greater number, so that no circle can arise.
pairs = st.sets(
    st.tuples(st.sampled_from(range(9)), st.sampled_from(range(9))).filter(lambda p: p[0] < p[1]),
    max_size=14,
).map(lambda found: [(ITEMS[a], ITEMS[b]) for a, b in sorted(found)])
groupings = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]),
    st.sets(st.sampled_from(ITEMS), min_size=1),
    min_size=1,
)


def reaches(links, before, after):
    """By hand: is there any way from `before` to `after`?"""
    return any(b == after or reaches(links, b, after) for a, b in links if a == before)


@PROFILE
@given(pairs)
def test_an_item_needs_all_that_leads_to_it_and_nothing_else(links):
    needs = follow_needs(links)

    for item in ITEMS:
        expected = {other for other in ITEMS if reaches(links, other, item)}
        assert needs.get(item, frozenset()) == expected


@PROFILE
@given(pairs, st.permutations(ITEMS))
def test_no_item_stands_before_what_it_needs_even_through_items_that_are_known(links, items):
    needs = follow_needs(links)
    wanted = items[:6]
    order = order_items(wanted, needs)

    assert sorted(order) == sorted(wanted)
    for position, item in enumerate(order):
        assert not needs.get(item, frozenset()) & set(order[position + 1 :])


@PROFILE
@given(pairs, groupings)
def test_a_group_comes_after_every_group_it_needs_unless_each_needs_the_other(links, groups):
    needs = follow_needs(links)
    order = order_groups(groups, needs)

    def wants(one, other):
        return any(needs.get(i, frozenset()) & groups[other] for i in groups[one])

    def leads(one, other, seen=()):
        return wants(one, other) or any(
            wants(one, next_) and leads(next_, other, (*seen, next_))
            for next_ in groups
            if next_ not in seen and next_ != one
        )

    assert sorted(order) == sorted(groups)
    for position, first in enumerate(order):
        for later in order[position + 1 :]:
            assert not wants(first, later) or leads(later, first)


def test_groups_that_need_nothing_stay_in_the_order_given():
    assert order_groups({"b": [ITEMS[1]], "a": [ITEMS[0]]}, {}) == ["b", "a"]


def test_groups_that_need_each_other_stay_in_the_order_given():
    needs = follow_needs([(ITEMS[0], ITEMS[3]), (ITEMS[1], ITEMS[2])])
    groups = {"b": [ITEMS[0], ITEMS[2]], "a": [ITEMS[1], ITEMS[3]]}

    assert order_groups(groups, needs) == ["b", "a"]


def test_a_circle_is_refused():
    with pytest.raises(CycleError):
        follow_needs([("us:1", "us:2"), ("us:2", "us:1")])
