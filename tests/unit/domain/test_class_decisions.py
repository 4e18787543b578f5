"""From coverage to a class: both sides of every threshold (method, step 6)."""

from fractions import Fraction

import pytest
from factories import PROFILE, THRESHOLDS
from hypothesis import given
from hypothesis import strategies as st

from equiv.domain.crosswalks import Strength
from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.equivalency import decide

ORDER = [Class.NONE, Class.EXAM, Class.PARTIAL, Class.FULL]
SHARES = st.fractions(0, 1, max_denominator=200)


@pytest.mark.parametrize(
    ("coverage", "categories", "class_"),
    [
        pytest.param("1", ["1", "1"], Class.FULL, id="everything shown"),
        pytest.param("0.60", ["0.60"], Class.FULL, id="exactly at full"),
        pytest.param("0.5999", ["0.5999"], Class.PARTIAL, id="just below full"),
        pytest.param("0.30", ["0.30"], Class.PARTIAL, id="exactly at partial"),
        pytest.param("0.2999", ["0.2999"], Class.EXAM, id="just below partial"),
        pytest.param("0.15", ["0.15"], Class.EXAM, id="exactly at exam"),
        pytest.param("0.1499", ["0.1499"], Class.NONE, id="just below exam"),
        pytest.param("0", ["0"], Class.NONE, id="nothing shown"),
        pytest.param("0.60", ["0.85", "0.35"], Class.FULL, id="one category exactly in range"),
        pytest.param("0.60", ["0.85", "0.3499"], Class.PARTIAL, id="one category just below range"),
        pytest.param("0.95", ["1", "1", "0"], Class.PARTIAL, id="one category not shown at all"),
        pytest.param("0.30", ["0.60", "0"], Class.PARTIAL, id="partial asks no category"),
    ],
)
def test_a_class_follows_coverage_and_its_categories(coverage, categories, class_):
    shares = {str(n): Fraction(share) for n, share in enumerate(categories)}

    assert decide(Fraction(coverage), shares, THRESHOLDS) is class_


@pytest.mark.parametrize(
    ("coverage", "class_"),
    [
        pytest.param("1", Class.PARTIAL, id="even everything is only partial"),
        pytest.param("0.30", Class.PARTIAL, id="partial stays partial"),
        pytest.param("0.15", Class.EXAM, id="exam stays exam"),
        pytest.param("0.10", Class.NONE, id="none stays none"),
    ],
)
def test_chains_alone_never_give_full(coverage, class_):
    share = Fraction(coverage)

    assert decide(share, {"all": share}, THRESHOLDS, by_chains_alone=True) is class_


@PROFILE
@given(st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=4), st.booleans())
def test_showing_more_never_gives_a_lower_class(pairs, by_chains):
    less = {str(n): min(pair) for n, pair in enumerate(pairs)}
    more = {str(n): max(pair) for n, pair in enumerate(pairs)}

    def class_of(shares):
        mean = sum(shares.values(), Fraction(0)) / len(shares)
        return decide(mean, shares, THRESHOLDS, by_chains)

    assert ORDER.index(class_of(more)) >= ORDER.index(class_of(less))


def test_strengths_rank_from_equivalent_down_to_none():
    by_rank = sorted(Strength, key=lambda strength: strength.rank, reverse=True)

    assert by_rank == ["equivalent", "mostly", "partially", "minimally", "none"]
    assert [strength.rank for strength in by_rank] == [4, 3, 2, 1, 0]
