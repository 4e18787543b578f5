"""An XLSX file is a zip of XML parts: this opens it without trusting what it says of itself.

The parts are unpacked here within limits, checked, and packed anew.  The spreadsheet library then
sees only what was checked: a false size, a part listed twice or a cell at the far end of the
sheet would otherwise fill the memory.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from equiv.domain.errors import UnreadableFileError
from equiv.readers.markup import local_name, parse

MAX_UNPACKED = 60 * 1024 * 1024
MAX_RATIO = 200
_RATIO_FROM = 1024 * 1024  # smaller parts may shrink as they like
_MAX_ELEMENTS = 1_000_000
_MAX_AREA = 1_000_000  # rows times columns, empty cells too, of all sheets together
_MAX_TEXT = 50_000_000  # cells times the longest text, which each of them may repeat
_PART = re.compile(r"(\[content_types\]\.xml|_rels/\.rels|xl/.*\.(xml|rels))", re.IGNORECASE)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)


def repack(content: bytes) -> bytes:
    """The XML parts of a workbook, checked, in a new zip without compression.

    Raise UnreadableFileError for a damaged package and for one that unpacks to too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _pack(dict(_unpack(package)))
    except UnreadableFileError:
        raise
    except Exception as error:  # a damaged package makes zipfile and zlib raise many kinds
        raise damaged() from error


def damaged() -> UnreadableFileError:
    """The error for a workbook that is cut short or broken."""
    return UnreadableFileError(
        "The Excel workbook is damaged or cut short and cannot be opened. Open it in the "
        "spreadsheet program, save it again as .xlsx and choose the new file.",
        "El libro de Excel está dañado o incompleto y no se puede abrir. Ábralo en la hoja de "
        "cálculo, guárdelo de nuevo como .xlsx y elija el archivo nuevo.",
    )


def too_much() -> UnreadableFileError:
    """The error for a workbook that unpacks to more than a record needs."""
    limit = MAX_UNPACKED // 1024**2
    return UnreadableFileError(
        f"The Excel workbook unpacks to far more than a record of studies needs (limit {limit} MB, "
        "and a sheet of ordinary size). Copy the table of courses into a new workbook and save it.",
        f"El libro de Excel, ya descomprimido, ocupa mucho más que un historial (límite {limit} "
        "MB y hojas de tamaño normal). Copie la tabla de asignaturas en un libro nuevo y guárdelo.",
    )


def _unpack(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = package.infolist()
    if sum(info.file_size for info in infos) > MAX_UNPACKED or any(map(_is_bomb, infos)):
        raise too_much()
    room, measure = MAX_UNPACKED, _Measure()
    for info in infos:
        if _PART.fullmatch(info.filename):
            with package.open(info) as part:
                data = part.read(room + 1)
            room -= len(data)
            if room < 0:
                raise too_much()
            _check(data, measure)
            yield info.filename, data


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > max(_RATIO_FROM, info.compress_size * MAX_RATIO)


def _check(data: bytes, measure: "_Measure") -> None:
    measure.begin_part()
    try:
        parse(data, measure)
    except UnreadableFileError as error:
        raise damaged() from error
    except _TooLargeError as error:
        raise too_much() from error


def _pack(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return packed.getvalue()


class _TooLargeError(Exception):
    """A part that would fill the memory once it is laid out as a table."""


class _Measure:
    """Follows the elements of all parts, as the spreadsheet library will, and stops early."""

    def __init__(self) -> None:
        self._elements = self._cells = self._longest = self._area = 0
        self._last_row = self._last_column = 0
        self.begin_part()

    def begin_part(self) -> None:
        self._area += self._last_row * self._last_column
        self._row = self._column = self._last_row = self._last_column = self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        name = local_name(tag)
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name == "c":
            self._move(attributes.get("r"))
        elif name in ("v", "is"):
            self._use_cell()
        if name in ("v", "is", "si"):
            self._length = 0
        if self._elements > _MAX_ELEMENTS:
            raise _TooLargeError

    def data(self, text: str) -> None:
        self._length += len(text)
        self._longest = max(self._longest, self._length)

    def end(self, tag: str) -> None:
        if local_name(tag) in ("v", "is", "si"):
            self._length = 0

    def close(self) -> None:
        if self._cells * self._longest > _MAX_TEXT:
            raise _TooLargeError

    def _move(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
        elif match := _REFERENCE.fullmatch(reference):
            self._row, self._column = int(match[2]), _column_number(match[1])
        else:
            raise ValueError(reference)

    def _use_cell(self) -> None:
        self._cells += 1
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._area + self._last_row * self._last_column > _MAX_AREA:
            raise _TooLargeError


def _column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
