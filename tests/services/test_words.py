"""Search in both languages, and titles that arrive translated."""

import pytest

from equiv.domain.glossary import TermKind
from equiv.services.matching import choose
from equiv.services.words import MOST_FOUND, WordIndex

SECUNDARIA = "mx-sep.secundaria-2017"
DGB = "mx-dgb.bachillerato-2017"


@pytest.fixture(scope="module")
def words(knowledge):
    return WordIndex(knowledge.catalog)


def test_the_glossary_has_at_least_eight_hundred_entries_of_every_kind(knowledge):
    glossary = knowledge.catalog.glossary

    assert len(glossary) >= 800
    assert {term.kind for term in glossary} == set(TermKind)


@pytest.mark.parametrize(
    ("asked", "other"),
    [
        pytest.param("ecuación cuadrática", "quadratic equation", id="Spanish to English"),
        pytest.param("ECUACION CUADRATICA", "quadratic equation", id="without accents"),
        pytest.param("quadratic equation", "ecuación de segundo grado", id="English to Spanish"),
        pytest.param("boleta", "report card", id="a word on a paper"),
    ],
)
def test_a_word_leads_to_its_partner(words, asked, other):
    first = words.search(asked).terms[0]

    assert other in (*first.all_en, *first.all_es)


@pytest.mark.parametrize(
    ("plural", "other"),
    [
        pytest.param("fracciones", "fraction", id="of an ending in n"),
        pytest.param("logaritmos", "logarithm", id="of an ending in o"),
        pytest.param("forces", "fuerza", id="in English"),
    ],
)
def test_a_plural_finds_the_entry_too(words, plural, other):
    found = {form for term in words.search(plural).terms for form in (*term.all_en, *term.all_es)}

    assert other in found


def test_a_keyboard_without_the_letter_finds_it_too(words):
    assert words.search("espanol").courses == words.search("español").courses != ()


def test_the_code_of_a_course_of_any_state_is_found(words):
    assert "us-fl.algebra-1" in {c.id for c in words.search("1200310").state_courses}


def test_a_search_in_one_language_finds_items_by_the_words_of_the_other(words):
    assert {i.id for i in words.search("pythagorean").items} & {
        i.id for i in words.search("pitágoras").items
    }


def test_a_code_is_found(words):
    assert any(i.code == "HSA-REI.B.4.a" for i in words.search("HSA-REI.B.4.a").items)


def test_a_state_code_of_a_course_is_found(words):
    assert [c.id for c in words.search("03100500").state_courses] == ["us-tx.algebra-1"]


def test_a_long_answer_is_cut_and_says_how_long_it_was(words):
    found = words.search("a")

    assert len(found.items) == MOST_FOUND < found.counts["items"]


def test_nothing_is_nothing(words):
    assert words.search("xyzzyx").is_empty
    assert words.search("¿¡?").is_empty


def test_all_words_are_asked_for(words):
    both = words.search("triángulo área").items
    assert both
    for item in both:
        text = f"{item.text.en} {item.text.es}".lower()
        assert "tri" in text and ("área" in text or "area" in text)


@pytest.mark.parametrize(
    ("title", "plan", "course"),
    [
        pytest.param("Math III", SECUNDARIA, "matematicas-3", id="an abbreviation"),
        pytest.param("Second-year mathematics", SECUNDARIA, "matematicas-2", id="a year in words"),
        pytest.param("Sciences II (Physics)", SECUNDARIA, "fisica-2", id="the older name"),
        pytest.param("Financial math", DGB, "matematicas-financieras-1", id="two words turned"),
        pytest.param("Differential calculation", DGB, "calculo-diferencial-5", id="word for word"),
    ],
)
def test_a_title_of_a_certified_translation_is_found(evaluator, title, plan, course):
    match = choose(evaluator.index.rank(title, plan))

    assert match.course == f"{plan}.{course}"


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        pytest.param("Math V", SECUNDARIA, id="a year that the plan does not have"),
        pytest.param("Introduction to calculus", DGB, id="a course that the plan does not have"),
    ],
)
def test_a_translation_that_fits_no_course_is_left_to_a_person(evaluator, title, plan):
    match = choose(evaluator.index.rank(title, plan))

    assert match.course is None
    assert match.alternatives
