"""What a line of a record names, and what a state grants credit for."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from equiv.domain.citations import Fact
from equiv.domain.identifiers import CourseId, ItemId, PlanId
from equiv.domain.text import Text


@dataclass(frozen=True, slots=True)
class Course:
    """One course of a Mexican plan of study.

    `minutes` is the clock time of the whole course in minutes (periods a week x minutes of a
    period x weeks), or None where the plan does not say.
    """

    id: CourseId
    plan: PlanId
    title: Text
    period: str | None
    grade: int | None
    subject: str
    weekly: Fraction | None
    minutes: int | None
    credits: Fraction | None
    code: str | None
    items: tuple[ItemId, ...]
    aliases: tuple[str, ...]
    fact: Fact
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of study: subsystem and edition.  It owns the rules, not the school."""

    id: PlanId
    title: Text
    jurisdiction: str
    level: str
    period: str  # year | semester | module
    grades: Mapping[str, int]
    first_years: Mapping[str, int]
    last_years: Mapping[str, int]
    pass_mark: Fraction | None
    scale: str
    period_minutes: int | None
    weeks: int | None
    credits_name: Text | None
    fact: Fact
    note: Text | None
    courses: tuple[CourseId, ...]

    @property
    def terms(self) -> int | None:
        """How many U.S. semesters one period of this plan lasts; None for modules."""
        return {"year": 2, "semester": 1}.get(self.period)

    def ran_in(self, period: str, year: int) -> bool:
        """True where this period was taught in the school year that began in `year`."""
        first, last = self.first_years.get(period), self.last_years.get(period)
        return (first is None or first <= year) and (last is None or year <= last)


@dataclass(frozen=True, slots=True)
class Category:
    """A reporting category of a course: the items that weigh in it, with their weights."""

    key: str
    text: Text
    items: tuple[ItemId, ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StateCourse:
    """A course of a U.S. state.  `credit` is the state's own unit for the whole course.

    `substitute_for` names the state's own standards where they are not loaded and the course is
    compared through another framework instead; every answer says so.
    """

    id: CourseId
    jurisdiction: str
    title: Text
    subject: str
    grades: tuple[int, ...]
    state_code: str | None
    sced: str | None
    credit: Fraction
    terms: int
    area: str | None
    after: tuple[CourseId, ...]
    exam: str | None
    categories: tuple[Category, ...]
    template: CourseId | None
    code_fact: Fact
    fact: Fact
    note: Text | None = None
    substitute_for: str | None = None

    @property
    def items(self) -> tuple[ItemId, ...]:
        return tuple(item for category in self.categories for item in category.items)
