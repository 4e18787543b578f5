"""Marks of Mexican papers, read as written and never lowered (design, section 7)."""

from fractions import Fraction

import pytest
from factories import PROFILE, make_label
from hypothesis import given
from hypothesis import strategies as st

from equiv.domain.marks import read_mark

LABELS = {
    label.label: label
    for label in (
        make_label("MB", True),
        make_label("B", True, "8"),
        make_label("S", True),
        make_label("AC", True),
        make_label("A.C.", None),
        make_label("A", True),
        make_label("NA", False),
        make_label("NP", False),
        make_label("SD", False),
        make_label("REV", True),
        make_label("NO ACREDITADO", False),
    )
}


def read(raw, pass_mark="6", top=10):
    return read_mark(raw, None if pass_mark is None else Fraction(pass_mark), Fraction(top), LABELS)


@pytest.mark.parametrize(
    ("raw", "pass_mark", "value", "passed"),
    [
        pytest.param("8.5", "6", "8.5", True, id="one decimal with a point"),
        pytest.param("8,5", "6", "8.5", True, id="one decimal with a comma"),
        pytest.param("10.0", "6", "10", True, id="the highest mark with its decimal"),
        pytest.param("10", "6", "10", True, id="the highest mark"),
        pytest.param("  9 ", "6", "9", True, id="space around a mark says nothing"),
        pytest.param("6", "6", "6", True, id="exactly the pass mark passes"),
        pytest.param("6.0", "6", "6", True, id="exactly the pass mark with its decimal passes"),
        pytest.param("5.9", "6", "5.9", False, id="a tenth below the pass mark does not pass"),
        pytest.param(
            "5.99", "6", "5.99", False, id="a hundredth below is not rounded up to a pass"
        ),
        pytest.param("5", "6", "5", False, id="five is the lowest mark and does not pass"),
        pytest.param("0", "6", "0", False, id="zero does not pass"),
        pytest.param("6.9", "7", "6.9", False, id="the record's own pass mark of 7 refuses 6.9"),
        pytest.param("7", "7", "7", True, id="the record's own pass mark of 7 is met by 7"),
        pytest.param("6", "7", "6", False, id="six does not pass where the record says 7"),
        pytest.param("85", "6", "8.5", True, id="85 under a plan of 0 to 10 is of a hundred"),
        pytest.param("60", "6", "6", True, id="60 of a hundred passes where 6 of ten does"),
        pytest.param("59", "6", "5.9", False, id="59 of a hundred fails where 5.9 of ten does"),
        pytest.param("69", "7", "6.9", False, id="69 of a hundred fails where the pass mark is 7"),
        pytest.param("70", "7", "7", True, id="70 of a hundred passes where the pass mark is 7"),
        pytest.param("100", "6", "10", True, id="100 is the whole of a hundred"),
    ],
)
def test_a_number_is_read_with_the_pass_mark_of_its_record(raw, pass_mark, value, passed):
    mark = read(raw, pass_mark)

    assert (mark.raw, mark.value, mark.passed) == (raw, Fraction(value), passed)


@pytest.mark.parametrize(
    ("raw", "pass_mark", "top", "value", "passed"),
    [
        pytest.param("85", "60", 10, "8.5", True, id="pass mark 60 on the record, no plan known"),
        pytest.param("70", "70", 10, "7", True, id="exactly a pass mark of 70"),
        pytest.param("69", "70", 10, "6.9", False, id="one below a pass mark of 70"),
        pytest.param("60", "60", 100, "6", True, id="exactly 60 under a plan of 0 to 100"),
        pytest.param("59.9", "60", 100, "5.99", False, id="just below 60 under such a plan"),
        pytest.param("70", "7", 100, "7", True, id="a pass mark of 7 stands for 70 of a hundred"),
        pytest.param("5", "60", 100, "0.5", False, id="5 fails on either scale"),
    ],
)
def test_a_record_that_counts_to_100_is_compared_on_its_own_scale(
    raw, pass_mark, top, value, passed
):
    mark = read(raw, pass_mark, top)

    assert (mark.value, mark.passed, mark.warning) == (Fraction(value), passed, None)


@pytest.mark.parametrize(
    ("raw", "pass_mark", "top"),
    [
        pytest.param("7.0", "70", 100, id="7.0 may stand for 70"),
        pytest.param("8.5", "70", 10, id="8.5 on a record whose pass mark is 70"),
        pytest.param("10", "60", 100, id="10 may be ten of ten or ten of a hundred"),
    ],
)
def test_a_small_number_on_a_record_to_100_fails_nobody_unasked(raw, pass_mark, top):
    mark = read(raw, pass_mark, top)

    assert (mark.raw, mark.value, mark.passed) == (raw, None, None)
    assert "Ask the school which scale it is" in mark.warning.en
    assert raw in mark.warning.es


