"""Bad and odd files: a clear word with the line, in the chosen language; nothing is lost."""

import io
import json
import zipfile

import invented_papers as papers
import pytest

TABLE = papers.to_csv(papers.boleta_rows())
TITLES = [title for _, title, _ in papers.BOLETA]
WORDS = ("--state", "TX", "--as-of", papers.DAY)


def read_json(equiv_command, paper):
    ran = equiv_command("evaluate", paper, *WORDS, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def told_lines(sheet):
    return {(w["key"], w["line"]) for w in sheet["warnings"]}


def cut_workbook():
    whole = papers.to_xlsx(papers.boleta_rows())
    return whole[: len(whole) // 2]


def workbook_with_dtd():
    """A workbook one of whose parts declares a document type."""
    result = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(papers.to_xlsx(papers.boleta_rows())))
    with zipfile.ZipFile(result, "w") as made:
        for name in whole.namelist():
            part = whole.read(name)
            if name == "xl/workbook.xml":
                part = part.replace(b"<workbook", b"<!DOCTYPE workbook []><workbook", 1)
            made.writestr(name, part)
    return result.getvalue()


def with_doctype(declared):
    head, _, body = papers.certificate().partition("\n")
    return f"{head}\n<!DOCTYPE Dec {declared}>\n{body}"


REFUSED = [
    pytest.param(b"", "The file is empty", "El archivo está vacío", id="empty file"),
    pytest.param(b" \r\n \n", "The file is empty", "El archivo está vacío", id="only blank lines"),
    pytest.param(
        b"asignatura,ciclo\nQUIMICA,2022-2023\n",
        "A required column is missing: mark / calificacion. The headers found in row 1",
        "Falta una columna obligatoria: mark / calificacion. Encabezados encontrados en la fila 1",
        id="missing column",
    ),
    pytest.param(
        b"asignatura,calificacion,calif.\nQUIMICA,8,9\n",
        "Row 1 has more than one column for mark / calificacion: “calificacion”, “calif.”",
        "La fila 1 tiene más de una columna para mark / calificacion: «calificacion», «calif.»",
        id="doubled column",
    ),
    pytest.param(
        b"asignatura,calificacion\n",
        "The header stands in row 1, and no course with a title follows it",
        "El encabezado está en la fila 1 y después no hay ninguna asignatura",
        id="header alone",
    ),
    pytest.param(
        papers.to_csv(papers.boleta_rows(plan="mx-sep.1884")).encode(),
        "Line 1 (row 2): The plan of study “mx-sep.1884” is not known. Known plans: mx-",
        "Renglón 1 (fila 2): El plan de estudios «mx-sep.1884» no se conoce. Planes conocidos: mx-",
        id="unknown plan in a row",
    ),
    pytest.param(
        b"x" * 50 * 1024 * 1024,
        "The file has 50.0 MB and the limit is 5 MB",
        "El archivo pesa 50.0 MB y el límite es de 5 MB",
        id="file of 50 MB",
    ),
    pytest.param(
        with_doctype("").encode(),
        "declares a document type or entities",
        "declara un tipo de documento o entidades",
        id="XML with a document type",
    ),
    pytest.param(
        with_doctype('[<!ENTITY e SYSTEM "file:///etc/passwd">]')
        .replace("Matemáticas I", "&e;")
        .encode(),
        "declares a document type or entities",
        "declara un tipo de documento o entidades",
        id="XML with an entity that names a file",
    ),
    pytest.param(
        papers.certificate().encode()[:-20],
        "it ends before it is complete",
        "termina antes de estar completo",
        id="truncated XML",
    ),
    pytest.param(
        papers.degree().encode(),
        "This is an electronic professional degree",
        "Este es un título profesional electrónico",
        id="degree in place of a certificate",
    ),
    pytest.param(
        b"<html><table><tr><td>x</td></tr></table></html>",
        "a web page (some school systems save one under the name of a workbook)",
        "una página web",
        id="web page named as a table",
    ),
    pytest.param(b"%PDF-1.7\n", "The file seems to be a PDF", "parece ser un PDF", id="PDF"),
    pytest.param(
        cut_workbook(), "damaged or cut short", "dañado o incompleto", id="truncated XLSX"
    ),
    pytest.param(
        workbook_with_dtd(),
        "damaged or cut short",
        "dañado o incompleto",
        id="XLSX with a document type inside",
    ),
]


@pytest.mark.parametrize(("content", "en", "es"), REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_the_chosen_language(
    equiv_command, keep_file, content, en, es
):
    paper = keep_file("boleta.csv", content)
    for lang, told in (("en", en), ("es", es)):
        ran = equiv_command("evaluate", paper, *WORDS, "--lang", lang)

        assert (ran.code, ran.stdout) == (1, b"")
        assert ran.err.startswith("equiv: ")
        assert told in ran.err
        assert "Traceback" not in ran.err


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("command", ["evaluate", "explain"])
def test_a_refusal_names_the_file(equiv_command, keep_file, command, lang):
    paper = keep_file("boleta de ejemplo.csv", b"")
    ran = equiv_command(command, paper, *WORDS, "--lang", lang)

    assert ran.code == 1
    assert "boleta de ejemplo.csv" in ran.err


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "cannot be opened"), ("es", "No se puede abrir")]
)
def test_a_file_that_is_not_there_is_named(equiv_command, tmp_path, lang, told):
    ran = equiv_command("evaluate", tmp_path / "nada.csv", *WORDS, "--lang", lang)

    assert (ran.code, ran.stdout) == (1, b"")
    assert told in ran.err
    assert "nada.csv" in ran.err


