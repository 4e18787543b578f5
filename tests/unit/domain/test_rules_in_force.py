"""Which rule holds on a day, and which diploma binds which students."""

import datetime as dt

import pytest
from factories import make_dated, make_requirement

from equiv.domain.policy import find_in_force, list_in_force

OLD_AND_NEW = (
    make_dated("old rule", ends="2023-07-31"),
    make_dated("new rule", starts="2023-08-01", ends="2027-07-31"),
)


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        pytest.param("1990-01-01", "old rule", id="long before, since its first day is open"),
        pytest.param("2023-07-31", "old rule", id="the day before the change"),
        pytest.param("2023-08-01", "new rule", id="the day of the change"),
        pytest.param("2023-08-02", "new rule", id="the day after the change"),
        pytest.param("2027-07-31", "new rule", id="its last day"),
        pytest.param("2027-08-01", None, id="after its last day no rule, and no old one"),
    ],
)
def test_the_rule_of_the_day_holds(day, rule):
    assert find_in_force(OLD_AND_NEW, dt.date.fromisoformat(day)) == rule


@pytest.mark.parametrize(
    ("starts", "ends", "day", "holds"),
    [
        pytest.param(None, None, "2000-01-01", True, id="open on both sides holds always"),
        pytest.param("2024-01-01", None, "2023-12-31", False, id="not on the day before it starts"),
        pytest.param("2024-01-01", None, "2024-01-01", True, id="on its first day"),
        pytest.param("2024-01-01", None, "2099-01-01", True, id="long after, since it is open"),
        pytest.param(None, "2024-01-01", "2024-01-01", True, id="on its last day"),
        pytest.param(None, "2024-01-01", "2024-01-02", False, id="not on the day after its last"),
        pytest.param("2024-01-01", "2024-01-01", "2024-01-01", True, id="a rule of one day"),
    ],
)
def test_first_and_last_day_are_included(starts, ends, day, holds):
    assert make_dated("rule", starts, ends).holds_on(dt.date.fromisoformat(day)) is holds


def test_where_two_rules_hold_the_last_written_one_is_found_and_both_are_listed():
    general, special = make_dated("general"), make_dated("special", starts="2024-01-01")

    before, after = dt.date(2023, 12, 31), dt.date(2024, 1, 1)

    assert list_in_force([general, special], after) == ["general", "special"]
    assert find_in_force([general, special], after) == "special"
    assert find_in_force([general, special], before) == "general"


def test_without_rules_there_is_no_rule():
    assert find_in_force([], dt.date(2026, 1, 1)) is None
    assert list_in_force([], dt.date(2026, 1, 1)) == []


@pytest.mark.parametrize(
    ("first", "last", "year", "binds"),
    [
        pytest.param(2014, 2025, 2013, False, id="not the class before its first"),
        pytest.param(2014, 2025, 2014, True, id="its first class"),
        pytest.param(2014, 2025, 2025, True, id="its last class"),
        pytest.param(2014, 2025, 2026, False, id="not the class after its last"),
        pytest.param(None, 2025, 1999, True, id="no first class: every earlier one"),
        pytest.param(2026, None, 2099, True, id="no last class: every later one"),
        pytest.param(None, None, 2020, True, id="no bounds: every class"),
    ],
)
def test_a_diploma_binds_the_classes_it_names(first, last, year, binds):
    assert make_requirement(first, last).binds(year) is binds
