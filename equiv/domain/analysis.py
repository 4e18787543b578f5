"""The credit analysis (*análisis de créditos*): what the program proposes for one record.

Plain frozen values.  Amounts are exact fractions; presenters turn them into numbers.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from equiv.domain.crosswalks import Standing
from equiv.domain.equivalency import RecommendationClass
from equiv.domain.identifiers import CourseId, ItemId, PlanId
from equiv.domain.policy import Exam, Precedent, Statement
from equiv.domain.text import Text
from equiv.domain.transcripts import Notice, Origin

CONTRACT = "1.0"  # version of the JSON form of an analysis
METHOD = "1.0"  # version of the method that `equiv.engine` and `equiv.services` carry out


@dataclass(frozen=True, slots=True)
class Candidate:
    """A course that a printed title may name, with the likeness of the titles (0 to 100)."""

    course: CourseId
    title: Text
    plan: PlanId
    score: float


@dataclass(frozen=True, slots=True)
class CourseMatch:
    """What a printed title was taken for.  `course` is None where nothing is near enough."""

    course: CourseId | None
    title: Text | None
    score: float
    alternatives: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class AnalysedEntry:
    """One line of the paper, with what became of it."""

    line: int
    title: str
    mark: str | None
    origin: Origin
    passed: bool | None
    school_year: str | None
    plan: PlanId | None
    plan_is_inferred: bool
    period: str | None
    grade: int | None
    match: CourseMatch
    hours: Fraction | None
    hours_origin: str | None  # paper | plan | None where unknown
    recommendations: tuple[str, ...]
    reason: Text


@dataclass(frozen=True, slots=True)
class EvidencePath:
    """One reason why an item counts: the line, its item, and the links from it to the target."""

    lines: tuple[int, ...]
    source: ItemId
    path: tuple[ItemId, ...]
    share: Fraction
    part: str | None
    is_derived: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class ItemCoverage:
    """How much of one target item is shown, and by what."""

    item: ItemId
    category: str
    share: Fraction
    evidence: tuple[EvidencePath, ...]


@dataclass(frozen=True, slots=True)
class CategoryCoverage:
    key: str
    text: Text
    share: Fraction
    is_in_range: bool


@dataclass(frozen=True, slots=True)
class AwardedMark:
    """Mark of one recommendation: mean of the original marks, then its conversion.

    `by_step` holds the mean for each credit step where credit is by semester.
    """

    original: Fraction | None
    by_step: tuple[Fraction | None, ...]
    converted: str | None
    converted_by_step: tuple[str | None, ...]
    scale: str | None
    text: Text


@dataclass(frozen=True, slots=True)
class TargetCourse:
    """The U.S. course of a recommendation, as the sheet prints it."""

    id: CourseId
    code: str | None
    code_is_verified: bool
    sced: str | None
    title: Text
    area: str | None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the program proposes for one or several lines."""

    id: str
    lines: tuple[int, ...]
    evidence_lines: tuple[int, ...]
    course: TargetCourse | None
    label: Text | None
    class_: RecommendationClass
    credit: Fraction | None
    credit_exact: Fraction | None
    credit_unit: Text
    arithmetic: Text
    coverage: Fraction | None
    categories: tuple[CategoryCoverage, ...]
    hours_used: Mapping[int, Fraction | None]
    mark: AwardedMark | None
    items: tuple[ItemCoverage, ...]
    mostly: Fraction
    standing: Standing | None
    derived_share: Fraction | None
    recalled_share: Fraction | None
    basis: tuple[str, ...]
    substitute_for: str | None
    precedents: tuple[Precedent, ...]
    is_runner_up: bool
    group: str | None
    reason: Text
    otherwise: tuple[str, ...] = ()

    @property
    def covered(self) -> tuple[ItemCoverage, ...]:
        return tuple(i for i in self.items if i.share >= self.mostly)

    @property
    def partly(self) -> tuple[ItemCoverage, ...]:
        return tuple(i for i in self.items if 0 < i.share < self.mostly)

    @property
    def missing(self) -> tuple[ItemCoverage, ...]:
        return tuple(i for i in self.items if i.share == 0)


@dataclass(frozen=True, slots=True)
class CreditLine:
    """Credits recommended in one requirement group."""

    group: str
    title: Text
    credit: Fraction


@dataclass(frozen=True, slots=True)
class MetBy:
    """Credit that counts toward a requirement; `how` is award or validation."""

    recommendation: str
    credit: Fraction
    how: str


@dataclass(frozen=True, slots=True)
class RequirementState:
    """One rule of a diploma: needed, met, remaining, and by which award."""

    program: str
    program_title: Text
    group: str
    group_title: Text
    title: Text
    courses: tuple[CourseId, ...]
    needed: Fraction
    met: Fraction
    met_by: tuple[MetBy, ...]
    note: Text | None

    @property
    def remaining(self) -> Fraction:
        return max(Fraction(0), self.needed - self.met)


@dataclass(frozen=True, slots=True)
class ExamState:
    exam: Exam
    status: str  # owed | waived
    text: Text


@dataclass(frozen=True, slots=True)
class Placement:
    """Suggested grade level; `grade` is None where the record does not say."""

    grade: int | None
    text: Text


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a diploma still asks for, and the routes that close it."""

    key: str
    text: Text
    course: CourseId | None
    coverage: Fraction | None
    missing: tuple[ItemId, ...]
    routes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Cohort:
    """Year of entry to grade 9 (the calendar year in which that school year begins)."""

    entered_grade_9: int | None
    text: Text


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole sheet for one record and one state."""

    release: str
    content_hash: str
    method: str
    state: str
    state_title: Text
    cohort: Cohort
    as_of: dt.date
    is_tentative: bool
    average: str | None
    warnings: tuple[Notice, ...]
    entries: tuple[AnalysedEntry, ...]
    recommendations: tuple[Recommendation, ...]
    credit_unit: Text
    credit_summary: tuple[CreditLine, ...]
    total_credit: Fraction
    requirements: tuple[RequirementState, ...]
    exams: tuple[ExamState, ...]
    placement: Placement
    gaps: tuple[Gap, ...]
    duties: tuple[Statement, ...]

    def recommendation(self, id_: str) -> Recommendation:
        return next(r for r in self.recommendations if r.id == id_)