@pytest.mark.parametrize(
    ("content", "notices"),
    [
        pytest.param(TABLE.encode("latin-1"), {"encoding-guessed"}, id="Latin-1"),
        pytest.param(TABLE.encode("cp1252"), {"encoding-guessed"}, id="Windows-1252"),
        pytest.param(TABLE.encode("utf-16"), set(), id="UTF-16 with its mark"),
        pytest.param(TABLE.encode("utf-16-le"), set(), id="UTF-16 without a mark"),
        pytest.param(TABLE.encode("utf-8-sig"), set(), id="UTF-8 with a byte order mark"),
        pytest.param(TABLE.replace("\n", "\r\n").encode(), set(), id="Windows line ends"),
        pytest.param(TABLE.replace(",", ";").encode(), set(), id="semicolons"),
    ],
)
def test_every_encoding_gives_the_same_lines(equiv_command, keep_file, boleta, content, notices):
    plain = read_json(equiv_command, boleta)
    sheet = read_json(equiv_command, keep_file("other.csv", content))

    assert [e["title"] for e in sheet["entries"]] == TITLES
    assert sheet["entries"] == plain["entries"]
    assert {key for key, _ in told_lines(sheet) - told_lines(plain)} == notices


@pytest.mark.parametrize(
    ("mark", "passed", "told"),
    [
        pytest.param("8,5", True, "“8,5” is read as 8.5", id="decimal comma"),
        pytest.param("10.0", True, None, id="the highest mark"),
        pytest.param("6", True, None, id="the lowest passing mark"),
        pytest.param("5.9", False, None, id="just below it"),
        pytest.param("AC", True, "acreditado, passed without a number", id="acreditado"),
        pytest.param("NP", False, "no presentó, not passed", id="no presentó"),
        pytest.param("105", None, "lies outside every scale", id="above every scale"),
        pytest.param("B", True, "it is not a U.S. letter", id="bien, no U.S. letter"),
        pytest.param("?", None, "is not known: it is kept as written", id="no mark at all"),
        pytest.param("", None, None, id="empty cell"),
    ],
)
def test_an_odd_mark_stays_as_written_and_is_told_with_its_line(
    equiv_command, keep_file, mark, passed, told
):
    sheet = read_json(equiv_command, keep_file("b.csv", papers.line_table(mark=mark)))
    (entry,) = sheet["entries"]

    assert (entry["mark"], entry["passed"]) == (mark or None, passed)
    said = [(w["line"], w["text"]["en"]) for w in sheet["warnings"] if "mark" in w["key"]]
    assert len(said) == (1 if told else 0)
    assert all(line == 1 and told in text for line, text in said)


@pytest.mark.parametrize(
    ("hours", "origin", "told"),
    [
        pytest.param("***", "plan", {("hours", 1)}, id="stars, as certificates print"),
        pytest.param("many", "plan", {("hours", 1)}, id="a word"),
        pytest.param("200", "paper", set(), id="a number"),
        pytest.param("", "plan", set(), id="nothing"),
    ],
)
def test_hours_that_are_no_number_fall_back_on_the_plan_and_say_so(
    equiv_command, keep_file, hours, origin, told
):
    sheet = read_json(equiv_command, keep_file("b.csv", papers.line_table(hours=hours)))

    assert [e["hours_origin"] for e in sheet["entries"]] == [origin]
    assert {pair for pair in told_lines(sheet) if pair[0] == "hours"} == told


@pytest.mark.parametrize("lang", ["en", "es"])
def test_warnings_stand_on_the_sheet_with_their_line(equiv_command, keep_file, lang):
    paper = keep_file("b.csv", papers.line_table(mark="105", hours="***"))
    ran = equiv_command("evaluate", paper, *WORDS, "--lang", lang)

    told = {
        "en": ("• 1: Hours “***” on the paper", "• 1: The mark “105” lies outside every scale"),
        "es": ("• 1: Las horas «***» del documento", "• 1: La calificación «105» está fuera de"),
    }[lang]
    assert [words for words in told if words not in ran.out] == []


def test_rows_that_are_not_read_are_told_by_their_row(equiv_command, keep_file):
    table = "asignatura,calificacion,color\nQUIMICA,8,rojo\n,9,\nFISICA,7,,extra\n"
    sheet = read_json(equiv_command, keep_file("b.csv", table))

    assert [e["title"] for e in sheet["entries"]] == ["QUIMICA", "FISICA"]
    said = {w["key"]: w["text"]["en"] for w in sheet["warnings"]}
    assert "“color” is not known" in said["column-ignored"]
    assert said["line-without-title"].startswith("Row 3 has no course title")
    assert said["extra-cells"].startswith("Row 4 has cells under no header")


def test_an_unknown_title_stays_on_the_sheet_with_the_nearest_three(equiv_command, keep_file):
    sheet = read_json(equiv_command, keep_file("b.csv", papers.line_table(title="COSMOGRAFIA")))
    (entry,) = sheet["entries"]

    assert (entry["title"], entry["course"]["id"]) == ("COSMOGRAFIA", None)
    assert len(entry["course"]["alternatives"]) == 3
    assert ("no-match", 1) in told_lines(sheet)
