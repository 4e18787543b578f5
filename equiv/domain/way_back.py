"""For a pupil who returns to Mexico: the grade there, and the papers that count."""

from dataclasses import dataclass

from equiv.domain.citations import Fact
from equiv.domain.text import Text


@dataclass(frozen=True, slots=True)
class SepGrade:
    """The SEP grade that follows the same number of school years as a U.S. grade."""

    us_grade: int
    title: Text
    fact: Fact


@dataclass(frozen=True, slots=True)
class ReturnPaper:
    """One document or procedure of the way back: what it is and when it applies."""

    key: str
    title: Text
    text: Text
    fact: Fact


@dataclass(frozen=True, slots=True)
class WayBack:
    """Everything that a family needs to know to go back."""

    grades: tuple[SepGrade, ...]
    papers: tuple[ReturnPaper, ...]
