"""Which plan of study a line belongs to: as said, else inferred and shown so."""

from dataclasses import replace

import pytest
from records import DGB, MCCEMS, SECUNDARIA, analyse, dgb, record, secundaria

from equiv.domain.errors import NotFoundError
from equiv.services.evaluate import Evaluator
from equiv.services.knowledge import Knowledge


def plans(analysis):
    return [entry.plan for entry in analysis.entries]


def warnings(analysis):
    return [notice.key for notice in analysis.warnings]


def test_secundaria_and_bachillerato_lines_stand_in_one_record(evaluator, day):
    older, later = secundaria(2018, plan=None), dgb(2021, plan=None)
    analysis = analyse(evaluator, day, record(*older, *later))

    assert plans(analysis) == [SECUNDARIA] * len(older) + [DGB] * len(later)
    assert all(entry.plan_is_inferred for entry in analysis.entries)
    assert warnings(analysis).count("plan-inferred") == 2


@pytest.mark.parametrize(
    ("others", "plan", "grade"),
    [
        pytest.param(["ESPAÑOL I", "GEOGRAFIA"], SECUNDARIA, 7, id="on a secundaria report card"),
        pytest.param(
            ["QUIMICA I", "TALLER DE LECTURA Y REDACCION I"], DGB, 10, id="on a DGB kárdex"
        ),
    ],
)
def test_matematicas_1_is_read_with_the_lines_beside_it(evaluator, day, others, plan, grade):
    fields = {"period": "1", "school_year": "2019-2020"}
    lines = [(title, "8.0", fields) for title in ["MATEMATICAS I", *others]]
    first = analyse(evaluator, day, record(*lines)).entries[0]

    assert (first.plan, first.grade) == (plan, grade)
    assert first.match.course == f"{plan}.matematicas-1"


def test_pensamiento_matematico_of_2023_is_the_common_framework(evaluator, day):
    line = ("PENSAMIENTO MATEMATICO I", "8.0", {"school_year": "2023-2024"})
    analysis = analyse(evaluator, day, record(line))

    assert plans(analysis) == [MCCEMS]
    assert analysis.entries[0].match.course == f"{MCCEMS}.pensamiento-matematico-1"


def test_the_level_that_a_document_states_rules_out_other_plans(evaluator, day):
    line = ("MATEMATICAS I", "8.0", {"school_year": "2018-2019"})

    assert plans(analyse(evaluator, day, record(line, level="secundaria"))) == [SECUNDARIA]
    assert plans(analyse(evaluator, day, record(line, level="bachillerato"))) == [DGB]


def test_a_title_that_fits_two_plans_is_said_to_be_unsure(evaluator, day):
    analysis = analyse(evaluator, day, record(("MATEMATICAS I", "8.0")))

    assert "plan-unsure" in warnings(analysis)


def test_a_plan_that_the_paper_names_is_not_marked_as_inferred(evaluator, day):
    analysis = analyse(evaluator, day, record(("MATEMATICAS I", "8.0", {"plan": DGB})))

    assert plans(analysis) == [DGB]
    assert not analysis.entries[0].plan_is_inferred
    assert "plan-inferred" not in warnings(analysis)


def test_a_plan_said_by_a_person_wins_over_what_would_be_inferred(evaluator, day):
    year = {"school_year": "2018-2019"}
    lines = [(title, "8.0", year) for title in ("MATEMATICAS I", "ESPAÑOL I", "GEOGRAFIA")]
    inferred = analyse(evaluator, day, record(*lines))
    said = analyse(evaluator, day, record(*lines), plan=DGB)

    assert set(plans(inferred)) == {SECUNDARIA}
    assert set(plans(said)) == {DGB}
    assert not any(entry.plan_is_inferred for entry in said.entries)


def test_the_plan_on_a_line_wins_over_the_plan_said_for_the_record(evaluator, day):
    lines = [("MATEMATICAS I", "8.0", {"plan": SECUNDARIA}), ("MATEMATICAS I", "8.0")]

    assert plans(analyse(evaluator, day, record(*lines), plan=DGB)) == [SECUNDARIA, DGB]


@pytest.mark.parametrize(
    "name", ["mx-sep.secundaria-2017", "secundaria-2017", " MX-SEP.SECUNDARIA-2017 "]
)
def test_a_plan_may_be_named_without_its_authority_and_in_any_case(evaluator, day, name):
    assert plans(analyse(evaluator, day, record(("GEOGRAFIA", "8")), plan=name)) == [SECUNDARIA]


