"""Rows of cells, from text or from a workbook -> the entries of a transcript."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, islice

from equiv.domain.errors import UnreadableFileError
from equiv.domain.text import Text
from equiv.domain.transcripts import Entry, Notice, Transcript
from equiv.readers.headers import (
    SPANISH,
    Field,
    Header,
    choose_header,
    find_field,
    is_ambiguous,
)
from equiv.readers.limits import HEADER_ROWS, MAX_COLUMNS, check_lines
from equiv.readers.shares import find_share

Row = Sequence[str]
_SHOWN = 12  # so many headers are listed in a message


def read_table(rows: Iterable[Row], notices: Sequence[Notice] = ()) -> Transcript:
    """Read entries from `rows`, the header among the first ones; `notices` come first.

    Raise UnreadableFileError where a required column is missing, a column comes twice, the table
    is too large or has no line.
    """
    source = iter(rows)
    first = list(islice(source, HEADER_ROWS))
    header = choose_header(first)
    check_header(header)
    table = _TableReader(header, list(notices))
    numbered = enumerate(chain(first, source), 1)
    table.read(islice(numbered, header.row, None))
    return table.transcript()


def check_header(header: Header) -> None:
    """Raise UnreadableFileError where the columns do not make a table of courses."""
    if len(header.names) > MAX_COLUMNS:
        raise UnreadableFileError(
            f"Row {header.row} has more than {MAX_COLUMNS} columns. A table of courses has about "
            "ten. Save only the columns that are needed in a new file.",
            f"La fila {header.row} tiene más de {MAX_COLUMNS} columnas. Una tabla de asignaturas "
            "tiene unas diez. Guarde en un archivo nuevo solo las columnas necesarias.",
        )
    if header.missing:
        raise _missing(header)
    for field in Field:
        columns = header.columns_of(field)
        if len(columns) > 1:
            raise _doubled(header, field, columns)


class _TableReader:
    """Collects the entries and notices of one table, row by row."""

    def __init__(self, header: Header, notices: list[Notice]) -> None:
        self._header = header
        self._columns = {field: index for index, field in enumerate(header.fields) if field}
        self._notices = notices
        self._entries: list[Entry] = []

    def read(self, rows: Iterable[tuple[int, Row]]) -> None:
        self._notices.extend(_ignored_columns(self._header))
        filled = ((number, row) for number, row in rows if any(cell.strip() for cell in row))
        for count, (number, row) in enumerate(filled, 1):
            check_lines(count)
            self._read_row(number, row)

    def transcript(self) -> Transcript:
        if not self._entries:
            raise _no_lines(self._header)
        return Transcript(tuple(self._entries), tuple(self._notices))

    def _read_row(self, number: int, row: Row) -> None:
        cells = {field: _cell(row, index) for field, index in self._columns.items()}
        title = cells[Field.TITLE]
        if title is None:
            self._notices.append(_without_title(number))
        elif _repeats_header(title, cells[Field.MARK]):
            self._notices.append(_header_repeated(number))
        else:
            self._add_entry(number, title, cells)
            self._note_extra_cells(number, row)

    def _add_entry(self, number: int, title: str, cells: dict[Field, str | None]) -> None:
        self._entries.append(
            Entry(
                line=len(self._entries) + 1,
                title=title,
                mark=cells[Field.MARK],
                school_year=cells.get(Field.SCHOOL_YEAR),
                plan=cells.get(Field.PLAN),
                period=cells.get(Field.PERIOD),
                hours=cells.get(Field.HOURS),
                credits=cells.get(Field.CREDITS),
                completed=self._completed(number, cells.get(Field.COMPLETED)),
                school=cells.get(Field.SCHOOL),
                observation=cells.get(Field.OBSERVATION),
                place=f"row {number}",
            )
        )

    def _completed(self, number: int, written: str | None) -> Fraction | None:
        share = find_share(written) if written else None
        if written and share is None:
            line = len(self._entries) + 1
            self._notices.append(_completed_unreadable(number, written, line))
        return share

    def _note_extra_cells(self, number: int, row: Row) -> None:
        names = self._header.names
        if any(cell.strip() for index, cell in enumerate(row) if not any(names[index : index + 1])):
            self._notices.append(_extra_cells(number, len(self._entries)))


def _cell(row: Row, index: int) -> str | None:
    """The text of a cell without outer whitespace; None where it is empty or absent."""
    return (row[index].strip() or None) if index < len(row) else None


def _repeats_header(title: str, mark: str | None) -> bool:
    """True for the header that a long table prints again on each page."""
    return find_field(title) is Field.TITLE and find_field(mark or "") is Field.MARK


def _shown(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _listed(names: Iterable[str]) -> Text:
    filled = [_shown(name) for name in names if name]
    more = "…" if len(filled) > _SHOWN else ""
    return Text(
        ", ".join(f"“{name}”" for name in filled[:_SHOWN]) + more or "none",
        ", ".join(f"«{name}»" for name in filled[:_SHOWN]) + more or "ninguno",
    )


def _both(field: Field) -> str:
    return f"{field.value} / {SPANISH[field]}"


def _missing(header: Header) -> UnreadableFileError:
    wanted = ", ".join(_both(field) for field in header.missing)
    found = _listed(header.names)
    hint = Text("", "")
    if Field.MARK in header.missing and any(is_ambiguous(name) for name in header.names):
        hint = Text(
            " “Grade” can mean the mark or the year of study: write “final grade” or “period”.",
            " «Grade» puede ser la calificación o el grado: escriba «calificacion» o «grado».",
        )
    return UnreadableFileError(
        f"A required column is missing: {wanted}. The headers found in row {header.row}: "
        f"{found.en}. The header must stand in the first {HEADER_ROWS} rows; add the column, or "
        f"rename the one that holds it.{hint.en}",
        f"Falta una columna obligatoria: {wanted}. Encabezados encontrados en la fila "
        f"{header.row}: {found.es}. El encabezado debe estar en las primeras {HEADER_ROWS} filas; "
        f"agregue la columna o cambie el nombre de la que contiene ese dato.{hint.es}",
    )


def _doubled(header: Header, field: Field, columns: Sequence[int]) -> UnreadableFileError:
    found = _listed(header.names[index] for index in columns)
    places = ", ".join(str(index + 1) for index in columns)
    return UnreadableFileError(
        f"Row {header.row} has more than one column for {_both(field)}: {found.en} (columns "
        f"{places}). Which one counts cannot be guessed: delete or rename the others.",
        f"La fila {header.row} tiene más de una columna para {_both(field)}: {found.es} (columnas "
        f"{places}). No se puede adivinar cuál vale: borre las otras o cámbieles el nombre.",
    )


def _no_lines(header: Header) -> UnreadableFileError:
    return UnreadableFileError(
        f"The header stands in row {header.row}, and no course with a title follows it. Write "
        "one course in each row below the header, or check that the file was saved whole.",
        f"El encabezado está en la fila {header.row} y después no hay ninguna asignatura con "
        "nombre. Escriba una asignatura en cada fila debajo del encabezado, o revise que el "
        "archivo se haya guardado completo.",
    )


def _ignored_columns(header: Header) -> Iterator[Notice]:
    for name, field in zip(header.names, header.fields, strict=True):
        if name and field is None:
            yield Notice(
                "column-ignored",
                Text(
                    f"The column “{_shown(name)}” is not known and was not read.",
                    f"La columna «{_shown(name)}» no se conoce y no se leyó.",
                ),
            )


def _without_title(number: int) -> Notice:
    return Notice(
        "line-without-title",
        Text(
            f"Row {number} has no course title and was not read.",
            f"La fila {number} no tiene nombre de asignatura y no se leyó.",
        ),
    )


def _header_repeated(number: int) -> Notice:
    return Notice(
        "header-repeated",
        Text(
            f"Row {number} repeats the header and was not read as a course.",
            f"La fila {number} repite el encabezado y no se leyó como asignatura.",
        ),
    )


def _extra_cells(number: int, line: int) -> Notice:
    return Notice(
        "extra-cells",
        Text(
            f"Row {number} has cells under no header, which were not read. A decimal comma may "
            "have split a number: compare this line with the paper.",
            f"La fila {number} tiene celdas sin encabezado, que no se leyeron. Puede que una coma "
            "decimal haya partido un número: compare este renglón con el documento.",
        ),
        line,
    )


def _completed_unreadable(number: int, written: str, line: int) -> Notice:
    return Notice(
        "completed-unreadable",
        Text(
            f"Row {number}: the finished share “{_shown(written)}” could not be read. Write it "
            "as a percentage, for example 50%.",
            f"Fila {number}: no se pudo leer el avance «{_shown(written)}». Escríbalo como "
            "porcentaje, por ejemplo 50%.",
        ),
        line,
    )
