"""Ways to close what is missing: a module, an examination, a bridging unit."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from equiv.domain.citations import Fact
from equiv.domain.identifiers import CourseId, ItemId
from equiv.domain.text import Text


class RouteKind(StrEnum):
    MODULE = "module"  # a course of a Mexican open or online system
    EXAM = "exam"  # credit by examination in a state
    UNIT = "unit"  # a bridging unit, of the kind that Project SOL used


@dataclass(frozen=True, slots=True)
class Route:
    """One way to close a gap.

    A unit closes the items it names; a module helps with what its course is aligned to; an
    examination stands for a whole course of its jurisdiction (`courses` empty: for any of them).
    `hours` are clock hours of study, None where not known.
    """

    id: str
    kind: RouteKind
    title: Text
    text: Text
    jurisdiction: str | None
    courses: tuple[CourseId, ...]
    closes: tuple[ItemId, ...]
    hours: Fraction | None
    fact: Fact
