"""What kind of file the bytes are, judged by how they begin."""

import io
import zipfile
from enum import StrEnum

from equiv.domain.errors import UnreadableFileError
from equiv.domain.text import Text


class Kind(StrEnum):
    TEXT = "text"
    WORKBOOK = "workbook"
    XML = "xml"


READ = Text(
    "The kinds that are read: a table saved as text (CSV), an Excel workbook (.xlsx) and an SEP "
    "electronic certificate (.xml).",
    "Los tipos que se leen: una tabla guardada como texto (CSV), un libro de Excel (.xlsx) y un "
    "certificado electrónico de la SEP (.xml).",
)

_PICTURE = Text("a picture", "una imagen")
_PACKED = Text("a compressed archive", "un archivo comprimido")
_WEB_PAGE = Text(
    "a web page (some school systems save one under the name of a workbook)",
    "una página web (algunos sistemas escolares la guardan con nombre de libro de Excel)",
)
_SIGNATURES = (
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"{\\rtf", Text("a text document (RTF)", "un documento de texto (RTF)")),
    (b"\x1f\x8b", _PACKED),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Text(
            "an old Excel or Word file (.xls, .doc) or a workbook locked with a password",
            "un archivo antiguo de Excel o Word (.xls, .doc) o un libro protegido con contraseña",
        ),
    ),
)
_WEB_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<body", b"<table", b"<div")
_BLANK = b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe"


def detect_kind(content: bytes) -> Kind:
    """Say how to read `content`.  Raise UnreadableFileError for an empty file or another kind."""
    # UTF-16 puts a NUL beside each plain letter; without them both forms open alike.
    opening = content[:2048].replace(b"\x00", b"").lstrip(_BLANK)
    if not content.strip(_BLANK):
        raise _empty()
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    if foreign := _foreign_kind(content, opening):
        raise refuse_kind(foreign)
    if opening[:1] == b"<" and (opening[1:2].isalpha() or opening[1:2] in (b"?", b"!", b"_")):
        return Kind.XML
    return Kind.TEXT


def refuse_kind(kind: Text) -> UnreadableFileError:
    """The error for a file that seems to be `kind`, which is not read."""
    advice = Text(
        "Open it in the program that made it and save the table of courses as one of these, or "
        "type the courses in by hand.",
        "Ábralo en el programa que lo hizo y guarde la tabla de asignaturas en uno de ellos, o "
        "escriba las asignaturas a mano.",
    )
    return UnreadableFileError(
        f"The file seems to be {kind.en}. {READ.en} {advice.en}",
        f"El archivo parece ser {kind.es}. {READ.es} {advice.es}",
    )


def _foreign_kind(content: bytes, opening: bytes) -> Text | None:
    if b"%PDF-" in content[:1024]:
        return Text("a PDF", "un PDF")
    if content[4:8] == b"ftyp" or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return _PICTURE
    if opening.lower().startswith(_WEB_OPENINGS):
        return _WEB_PAGE
    return next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)


def _kind_of_zip(content: bytes) -> Kind:
    """A workbook, or UnreadableFileError for other packages.  Damage is found when it is opened."""
    names = _names_in_zip(content)
    if names is None:
        if b"xl/" in content:
            return Kind.WORKBOOK
        if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
            raise refuse_kind(_PACKED)
        return Kind.TEXT
    if "xl/workbook.bin" in names:
        raise refuse_kind(Text("a binary workbook (.xlsb)", "un libro binario (.xlsb)"))
    if any(name.startswith("xl/") for name in names):
        return Kind.WORKBOOK
    if any(name.startswith("word/") for name in names):
        raise refuse_kind(Text("a Word document", "un documento de Word"))
    if "content.xml" in names:
        raise refuse_kind(Text("an OpenDocument file (.ods, .odt)", "un archivo OpenDocument"))
    raise refuse_kind(_PACKED)


def _names_in_zip(content: bytes) -> frozenset[str] | None:
    """The lower-case names of the parts; None where the list of parts cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return frozenset(name.lower() for name in package.namelist())
    except Exception:  # a damaged list makes zipfile raise many kinds of error
        return None


def _empty() -> UnreadableFileError:
    return UnreadableFileError(
        "The file is empty: there is nothing to read. Check that it was saved or copied whole, "
        f"then choose it again. {READ.en}",
        "El archivo está vacío: no hay nada que leer. Revise que se haya guardado o copiado "
        f"completo y elíjalo de nuevo. {READ.es}",
    )
