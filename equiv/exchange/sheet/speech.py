"""Texts said in the language of the page."""

from dataclasses import dataclass

from equiv.domain.text import Language, Text
from equiv.exchange.sheet.printable import printable


@dataclass(frozen=True, slots=True)
class Say:
    """`say(text)` is the text in this language, fit to print; nothing where there is none."""

    language: Language

    def __call__(self, text: Text | None) -> str:
        return printable(text.to(self.language)) if text is not None else ""
