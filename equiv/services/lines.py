"""The lines of a record, understood: course, mark, time, grade, evidence."""

from dataclasses import dataclass

from equiv.domain.analysis import CourseMatch
from equiv.domain.courses import Course, Plan
from equiv.domain.marks import Mark
from equiv.domain.transcripts import Entry, Notice, Transcript

TERM = 100  # one semester, in the whole-number time of the award


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, understood.

    `evidence` is the passed share in ten-thousandths; `minutes` and `terms` its time in clock
    minutes and in hundredths of a semester, None where unknown; `repeats` the line of another
    attempt at the same course that counts instead.
    """

    entry: Entry
    plan: Plan | None
    plan_is_inferred: bool
    match: CourseMatch
    course: Course | None
    mark: Mark
    evidence: int
    minutes: int | None
    minutes_origin: str | None
    terms: int | None
    grade: int | None
    repeats: int | None = None

    @property
    def number(self) -> int:
        return self.entry.line

    @property
    def counts(self) -> bool:
        return self.evidence > 0 and self.repeats is None


@dataclass(frozen=True, slots=True)
class Prepared:
    """All lines of one record with what the reading left to be known."""

    lines: tuple[Line, ...]
    notices: tuple[Notice, ...]
    transcript: Transcript
