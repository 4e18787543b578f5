"""Which course a printed title names.  Ranked, and never silent."""

import pytest
from records import DGB, MCCEMS, SECUNDARIA, analyse, record

from equiv.domain.errors import NotFoundError
from equiv.services.lookup import find_course
from equiv.services.matching import ACCEPTED, choose


@pytest.fixture
def match(evaluator):
    return lambda title, plan, period=None: choose(evaluator.index.rank(title, plan, period))


@pytest.mark.parametrize(
    ("title", "plan", "course"),
    [
        pytest.param("Matemáticas 3", SECUNDARIA, "matematicas-3", id="as the plan prints it"),
        pytest.param("MATEMATICAS 3", SECUNDARIA, "matematicas-3", id="capitals without accents"),
        pytest.param("matemáticas iii", SECUNDARIA, "matematicas-3", id="small roman numeral"),
        pytest.param("MATEMATICAS III", SECUNDARIA, "matematicas-3", id="roman numeral"),
        pytest.param("MATEMATICAS lll", SECUNDARIA, "matematicas-3", id="III scanned as lll"),
        pytest.param("MATEMATICAS 11!", SECUNDARIA, "matematicas-3", id="III scanned as 11!"),
        pytest.param("MATEMATICAS ll", SECUNDARIA, "matematicas-2", id="II scanned as ll"),
        pytest.param("MATEMÁTICAS TERCER GRADO", SECUNDARIA, "matematicas-3", id="an ordinal"),
        pytest.param("MAT. I", DGB, "matematicas-1", id="an abbreviation that is an alias"),
        pytest.param("F.C.Y E. I", SECUNDARIA, "formacion-civica-1", id="initials"),
        pytest.param(
            "FORM. CIVICA Y ETICA III", SECUNDARIA, "formacion-civica-3", id="a short form"
        ),
        pytest.param(
            "FORMACI0N CIVICA Y ETICA III", SECUNDARIA, "formacion-civica-3", id="O read as 0"
        ),
        pytest.param("EDUC. FISICA II", SECUNDARIA, "educacion-fisica-2", id="shortened subject"),
        pytest.param("Matematicas   IV", DGB, "matematicas-4", id="doubled blanks"),
        pytest.param("T.L.R. I", DGB, "lectura-redaccion-1", id="initials of a workshop"),
        pytest.param(
            "PENSAMIENTO MATEMATICO II", MCCEMS, "pensamiento-matematico-2", id="plan 2023"
        ),
    ],
)
def test_a_title_is_taken_for_its_course(match, title, plan, course):
    assert match(title, plan).course == f"{plan}.{course}"


@pytest.mark.parametrize(
    "title", ["FISICA", "Física", "FISICA II", "fisica", "CIENCIAS II (FISICA)"]
)
def test_fisica_is_never_physical_education(match, title):
    assert match(title, SECUNDARIA, "2").course == f"{SECUNDARIA}.fisica-2"


@pytest.mark.parametrize("title", ["EDUCACION FISICA", "EDUC. FISICA", "ED. FISICA"])
def test_physical_education_is_never_physics(match, title):
    found = match(title, SECUNDARIA, "2").course

    assert found is None or found == f"{SECUNDARIA}.educacion-fisica-2"


@pytest.mark.parametrize("period", ["1", "2", "3", "2.º", "Tercero", "III"])
def test_the_period_on_the_paper_decides_where_the_title_does_not(match, period):
    number = {"2.º": "2", "Tercero": "3", "III": "3"}.get(period, period)

    assert match("MATEMATICAS", SECUNDARIA, period).course == f"{SECUNDARIA}.matematicas-{number}"


def test_the_numeral_of_the_title_wins_over_the_period(match):
    assert match("MATEMATICAS III", SECUNDARIA, "1").course == f"{SECUNDARIA}.matematicas-3"


@pytest.mark.parametrize("title", ["XQZ WWPL", "ARITMETICA DEL COMERCIO", "???", "12345"])
def test_a_title_that_names_no_course_stays_without_match(match, title):
    found = match(title, SECUNDARIA)

    assert found.course is None
    assert found.score < ACCEPTED
    assert len(found.alternatives) <= 3


def test_an_unmatched_line_names_the_nearest_three_in_both_languages(evaluator, day):
    analysis = analyse(evaluator, day, record(("ARITMETICA DEL COMERCIO", "9")), plan=SECUNDARIA)
    (entry,) = analysis.entries
    (notice,) = [n for n in analysis.warnings if n.key == "no-match"]

    assert len(entry.match.alternatives) == 3
    for candidate in entry.match.alternatives:
        assert candidate.title.es in entry.reason.en
        assert candidate.title.es in entry.reason.es
        assert candidate.title.es in notice.text.en
    assert notice.line == 1


def test_no_title_is_ever_matched_below_the_threshold(evaluator):
    plans = evaluator.knowledge.catalog.plans
    titles = [course.title.es for course in evaluator.knowledge.catalog.courses.values()]
    for plan in plans:
        for ranked in evaluator.index.rank_all([(title, None) for title in titles], plan):
            found = choose(ranked)
            assert (found.course is None) == (not ranked or ranked[0].score < ACCEPTED)


def test_every_course_is_found_by_its_own_title_and_by_every_alias(evaluator):
    catalog = evaluator.knowledge.catalog
    for plan in catalog.plans.values():
        for course in (catalog.courses[c] for c in plan.courses):
            names = (course.title.es, *course.aliases)
            ranked = evaluator.index.rank_all([(name, course.period) for name in names], plan.id)
            for name, candidates in zip(names, ranked, strict=True):
                assert choose(candidates).course == course.id, f"{plan.id}: {name}"


def test_a_match_chosen_by_a_person_wins(evaluator, day):
    chosen = evaluator.knowledge.catalog.course(f"{SECUNDARIA}.matematicas-3").id
    analysis = analyse(
        evaluator, day, record(("XQZ", "9", {"period": "3"})), plan=SECUNDARIA, matches={1: chosen}
    )

    assert analysis.entries[0].match.course == chosen
    assert fed_or_shown(analysis, 1)


def fed_or_shown(analysis, line):
    return analysis.entries[line - 1].recommendations


def test_a_looked_up_title_that_is_no_course_names_the_nearest(evaluator):
    with pytest.raises(NotFoundError) as caught:
        find_course(evaluator, "ARITMETICA DEL COMERCIO", SECUNDARIA)

    assert "No course of mx-sep.secundaria-2017 is named" in caught.value.text.en
    assert caught.value.text.en.count(";") == 2


def test_a_title_that_fits_two_courses_alike_is_said_and_the_others_are_named(evaluator, day):
    line = ("CALCULUS", "8.0", {"plan": "mx-dgb.bachillerato-2017"})
    analysis = analyse(evaluator, day, record(line))
    said = next(n.text.en for n in analysis.warnings if n.key == "title-tie")

    assert "Differential Calculus" in said
    assert "Integral Calculus" in said


def test_a_title_that_fits_one_course_best_is_not_questioned(evaluator, day):
    line = ("CALCULO DIFERENCIAL", "8.0", {"plan": "mx-dgb.bachillerato-2017"})

    assert "title-tie" not in [n.key for n in analyse(evaluator, day, record(line)).warnings]
