"""Marks cut, averaged and converted: mean first, conversion last, never a pass into a fail."""

from fractions import Fraction

import pytest
from factories import PROFILE, make_scale
from hypothesis import given
from hypothesis import strategies as st

from equiv.domain.marks import convert, cut, weighted_mean

LETTERS = make_scale(
    ("9.0", "10.0", "A", True),
    ("8.0", "8.9", "B", True),
    ("7.0", "7.9", "C", True),
    ("6.0", "6.9", "D", True),
    ("0", "5.9", "F", False),
)
PASS_AT_SEVEN = make_scale(
    ("9.0", "10.0", "A", True),
    ("8.0", "8.9", "B", True),
    ("7.0", "7.9", "C", True),
    ("0", "6.9", "F", False),
)
OF_A_HUNDRED = make_scale(
    ("90", "100", "A", True), ("60", "89", "B", True), ("0", "59", "F", False), top=100
)
WITH_A_GAP = make_scale(("9", "10", "A", True), ("8", "8", "B", True), ("0", "7", "C", True))

HUNDREDTHS = st.integers(0, 1000).map(lambda n: Fraction(n, 100))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("9.86", "9.8", id="9.86 is 9.8, as the school control rules say"),
        pytest.param("8.95", "8.9", id="8.95 is not rounded to 9"),
        pytest.param("8.999", "8.9", id="8.999 is not rounded either"),
        pytest.param("9", "9", id="a whole mark stays"),
        pytest.param("8.5", "8.5", id="one decimal stays"),
        pytest.param("26/3", "8.6", id="a mean without end is cut"),
        pytest.param("0", "0", id="zero stays"),
    ],
)
def test_a_mark_is_cut_to_one_decimal(value, shown):
    assert cut(Fraction(value)) == Fraction(shown)


@PROFILE
@given(HUNDREDTHS)
def test_cutting_takes_less_than_a_tenth_and_adds_nothing(value):
    assert 0 <= value - cut(value) < Fraction(1, 10)
    assert cut(cut(value)) == cut(value)


@pytest.mark.parametrize(
    ("marks", "mean"),
    [
        pytest.param([("8", 1)], "8", id="one mark is its own mean"),
        pytest.param([("8", 100), ("9", 100)], "8.5", id="equal time, plain mean"),
        pytest.param([("6", 100), ("10", 300)], "9", id="three times the time counts three times"),
        pytest.param([("10", 1), ("9", 1), ("7", 1)], "26/3", id="kept exact, not cut"),
    ],
)
def test_the_mean_is_weighted_by_the_time_each_line_gave(marks, mean):
    assert weighted_mean([(Fraction(mark), time) for mark, time in marks]) == Fraction(mean)


@PROFILE
@given(st.lists(st.tuples(HUNDREDTHS, st.integers(1, 5)), min_size=1, max_size=4), st.randoms())
def test_a_mean_lies_between_its_marks_and_is_that_of_every_hour(marks, shuffler):
    mean = weighted_mean(marks)
    by_hour = [mark for mark, hours in marks for _ in range(hours)]
    shuffled = list(marks)
    shuffler.shuffle(shuffled)

    assert mean == sum(by_hour, Fraction(0)) / len(by_hour)
    assert min(by_hour) <= mean <= max(by_hour)
    assert weighted_mean(shuffled) == mean


@pytest.mark.parametrize(
    ("value", "passed", "scale", "converted"),
    [
        pytest.param("9", True, LETTERS, "A", id="at the low end of a band"),
        pytest.param("8.9", True, LETTERS, "B", id="at the high end of a band"),
        pytest.param("8.95", True, LETTERS, "B", id="8.95 is cut to 8.9 before banding"),
        pytest.param("10", True, LETTERS, "A", id="the highest mark"),
        pytest.param("6", True, LETTERS, "D", id="six passes"),
        pytest.param("5.9", False, LETTERS, "F", id="a fail stays a fail"),
        pytest.param("5", True, LETTERS, None, id="a mark the paper passed never becomes F"),
        pytest.param("6.5", True, PASS_AT_SEVEN, None, id="a six is not F where seven passes"),
        pytest.param("6.5", False, PASS_AT_SEVEN, "F", id="a six that failed is F there"),
        pytest.param("7", True, PASS_AT_SEVEN, "C", id="seven passes where seven passes"),
        pytest.param("9", True, OF_A_HUNDRED, "A", id="nine is 90 on a scale of a hundred"),
        pytest.param("8.95", True, OF_A_HUNDRED, "B", id="8.95 falls in no gap between 89 and 90"),
        pytest.param("8.5", True, WITH_A_GAP, None, id="between two bands nothing is invented"),
        pytest.param("8", True, WITH_A_GAP, "B", id="a band of one mark"),
    ],
)
def test_a_mark_is_converted_by_the_bands_of_the_scale(value, passed, scale, converted):
    assert convert(Fraction(value), passed, scale) == converted


@PROFILE
@given(HUNDREDTHS, st.sampled_from([LETTERS, PASS_AT_SEVEN, OF_A_HUNDRED, WITH_A_GAP]))
def test_a_pass_never_converts_to_a_fail(value, scale):
    failing = {row.value for row in scale.rows if not row.passes}

    assert convert(value, True, scale) not in failing
