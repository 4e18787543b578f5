"""What the catalog makes of accepted files: groups, grades, time, notes, look-ups."""

from fractions import Fraction

import pytest
import small_tree as tree
from small_tree import write_tree

from equiv.catalog.compiled import compile_catalog
from equiv.domain.errors import NotFoundError


@pytest.fixture
def load(tmp_path):
    return lambda *changes: compile_catalog(write_tree(tmp_path, *changes))


def test_a_group_in_a_category_stands_for_its_leaves(load):
    number, equations = load().state_course("us-demo.algebra").categories

    assert number.items == ("us-demo.math-2020:N.1", "us-demo.math-2020:N.2")
    assert equations.items == ("us-demo.math-2020:E.1", "us-demo.math-2020:E.2")


def test_a_leaf_that_does_not_weigh_is_left_out_of_its_category(load):
    change = (
        tree.FRAMEWORK_US,
        'es: "Ecuaciones"}',
        'es: "Ecuaciones"}\n  - {code: "E.0", parent: "E", type: process, weighs: false, '
        'en: "Explain", es: "Explicar"}',
    )
    catalog = load(change)

    assert not catalog.item("us-demo.math-2020:E.0").weighs
    assert "us-demo.math-2020:E.0" not in catalog.state_course("us-demo.algebra").items


def test_items_weigh_the_same_unless_the_course_says_otherwise(load):
    change = (
        tree.COURSES,
        "exam: test-algebra",
        'exam: test-algebra\n    weights: {"us-demo.math-2020:N.2": 3}',
    )

    assert load(change).state_course("us-demo.algebra").categories[0].weights == (1, 3)


def test_an_item_has_the_grades_of_its_group_where_it_has_none(load):
    assert load().item("us-demo.math-2020:E.1").grades == (9,)


def test_hours_are_periods_a_week_times_minutes_times_weeks(load):
    course = load().course("mx-demo.plan-2020.mate-3")

    assert course.minutes == 5 * 50 * 40
    assert course.grade == 9


def test_hours_that_the_plan_states_win_over_the_product(load):
    change = (tree.PLAN, 'weekly: "5"', 'weekly: "5", total_hours: "80"')

    assert load(change).course("mx-demo.plan-2020.mate-3").minutes == 80 * 60


def test_time_is_unknown_where_the_length_of_a_period_is(load):
    change = (tree.PLAN, "minutes: 50", "minutes: null")

    assert load(change).course("mx-demo.plan-2020.mate-3").minutes is None


def test_amounts_stay_exact(load):
    catalog = load()

    assert catalog.method.values[0].value.thresholds.full == Fraction(2, 5)
    assert catalog.policy("demo").credit[0].value.step == Fraction(1, 2)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        pytest.param(lambda c: c.plan("mx-none"), "plan of study “mx-none”", id="a plan"),
        pytest.param(lambda c: c.policy("zz"), "state “ZZ”. Known: DEMO", id="a state"),
        pytest.param(lambda c: c.item("a:b"), "item “a:b”", id="an item"),
        pytest.param(lambda c: c.framework("x"), "framework “x”", id="a framework"),
        pytest.param(lambda c: c.state_course("x"), "course “x”", id="a U.S. course"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(load, ask, words):
    with pytest.raises(NotFoundError) as caught:
        ask(load())

    assert words in caught.value.text.en
    assert caught.value.text.es.startswith("No hay ")


def test_the_release_names_the_content_that_was_read(load, tmp_path):
    from equiv.catalog.loader import hash_content

    release = load().release

    assert (release.id, str(release.published_on)) == ("2026.1", "2026-11-24")
    assert release.content_hash == hash_content(tmp_path)


def test_an_older_edition_is_named_with_its_last_day(load):
    (older,) = load().framework("us-demo.math-2020").replaces

    assert (older.title.en, str(older.ends)) == ("Older", "2020-07-31")


def test_a_prerequisite_keeps_its_source_and_none_stands_for_our_judgement(load):
    change = (tree.PREREQUISITES, "N.1,N.2,demo.book\n", "N.1,N.2,demo.book\nE.1,E.2,\n")
    cited, judged = load(change).framework("us-demo.math-2020").prerequisites

    assert (cited.before, cited.after) == ("us-demo.math-2020:N.1", "us-demo.math-2020:N.2")
    assert (cited.source, judged.source) == ("demo.book", None)


def test_a_unit_for_a_group_closes_the_leaves_of_the_group(load):
    unit = next(route for route in load().routes if route.id == "unit.equations")

    assert unit.closes == ("us-demo.math-2020:E.1", "us-demo.math-2020:E.2")
    assert unit.hours == 10


def test_rights_are_kept_by_place_with_their_days(load):
    ((dated,),) = load().rights.values()

    assert (str(dated.starts), dated.value.question.value) == ("2020-01-01", "enrol")


def test_an_entry_of_the_glossary_has_all_its_spellings(load):
    (term,) = load().glossary

    assert term.all_en == ("mathematics", "math", "maths")
    assert term.all_es == ("matemáticas", "mate")


def test_the_way_back_names_the_grade_and_the_paper(load):
    way_back = load().way_back

    assert way_back.grades[0].title.es == "tercero de secundaria"
    assert way_back.papers[0].key == "transfer"
