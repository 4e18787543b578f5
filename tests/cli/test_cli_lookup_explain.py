"""`equiv lookup` and `equiv explain`: one course, and the reasons down to the sources."""

import csv
import io
import json
import re

import invented_papers as papers
import pytest
from factories import list_loaded_states

DAY = ("--as-of", papers.DAY)
THIRD = ("MATEMATICAS 3", "--plan", papers.PLAN, "--state", "CA", *DAY)
COMPLETED = ("--completed", "secundaria", "--plan", papers.PLAN, "--year", "2023")


@pytest.mark.parametrize(
    ("lang", "name", "earlier"),
    [
        pytest.param("en", "Mathematics 3", "With the courses before it", id="English"),
        pytest.param("es", "Matemáticas 3", "Con las asignaturas anteriores", id="Spanish"),
    ],
)
def test_lookup_says_what_one_course_is_worth_and_with_those_before_it(
    equiv_command, lang, name, earlier
):
    ran = equiv_command("lookup", *THIRD, "--lang", lang)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{name} · ")
    assert "mx-sep.secundaria-2017.matematicas-3" in ran.out
    assert earlier in ran.out


@pytest.mark.parametrize(
    ("title", "plan", "period"),
    [
        pytest.param("MATEMATICAS 3", papers.PLAN, None, id="arabic numeral, no accent"),
        pytest.param("Matemáticas III", papers.PLAN, None, id="roman numeral"),
        pytest.param("matematicas lll", papers.PLAN, None, id="numeral as a scanner reads it"),
        pytest.param("MATEMATICAS", papers.PLAN, "3", id="number only in the period"),
        pytest.param("MATEMATICAS 3", "secundaria-2017", None, id="plan without its authority"),
        pytest.param(f"{papers.PLAN}.matematicas-3", papers.PLAN, None, id="id of the course"),
    ],
)
def test_lookup_finds_the_course_however_the_paper_writes_it(equiv_command, title, plan, period):
    words = ("--period", period) if period else ()
    ran = equiv_command(
        "lookup", title, "--plan", plan, "--state", "TX", *DAY, *words, "--format", "json"
    )

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["course"]["id"] == f"{papers.PLAN}.matematicas-3"


@pytest.mark.parametrize(
    ("lang", "told", "near"),
    [
        pytest.param("en", "No course of mx-sep.secundaria-2017 is named “COSMOGRAFIA”",
                     "Nearest: ", id="English"),
        pytest.param("es", "Ninguna asignatura de mx-sep.secundaria-2017 se llama «COSMOGRAFIA»",
                     "Más cercanas: ", id="Spanish"),
    ],
)  # fmt: skip
def test_a_title_that_matches_nothing_names_the_nearest_three(
    equiv_command, knowledge, lang, told, near
):
    words = ("--plan", papers.PLAN, "--state", "CA", "--lang", lang)
    ran = equiv_command("lookup", "COSMOGRAFIA", *words)

    assert (ran.code, ran.stdout) == (1, b"")
    assert told in ran.err
    named = ran.err.partition(near)[2].strip().removesuffix(".").split("; ")
    titles = {
        knowledge.catalog.courses[c].title.es for c in knowledge.catalog.plan(papers.PLAN).courses
    }
    assert len(named) == 3
    assert set(named) <= titles


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("--plan", "mx-sep.1884", "--state", "CA"), "Known plans: mx-", id="plan"),
        pytest.param(("--plan", papers.PLAN, "--state", "ZZ"), "CA, CO", id="state"),
    ],
)
def test_lookup_of_an_unknown_name_lists_the_known_ones(equiv_command, words, told):
    ran = equiv_command("lookup", "MATEMATICAS 3", *words)

    assert (ran.code, ran.stdout) == (1, b"")
    assert told in ran.err


def test_lookup_in_every_state_gives_one_answer_for_each(equiv_command):
    words = ("--plan", papers.PLAN, "--state", "ALL", *DAY, "--format", "json")
    ran = equiv_command("lookup", "MATEMATICAS 3", *words)

    assert [found["analysis"]["state"] for found in json.loads(ran.out)] == list_loaded_states()


@pytest.mark.parametrize("form", ["csv", "html", "pdf"])
def test_lookup_has_the_forms_of_a_sheet(equiv_command, tmp_path, form):
    ran = equiv_command("lookup", *THIRD, "--format", form, "--output", tmp_path / "hoja")
    content = (tmp_path / "hoja").read_bytes()

    assert (ran.code, ran.stdout) == (0, b"")
    if form == "csv":
        (row,) = csv.DictReader(io.StringIO(content.decode()))
        assert (row["State"], row["Mexican course"]) == ("CA", "Matemáticas 3")
    elif form == "html":
        assert "Matemáticas 3" in content.decode()
    else:
        assert content.startswith(b"%PDF-")


