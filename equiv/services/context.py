"""Everything one analysis rests on, found once: rules of the day, coverage, time, classes."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from equiv.domain.analysis import Cohort
from equiv.domain.courses import StateCourse
from equiv.domain.credit import round_credit
from equiv.domain.equivalency import Method, RecommendationClass, decide
from equiv.domain.errors import NoRuleInForceError, NotFoundError
from equiv.domain.identifiers import CourseId, ItemId
from equiv.domain.marks import ConversionScale
from equiv.domain.policy import CreditRule, Statement, StatePolicy, find_in_force, list_in_force
from equiv.domain.text import Text
from equiv.domain.transcripts import Notice
from equiv.engine.coverage import Coverage, LinkTable
from equiv.services.knowledge import Comparison, Knowledge
from equiv.services.lines import TERM, Line, Prepared
from equiv.services.prepare import find_grade_9_year

MINUTES_AN_HOUR = 60
NO_STUDENT = Text(
    "One course, taken as passed, without a student: diplomas are not looked at.",
    "Una sola asignatura, tomada como aprobada, sin estudiante: no se miran los diplomas.",
)


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says beside the paper.

    `groups`    programmes a school has put the student in (migratory, newcomer)
    `scale`     id of the conversion scale that the district chose
    `credited`  U.S. courses already on the student's record here: never credited twice
    `fixed`     lines that a person tied to one U.S. course, or to none
    `is_lookup` one course and no student: every U.S. course of which anything is shown is
                listed, and nothing is said of diplomas
    """

    entered_grade_9: int | None = None
    groups: frozenset[str] = frozenset()
    scale: str | None = None
    credited: frozenset[CourseId] = frozenset()
    fixed: Mapping[int, CourseId | None] = field(default_factory=dict)
    is_lookup: bool = False


