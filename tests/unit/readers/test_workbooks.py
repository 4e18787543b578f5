"""Excel workbooks: cells as they are shown, choice of the sheet, damage and bombs."""

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter

from equiv.domain.errors import UnreadableFileError
from equiv.readers import read_record

TABLE = [["materia", "calif"], ["Física", 9]]


def workbook(**sheets):
    """The bytes of a workbook with these sheets, each a list of rows."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return content.getvalue()


def edit(content, part, change):
    """The same workbook with one part changed by a function of its text."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, change(text) if name == part else text)
    return result.getvalue()


def refusal(content):
    with pytest.raises(UnreadableFileError) as caught:
        read_record(content, "historial.xlsx")
    return caught.value.text


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        pytest.param(9.0, "9", id="whole number without a point"),
        pytest.param(8.5, "8.5", id="one decimal"),
        pytest.param(0.1, "0.1", id="as typed, not as stored"),
        pytest.param("10.0", "10.0", id="text stays text"),
        pytest.param(" AC ", "AC", id="outer space goes"),
        pytest.param(True, "TRUE", id="truth value"),
        pytest.param(dt.datetime(2024, 7, 15), "2024-07-15", id="date in ISO form"),
        pytest.param(dt.datetime(2024, 7, 15, 9, 30), "2024-07-15T09:30:00", id="moment"),
        pytest.param("", None, id="empty cell"),
        pytest.param("=1+1", "0", id="cached value of a formula"),
    ],
)
def test_cell_reads_as_it_is_shown(value, mark):
    transcript = read_record(workbook(Hoja=[["materia", "calif"], ["Física", value]]), "x.xlsx")

    assert transcript.entries[0].mark == mark


def test_rows_are_those_of_the_sheet_even_under_blank_ones():
    rows = [[], ["Boleta"], [], ["", "Materia", "Calif"], [], ["", "Física", 9]]

    (entry,) = read_record(workbook(Hoja=rows), "x.xlsx").entries

    assert (entry.title, entry.mark, entry.place) == ("Física", "9", "row 6")


def test_the_first_sheet_with_the_columns_is_read():
    transcript = read_record(workbook(Portada=[["Hola"]], Notas=TABLE, Vacía=[]), "sin_nombre")

    assert [entry.title for entry in transcript.entries] == ["Física"]
    assert transcript.notices == ()


def test_a_second_sheet_with_the_columns_is_told():
    (notice,) = read_record(workbook(Uno=TABLE, Dos=TABLE), "x.xlsx").notices

    assert notice.key == "several-sheets"
    assert "“Uno” was read; not read: “Dos”" in notice.text.en


def test_percentages_of_the_sheet_are_shares():
    rows = [["materia", "calif", "avance"], ["Física", "", 0.25]]

    assert read_record(workbook(Hoja=rows), "x.xlsx").entries[0].completed == 0.25


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(workbook(Hoja=[]), "is empty", id="no cell"),
        pytest.param(
            workbook(Hoja=[["materia"], ["Arte"]]), "Sheet “Hoja”: A required", id="no mark"
        ),
        pytest.param(workbook(Hoja=TABLE)[:-40], "damaged", id="end cut off"),
        pytest.param(workbook(Hoja=TABLE)[:900], "damaged", id="cut in the middle of a part"),
    ],
)
def test_workbook_is_refused(content, words):
    assert words in refusal(content).en


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["word/document.xml"], "a Word document"),
        (["content.xml"], "OpenDocument"),
        (["xl/workbook.bin"], "a binary workbook"),
        (["foto.jpg"], "a compressed archive"),
    ],
)
def test_other_packages_are_named(names, kind):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name in names:
            package.writestr(name, "x")

    assert kind in refusal(content.getvalue()).en


def test_a_part_that_unpacks_without_end_is_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 3_000_000)

    assert "unpacks to far more" in refusal(content.getvalue()).en


def test_parts_that_add_up_to_too_much_are_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(62):
            package.writestr(f"xl/media/{number}.bin", b" " * 1024 * 1024)

    assert "limit 60 MB" in refusal(content.getvalue()).en


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "words"),
    [
        pytest.param(SHEET, 'r="B2"', 'r="XFD1048576"', "unpacks to", id="cell at the far end"),
        pytest.param(
            SHEET,
            "<sheetData>",
            '<sheetData><row r="999999"><c/><c><v>1</v></c></row>',
            "unpacks to",
            id="cell of a far row that names no place",
        ),
        pytest.param(SHEET, 'r="B2"', 'r="?"', "damaged", id="cell at no place"),
        pytest.param(SHEET, "</row>", "", "damaged", id="broken structure"),
        pytest.param(SHEET, "<worksheet", "<!DOCTYPE x><worksheet", "damaged", id="document type"),
        pytest.param(
            STRINGS, "Física", "x" * 20_000_000, "unpacks to", id="one long text in every cell"
        ),
    ],
)
def test_a_workbook_made_to_do_harm_is_refused(part, old, new, words):
    content = edit(workbook(Hoja=TABLE), part, lambda text: text.replace(old, new))

    assert words in refusal(content).en


def test_a_long_text_repeated_in_many_cells_is_refused():
    rows = [*TABLE, *[["x" * 32_000, 9]] * 1_000]

    assert "unpacks to" in refusal(workbook(Hoja=rows)).en


def test_more_sheets_than_a_record_has_are_refused():
    assert "unpacks to" in refusal(workbook(**{f"H{number}": TABLE for number in range(51)})).en


def test_a_false_size_does_not_hide_the_rest_of_a_part():
    content = bytearray(workbook(Hoja=[["materia", "calif"], *[["Física", 9]] * 300]))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        size = package.getinfo(SHEET).file_size
    falsified = bytes(content).replace(size.to_bytes(4, "little"), (50).to_bytes(4, "little"))

    assert "damaged" in refusal(falsified).en