def test_an_unknown_plan_is_refused_with_the_known_ones(evaluator, day):
    with pytest.raises(NotFoundError) as caught:
        analyse(evaluator, day, record(("MATEMATICAS I", "8.0")), plan="secundaria-1850")

    assert "“secundaria-1850” is not known" in caught.value.text.en
    assert "«secundaria-1850» no se conoce" in caught.value.text.es
    for plan in (SECUNDARIA, DGB, MCCEMS):
        assert plan in caught.value.text.en


@pytest.mark.parametrize(
    ("year", "plan"),
    [
        pytest.param(2019, DGB, id="before the common framework began"),
        pytest.param(2024, MCCEMS, id="after the 2017 programmes ended in first semester"),
    ],
)
def test_a_title_of_two_plans_is_read_by_the_year_in_which_each_was_taught(
    evaluator, day, year, plan
):
    line = ("INGLES I", "8.0", {"period": "1", "school_year": f"{year}-{year + 1}"})

    assert plans(analyse(evaluator, day, record(line, level="bachillerato"))) == [plan]


@pytest.mark.parametrize(
    ("year", "plan"),
    [
        pytest.param("2004-2005", "mx-sep.secundaria-1993", id="before 2006 the plan of 1993"),
        pytest.param("2008-2009", "mx-sep.secundaria-2006", id="then the one of 2006"),
        pytest.param("2013-2014", "mx-sep.secundaria-2011", id="then the one of 2011"),
        pytest.param("2018-2019", "mx-sep.secundaria-2017", id="first grade of 2018 is 2017"),
        pytest.param("2024-2025", "mx-sep.secundaria-2022", id="from 2023 the one of 2022"),
    ],
)
def test_the_school_year_tells_the_plan_of_secundaria(evaluator, day, year, plan):
    fields = {"school_year": year, "period": "1"}
    lines = [(title, "8.0", fields) for title in ("MATEMATICAS I", "ESPAÑOL I", "INGLES I")]

    assert set(plans(analyse(evaluator, day, record(*lines)))) == {plan}


def test_a_plan_compared_through_another_framework_says_so_and_gives_no_whole_course(
    evaluator, day
):
    line = ("MATEMATICAS III", "9.0", {"plan": "mx-sep.secundaria-1993"})
    analysis = analyse(evaluator, day, record(line))

    assert "compared-through" in warnings(analysis)
    assert "not-compared" not in warnings(analysis)
    assert all(r.class_.value != "full" for r in analysis.recommendations)
    assert any(r.derived_share == 1 for r in analysis.recommendations if r.course)


def test_a_plan_compared_with_the_states_own_standards_gives_no_such_notice(evaluator, day):
    line = ("MATEMATICAS III", "9.0", {"plan": SECUNDARIA})

    assert "compared-through" not in warnings(analyse(evaluator, day, record(line)))


def test_a_course_that_nobody_compared_says_so_and_takes_nothing_away(knowledge, day):
    alone = replace(knowledge.catalog, scopes=(), alignments=())
    evaluator = Evaluator(Knowledge(alone, lambda catalog, method: ()))
    line = ("MATEMATICAS III", "9.0", {"plan": SECUNDARIA})
    analysis = analyse(evaluator, day, record(line))
    entry = analysis.entries[0]

    assert "not-compared" in warnings(analysis)
    assert "It may be worth more" in entry.reason.en
    assert analysis.recommendation(entry.recommendations[0]).class_.value == "elective"


@pytest.mark.parametrize(
    ("titles", "year", "period"),
    [
        pytest.param(["INGLES I"], "2019-2020", "1", id="English of secundaria or bachillerato"),
        pytest.param(
            ["EDUCACION FISICA III", "INGLES III"], "2018-2019", "3", id="another level and length"
        ),
    ],
)
def test_lines_of_another_level_or_length_are_unsure_although_no_content_is_compared(
    evaluator, day, titles, year, period
):
    lines = [(t, "8.0", {"school_year": year, "period": period}) for t in titles]

    assert "plan-unsure" in warnings(analyse(evaluator, day, record(*lines)))


def test_subsystems_that_teach_one_programme_need_no_choice(evaluator, day):
    titles = [
        "ETICA I",
        "QUIMICA I",
        "TALLER DE LECTURA Y REDACCION I",
        "METODOLOGIA DE LA INVESTIGACION",
    ]
    lines = [(t, "8.0", {"school_year": "2019-2020", "period": "1"}) for t in titles]
    analysis = analyse(evaluator, day, record(*lines))

    assert set(plans(analysis)) == {DGB}
    assert "plan-unsure" not in warnings(analysis)