@dataclass(frozen=True)
class Context:
    """One record, one state, one day."""

    knowledge: Knowledge
    prepared: Prepared
    options: Options
    state: str
    as_of: dt.date
    policy: StatePolicy
    method: Method
    table: LinkTable
    credit: CreditRule
    step: Fraction
    rounding: str
    first_grade: int
    accepts: Statement | None
    scale: ConversionScale | None
    cohort: Cohort
    courses: Mapping[CourseId, StateCourse]
    coverage: Mapping[CourseId, Coverage]
    classes: Mapping[CourseId, RecommendationClass]
    evidence: Mapping[ItemId, tuple[int, tuple[int, ...]]]
    notices: tuple[Notice, ...]

    @classmethod
    def build(
        cls,
        knowledge: Knowledge,
        prepared: Prepared,
        state: str,
        as_of: dt.date,
        options: Options,
    ) -> "Context":
        catalog = knowledge.catalog
        policy = catalog.policy(state)
        method = knowledge.method_on(as_of)
        credit = _credit_rule(policy, as_of)
        accepts = _accepts(policy, as_of, options.groups)
        evidence = _evidence(prepared)
        amounts = {item: amount for item, (amount, _) in evidence.items()}
        measured = knowledge.table_on(as_of).measure(amounts, knowledge.targets(state))
        coverage = {CourseId(id_): found for id_, found in measured.items()}
        first_grade = find_in_force(policy.first_grade, as_of)
        cohort = _cohort(prepared, options)
        return cls(
            knowledge=knowledge,
            prepared=prepared,
            options=options,
            state=state.upper(),
            as_of=as_of,
            policy=policy,
            method=method,
            table=knowledge.table_on(as_of),
            credit=credit,
            step=credit.step,
            rounding=credit.rounding or method.rounding,
            first_grade=first_grade.grade if first_grade else method.first_creditable_grade,
            accepts=accepts,
            scale=_scale(knowledge, policy, as_of, options),
            cohort=cohort,
            courses={course.id: course for course in catalog.courses_of(state)},
            coverage=coverage,
            classes={id_: _class(c, method) for id_, c in coverage.items()},
            evidence=evidence,
            notices=_cohort_notices(cohort, options),
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.prepared.lines

    def line(self, number: int) -> Line:
        return self.lines[number - 1]

    def time_of(self, line: Line) -> int | None:
        """Time a line can give, in the unit of the credit rule (terms or clock minutes)."""
        return line.minutes if self.credit.by == "hours" else line.terms

    def required(self, course: StateCourse) -> int:
        """Time of the whole course in the same unit."""
        if self.credit.by == "hours" and self.credit.hours_per_credit is not None:
            hours = self.credit.hours_per_credit * course.credit
            return int(hours * MINUTES_AN_HOUR)
        return course.terms * TERM

    def rounded(self, exact: Fraction) -> Fraction:
        """Credit on the state's step; where a state owes partial credit to this student and
        that step would give nothing, on the finer step of that duty.  Never less for the duty.
        """
        credit = round_credit(exact, self.step, self.rounding)
        if credit or self.accepts is None or self.accepts.step is None:
            return credit
        return round_credit(exact, self.accepts.step, self.rounding)

    def is_creditable(self, line: Line) -> bool:
        """False only where the grade is known to lie below the first creditable one."""
        return line.grade is None or line.grade >= self.first_grade

    def is_compared(self, line: Line) -> bool:
        """False where the content of this line has not been compared with this state yet."""
        return self._comparison(line) is not Comparison.NONE

    def is_compared_through_another(self, line: Line) -> bool:
        """True where only another framework joins the content of this line to this state's."""
        return self._comparison(line) is Comparison.THROUGH

    def _comparison(self, line: Line) -> Comparison:
        if line.course is None:
            return Comparison.DIRECT
        return self.knowledge.how_compared(line.course.id, self.state)

    def hours_of(self, line: Line, time: int) -> Fraction | None:
        """Clock hours that a share of a line's time stands for."""
        total = self.time_of(line)
        if line.minutes is None or not total:
            return None
        return Fraction(line.minutes * time, total * MINUTES_AN_HOUR)


def _credit_rule(policy: StatePolicy, day: dt.date) -> CreditRule:
    rule = find_in_force(policy.credit, day)
    if rule is None:
        raise NoRuleInForceError(
            f"{policy.id} has no credit rule in force on {day}.",
            f"{policy.id} no tiene regla de créditos vigente el {day}.",
        )
    return rule


def _accepts(policy: StatePolicy, day: dt.date, groups: frozenset[str]) -> Statement | None:
    """The duty to accept passed courses, where the student belongs to its groups."""
    rules = list_in_force(policy.accept_passed, day)
    return next((r for r in rules if groups.intersection(r.groups)), None)


def _evidence(prepared: Prepared) -> dict[ItemId, tuple[int, tuple[int, ...]]]:
    """For each source item the strongest evidence and the lines that give any."""
    found: dict[ItemId, tuple[int, tuple[int, ...]]] = {}
    for line in prepared.lines:
        if not line.counts or line.course is None:
            continue
        for item in line.course.items:
            amount, numbers = found.get(item, (0, ()))
            found[item] = (max(amount, line.evidence), (*numbers, line.number))
    return found


def _class(coverage: Coverage, method: Method) -> RecommendationClass:
    return decide(
        coverage.share, coverage.categories, method.thresholds, coverage.is_by_chains_alone
    )


def _cohort(prepared: Prepared, options: Options) -> Cohort:
    if options.entered_grade_9 is not None:
        year = options.entered_grade_9
        return Cohort(
            year,
            Text(
                f"Entered grade 9 in the school year that began in {year}, as given.",
                f"Ingresó a 9.º grado en el ciclo que inició en {year}, según lo indicado.",
            ),
        )
    if options.is_lookup:
        return Cohort(None, NO_STUDENT)
    return Cohort(*find_grade_9_year(prepared.lines))


def _cohort_notices(cohort: Cohort, options: Options) -> tuple[Notice, ...]:
    """An unknown year of entry is said, but for a look-up, which has no student."""
    if cohort.entered_grade_9 is not None or options.is_lookup:
        return ()
    return (Notice("cohort", cohort.text),)


def _scale(
    knowledge: Knowledge, policy: StatePolicy, day: dt.date, options: Options
) -> ConversionScale | None:
    """The scale a person chose, else the one the state prescribes, else none."""
    scales = knowledge.catalog.conversion_scales
    if options.scale is not None:
        return _chosen_scale(knowledge, options.scale)
    for rule in list_in_force(policy.marks, day):
        if rule.scale is not None:
            return scales[rule.scale]
    return None


def _chosen_scale(knowledge: Knowledge, name: str) -> ConversionScale:
    scales = knowledge.catalog.conversion_scales
    if name not in scales:
        known = ", ".join(sorted(scales))
        raise NotFoundError(
            f"There is no conversion scale “{name}”. Known: {known}.",
            f"No hay escala de conversión «{name}». Conocidas: {known}.",
        )
    return scales[name]
