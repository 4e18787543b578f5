"""Tables as text: comma, semicolon, tab or bar between the cells."""

import csv
import io
from collections.abc import Iterator
from itertools import count, islice

from equiv.domain.errors import UnreadableFileError
from equiv.domain.transcripts import Transcript
from equiv.readers.decoding import decode
from equiv.readers.headers import choose_header
from equiv.readers.limits import HEADER_ROWS
from equiv.readers.table import read_table

_DELIMITERS = (",", ";", "\t", "|")


def read_delimited(content: bytes) -> Transcript:
    """Read a table saved as text.  Raise UnreadableFileError where it is no table of courses."""
    text, notices = decode(content)
    return read_table(_read_rows(text, choose_delimiter(text)), notices)


def choose_delimiter(text: str) -> str:
    """The delimiter under which the first rows give the best header."""
    return max(_DELIMITERS, key=lambda delimiter: _rate(text, delimiter))


def _rate(text: str, delimiter: str) -> tuple[bool, int, int]:
    header = choose_header(islice(_try_rows(text, delimiter), HEADER_ROWS))
    # With no known header the delimiter that splits most gives the most telling message.
    return (not header.missing, header.known, len(header.names))


def _try_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows as far as they can be read: a wrong delimiter meets quotation marks oddly."""
    try:
        yield from _split(text, delimiter)
    except csv.Error:
        return


def _read_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    rows = _split(text, delimiter)
    for number in count(1):
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise _broken_row(number, str(error)) from error
        if row is None:
            return
        yield row


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    # Strict, because otherwise a quotation mark never closed swallows the rest of the file.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _broken_row(number: int, reason: str) -> UnreadableFileError:
    if "limit" in reason:
        return UnreadableFileError(
            f"Row {number} has a cell of more than {csv.field_size_limit():,} characters, which is "
            "no course. Check that the file is a table and that its quotation marks are in pairs.",
            f"La fila {number} tiene una celda de más de {csv.field_size_limit():,} caracteres, "
            "que no es una asignatura. Revise que el archivo sea una tabla y que sus comillas "
            "estén en pares.",
        )
    return UnreadableFileError(
        f'Row {number} opens a quotation mark (") that is not closed before the cell ends. Close '
        "it or remove it, or save the table again from the spreadsheet program.",
        f'La fila {number} abre unas comillas (") que no se cierran al final de la celda. '
        "Ciérrelas o quítelas, o guarde de nuevo la tabla desde la hoja de cálculo.",
    )