@pytest.fixture
def chemistry(equiv_command, boleta):
    """The reasons of one recommendation, and the same recommendation on the sheet."""

    def explain(*words, lang="en"):
        return equiv_command("explain", boleta, "--state", "CA", *DAY, *words, "--lang", lang)

    sheet = equiv_command("evaluate", boleta, "--state", "CA", *DAY, "--format", "json")
    found = next(
        r for r in json.loads(sheet.out)["recommendations"]
        if r["course"] and r["course"]["id"] == "us-ca.chemistry"
    )  # fmt: skip
    return explain, found


def depth(line):
    return (len(line) - len(line.lstrip())) // 2


@pytest.mark.parametrize(
    ("lang", "source", "standing"),
    [pytest.param("en", "source ", "(proposed)", id="English"),
     pytest.param("es", "fuente ", "(propuesta)", id="Spanish")],
)  # fmt: skip
def test_explain_walks_from_the_recommendation_to_the_cited_source(
    chemistry, knowledge, lang, source, standing
):
    explain, recommended = chemistry
    ran = explain("--course", "us-ca.chemistry", lang=lang)
    lines = ran.out.splitlines()

    assert (ran.code, ran.err) == (0, "")
    assert lines[0].startswith(f"{recommended['id']} {recommended['course']['title'][lang]}: ")
    for category in recommended["categories"]:
        assert any(depth(x) == 1 and category["title"][lang] in x for x in lines)
    for item in (*recommended["covered"], *recommended["partly"]):
        assert any(depth(x) == 2 and x.strip().startswith(item["code"]) for x in lines)
    arrows = [x.strip() for x in lines if " → " in x and depth(x) == 4]
    steps = {
        (one, other)
        for item in (*recommended["covered"], *recommended["partly"])
        for evidence in item["evidence"]
        for one, other in zip(evidence["path"], evidence["path"][1:], strict=False)
    }
    assert {tuple(re.split(r" → |: ", arrow)[:2]) for arrow in arrows} == {
        (one, other) for one, other in steps if knowledge.alignment(one, other)
    }
    assert any(standing.rstrip(")").lstrip("(") in arrow for arrow in arrows)
    sources = [x.strip() for x in lines if x.strip().startswith(source)]
    assert sources != []
    assert all(x.split()[1].rstrip(":") in knowledge.catalog.sources for x in sources)


def test_every_arrow_is_followed_by_its_reason_and_a_source(chemistry):
    explain, _ = chemistry
    lines = explain("--course", "us-ca.chemistry").out.splitlines()

    for number, line in enumerate(lines):
        if " → " in line and depth(line) == 4:
            below = []
            for after in lines[number + 1 :]:
                if depth(after) <= 4:
                    break
                below.append(after.strip())
            assert not below[0].startswith("source ")  # the reason, in words
            assert any(x.startswith("source ") for x in below)
            assert sum(": found (" in x or ": recalled, to verify" in x for x in below) == 2


def test_one_recommendation_is_named_by_its_id_or_by_its_course(chemistry):
    explain, recommended = chemistry

    assert explain("--course", recommended["id"]).out == explain("--course", "us-ca.chemistry").out
    assert explain("--course", "us-ca.chemistry").out in explain().out


@pytest.mark.parametrize(
    ("lang", "told"),
    [pytest.param("en", "has no recommendation “R99”. It has: R1 (", id="English"),
     pytest.param("es", "no tiene la recomendación «R99». Tiene: R1 (", id="Spanish")],
)  # fmt: skip
def test_a_recommendation_that_is_not_there_names_those_that_are(chemistry, lang, told):
    ran = chemistry[0]("--course", "R99", lang=lang)

    assert (ran.code, ran.stdout) == (1, b"")
    assert told in ran.err


def test_explain_takes_a_title_with_its_plan(equiv_command):
    ran = equiv_command("explain", *THIRD)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("R1 ")


@pytest.mark.parametrize(
    ("lang", "told"),
    [pytest.param("en", "is not a file; for a title give --plan as well", id="English"),
     pytest.param("es", "no es un archivo; para un título indique también --plan", id="Spanish")],
)  # fmt: skip
@pytest.mark.parametrize("title", ["MATEMATICAS 3", "M" * 400], ids=["title", "endless title"])
def test_explain_of_a_title_without_a_plan_is_a_misused_command(equiv_command, lang, told, title):
    ran = equiv_command("explain", title, "--state", "TX", "--lang", lang)

    assert (ran.code, ran.stdout) == (2, b"")
    assert told in ran.err
