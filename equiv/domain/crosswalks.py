"""Graded links between items of different frameworks."""

from dataclasses import dataclass
from enum import StrEnum

from equiv.domain.identifiers import ItemId, SourceId
from equiv.domain.text import Text


class Strength(StrEnum):
    """How much of the target a student who mastered the source can do (Ed-Fi's four steps)."""

    EQUIVALENT = "equivalent"
    MOSTLY = "mostly"
    PARTIALLY = "partially"
    MINIMALLY = "minimally"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for none to 4 for equivalent."""
        return 4 - list(Strength).index(self)


class Standing(StrEnum):
    """How far a link has been checked, weakest first."""

    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Alignment:
    """One settled link.  Strength is judged in each direction by the guide in curricula/README."""

    source: ItemId
    target: ItemId
    forward: Strength
    backward: Strength
    part: str | None
    rationale: Text
    evidence: tuple[SourceId, ...]
    author: str
    coded_on: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Coding:
    """What the two blind passes said of one pair, before they were settled."""

    source: ItemId
    target: ItemId
    first: Strength
    second: Strength


@dataclass(frozen=True, slots=True)
class Scope:
    """What one alignment file compared: every pair of these items was judged."""

    id: str
    title: Text
    sources: frozenset[ItemId]
    targets: frozenset[ItemId]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What one source item shows of one target item, direct or by a chain (method, step 1).

    `value` is in millionths of the target; `path` runs from source to target through the items
    in between; `standing` is the weakest on the path.
    """

    source: ItemId
    target: ItemId
    value: int
    part: str | None
    path: tuple[ItemId, ...]
    standing: Standing

    @property
    def is_derived(self) -> bool:
        return len(self.path) > 2
