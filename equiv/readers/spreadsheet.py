"""Excel workbooks (.xlsx): the first sheet that holds a table of courses."""

import datetime as dt
import io

from python_calamine import CalamineWorkbook, SheetTypeEnum

from equiv.domain.errors import UnreadableFileError
from equiv.domain.text import Text
from equiv.domain.transcripts import Notice, Transcript
from equiv.readers.headers import choose_header
from equiv.readers.limits import HEADER_ROWS
from equiv.readers.package import damaged, repack, too_much
from equiv.readers.table import read_table

Rows = list[list[str]]
_MAX_SHEETS = 50
_WHOLE = 1e15  # above this a float no longer holds every whole number


def read_workbook(content: bytes) -> Transcript:
    """Read the first sheet with the required columns.

    Raise UnreadableFileError where the workbook is damaged, too large or has no such sheet.
    """
    packed = repack(content)
    try:
        name, rows, tables = _choose_sheet(CalamineWorkbook.from_filelike(io.BytesIO(packed)))
    except (UnreadableFileError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic inside the library is not an Exception
        raise damaged() from error
    try:
        return read_table(rows, _note_choice(tables))
    except UnreadableFileError as error:
        en, es = error.text.en, error.text.es
        raise UnreadableFileError(f"Sheet “{name}”: {en}", f"Hoja «{name}»: {es}") from error


def cell_text(value: object) -> str:
    """A cell as the sheet shows it: 9.0 is "9", a date is written year-month-day."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _choose_sheet(workbook: CalamineWorkbook) -> tuple[str, Rows, list[str]]:
    """The first sheet with a table, its rows, and the names of all sheets with one.

    Where no sheet has a table the first one with any cell is given, so that it can be shown.
    """
    names = [each.name for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    if len(names) > _MAX_SHEETS:
        raise too_much()
    filled = [name for name in names if workbook.get_sheet_by_name(name).height]
    if not filled:
        raise _no_cells()
    tables = [name for name in filled if _has_table(_read_rows(workbook, name, HEADER_ROWS))]
    chosen = (tables or filled)[0]
    return chosen, _read_rows(workbook, chosen), tables


def _read_rows(workbook: CalamineWorkbook, name: str, count: int | None = None) -> Rows:
    """The first `count` rows of a sheet, or all of them, as text."""
    cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=count)
    return [[cell_text(cell) for cell in row] for row in cells]


def _has_table(rows: Rows) -> bool:
    return not choose_header(rows).missing


def _note_choice(names: list[str]) -> tuple[Notice, ...]:
    if len(names) < 2:
        return ()
    used, others = names[0], names[1:]
    listed = Text(
        ", ".join(f"“{name}”" for name in others), ", ".join(f"«{name}»" for name in others)
    )
    text = Text(
        f"Several sheets hold a table of courses. The sheet “{used}” was read; not read: "
        f"{listed.en}. To read another one, save it alone.",
        f"Varias hojas contienen una tabla de asignaturas. Se leyó la hoja «{used}»; no se "
        f"leyeron: {listed.es}. Para leer otra, guárdela sola.",
    )
    return (Notice("several-sheets", text),)


def _no_cells() -> UnreadableFileError:
    return UnreadableFileError(
        "The Excel workbook is empty: none of its sheets has a cell with a value. Check that the "
        "table of courses was saved in it, then choose it again.",
        "El libro de Excel está vacío: ninguna de sus hojas tiene una celda con datos. Revise que "
        "la tabla de asignaturas se haya guardado y elíjalo de nuevo.",
    )
