"""What to study next: open standards, units in order, modules, examinations."""

import pytest

from equiv.domain.crosswalks import Strength
from equiv.domain.errors import NotFoundError
from equiv.domain.routes import RouteKind
from equiv.engine.coverage import PASSED
from equiv.services.lookup import study_path

MATH_3 = "mx-sep.secundaria-2017.matematicas-3"
MATH_1 = "mx-sep.secundaria-2017.matematicas-1"
TARGETS = [
    "us-tx.algebra-1",
    "us-tx.geometry",
    "us-tx.biology",
    "us-ca.algebra-1",
    "us-ny.algebra-1",
]


@pytest.fixture
def study(evaluator, day):
    return lambda course, target: study_path(evaluator, course, target, day)


@pytest.mark.parametrize("target", TARGETS)
def test_every_open_standard_stands_in_one_unit_or_is_said_to_have_none(study, target):
    found = study(MATH_3, target)
    closed = [item for step in found.path.steps for item in step.items]

    assert found.path.open
    assert sorted([*closed, *found.path.alone]) == sorted(found.path.open)


@pytest.mark.parametrize("target", TARGETS)
def test_a_standard_is_open_exactly_where_less_than_mostly_of_it_is_shown(
    evaluator, study, day, target
):
    knowledge = evaluator.knowledge
    found = study(MATH_3, target)
    enough = knowledge.method_on(day).strengths[Strength.MOSTLY] * PASSED
    evidence = {item: PASSED for c in (*found.earlier, found.course) for item in c.items}
    state = found.state
    values = knowledge.table_on(day).measure(evidence, knowledge.targets(state))[target].values

    expected = {item for item in found.target.items if values.get(item, 0) < enough}
    assert set(found.path.open) == expected


def test_standards_inside_a_unit_follow_what_they_need(evaluator, study):
    needs = evaluator.knowledge.needs
    for step in study(MATH_1, "us-ca.algebra-2").path.steps:
        for position, item in enumerate(step.items):
            assert not needs.get(item, frozenset()) & set(step.items[position + 1 :])


def test_later_courses_leave_less_open(study):
    first = study(MATH_1, "us-tx.algebra-1").path.open
    third = study(MATH_3, "us-tx.algebra-1").path.open

    assert set(third) < set(first)


def test_a_module_is_named_only_where_it_shows_more_than_is_shown_already(study):
    path = study(MATH_1, "us-ca.algebra-1").path

    assert path.modules
    for help_ in path.modules:
        assert set(help_.items) <= set(path.open)
    assert [len(h.items) for h in path.modules] == sorted(
        (len(h.items) for h in path.modules), reverse=True
    )


def test_an_examination_is_offered_only_where_the_state_has_a_rule(evaluator, study):
    places = {
        r.jurisdiction for r in evaluator.knowledge.catalog.routes if r.kind is RouteKind.EXAM
    }

    assert "us-tx" in places
    assert study(MATH_3, "us-tx.algebra-1").path.exams[0].jurisdiction == "us-tx"
    without = next(c for c in ("us-ak.algebra-1", "us-ri.algebra-1") if c[:5] not in places)
    assert study(MATH_3, without).path.exams == ()


def test_every_weighing_standard_of_high_school_has_a_unit(evaluator):
    catalog = evaluator.knowledge.catalog
    closed = {i for r in catalog.routes if r.kind is RouteKind.UNIT for i in r.closes}
    frameworks = ("us-tx.teks-math-2012", "us-tx.teks-science-2020", "us-ccss.math-2010",
                  "us-ngss.science-2013")  # fmt: skip
    missing = [
        item.id
        for item in catalog.items.values()
        if item.framework in frameworks and item.is_leaf and item.weighs
        if min(item.grades) >= 9 and item.id not in closed
    ]

    assert missing == []


def test_an_unknown_course_is_refused_in_words(study):
    with pytest.raises(NotFoundError, match="no course"):
        study(MATH_3, "us-tx.algebra-9")
