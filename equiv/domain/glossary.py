"""Words of mathematics, science, courses and school papers in both languages."""

from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    MATHEMATICS = "mathematics"
    SCIENCE = "science"
    COURSE = "course"  # titles of courses and subjects
    PAPER = "paper"  # words on records, marks, school life


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: the usual word of each language, and other ways to write it."""

    kind: TermKind
    en: str
    es: str
    also_en: tuple[str, ...] = ()
    also_es: tuple[str, ...] = ()

    @property
    def all_en(self) -> tuple[str, ...]:
        return (self.en, *self.also_en)

    @property
    def all_es(self) -> tuple[str, ...]:
        return (self.es, *self.also_es)
