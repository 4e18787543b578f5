"""Tables as text: headers, delimiters, encodings, and what is said of odd lines."""

from fractions import Fraction

import pytest

from equiv.domain.errors import UnreadableFileError, WrongDocumentError
from equiv.readers import MAX_BYTES, read_record
from equiv.readers.limits import MAX_COLUMNS, MAX_LINES
from equiv.readers.shares import find_share


def read(text, encoding="utf-8"):
    return read_record(text.encode(encoding), "boleta.csv")


def keys(transcript):
    return [notice.key for notice in transcript.notices]


def refusal(content):
    with pytest.raises(UnreadableFileError) as caught:
        read_record(content, "boleta.csv")
    return caught.value.text


ALL_EN = "school_year,plan,period,title,mark,hours,credits,completed,school"
ALL_ES = "ciclo,plan,periodo,asignatura,calificacion,horas,creditos,avance,escuela"


@pytest.mark.parametrize("header", [ALL_EN, ALL_ES], ids=["english", "spanish"])
def test_every_column_reaches_its_field(header):
    row = "2023-2024,mx-sep.mccems-2023,1,Pensamiento Matemático I,8.0,***,8,50%,16DCT9999X"

    transcript = read(f"{header}\n{row}\n")
    (entry,) = transcript.entries

    assert transcript.document == "table"
    assert transcript.notices == ()
    assert (entry.line, entry.place) == (1, "row 2")
    assert (entry.school_year, entry.plan, entry.period) == (
        "2023-2024",
        "mx-sep.mccems-2023",
        "1",
    )
    assert (entry.title, entry.mark) == ("Pensamiento Matemático I", "8.0")
    assert (entry.hours, entry.credits, entry.school) == ("***", "8", "16DCT9999X")
    assert entry.completed == Fraction(1, 2)


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("title,mark", id="plain english"),
        pytest.param("Materia,Calif.", id="short spanish"),
        pytest.param(" ASIGNATURA ,CALIFICACIÓN", id="capitals, accents and outer spaces"),
        pytest.param(
            "Nombre_de_la  Asignatura,calificación-final", id="joiners and doubled spaces"
        ),
        pytest.param("Subject,Final Grade", id="final grade is the mark"),
        pytest.param("nombreUAC,calificacionUAC", id="names as in the SEP certificate"),
        pytest.param("Cálculo: ,x\nAsignatura,Calificación", id="a heading stands above"),
        pytest.param("\n\nTítulo,Mark\nCourse,Mark", id="first complete row wins"),
        pytest.param("sep=,\ntitle,mark", id="delimiter line of Excel"),
    ],
)
def test_header_is_recognised(header):
    (entry,) = read(f"{header}\nFísica I,9\n").entries

    assert (entry.title, entry.mark) == ("Física I", "9")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Ciclo escolar", "school_year"),
        ("Año escolar", "school_year"),
        ("Semestre", "period"),
        ("Grado", "period"),
        ("Grade level", "period"),
        ("Observaciones", "observation"),
        ("Plantel", "school"),
        ("CCT", "school"),
        ("Total de horas", "hours"),
        ("Plan de estudios", "plan"),
        ("Créditos", "credits"),
    ],
)
def test_synonym_names_its_field(header, field):
    (entry,) = read(f"{header},materia,calificación\nabc,Física,9\n").entries

    assert getattr(entry, field) == "abc"


@pytest.mark.parametrize(
    "delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"]
)
def test_delimiter_is_found_from_the_header(delimiter):
    rows = [["Nota, a; b", "", ""], ["Horas", "Materia", "Calif"], ["80", "Física", "9"]]
    text = "\n".join(delimiter.join(row) for row in rows[1:])

    (entry,) = read(f'"{rows[0][0]}"\n{text}').entries

    assert (entry.title, entry.mark, entry.hours) == ("Física", "9", "80")


def test_decimal_comma_survives_between_semicolons():
    assert read("materia;calif\nFísica;8,5\n").entries[0].mark == "8,5"


