"""`equiv evaluate`: every kind of paper in, every form of sheet out."""

import csv
import io
import json

import invented_papers as papers
import jsonschema
import pypdf
import pytest
from factories import list_loaded_states

from equiv.exchange import analysis_json

DAY = ("--as-of", papers.DAY)
TITLES = [title for _, title, _ in papers.BOLETA]
COMPLETED = ("--completed", "secundaria", "--plan", papers.PLAN, "--year", "2023")


def evaluate_json(equiv_command, *words):
    ran = equiv_command("evaluate", *words, *DAY, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def words_of_pdf(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_text_shows_every_line_of_the_paper_also_those_that_earn_nothing(equiv_command, boleta):
    ran = equiv_command("evaluate", boleta, "--state", "TX", *DAY)

    assert (ran.code, ran.err) == (0, "")
    assert [title for title in TITLES if title not in ran.out] == []
    assert "Not passed, so it earns no credit" in ran.out
    assert "No match. Nearest:" in ran.out


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda keep: keep("b.csv", papers.to_csv(papers.boleta_rows())), id="csv"),
        pytest.param(lambda keep: keep("b.xlsx", papers.to_xlsx(papers.boleta_rows())), id="xlsx"),
        pytest.param(
            lambda keep: keep("b.txt", papers.to_csv(papers.boleta_rows()).replace(",", "\t")),
            id="tabs under another ending",
        ),
    ],
)
def test_the_same_table_gives_the_same_sheet_in_every_kind_of_file(
    equiv_command, keep_file, boleta, make
):
    expected = evaluate_json(equiv_command, boleta, "--state", "TX")

    assert evaluate_json(equiv_command, make(keep_file), "--state", "TX") == expected


def test_a_certificate_is_analysed_and_keeps_its_person_to_itself(equiv_command, keep_file):
    paper = keep_file("certificado.xml", papers.certificate())
    ran = equiv_command("evaluate", paper, "--state", "TX", *DAY, "--format", "json")
    sheet = json.loads(ran.out)

    assert [(e["title"], e["mark"]) for e in sheet["entries"]] == [
        ("Matemáticas I", "8.0"),
        ("Química I", "8.0"),
    ]
    assert sheet["average"] == "8.4"
    # Several subsystems have a Matemáticas I and a Química I: which one is asked, not guessed.
    assert {w["key"] for w in sheet["warnings"]} == {"hours", "plan-inferred", "plan-unsure"}
    assert [secret for secret in papers.SECRETS if secret in ran.out + ran.err] == []


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        pytest.param(["TX"], ["TX"], id="one state"),
        pytest.param(["CA", "TX"], ["CA", "TX"], id="several states in the order asked for"),
        pytest.param(["tx"], ["TX"], id="small letters"),
        pytest.param(["ALL"], list_loaded_states(), id="every state that is loaded"),
        pytest.param(["TX", "all"], list_loaded_states(), id="all beside a named one"),
    ],
)
def test_one_sheet_for_each_state(equiv_command, boleta, asked, given):
    words = [word for state in asked for word in ("--state", state)]
    sheets = evaluate_json(equiv_command, boleta, *words)
    sheets = sheets if isinstance(sheets, list) else [sheets]

    assert [sheet["state"] for sheet in sheets] == given
    assert {len(sheet["entries"]) for sheet in sheets} == {len(TITLES)}


def test_json_follows_its_published_schema(equiv_command, boleta):
    for sheet in evaluate_json(equiv_command, boleta, "--state", "ALL"):
        jsonschema.validate(sheet, analysis_json.schema())


def test_csv_has_a_row_for_every_line_and_state(equiv_command, boleta):
    ran = equiv_command("evaluate", boleta, "--state", "ALL", *DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))

    lines = {(row["State"], row["Line"], row["Mexican course"]) for row in rows}
    assert lines == {
        (state, str(number), title)
        for state in list_loaded_states()
        for number, title in enumerate(TITLES, 1)
    }


