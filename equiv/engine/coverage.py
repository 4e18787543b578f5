"""How much of a target the evidence shows (method, steps 2 to 4), exactly and by hand.

`measure_item` is the rule as a person would work it out; `LinkTable` does the same for all
targets at once with arrays.  Both count in whole numbers: strengths in millionths, the passed
share of a course in ten-thousandths, so that no rounding ever moves a student over a line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from equiv.domain.crosswalks import Link
from equiv.domain.identifiers import ItemId

PASSED = 10_000  # evidence of a passed course, in ten-thousandths
WHOLE = 1_000_000 * PASSED  # value of an item shown whole


def measure_item(
    shown: Iterable[tuple[int, str | None, int]], parts: frozenset[str], mostly: int
) -> int:
    """Value of one target item, 0 to WHOLE, from (strength, part, evidence) triples.

    Alignments of different parts add up; of the same part, or of none, the strongest counts.
    Without a link of at least `mostly`, and without every part named, an item never passes
    `mostly`: touching a topic three times does not add up to mastery.
    """
    unnamed, by_part, has_strong = 0, dict[str, int](), False
    for strength, part, evidence in shown:
        value = strength * evidence
        if value <= 0:
            continue
        has_strong = has_strong or strength >= mostly
        if part is None:
            unnamed = max(unnamed, value)
        else:
            by_part[part] = max(by_part.get(part, 0), value)
    is_whole = has_strong or (bool(parts) and parts <= by_part.keys())
    cap = WHOLE if is_whole else mostly * PASSED
    return min(cap, max(unnamed, sum(by_part.values())))


@dataclass(frozen=True, slots=True)
class TargetItems:
    """What weighs in one target course: items, whole-number weights, category of each."""

    id: str
    items: tuple[ItemId, ...]
    weights: tuple[int, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of one target, 0 to 1, exact.

    `direct` counts direct links only; `verified` counts links between items whose facts were
    found, not recalled.
    """

    target: str
    share: Fraction
    categories: Mapping[str, Fraction]
    values: Mapping[ItemId, int]
    direct: Fraction
    verified: Fraction

    @property
    def is_by_chains_alone(self) -> bool:
        return self.share > 0 and self.direct == 0

    @property
    def derived_share(self) -> Fraction:
        """Part of the coverage that rests on chains."""
        return 1 - self.direct / self.share if self.share else Fraction(0)

    @property
    def recalled_share(self) -> Fraction:
        """Part of the coverage that rests on recalled facts."""
        return 1 - self.verified / self.share if self.share else Fraction(0)


def measure_course(target: TargetItems, values: Mapping[ItemId, int]) -> Fraction:
    """Weighted mean of item values as a share of the whole course."""
    total = sum(target.weights)
    met = sum(w * values.get(i, 0) for i, w in zip(target.items, target.weights, strict=True))
    return Fraction(met, total * WHOLE)


def measure_categories(target: TargetItems, values: Mapping[ItemId, int]) -> dict[str, Fraction]:
    """The same mean for each reporting category, in the order of the course."""
    met: dict[str, int] = {}
    total: dict[str, int] = {}
    rows = zip(target.items, target.weights, target.categories, strict=True)
    for item, weight, category in rows:
        met[category] = met.get(category, 0) + weight * values.get(item, 0)
        total[category] = total.get(category, 0) + weight
    return {key: Fraction(met[key], total[key] * WHOLE) for key in met}


