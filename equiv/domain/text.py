"""A text in both languages.  Everything a person reads is one of these."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "es"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English and in Mexican Spanish."""

    en: str
    es: str

    def to(self, language: Language) -> str:
        return self.es if language == "es" else self.en

    def __add__(self, other: "Text") -> "Text":
        return Text(f"{self.en} {other.en}".strip(), f"{self.es} {other.es}".strip())


def same(text: str) -> Text:
    """A text that is not translated: a name, a code, a number."""
    return Text(text, text)


def fold(text: str) -> str:
    """Upper case without accents, dots or doubled spaces: how titles are compared."""
    composed = unicodedata.normalize("NFC", text).upper().replace("Ñ", "N~")
    plain = unicodedata.normalize("NFKD", composed)
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^A-Z0-9~]+", " ", kept).split())