def test_a_cell_of_a_paper_never_becomes_a_formula(equiv_command, keep_file):
    paper = keep_file("b.csv", papers.line_table(title="=HYPERLINK(1)"))
    ran = equiv_command("evaluate", paper, "--state", "TX", *DAY, "--format", "csv")

    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert row["Mexican course"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_html_is_one_page_in_the_chosen_language_with_every_line(equiv_command, boleta, lang):
    words = ("--format", "html", "--lang", lang)
    ran = equiv_command("evaluate", boleta, "--state", "TX", *DAY, *words)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!DOCTYPE html>") or ran.out.startswith("<!doctype html>")
    assert f'<html lang="{lang}' in ran.out
    assert [title for title in TITLES if title not in ran.out] == []


def test_pdf_is_bytes_of_a_pdf_with_every_line(equiv_command, boleta):
    ran = equiv_command("evaluate", boleta, "--state", "TX", *DAY, "--format", "pdf")

    assert (ran.code, ran.err) == (0, "")
    assert ran.stdout.startswith(b"%PDF-")
    shown = words_of_pdf(ran.stdout)
    assert [title for title in TITLES if title not in shown] == []


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_output_holds_exactly_what_stdout_would_hold(equiv_command, boleta, tmp_path, form):
    words = ("evaluate", boleta, "--state", "TX", *DAY, "--format", form)
    shown = equiv_command(*words)
    kept = equiv_command(*words, "--output", tmp_path / "hoja")

    assert (kept.code, kept.stdout) == (0, b"")
    assert "hoja" in kept.err
    assert (tmp_path / "hoja").read_bytes() == shown.stdout != b""


def test_pdf_goes_whole_into_a_file(equiv_command, boleta, tmp_path):
    words = ("--format", "pdf", "--output", tmp_path / "hoja.pdf")
    ran = equiv_command("evaluate", boleta, "--state", "TX", *DAY, *words)

    assert (ran.code, ran.stdout) == (0, b"")
    assert "MATEMATICAS III" in words_of_pdf((tmp_path / "hoja.pdf").read_bytes())


def test_a_completion_paper_is_read_through_its_plan(equiv_command, knowledge):
    sheet = evaluate_json(equiv_command, *COMPLETED, "--average", "8.4", "--state", "TX")

    assert sheet["tentative"] is True
    assert sheet["average"] == "8.4"
    assert {e["mark"] for e in sheet["entries"]} == {None}
    assert sheet["cohort"]["entered_grade_9"] == 2022
    titles = [e["title"] for e in sheet["entries"]]
    assert titles == [
        course.title.es
        for course in map(
            knowledge.catalog.courses.get, knowledge.catalog.plan(papers.PLAN).courses
        )
        if course.subject != "other"
    ]
    assert sum("8.4" in w["text"]["en"] for w in sheet["warnings"]) == 1


@pytest.mark.parametrize(
    ("left_out", "lang", "told"),
    [
        pytest.param("--plan", "en", "--completed needs --plan and --year", id="plan"),
        pytest.param("--year", "en", "--completed needs --plan and --year", id="year"),
        pytest.param("--plan", "es", "--completed necesita también --plan y --year", id="spanish"),
    ],
)
def test_a_completion_paper_without_plan_or_year_is_a_misused_command(
    equiv_command, left_out, lang, told
):
    at = COMPLETED.index(left_out)
    words = (*COMPLETED[:at], *COMPLETED[at + 2 :])
    ran = equiv_command("evaluate", *words, "--state", "TX", "--lang", lang)

    assert (ran.code, ran.stdout) == (2, b"")
    assert told in ran.err


def test_a_level_that_the_plan_is_not_of_is_refused(equiv_command):
    words = ("--completed", "bachillerato", "--plan", papers.PLAN, "--year", "2023")
    ran = equiv_command("evaluate", *words, "--state", "TX")

    assert (ran.code, ran.stdout) == (1, b"")
    assert f"{papers.PLAN} is a plan of secundaria, not of bachillerato" in ran.err


@pytest.mark.parametrize(
    ("words", "en", "es", "known"),
    [
        pytest.param(
            ("--state", "ZZ"), "no state “ZZ”", "No hay estado «ZZ»", ["CA", "TX"], id="state"
        ),
        pytest.param(
            ("--state", "TX", "--plan", "mx-sep.1884"),
            "“mx-sep.1884” is not known",
            "«mx-sep.1884» no se conoce",
            ["mx-dgb.bachillerato-2017", "mx-sep.mccems-2023", papers.PLAN],
            id="plan of the command",
        ),
        pytest.param(
            ("--state", "TX", "--scale", "nobody"),
            "no conversion scale “nobody”",
            "No hay escala de conversión «nobody»",
            ["us.scholaro-mx-6", "us-wa.semy"],
            id="conversion scale",
        ),
        pytest.param(
            ("--state", "TX", "--credited", "us-tx.algebra"),
            "no course “us-tx.algebra”",
            "No hay curso «us-tx.algebra»",
            ["us-tx.algebra-1", "us-tx.algebra-2"],
            id="credited course",
        ),
    ],
)
def test_a_name_that_is_not_known_is_refused_with_the_known_ones(
    equiv_command, keep_file, words, en, es, known
):
    paper = keep_file("b.csv", "asignatura,calificacion\nMATEMATICAS III,8\n")
    for lang, told in (("en", en), ("es", es)):
        ran = equiv_command("evaluate", paper, *words, *DAY, "--lang", lang)

        assert (ran.code, ran.stdout) == (1, b"")
        assert ran.err.startswith("equiv: ")
        assert told in ran.err
        assert [name for name in known if name not in ran.err] == []


def test_a_credited_course_is_not_recommended_again(equiv_command, boleta):
    def courses(*words):
        sheet = evaluate_json(equiv_command, boleta, "--state", "CA", *words)
        return {r["course"]["id"] for r in sheet["recommendations"] if r["course"]}

    shown = sorted(courses())
    assert shown != []
    assert shown[0] not in courses("--credited", shown[0])


def test_the_chosen_scale_converts_and_keeps_the_original(equiv_command, boleta):
    words = ("--state", "TX", "--scale", "us.scholaro-mx-6")
    sheet = evaluate_json(equiv_command, boleta, *words)

    marks = [r["mark"] for r in sheet["recommendations"] if r["mark"] and r["mark"]["original"]]
    assert {mark["scale"] for mark in marks} == {"us.scholaro-mx-6"}
    assert all(mark["converted"] for mark in marks)
    assert [e["mark"] for e in sheet["entries"]] == [mark for _, _, mark in papers.BOLETA]


def test_rules_of_a_day_without_rules_are_refused_and_the_first_day_named(equiv_command, boleta):
    ran = equiv_command("evaluate", boleta, "--state", "TX", "--as-of", "1950-01-01")

    assert (ran.code, ran.stdout) == (1, b"")
    assert "Choose a day from 2026-01-01 on" in ran.err


def test_a_passed_course_of_a_newcomer_in_california_never_ends_as_nothing(equiv_command, boleta):
    feeds = [
        evaluate_json(equiv_command, boleta, "--state", "CA", *words)["entries"][8]
        for words in ((), ("--group", "newcomer"))
    ]

    assert [entry["title"] for entry in feeds] == ["COSMOGRAFIA", "COSMOGRAFIA"]
    assert [bool(entry["recommendations"]) for entry in feeds] == [False, True]
