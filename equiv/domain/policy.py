"""A state's rules, each with the days on which it holds.  What authorities change is data."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from equiv.domain.citations import Fact
from equiv.domain.equivalency import Method
from equiv.domain.identifiers import CourseId, FrameworkId
from equiv.domain.text import Text

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Dated(Generic[T_co]):
    """A value with its first and last day, both included; None is open."""

    starts: dt.date | None
    ends: dt.date | None
    value: T_co

    def holds_on(self, day: dt.date) -> bool:
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day <= self.ends
        )


def list_in_force(values: Iterable[Dated[T]], day: dt.date) -> list[T]:
    """The values in force on `day`, in their written order."""
    return [dated.value for dated in values if dated.holds_on(day)]


def find_in_force(values: Iterable[Dated[T]], day: dt.date) -> T | None:
    """The last written value in force on `day`, or None."""
    return next(iter(reversed(list_in_force(values, day))), None)


class Relation(StrEnum):
    """What a state's standards are built on."""

    COMMON = "common"  # Common Core or NGSS as published
    DERIVED = "derived"  # built on them, with changes
    OWN = "own"  # standards of the state's own


@dataclass(frozen=True, slots=True)
class StandardsInForce:
    """The standards of one subject in a state.

    `framework` is the loaded framework that answers for them; where it is not the state's own,
    it is a substitute and every answer says so.  `adopted` is a year as the source prints it.
    """

    subject: str
    title: Text
    adopted: str | None
    relation: Relation
    framework: FrameworkId | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class CreditRule:
    """How credit is counted.  `rounding` is None where the authority states none."""

    by: str  # term | hours
    name: Text
    year_course: Fraction
    step: Fraction
    rounding: str | None
    hours_per_credit: Fraction | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class FirstGrade:
    """First grade whose courses earn high-school credit; earlier ones by local decision."""

    grade: int
    earlier: Text | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class MarkRule:
    """The state's own pass mark, and the conversion scale where one is prescribed."""

    pass_mark: str | None
    scale: str | None
    text: Text
    fact: Fact
    requirement: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule in words: the duty on foreign records, electives, acceptance.

    `groups` are the pupils it binds (empty: everybody); `step` a finer credit step for them.
    """

    key: str
    text: Text
    fact: Fact
    allowed: bool = True
    groups: tuple[str, ...] = ()
    step: Fraction | None = None


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """What becomes of courses of one subject outside mathematics and science.

    `group` is the requirement group that the credit counts in; in a diploma without that group it
    counts in the first of `otherwise` that the diploma has.
    """

    subject: str
    class_: str
    label: Text
    text: Text
    state_code: str | None
    fact: Fact
    group: str | None = None
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Courses that are not granted together: groups of which one is chosen."""

    groups: tuple[tuple[CourseId, ...], ...]
    text: Text
    fact: Fact


@dataclass(frozen=True, slots=True)
class Validation:
    """A passed higher course closes an earlier requirement (California mathematics)."""

    passed: tuple[CourseId, ...]
    closes: tuple[CourseId, ...]
    excepted: tuple[CourseId, ...]
    min_letter: str | None
    fact: Fact
    requirement: str | None = None


@dataclass(frozen=True, slots=True)
class Exam:
    """An examination that a graduate owes, and when it is waived."""

    id: str
    title: Text
    course: CourseId | None
    waived_when: str | None
    text: Text
    fact: Fact


class RuleKind(StrEnum):
    NAMED = "named"
    ONE_OF = "one_of"
    CREDITS_FROM = "credits_from"


@dataclass(frozen=True, slots=True)
class RequirementRule:
    """One rule of a requirement: a named course, one of several, or credits from a list."""

    kind: RuleKind
    courses: tuple[CourseId, ...]
    subject: str | None
    credits: Fraction
    min_letter: str | None
    text: Text | None


@dataclass(frozen=True, slots=True)
class RequirementGroup:
    """Credits of one subject in a diploma, with the rules inside it."""

    key: str
    title: Text
    credits: Fraction
    subject: str | None
    rules: tuple[RequirementRule, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one diploma asks of the students who entered grade 9 from `first` to `last`."""

    id: str
    title: Text
    first: int | None
    last: int | None
    total: Fraction | None
    groups: tuple[RequirementGroup, ...]
    fact: Fact
    note: Text | None

    def binds(self, entered_grade_9: int) -> bool:
        return (self.first is None or self.first <= entered_grade_9) and (
            self.last is None or entered_grade_9 <= self.last
        )


@dataclass(frozen=True, slots=True)
class StatePolicy:
    """All dated rules of one state."""

    id: str
    jurisdiction: str
    name: Text
    title: Text
    credit: tuple[Dated[CreditRule], ...]
    first_grade: tuple[Dated[FirstGrade], ...]
    marks: tuple[Dated[MarkRule], ...]
    foreign_records: tuple[Dated[Statement], ...]
    accept_passed: tuple[Dated[Statement], ...]
    electives: tuple[Dated[Statement], ...]
    subjects: Mapping[str, tuple[Dated[SubjectRule], ...]]
    validation: tuple[Dated[Validation], ...]
    not_combined: tuple[Dated[Alternatives], ...]
    groups: Mapping[str, Text]
    exams: tuple[Dated[Exam], ...]
    requirements: tuple[Requirement, ...]
    standards: tuple[Dated[StandardsInForce], ...] = ()


@dataclass(frozen=True, slots=True)
class MethodPolicy:
    """The project's own numbers, dated.  Every page says that they are ours."""

    id: str
    title: Text
    text: Text
    values: tuple[Dated[Method], ...]


@dataclass(frozen=True, slots=True)
class Precedent:
    """A course equivalence that somebody has published, with citation."""

    id: str
    sources: tuple[CourseId, ...]
    subject: str | None
    grades: tuple[int, ...]
    state: str
    target: CourseId | None
    target_title: Text | None
    text: Text | None
    fact: Fact
