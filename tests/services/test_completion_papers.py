"""A paper without course rows: the plan supplies them, and nothing is invented beside that."""

import pytest
from records import DGB, MCCEMS, SECUNDARIA, analyse

from equiv.domain.errors import NotFoundError, UsageError
from equiv.domain.transcripts import Origin


@pytest.fixture(params=["TX", "CA"])
def analysis(request, evaluator, day):
    paper = evaluator.completed("secundaria", SECUNDARIA, 2023, "8.4")
    return analyse(evaluator, day, paper, request.param)


def test_the_result_is_tentative_and_says_so_in_both_languages(analysis):
    (notice,) = [n for n in analysis.warnings if n.key == "from-plan"]

    assert analysis.is_tentative
    assert "tentative until a paper with courses arrives" in notice.text.en
    assert "provisional hasta tener un documento con asignaturas" in notice.text.es


def test_every_line_comes_from_the_plan_as_passed_without_a_mark(analysis, knowledge):
    assert analysis.entries
    for entry in analysis.entries:
        assert entry.origin is Origin.PLAN
        assert entry.passed is True
        assert entry.mark is None
        assert entry.match.course in knowledge.catalog.plan(SECUNDARIA).courses


def test_the_average_is_printed_and_not_spread_over_courses(analysis):
    assert analysis.average == "8.4"
    for r in analysis.recommendations:
        if r.mark is not None:
            assert r.mark.original is None
            assert r.mark.converted is None
            assert "8.4" not in r.mark.text.en


def test_the_year_on_the_paper_dates_grade_9(analysis):
    assert analysis.cohort.entered_grade_9 == 2022
    assert analysis.placement.grade == 10
    assert {e.school_year for e in analysis.entries if e.grade == 7} == {"2020-2021"}


def test_a_paper_without_an_average_says_nothing_of_one(evaluator, day):
    analysis = analyse(evaluator, day, evaluator.completed("secundaria", SECUNDARIA, 2023, None))

    assert analysis.average is None
    assert not any("average" in n.text.en for n in analysis.warnings)


@pytest.mark.parametrize("plan", [DGB, MCCEMS])
def test_a_bachillerato_paper_gives_the_whole_bachillerato(evaluator, day, plan):
    analysis = analyse(evaluator, day, evaluator.completed("bachillerato", plan, 2022, None))

    assert {e.grade for e in analysis.entries} == {10, 11, 12}
    assert analysis.placement.grade == 12


def test_a_plan_of_another_level_is_refused(evaluator):
    with pytest.raises(UsageError, match="is a plan of bachillerato, not of secundaria"):
        evaluator.completed("secundaria", DGB, 2023, None)


def test_a_plan_that_is_not_known_is_refused(evaluator):
    with pytest.raises(NotFoundError, match="is not known"):
        evaluator.completed("secundaria", "mx-none", 2023, None)


@pytest.mark.parametrize("plan", ["mx-inea.mevyt", "mx-inea.aprende"])
def test_adult_education_certifies_a_level_and_never_modules(evaluator, day, plan):
    analysis = analyse(evaluator, day, evaluator.completed("secundaria", plan, 2023, "8.4"))

    assert analysis.is_tentative
    assert analysis.entries == ()
    assert analysis.recommendations == ()
    assert analysis.placement.grade == 10
    assert "no module is taken as passed" in analysis.warnings[0].text.en
    assert analysis.average == "8.4"
