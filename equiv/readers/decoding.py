"""The bytes of a text file -> its characters, and whether the encoding had to be guessed."""

import codecs
import re

from equiv.domain.errors import UnreadableFileError
from equiv.domain.text import Text
from equiv.domain.transcripts import Notice
from equiv.readers.kinds import refuse_kind

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_GUESSED = Notice(
    "encoding-guessed",
    Text(
        "The file does not say how its letters are encoded; it was read as Windows-1252. "
        "Check the accents (á, é, ñ) in the titles.",
        "El archivo no indica la codificación de sus letras; se leyó como Windows-1252. "
        "Revise los acentos y las eñes en los nombres.",
    ),
)


def decode(content: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Read UTF-8 or UTF-16, else Windows-1252 with the notice `encoding-guessed`.

    Raise UnreadableFileError for bytes that are no text.
    """
    encoding = _find_utf16(content)
    text, notices = _decode_utf16(content, encoding) if encoding else _decode_bytes(content)
    if _CONTROL.search(text):
        raise refuse_kind(Text("a binary file, not text", "un archivo binario, no un texto"))
    return text, notices


def _find_utf16(content: bytes) -> str | None:
    """The encoding where a mark says UTF-16, or where nearly every second byte is NUL."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    enough = len(content) // 2 * 0.9
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if even == 0 and odd > enough:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 and even > enough else None


def _decode_utf16(content: bytes, encoding: str) -> tuple[str, tuple[Notice, ...]]:
    try:
        return content.decode(encoding), ()
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"The file is Unicode text (UTF-16), but its bytes break off or are damaged at byte "
            f"{error.start + 1}. Save it again as “CSV UTF-8” and choose the new file.",
            f"El archivo es texto Unicode (UTF-16), pero está cortado o dañado en el byte "
            f"{error.start + 1}. Guárdelo de nuevo como «CSV UTF-8» y elija el archivo nuevo.",
        ) from error


def _decode_bytes(content: bytes) -> tuple[str, tuple[Notice, ...]]:
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), (_GUESSED,)
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252
        return content.decode("latin-1"), (_GUESSED,)
