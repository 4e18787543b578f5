"""A student's record from one school system, as it was read from the paper."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from equiv.domain.text import Text

COMPLETED = "completed-"  # begins the name of a document that certifies a level without rows


class Origin(StrEnum):
    PAPER = "paper"  # a line of the record
    PLAN = "plan"  # supplied from the plan, because the paper has no course rows


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a record.  Text fields stand as on the paper; None where it says nothing.

    `line` counts entries from 1; `place` says where the line stands in the file ("row 7").
    `completed` is the finished share of an unfinished course, 0 to 1.
    """

    line: int
    title: str
    mark: str | None
    school_year: str | None = None
    plan: str | None = None
    period: str | None = None
    hours: str | None = None
    credits: str | None = None
    completed: Fraction | None = None
    school: str | None = None
    observation: str | None = None
    place: str | None = None
    origin: Origin = Origin.PAPER


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about a reading: what, and on which line."""

    key: str
    text: Text
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole record with what the reader noticed.  Holds no name and no identity number.

    `level` is secundaria or bachillerato where the document itself says so; `pass_mark` only
    where the record states one; `average` is the overall average as printed.
    """

    entries: tuple[Entry, ...]
    notices: tuple[Notice, ...] = ()
    document: str = "table"
    level: str | None = None
    started_on: dt.date | None = None
    pass_mark: Fraction | None = None
    average: str | None = None
    folio: str | None = None

    @property
    def completed(self) -> str | None:
        """The level that the document certifies without course rows."""
        if not self.document.startswith(COMPLETED):
            return None
        return self.document.removeprefix(COMPLETED)