@pytest.mark.parametrize(
    ("raw", "passed", "value"),
    [
        pytest.param("MB", True, None, id="MB is muy bien, a pass without a number"),
        pytest.param("B", True, "8", id="B is 8 and no U.S. letter"),
        pytest.param("S", True, None, id="S is suficiente, a pass"),
        pytest.param("NA", False, None, id="NA does not pass"),
        pytest.param("AC", True, None, id="AC is acreditado"),
        pytest.param("A", True, None, id="A is acreditado and no U.S. letter"),
        pytest.param("NP", False, None, id="NP is a valid mark that does not pass"),
        pytest.param("SD", False, None, id="SD does not pass"),
        pytest.param("REV", True, None, id="REV is revalidated"),
        pytest.param("n.p.", False, None, id="dots and small letters change nothing"),
        pytest.param(" ac ", True, None, id="space around a label says nothing"),
        pytest.param("No acreditado", False, None, id="a label of two words"),
    ],
)
@pytest.mark.parametrize("pass_mark", ["6", None], ids=["pass mark 6", "no pass mark"])
def test_a_label_says_by_itself_whether_it_passes(raw, passed, value, pass_mark):
    mark = read(raw, pass_mark)

    assert (mark.raw, mark.passed, mark.warning) == (raw, passed, None)
    assert mark.value == (None if value is None else Fraction(value))
    assert mark.note.en.endswith("explained")


def test_ac_with_dots_is_an_agreement_and_no_pass():
    mark = read("A.C.")

    assert (mark.raw, mark.value, mark.passed) == ("A.C.", None, None)
    assert mark.warning.en == "A.C. explained"


@pytest.mark.parametrize("raw", [None, "", "   ", "\t"], ids=["absent", "empty", "blank", "tab"])
def test_no_mark_is_no_result_and_no_warning(raw):
    mark = read(raw)

    assert (mark.raw, mark.value, mark.passed) == (None, None, None)
    assert (mark.note, mark.warning) == (None, None)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param("105", "outside every scale", id="105 is beyond every scale"),
        pytest.param("100.5", "outside every scale", id="just above a hundred"),
        pytest.param("7 de 10", "is not known", id="a sentence is no mark"),
        pytest.param("C+", "is not known", id="a U.S. letter is no mark of a Mexican paper"),
        pytest.param("-5", "is not known", id="no mark is negative"),
        pytest.param("8..5", "is not known", id="a slip of the pen is not mended"),
        pytest.param("8.555", "is not known", id="three decimals are on no scale"),
        pytest.param("8/10", "is not known", id="a fraction is not computed"),
        pytest.param("NaN", "is not known", id="a computer's word is no mark"),
    ],
)
def test_what_cannot_be_read_is_kept_and_a_person_is_asked(raw, words):
    mark = read(raw)

    assert (mark.raw, mark.value, mark.passed) == (raw, None, None)
    assert words in mark.warning.en
    assert raw in mark.warning.en and raw in mark.warning.es


@pytest.mark.parametrize(
    ("raw", "top", "value"),
    [
        pytest.param("8.5", 10, "8.5", id="of ten"),
        pytest.param("6", 10, "6", id="a six, which passes in some plans and not in others"),
        pytest.param("85", 10, "8.5", id="of a hundred under a plan of ten"),
        pytest.param("85", 100, "8.5", id="of a hundred under a plan of a hundred"),
    ],
)
def test_an_unknown_pass_mark_is_never_assumed(raw, top, value):
    mark = read(raw, None, top)

    assert (mark.value, mark.passed) == (Fraction(value), None)
    assert "pass mark is not known" in mark.warning.en


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        pytest.param("8.5", None, id="a plain mark needs no word"),
        pytest.param("8,5", "“8,5” is read as 8.5.", id="a comma is pointed out"),
        pytest.param(
            "85",
            "“85” is read on 0 to 100; the plan's pass mark 6 of 10 is 60 of 100.",
            id="another scale than the plan's is pointed out with its pass mark",
        ),
    ],
)
def test_the_reader_is_told_what_was_done(raw, note):
    mark = read(raw)

    assert (mark.note and mark.note.en) == note
    assert mark.warning is None


@PROFILE
@given(
    raw=st.one_of(
        st.text(max_size=8),
        st.integers(0, 11000).map(lambda n: f"{n / 100:g}"),
        st.sampled_from(sorted(LABELS)),
    ),
    pass_mark=st.sampled_from([None, "6", "7", "60", "70"]),
    top=st.sampled_from([10, 100]),
)
def test_any_mark_is_kept_as_written_and_a_doubt_is_always_said(raw, pass_mark, top):
    mark = read(raw, pass_mark, top)

    assert mark.raw == (raw if raw.strip() else None)
    assert mark.value is None or 0 <= mark.value <= 10
    assert (mark.passed is not None) or (mark.warning is not None) == bool(raw.strip())


@PROFILE
@given(
    hundredths=st.tuples(st.integers(0, 1000), st.integers(0, 1000)),
    pass_mark=st.sampled_from(["6", "7", "6.5"]),
)
def test_a_higher_mark_never_fails_where_a_lower_one_passes(hundredths, pass_mark):
    low, high = (read(f"{n / 100:g}", pass_mark) for n in sorted(hundredths))

    assert high.passed >= low.passed
