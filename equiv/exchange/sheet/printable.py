"""What of a foreign text can be printed: it is data, and may hold anything."""

import unicodedata

# Blocks of which the fonts inside typst have every character; `_ABSENT` are the exceptions.
_BLOCKS = (
    (0x20, 0x7F),
    (0xA0, 0x250),
    (0x2B0, 0x460),
    (0x1E00, 0x1F00),
    (0x2010, 0x20D0),
    (0x2100, 0x2300),
    (0x2500, 0x2600),
)
_ABSENT = frozenset("⁁⁃⁓℟℡℣℥⅒ↅↆↇↈ↊↋")
_STAND_IN = "□"


def printable(text: str) -> str:
    """The text on one line without invisible characters, which no page and no XML may hold.

    Controls, direction overrides and lone surrogates go; every kind of space becomes one space.
    """
    spaced = " ".join(text.split())
    if spaced.isprintable():  # nearly always: no character of these categories is in it
        return spaced
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn"))


def in_embedded_fonts(text: str) -> str:
    """The text with a box for each character that the fonts inside typst do not have.

    PDF/UA refuses a document with a missing glyph, so one odd character would lose the sheet.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(c if _has_glyph(c) else _STAND_IN for c in composed)


def _has_glyph(character: str) -> bool:
    if character in _ABSENT or unicodedata.category(character)[0] == "C":
        return False
    return any(low <= ord(character) < high for low, high in _BLOCKS)
