"""Published sets of standards and their statements."""

import datetime as dt
from dataclasses import dataclass

from equiv.domain.citations import Fact
from equiv.domain.identifiers import FrameworkId, ItemId, SourceId
from equiv.domain.text import Text


@dataclass(frozen=True, slots=True)
class Part:
    """A named piece of an item, so that two partial alignments can say what each shows."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a framework, or a group of them.

    `text` is our own short topic descriptor, never the official wording.
    `grades` are U.S. school years.
    """

    id: ItemId
    framework: FrameworkId
    code: str
    type: str
    text: Text
    parent: ItemId | None
    grades: tuple[int, ...]
    parts: tuple[Part, ...]
    weighs: bool
    is_leaf: bool
    fact: Fact
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """One item that is needed before another; `source` is None where this project judged it."""

    before: ItemId
    after: ItemId
    source: SourceId | None


@dataclass(frozen=True, slots=True)
class Edition:
    """An older edition that a framework replaced, named because its codes may look the same."""

    title: Text
    starts: dt.date | None
    ends: dt.date | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class Framework:
    """One edition of a published set of standards."""

    id: FrameworkId
    title: Text
    jurisdiction: str
    subject: str
    edition: str
    starts: dt.date | None
    ends: dt.date | None
    notice: Text | None
    note: Text | None
    fact: Fact
    items: tuple[ItemId, ...]
    prerequisites: tuple[Prerequisite, ...] = ()
    replaces: tuple[Edition, ...] = ()