class LinkTable:
    """All links as arrays, compiled once per version of the graph."""

    def __init__(
        self,
        links: Sequence[Link],
        parts: Mapping[ItemId, frozenset[str]],
        verified: frozenset[ItemId],
        mostly: int,
    ) -> None:
        self._links = sorted(links, key=lambda link: (link.target, link.part or "", link.source))
        self._mostly = mostly
        self.sources = {s: n for n, s in enumerate(sorted({link.source for link in links}))}
        self.targets = {t: n for n, t in enumerate(sorted({link.target for link in links}))}
        slots: dict[tuple[ItemId, str | None], int] = {}
        for link in self._links:
            slots.setdefault((link.target, link.part), len(slots))
        self._source = np.array([self.sources[k.source] for k in self._links], dtype=np.int64)
        self._value = np.array([k.value for k in self._links], dtype=np.int64)
        self._slot = np.array([slots[k.target, k.part] for k in self._links], dtype=np.int64)
        self._target = np.array([self.targets[k.target] for k in self._links], dtype=np.int64)
        self._is_direct = np.array([not k.is_derived for k in self._links], dtype=bool)
        self._is_verified = np.array([verified.issuperset(k.path) for k in self._links], dtype=bool)
        self._slot_target = np.array([self.targets[t] for t, _ in slots], dtype=np.int64)
        self._slot_is_named = np.array([part is not None for _, part in slots], dtype=bool)
        self._slot_is_part = np.array([part in parts.get(t, ()) for t, part in slots], dtype=bool)
        self._part_count = np.array([len(parts.get(t, ())) for t in self.targets], dtype=np.int64)
        self._by_target: dict[ItemId, list[Link]] = {}
        for link in self._links:
            self._by_target.setdefault(link.target, []).append(link)
        self._parts = parts

    def links_to(self, target: ItemId) -> Sequence[Link]:
        """Every link that ends at one target item, in a stable order."""
        return self._by_target.get(target, ())

    def parts_of(self, target: ItemId) -> frozenset[str]:
        return self._parts.get(target, frozenset())

    def evidence_array(
        self, evidence: Mapping[ItemId, int]
    ) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """Evidence per source item as an array; items without links are left out."""
        array = np.zeros(len(self.sources), dtype=np.int64)
        for item, amount in evidence.items():
            position = self.sources.get(item)
            if position is not None:
                array[position] = max(array[position], amount)
        return array

    def measure(
        self, evidence: Mapping[ItemId, int], targets: Sequence[TargetItems]
    ) -> dict[str, Coverage]:
        """Coverage of every target by one body of evidence."""
        amounts = self.evidence_array(evidence)[self._source]
        values = self._item_values(amounts)
        direct = self._item_values(np.where(self._is_direct, amounts, 0))
        verified = self._item_values(np.where(self._is_verified, amounts, 0))
        return {t.id: self._coverage(t, values, direct, verified) for t in targets}

    def _item_values(self, amounts: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> list[int]:
        """`measure_item` for all targets at once."""
        shown = self._value * amounts
        slots = np.zeros(len(self._slot_target), dtype=np.int64)
        np.maximum.at(slots, self._slot, shown)
        count = len(self.targets)
        named = np.zeros(count, dtype=np.int64)
        unnamed = np.zeros(count, dtype=np.int64)
        met_parts = np.zeros(count, dtype=np.int64)
        is_named, at = self._slot_is_named, self._slot_target
        np.add.at(named, at[is_named], slots[is_named])
        np.add.at(met_parts, at[self._slot_is_part & (slots > 0)], 1)
        np.maximum.at(unnamed, at[~is_named], slots[~is_named])
        strong = np.zeros(count, dtype=bool)
        is_strong = (self._value >= self._mostly) & (shown > 0)
        strong[self._target[is_strong]] = True
        is_whole = strong | ((self._part_count > 0) & (met_parts >= self._part_count))
        cap = np.where(is_whole, WHOLE, self._mostly * PASSED)
        best: list[int] = np.minimum(cap, np.maximum(unnamed, named)).tolist()
        return best

    def _coverage(
        self, target: TargetItems, values: list[int], direct: list[int], verified: list[int]
    ) -> Coverage:
        here = {item: n for item in target.items if (n := self.targets.get(item)) is not None}
        shown = {item: values[n] for item, n in here.items() if values[n]}
        return Coverage(
            target=target.id,
            share=measure_course(target, shown),
            categories=measure_categories(target, shown),
            values=shown,
            direct=measure_course(target, {item: direct[n] for item, n in here.items()}),
            verified=measure_course(target, {item: verified[n] for item, n in here.items()}),
        )