@pytest.mark.parametrize(
    ("content", "notices"),
    [
        pytest.param("materia,calif\nEspañol,9\n".encode(), [], id="utf-8"),
        pytest.param("materia,calif\nEspañol,9\n".encode("utf-8-sig"), [], id="utf-8 with mark"),
        pytest.param("materia,calif\nEspañol,9\n".encode("utf-16"), [], id="utf-16 with mark"),
        pytest.param(
            b"\xfe\xff" + "materia,calif\nEspañol,9\n".encode("utf-16-be"),
            [],
            id="utf-16 big-endian with mark",
        ),
        pytest.param("materia,calif\nEspañol,9\n".encode("utf-16-le"), [], id="utf-16-le bare"),
        pytest.param("materia,calif\nEspañol,9\n".encode("utf-16-be"), [], id="utf-16-be bare"),
        pytest.param(
            "materia,calif\nEspañol,9\n".encode("cp1252"), ["encoding-guessed"], id="windows-1252"
        ),
        pytest.param(
            "materia,calif,\x81\nEspañol,9\n".encode("latin-1"),
            ["encoding-guessed", "column-ignored"],
            id="a byte that windows-1252 lacks",
        ),
        pytest.param("materia,calif\r\nEspañol,9\r\n".encode(), [], id="windows line ends"),
        pytest.param("materia,calif\rEspañol,9\r".encode(), [], id="old Macintosh line ends"),
    ],
)
def test_encoding_is_read(content, notices):
    transcript = read_record(content, "boleta.txt")

    assert transcript.entries[0].title == "Español"
    assert keys(transcript) == notices


def test_title_and_mark_stay_as_printed_but_for_outer_space():
    (entry,) = read('materia,calif\n"  Lect.  y   Exp. ORAL «2»  ", 08.50 \n').entries

    assert (entry.title, entry.mark) == ("Lect.  y   Exp. ORAL «2»", "08.50")


def test_empty_mark_is_none():
    assert [entry.mark for entry in read("materia,calif\nFísica,\nQuímica\n").entries] == [None] * 2


def test_lines_count_entries_and_places_count_rows_of_the_file():
    transcript = read("Boleta\n\nmateria,calif\nFísica,9\n\n ,8\nArte,7\n")

    assert [(entry.line, entry.place) for entry in transcript.entries] == [
        (1, "row 4"),
        (2, "row 7"),
    ]
    (notice,) = transcript.notices
    assert (notice.key, notice.line) == ("line-without-title", None)
    assert "Row 6" in notice.text.en
    assert "fila 6" in notice.text.es


def test_unknown_column_is_told_once_and_its_content_is_not_kept():
    transcript = read("CURP,materia,calif\nXXXX000000,Física,9\nXXXX000000,Arte,8\n")

    assert keys(transcript) == ["column-ignored"]
    assert "CURP" in transcript.notices[0].text.es
    assert "XXXX000000" not in repr(transcript)


@pytest.mark.parametrize("row", ["Física,8,5", "Física,8,,x"], ids=["one more", "after a gap"])
def test_cells_under_no_header_are_told(row):
    (notice,) = read(f"materia,calif\n{row}\n").notices

    assert (notice.key, notice.line) == ("extra-cells", 1)
    assert "Row 2" in notice.text.en


def test_trailing_empty_cells_are_no_extra_cells():
    assert read("materia,calif,,\nFísica,8,,\n").notices == ()


def test_header_repeated_on_a_second_page_is_no_course():
    transcript = read("materia,calif\nFísica,8\nMateria,Calif.\nArte,9\n")

    assert [entry.title for entry in transcript.entries] == ["Física", "Arte"]
    assert keys(transcript) == ["header-repeated"]


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("50", Fraction(1, 2)),
        ("50%", Fraction(1, 2)),
        ("50 %", Fraction(1, 2)),
        ("0.5", Fraction(1, 2)),
        ("0,5", Fraction(1, 2)),
        (".5", Fraction(1, 2)),
        ("1/2", Fraction(1, 2)),
        ("2 / 3", Fraction(2, 3)),
        ("62.5", Fraction(5, 8)),
        ("1", Fraction(1)),
        ("1.0", Fraction(1)),
        ("1%", Fraction(1, 100)),
        ("100", Fraction(1)),
        ("0", Fraction(0)),
        ("101", None),
        ("3/2", None),
        ("1/0", None),
        ("-5", None),
        ("half", None),
        ("", None),
        ("1e9", None),
        ("²", None),
        ("٥٠", Fraction(1, 2)),
    ],
)
def test_finished_share(written, share):
    assert find_share(written) == share


