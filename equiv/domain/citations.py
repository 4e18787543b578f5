"""Where a fact comes from, and how sure we are of it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from equiv.domain.identifiers import SourceId
from equiv.domain.text import Text


class Confidence(StrEnum):
    FOUND = "found"  # read in the cited document
    RECALLED = "recalled"  # from memory: shown as "to verify"


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the bibliography."""

    id: SourceId
    title: str
    publisher: str | None
    url: str | None
    published_on: str | None
    note: str | Text | None


@dataclass(frozen=True, slots=True)
class Fact:
    """The citation of one fact.  `found` always has source, locator and date."""

    confidence: Confidence
    source: SourceId | None = None
    locator: str | None = None
    retrieved_on: dt.date | None = None

    @property
    def is_found(self) -> bool:
        return self.confidence is Confidence.FOUND
