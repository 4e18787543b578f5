"""One recommendation as its sheet prints it: figures, items, evidence, marks, precedents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from equiv.domain.analysis import (
    AwardedMark,
    CategoryCoverage,
    EvidencePath,
    ItemCoverage,
    Recommendation,
)
from equiv.domain.frameworks import Item
from equiv.domain.identifiers import ItemId
from equiv.domain.marks import cut
from equiv.domain.policy import Precedent
from equiv.exchange import labels
from equiv.exchange.labels import amount, exact_amount, percent
from equiv.exchange.sheet.citing import cite
from equiv.exchange.sheet.crossings import name_of
from equiv.exchange.sheet.printable import printable
from equiv.exchange.sheet.speech import Say
from equiv.exchange.sheet.view import (
    CategoryView,
    EvidenceView,
    ItemGroup,
    ItemView,
    LineRef,
    MarkView,
    PrecedentView,
    RecommendationView,
    StandardView,
)


def standard_of(items: Mapping[ItemId, Item], id_: ItemId, say: Say) -> StandardView:
    """Code and descriptor of an item; an item of an older release keeps its id alone."""
    item = items.get(id_)
    return StandardView(id_, "") if item is None else StandardView(item.code, say(item.text))


@dataclass(frozen=True, slots=True)
class RecommendationComposer:
    """Composes recommendations of one analysis; `titles` are its lines as printed."""

    items: Mapping[ItemId, Item]
    titles: Mapping[int, str]
    say: Say
    key: str

    def compose(self, r: Recommendation) -> RecommendationView:
        say, course = self.say, r.course
        return RecommendationView(
            id=r.id,
            anchor=f"{self.key}-{r.id.lower()}",
            title=say(name_of(r)),
            code=(course.code or "") if course else "",
            code_is_verified=course.code_is_verified if course else True,
            sced=(course.sced or "") if course else "",
            kind=r.class_.value,
            kind_word=say(labels.CLASSES[r.class_]),
            credit=amount(r.credit),
            exact="" if r.credit == r.credit_exact else exact_amount(r.credit_exact),
            unit=say(r.credit_unit),
            coverage=percent(r.coverage),
            part=float(r.coverage or 0),
            is_measured=r.coverage is not None,
            mark=self._mark(r.mark) if r.mark else None,
            lines=self._lines(r.lines),
            content_lines=self._lines([n for n in r.evidence_lines if n not in r.lines]),
            categories=tuple(self._category(c) for c in r.categories),
            groups=self._groups(r),
            reason=say(r.reason),
            arithmetic=say(r.arithmetic),
            precedents=tuple(self._precedent(p) for p in r.precedents),
            standing=say(labels.STANDINGS[r.standing.value]) if r.standing else "",
            derived=_share(r.derived_share),
            recalled=_share(r.recalled_share),
            basis=self._basis(r),
        )

    def _basis(self, r: Recommendation) -> str:
        named = ", ".join(r.basis)
        if r.substitute_for is None:
            return named
        return f"{named} ({self.say(labels.IN_PLACE_OF)} {r.substitute_for})"

    def _lines(self, numbers: Sequence[int]) -> tuple[LineRef, ...]:
        return tuple(LineRef(n, self.titles.get(n, "")) for n in numbers)

    def _mark(self, mark: AwardedMark) -> MarkView:
        chooses = self.say(labels.DISTRICT_CHOOSES)
        steps = zip(mark.by_step, mark.converted_by_step, strict=True)
        return MarkView(
            original=_shown(mark.original),
            converted=mark.converted or chooses,
            by_step=tuple(f"{_shown(m)} → {c or chooses}" for m, c in steps),
            text=self.say(mark.text),
        )

    def _category(self, c: CategoryCoverage) -> CategoryView:
        return CategoryView(self.say(c.text), percent(c.share), float(c.share), c.is_in_range)

    def _groups(self, r: Recommendation) -> tuple[ItemGroup, ...]:
        names = {c.key: self.say(c.text) for c in r.categories}
        sorts = (
            ("covered", labels.COVERED, r.covered),
            ("partly", labels.PARTLY, r.partly),
            ("missing", labels.MISSING, r.missing),
        )
        return tuple(
            ItemGroup(key, self.say(title), tuple(self._item(i, names) for i in items))
            for key, title, items in sorts
            if items
        )

    def _item(self, i: ItemCoverage, categories: Mapping[str, str]) -> ItemView:
        return ItemView(
            standard=standard_of(self.items, i.item, self.say),
            category=categories.get(i.category, ""),
            share=percent(i.share),
            evidence=tuple(self._evidence(p) for p in i.evidence),
        )

    def _evidence(self, p: EvidencePath) -> EvidenceView:
        return EvidenceView(
            lines=self._lines(p.lines),
            source=standard_of(self.items, p.source, self.say),
            via=tuple(standard_of(self.items, i, self.say) for i in p.path[1:-1]),
            share=percent(p.share),
            part=self._part(p),
            kind=self.say(labels.DERIVED if p.is_derived else labels.DIRECT),
            standing=self.say(labels.STANDINGS[p.standing.value]),
        )

    def _part(self, p: EvidencePath) -> str:
        """The part of the target that this path shows, in words where the framework has them."""
        if p.part is None:
            return ""
        target = self.items.get(p.path[-1]) if p.path else None
        parts = target.parts if target else ()
        name = next((self.say(x.text) for x in parts if x.key == p.part), printable(p.part))
        return f"«{name}»" if self.say.language == "es" else f"“{name}”"

    def _precedent(self, p: Precedent) -> PrecedentView:
        said = [self.say(t) for t in (p.target_title, p.text) if t is not None]
        return PrecedentView(": ".join(said) or p.id, cite(p.fact))


def _share(share: Fraction | None) -> str:
    return "" if share is None else percent(share)


def _shown(mark: Fraction | None) -> str:
    """A mark cut to one decimal, as SEP prints it."""
    return "—" if mark is None else f"{float(cut(mark)):.1f}"