def test_unreadable_share_is_told_with_its_line_and_left_open():
    transcript = read("materia,calif,avance\nArte,9,50%\nFísica,,casi todo\n")

    assert [entry.completed for entry in transcript.entries] == [Fraction(1, 2), None]
    (notice,) = transcript.notices
    assert (notice.key, notice.line) == ("completed-unreadable", 2)
    assert "casi todo" in notice.text.es


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        pytest.param("", ["is empty"], ["está vacío"], id="no bytes"),
        pytest.param(" \n\t\r\n", ["is empty"], ["está vacío"], id="only blanks"),
        pytest.param("materia,calif\n", ["row 1", "no course"], ["fila 1"], id="header only"),
        pytest.param(
            "Boleta\nmateria,horas\nFísica,80\n",
            ["mark / calificacion", "row 2", "“materia”, “horas”"],
            ["mark / calificacion", "fila 2", "«materia», «horas»"],
            id="mark column missing",
        ),
        pytest.param(
            "grade,subject\n9,Physics\n",
            ["mark / calificacion", "“Grade” can mean"],
            ["«Grade» puede ser"],
            id="grade alone is not taken for the mark",
        ),
        pytest.param(
            "Física,9\nArte,8\n",
            ["title / asignatura, mark / calificacion", "“Física”, “9”"],
            ["«Física», «9»"],
            id="no header at all",
        ),
        pytest.param(
            "\n" * 20 + "materia,calif\nFísica,9\n",
            ["first 20 rows"],
            ["primeras 20 filas"],
            id="header after row twenty",
        ),
        pytest.param(
            "materia,calif,Calificación final\nFísica,9,8\n",
            [
                "more than one column for mark / calificacion",
                "“calif”, “Calificación final”",
                "2, 3",
            ],
            ["más de una columna", "«calif», «Calificación final»"],
            id="two columns for one field",
        ),
        pytest.param(
            'materia,calif\nArte,9\n"Física,8\nQuímica,7\n',
            ["Row 3", "quotation mark"],
            ["fila 3", "comillas"],
            id="quotation mark never closed",
        ),
        pytest.param(
            "materia,calif\n" + "x" * 140_000 + ",9\n",
            ["Row 2", "131,072"],
            ["fila 2"],
            id="endless cell",
        ),
        pytest.param(
            "materia,calif" + ",x" * 200_000 + "\nFísica,9\n",
            [f"more than {MAX_COLUMNS} columns"],
            [f"más de {MAX_COLUMNS} columnas"],
            id="endless header",
        ),
        pytest.param(
            "materia,calif\n" + "Física,9\n" * (MAX_LINES + 1),
            [f"more than {MAX_LINES} lines"],
            [f"más de {MAX_LINES} renglones"],
            id="more lines than a student has",
        ),
    ],
)
def test_table_is_refused_with_the_place_and_the_remedy(text, english, spanish):
    message = refusal(text.encode())

    assert message.en.startswith("“boleta.csv”: ")
    assert message.es.startswith("«boleta.csv»: ")
    assert [words for words in english if words not in message.en] == []
    assert [words for words in spanish if words not in message.es] == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"%PDF-1.7\n...", "a PDF", id="pdf"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture", id="jpeg"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "a picture", id="png"),
        pytest.param(b"\x00\x00\x00\x18ftypheic", "a picture", id="photo of a phone"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 8, "old Excel", id="old xls"),
        pytest.param(b"\n<html><table><tr>", "a web page", id="html saved as xls"),
        pytest.param(b"\x1f\x8b\x08\x00", "a compressed archive", id="gzip"),
        pytest.param(b"PK\x03\x04 cut", "a compressed archive", id="zip cut short"),
        pytest.param(b"materia,calif\nF\x00sica,9\n", "a binary file", id="stray nul"),
        pytest.param(b"materia,calif\nF\x02sica,9\n", "a binary file", id="control character"),
        pytest.param(b"MZ\x90\x00\x03\x00\x00", "a binary file", id="program"),
    ],
)
def test_other_kinds_are_named_and_the_readable_ones_listed(content, kind):
    message = refusal(content)

    assert kind in message.en
    assert ".xlsx" in message.en
    assert ".xlsx" in message.es


def test_text_that_begins_with_the_letters_of_a_zip_is_text():
    assert read("PK,materia,calif\n1,Física,9\n").entries[0].title == "Física"


def test_damaged_utf16_is_refused_with_the_byte():
    content = "materia,calif\nArte,9\n".encode("utf-16")[:-1]

    assert f"byte {len(content)}" in refusal(content).en


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_read():
    head = b"materia,calif\nArte,9\n"
    full = head + b"\n" * (MAX_BYTES - len(head))

    assert len(read_record(full, "x").entries) == 1
    assert "limit is 5 MB" in refusal(full + b"\n").en


def test_the_class_of_the_error_is_kept_when_the_file_is_named():
    with pytest.raises(WrongDocumentError, match=r"^“título\.xml”: "):
        read_record(b"<TituloElectronico/>", "tí\ntulo.xml")


def test_without_a_name_the_message_begins_with_the_matter():
    with pytest.raises(UnreadableFileError, match=r"^The file is empty"):
        read_record(b"", "")
