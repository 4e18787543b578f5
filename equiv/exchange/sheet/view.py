"""What a sheet prints, in one language: plain words and figures, the same for HTML and PDF."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineRef:
    """A line of the record: its number and its title as printed."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class StandardView:
    """An item: official code, our descriptor."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    lines: tuple[LineRef, ...]
    source: StandardView
    via: tuple[StandardView, ...]
    share: str
    part: str
    kind: str  # direct or derived, in words
    standing: str


@dataclass(frozen=True, slots=True)
class ItemView:
    standard: StandardView
    category: str
    share: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items covered, partly covered, or not shown."""

    key: str
    title: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class CategoryView:
    title: str
    share: str
    part: float
    is_in_range: bool


@dataclass(frozen=True, slots=True)
class CitationView:
    """Where a fact stands; `is_found` is false where it must still be verified."""

    source: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class PrecedentView:
    text: str
    citation: CitationView


@dataclass(frozen=True, slots=True)
class MarkView:
    original: str
    converted: str
    by_step: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class RecommendationView:
    id: str
    anchor: str
    title: str
    code: str
    code_is_verified: bool
    sced: str
    kind: str
    kind_word: str
    credit: str
    exact: str  # empty where it is the credit itself
    unit: str
    coverage: str
    part: float
    is_measured: bool
    mark: MarkView | None
    lines: tuple[LineRef, ...]
    content_lines: tuple[LineRef, ...]
    categories: tuple[CategoryView, ...]
    groups: tuple[ItemGroup, ...]
    reason: str
    arithmetic: str
    precedents: tuple[PrecedentView, ...]
    standing: str
    derived: str
    recalled: str
    basis: str


@dataclass(frozen=True, slots=True)
class EntryView:
    line: int
    school_year: str
    title: str
    mark: str
    mark_note: str
    read_as: str
    read_note: str
    hours: str
    hours_note: str
    feeds: tuple[tuple[str, str], ...]  # id and anchor of each recommendation
    reason: str


@dataclass(frozen=True, slots=True)
class CrossingView:
    """One row of the table under the bridge."""

    course: str
    ids: str
    kind: str
    kind_word: str
    coverage: str
    line: LineRef
    time: str


@dataclass(frozen=True, slots=True)
class RuleView:
    title: str
    needed: str
    met: str
    remaining: str
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class SubjectView:
    """One subject of a diploma with its rules; `part` is how much of it is met."""

    title: str
    needed: str
    met: str
    remaining: str
    part: float
    by: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class ProgramView:
    title: str
    subjects: tuple[SubjectView, ...]


@dataclass(frozen=True, slots=True)
class ExamView:
    title: str
    status: str
    is_owed: bool
    reason: str
    citation: CitationView


@dataclass(frozen=True, slots=True)
class GapView:
    text: str
    missing: tuple[StandardView, ...]
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeView:
    line: int | None
    text: str


@dataclass(frozen=True, slots=True)
class DutyView:
    text: str
    citation: CitationView


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many recommendations are of one class."""

    kind: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class SumView:
    title: str
    credit: str


@dataclass(frozen=True, slots=True)
class SheetView:
    """The whole sheet.  `key` starts every id, so that a page can hold several sheets."""

    key: str
    language: str
    state: str
    state_code: str
    is_tentative: bool
    entered: str
    cohort: str
    as_of: str
    release: str
    content_hash: str
    method: str
    average: str
    unit: str
    total: str
    sums: tuple[SumView, ...]
    kinds: tuple[KindCount, ...]
    chosen: tuple[RecommendationView, ...]
    others: tuple[RecommendationView, ...]
    entries: tuple[EntryView, ...]
    crossings: tuple[CrossingView, ...]
    programs: tuple[ProgramView, ...]
    exams: tuple[ExamView, ...]
    placement: str
    gaps: tuple[GapView, ...]
    notices: tuple[NoticeView, ...]
    duties: tuple[DutyView, ...]
    shows_common_core: bool
