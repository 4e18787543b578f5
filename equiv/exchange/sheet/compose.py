"""From an analysis to what its sheet prints, in one language."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from equiv.domain.analysis import (
    AnalysedEntry,
    Analysis,
    ExamState,
    Gap,
    RequirementState,
)
from equiv.domain.equivalency import RecommendationClass as Class
from equiv.domain.frameworks import Item
from equiv.domain.identifiers import ItemId
from equiv.domain.policy import Statement
from equiv.domain.text import Language
from equiv.domain.transcripts import Origin
from equiv.exchange import labels
from equiv.exchange.labels import amount, percent
from equiv.exchange.sheet.citing import cite
from equiv.exchange.sheet.compose_recommendation import RecommendationComposer, standard_of
from equiv.exchange.sheet.crossings import Crossing, Landing, list_landings
from equiv.exchange.sheet.printable import printable
from equiv.exchange.sheet.speech import Say
from equiv.exchange.sheet.view import (
    CrossingView,
    DutyView,
    EntryView,
    ExamView,
    GapView,
    KindCount,
    LineRef,
    NoticeView,
    ProgramView,
    RecommendationView,
    RuleView,
    SheetView,
    SubjectView,
    SumView,
)

Items = Mapping[ItemId, Item]
SHORT_HASH = 12


def compose(
    analysis: Analysis, items: Items, language: Language, key: str | None = None
) -> SheetView:
    """Everything that the sheet prints; `key` starts its ids (default: the state's code)."""
    return _Composer(analysis, items, Say(language), key or analysis.state.lower()).compose()


class _Composer:
    def __init__(self, analysis: Analysis, items: Items, say: Say, key: str) -> None:
        self.analysis = analysis
        self.items = items
        self.say = say
        self.key = key

    def compose(self) -> SheetView:
        a, say = self.analysis, self.say
        return SheetView(
            key=self.key,
            language=say.language,
            state=say(a.state_title),
            state_code=a.state,
            is_tentative=a.is_tentative,
            entered=str(a.cohort.entered_grade_9 or "—"),
            cohort=say(a.cohort.text),
            as_of=a.as_of.isoformat(),
            release=a.release,
            content_hash=a.content_hash[:SHORT_HASH],
            method=a.method,
            average=printable(a.average or ""),
            unit=say(a.credit_unit),
            total=amount(a.total_credit),
            sums=tuple(SumView(say(c.title), amount(c.credit)) for c in a.credit_summary),
            kinds=self._kinds(),
            chosen=self._recommendations(False),
            others=self._recommendations(True),
            entries=tuple(self._entry(e) for e in a.entries),
            crossings=self._crossings(),
            programs=self._programs(),
            exams=tuple(self._exam(e) for e in a.exams),
            placement=say(a.placement.text),
            gaps=tuple(self._gap(g) for g in a.gaps),
            notices=tuple(NoticeView(n.line, say(n.text)) for n in a.warnings),
            duties=tuple(self._duty(d) for d in a.duties),
            shows_common_core=self._shows_common_core(),
        )

    def _kinds(self) -> tuple[KindCount, ...]:
        found = [r.class_ for r in self.analysis.recommendations if not r.is_runner_up]
        return tuple(
            KindCount(c.value, self.say(labels.CLASSES[c]), found.count(c))
            for c in Class
            if c in found
        )

    def _recommendations(self, runners_up: bool) -> tuple[RecommendationView, ...]:
        titles = {e.line: printable(e.title) for e in self.analysis.entries}
        composer = RecommendationComposer(self.items, titles, self.say, self.key)
        return tuple(
            composer.compose(r)
            for r in self.analysis.recommendations
            if r.is_runner_up is runners_up
        )

    def _entry(self, e: AnalysedEntry) -> EntryView:
        return EntryView(
            line=e.line,
            school_year=printable(e.school_year or ""),
            title=printable(e.title),
            mark=printable(e.mark or ""),
            mark_note=self._mark_note(e),
            read_as=self.say(e.match.title) or self.say(labels.NOT_RECOGNISED),
            read_note=self._read_note(e),
            hours="" if e.hours is None else amount(e.hours),
            hours_note=self._hours_note(e),
            feeds=tuple((id_, _anchor(self.key, id_)) for id_ in e.recommendations),
            reason=self.say(e.reason),
        )

    def _mark_note(self, e: AnalysedEntry) -> str:
        if e.passed is None:
            return self.say(labels.PASS_UNKNOWN)
        return "" if e.passed else self.say(labels.NOT_PASSED)

    def _read_note(self, e: AnalysedEntry) -> str:
        notes = []
        if e.match.course is None and e.match.alternatives:
            near = ", ".join(self.say(c.title) for c in e.match.alternatives)
            notes.append(f"{self.say(labels.NEAREST)}: {near}")
        elif e.match.course is not None and e.match.score < 100:
            notes.append(f"{self.say(labels.LIKENESS)} {int(e.match.score)}")
        if e.plan_is_inferred and e.match.course is not None:
            notes.append(self.say(labels.PLAN_INFERRED))
        if e.origin is Origin.PLAN:
            notes.append(self.say(labels.FROM_PLAN))
        return " · ".join(notes)

    def _hours_note(self, e: AnalysedEntry) -> str:
        notes = {"paper": labels.HOURS_OF_PAPER, "plan": labels.HOURS_OF_PLAN}
        return self.say(notes.get(e.hours_origin or ""))

    def _crossings(self) -> tuple[CrossingView, ...]:
        titles = {e.line: printable(e.title) for e in self.analysis.entries}
        return tuple(
            self._crossing(landing, c, titles)
            for landing in list_landings(self.analysis)
            for c in landing.crossings
        )

    def _crossing(self, landing: Landing, c: Crossing, titles: Mapping[int, str]) -> CrossingView:
        time = labels.TIME_UNKNOWN if c.gives_time else labels.CONTENT_ONLY
        return CrossingView(
            course=self.say(landing.title),
            ids=" ".join(landing.ids),
            kind=landing.class_.value,
            kind_word=self.say(labels.CLASSES[landing.class_]),
            coverage=percent(landing.coverage),
            line=LineRef(c.line, titles[c.line]),
            time=self.say(time) if c.hours is None else f"{amount(c.hours)} h",
        )

    def _programs(self) -> tuple[ProgramView, ...]:
        programs = _grouped(self.analysis.requirements, "program")
        return tuple(
            ProgramView(
                self.say(states[0].program_title),
                tuple(self._subject(group) for group in _grouped(states, "group")),
            )
            for states in programs
        )

    def _subject(self, states: list[RequirementState]) -> SubjectView:
        needed, met, left = (
            sum((getattr(s, name) for s in states), Fraction(0))
            for name in ("needed", "met", "remaining")
        )
        rules = tuple(self._rule(s) for s in states)
        title = self.say(states[0].group_title)
        is_plain = len(rules) == 1 and rules[0].title == title and not rules[0].note
        return SubjectView(
            title=title,
            needed=amount(needed),
            met=amount(met),
            remaining=amount(left),
            part=float((needed - left) / needed) if needed else 1.0,
            by=rules[0].by if is_plain else "",
            rules=() if is_plain else rules,
        )

    def _rule(self, s: RequirementState) -> RuleView:
        validated = self.say(labels.BY_VALIDATION)
        named = [(self.say(labels.by_whom(m.recommendation)), m.how) for m in s.met_by]
        by = [f"{name} ({validated})" if how == "validation" else name for name, how in named]
        return RuleView(
            title=self.say(s.title),
            needed=amount(s.needed),
            met=amount(s.met),
            remaining=amount(s.remaining),
            by=", ".join(by),
            note=self.say(s.note),
        )

    def _exam(self, e: ExamState) -> ExamView:
        return ExamView(
            title=self.say(e.exam.title),
            status=self.say(labels.STATUSES[e.status]),
            is_owed=e.status == "owed",
            reason=self.say(e.text),
            citation=cite(e.exam.fact),
        )

    def _gap(self, gap: Gap) -> GapView:
        return GapView(
            text=self.say(gap.text),
            missing=tuple(standard_of(self.items, i, self.say) for i in gap.missing),
            routes=tuple(self.say(route) for route in gap.routes),
        )

    def _duty(self, duty: Statement) -> DutyView:
        return DutyView(self.say(duty.text), cite(duty.fact))

    def _shows_common_core(self) -> bool:
        bases = (basis for r in self.analysis.recommendations for basis in r.basis)
        return any(basis.startswith("us-ccss.") for basis in bases)


def _anchor(key: str, recommendation: str) -> str:
    return f"{key}-{recommendation.lower()}"


def _grouped(states: Iterable[RequirementState], name: str) -> Iterable[list[RequirementState]]:
    """The states of each program or group together, in the order of the sheet."""
    found: dict[str, list[RequirementState]] = {}
    for state in states:
        found.setdefault(getattr(state, name), []).append(state)
    return found.values()
