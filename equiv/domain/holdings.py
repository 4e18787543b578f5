"""How complete the data is, part by part, and when somebody last looked."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from equiv.domain.text import Text


class Completeness(StrEnum):
    COMPLETE = "complete"  # everything that the part should hold is there
    PARTIAL = "partial"  # usable, with gaps that the note names
    LISTED = "listed"  # names only: recognised, not compared


@dataclass(frozen=True, slots=True)
class Holding:
    """What an editor says of one framework, plan or state."""

    id: str
    completeness: Completeness
    checked_on: dt.date
    note: Text | None
