"""All shipped data of one release as frozen domain values."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeVar

from equiv.domain.citations import Source
from equiv.domain.courses import Course, Plan, StateCourse
from equiv.domain.crosswalks import Alignment, Scope
from equiv.domain.errors import NotFoundError
from equiv.domain.frameworks import Framework, Item
from equiv.domain.glossary import Term
from equiv.domain.holdings import Holding
from equiv.domain.identifiers import CourseId, FrameworkId, ItemId, PlanId, SourceId, StateCode
from equiv.domain.marks import ConversionScale, MarkLabel
from equiv.domain.policy import Dated, MethodPolicy, Precedent, StatePolicy
from equiv.domain.rights import Right
from equiv.domain.routes import Route
from equiv.domain.way_back import WayBack

K = TypeVar("K", bound=str)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Release:
    """Version of the data, and the hash of its content."""

    id: str
    published_on: dt.date
    content_hash: str


@dataclass(frozen=True, slots=True)
class ReadingScale:
    """The numbers a plan's papers use: they end at `top` (10 or 100)."""

    id: str
    top: Fraction
    pass_mark: Fraction | None


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything in `curricula/`, looked up by id.  Frozen: new data is a new catalog."""

    release: Release
    sources: Mapping[SourceId, Source]
    frameworks: Mapping[FrameworkId, Framework]
    items: Mapping[ItemId, Item]
    plans: Mapping[PlanId, Plan]
    courses: Mapping[CourseId, Course]
    state_courses: Mapping[CourseId, StateCourse]
    alignments: tuple[Alignment, ...]
    scopes: tuple[Scope, ...]
    policies: Mapping[StateCode, StatePolicy]
    method: MethodPolicy
    reading_scales: Mapping[str, ReadingScale]
    conversion_scales: Mapping[str, ConversionScale]
    labels: Mapping[str, MarkLabel]
    precedents: tuple[Precedent, ...]
    rights: Mapping[str, tuple[Dated[Right], ...]] = field(default_factory=dict)
    routes: tuple[Route, ...] = ()
    glossary: tuple[Term, ...] = ()
    holdings: Mapping[str, Holding] = field(default_factory=dict)
    way_back: WayBack = field(default_factory=lambda: WayBack((), ()))

    def plan(self, plan: str) -> Plan:
        return _get(self.plans, PlanId(plan), "plan of study", "plan de estudios")

    def framework(self, framework: str) -> Framework:
        return _get(self.frameworks, FrameworkId(framework), "framework", "marco curricular")

    def item(self, item: str) -> Item:
        return _get(self.items, ItemId(item), "item", "contenido")

    def course(self, course: str) -> Course:
        return _get(self.courses, CourseId(course), "course", "asignatura")

    def state_course(self, course: str) -> StateCourse:
        return _get(self.state_courses, CourseId(course), "course", "curso")

    def policy(self, state: str) -> StatePolicy:
        return _get(self.policies, StateCode(state.upper()), "state", "estado")

    def leaves_below(self) -> dict[ItemId, tuple[ItemId, ...]]:
        """The leaves below every item; a leaf stands for itself."""
        found: dict[ItemId, list[ItemId]] = {}
        for item in self.items.values():
            at: ItemId | None = item.id if item.is_leaf else None
            while at is not None:
                found.setdefault(at, []).append(item.id)
                at = self.items[at].parent
        return {id_: tuple(leaves) for id_, leaves in found.items()}

    def prerequisites(self) -> Iterator[tuple[ItemId, ItemId]]:
        """(before, after) pairs of leaves; a group in a prerequisite stands for its leaves."""
        leaves = self.leaves_below()
        for framework in self.frameworks.values():
            for link in framework.prerequisites:
                for before in leaves.get(link.before, ()):
                    for after in leaves.get(link.after, ()):
                        if before != after:
                            yield before, after

    def courses_of(self, state: str) -> tuple[StateCourse, ...]:
        """The courses of one state that can be granted, in the order of their ids."""
        jurisdiction = self.policy(state).jurisdiction
        found = (c for c in self.state_courses.values() if c.jurisdiction == jurisdiction)
        return tuple(sorted(found, key=lambda course: course.id))


LONGEST_LIST = 60  # names that a refusal lists; of longer lists it names the nearest


def _get(values: Mapping[K, V], key: K, en: str, es: str) -> V:
    if key in values:
        return values[key]
    if len(values) > LONGEST_LIST:
        listed = ", ".join(get_close_matches(key, sorted(values), n=5, cutoff=0.4)) or "—"
        word_en, word_es = "Nearest", "Más cercanos"
    else:
        listed, word_en, word_es = ", ".join(sorted(values)), "Known", "Conocidos"
    raise NotFoundError(
        f"There is no {en} “{key}”. {word_en}: {listed}.",
        f"No hay {es} «{key}». {word_es}: {listed}.",
    )
