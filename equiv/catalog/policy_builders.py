"""Checked file data -> domain values: policies, scales, precedents."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from equiv.catalog.catalog import ReadingScale
from equiv.catalog.reader import FileProblem
from equiv.domain.citations import Confidence, Fact
from equiv.domain.crosswalks import Strength
from equiv.domain.equivalency import ChainRule, Method, Thresholds
from equiv.domain.identifiers import CourseId, FrameworkId, StateCode
from equiv.domain.marks import ConversionScale, MarkLabel, ScaleRow
from equiv.domain.policy import (
    Alternatives,
    CreditRule,
    Dated,
    Exam,
    FirstGrade,
    MarkRule,
    MethodPolicy,
    Precedent,
    Requirement,
    RequirementGroup,
    RequirementRule,
    StandardsInForce,
    Statement,
    StatePolicy,
    SubjectRule,
    Validation,
)
from equiv.domain.text import Text

MILLION = 1_000_000
FAILING_LETTERS = ("F",)
UNCITED = Fact(Confidence.RECALLED)

T = TypeVar("T")
Pairs = Iterable[tuple[Any, Any]]


def policy(path: Path, data: dict[str, Any]) -> Pairs:
    if path.stem != data["id"]:
        raise FileProblem(f"file must be named {data['id']}.yaml")
    state = StateCode(data["jurisdiction"].rpartition("-")[2].upper())
    yield (
        state,
        StatePolicy(
            id=data["id"],
            jurisdiction=data["jurisdiction"],
            name=data["name"],
            title=data["title"],
            credit=tuple(_dated(r, _credit(r)) for r in data["credit"]),
            first_grade=tuple(_dated(r, _first_grade(r)) for r in data["first_creditable_grade"]),
            marks=tuple(_dated(r, _mark_rule(r)) for r in data["marks"]),
            foreign_records=_statements(data["foreign_records"]),
            accept_passed=_statements(data["accept_passed"]),
            electives=_statements(data["electives"]),
            subjects=_subjects(data["subjects"]),
            validation=tuple(_dated(r, _validation(r)) for r in data["validation"]),
            not_combined=tuple(_dated(r, _alternatives(r)) for r in data["not_combined"]),
            groups={r["key"]: _words(r) for r in data["group_definitions"]},
            exams=tuple(_dated(r, _exam(r)) for r in data["exams"] if r["owed"]),
            requirements=tuple(_requirement(r) for r in data["requirements"]),
            standards=tuple(_dated(r, _standards(r)) for r in data["standards"]),
        ),
    )


def _dated(record: dict[str, Any], value: T) -> Dated[T]:
    return Dated(record["starts"], record["ends"], value)


def _text(record: dict[str, Any]) -> Text | None:
    return Text(record["en"], record["es"]) if record.get("en") and record.get("es") else None


def _words(record: dict[str, Any]) -> Text:
    return Text(record["en"], record["es"])


def _fact(record: dict[str, Any]) -> Fact:
    return record["fact"] or UNCITED


def _credit(record: dict[str, Any]) -> CreditRule:
    rounding = record["rounding"]
    return CreditRule(
        by=record["by"],
        name=record["name"],
        year_course=record["year_course"],
        step=record["step"],
        rounding=rounding["rule"] if rounding else None,
        hours_per_credit=record["hours_per_credit"],
        fact=_fact(record),
    )


def _standards(record: dict[str, Any]) -> StandardsInForce:
    return StandardsInForce(
        subject=record["subject"],
        title=record["title"],
        adopted=record["adopted"],
        relation=record["relation"],
        framework=FrameworkId(record["framework"]) if record["framework"] else None,
        fact=_fact(record),
    )


def _first_grade(record: dict[str, Any]) -> FirstGrade:
    return FirstGrade(record["grade"], record["earlier"], _fact(record))


def _mark_rule(record: dict[str, Any]) -> MarkRule:
    return MarkRule(
        record["pass_"], record["scale"], _words(record), _fact(record), record["requirement"]
    )


def _statements(records: list[dict[str, Any]]) -> tuple[Dated[Statement], ...]:
    return tuple(
        _dated(
            r, Statement(r["key"], _words(r), _fact(r), r["allowed"], tuple(r["groups"]), r["step"])
        )
        for r in records
    )


def _subjects(records: list[dict[str, Any]]) -> dict[str, tuple[Dated[SubjectRule], ...]]:
    found: dict[str, tuple[Dated[SubjectRule], ...]] = {}
    for r in records:
        rule = SubjectRule(
            subject=r["subject"],
            class_=r["class_"],
            label=r["label"],
            text=_words(r),
            state_code=r["state_code"],
            fact=_fact(r),
            group=r["group"],
            otherwise=tuple(r["otherwise"]),
        )
        found[r["subject"]] = (*found.get(r["subject"], ()), _dated(r, rule))
    return found


def _ids(names: Iterable[str]) -> tuple[CourseId, ...]:
    return tuple(CourseId(name) for name in names)


def _validation(r: dict[str, Any]) -> Validation:
    return Validation(
        _ids(r["passed"]),
        _ids(r["closes"]),
        _ids(r["except_"]),
        r["min_letter"],
        _fact(r),
        r["requirement"],
    )


def _alternatives(r: dict[str, Any]) -> Alternatives:
    return Alternatives(tuple(_ids(group) for group in r["groups"]), _words(r), _fact(r))


def _exam(r: dict[str, Any]) -> Exam:
    course = CourseId(r["course"]) if r["course"] else None
    return Exam(r["id"], r["title"], course, r["waived_when"], _words(r), _fact(r))


def _requirement(r: dict[str, Any]) -> Requirement:
    return Requirement(
        id=r["id"],
        title=r["title"],
        first=r["cohort"]["from_"],
        last=r["cohort"]["to"],
        total=r["total"],
        groups=tuple(_group(g, r["min_letter"]) for g in r["groups"]),
        fact=_fact(r),
        note=r["note"],
    )


def _group(g: dict[str, Any], min_letter: str | None) -> RequirementGroup:
    rules = tuple(
        RequirementRule(
            kind=rule["kind"],
            courses=_ids([rule["course"]] if rule["course"] else rule["courses"]),
            subject=rule["subject"],
            credits=rule["credits"],
            min_letter=rule["min_letter"] or min_letter,
            text=_text(rule),
        )
        for rule in g["rules"]
    )
    return RequirementGroup(g["key"], g["title"], g["credits"], g["subject"], rules)


def method(data: dict[str, Any]) -> MethodPolicy:
    values = tuple(_dated(r, _method(r)) for r in data["values"])
    return MethodPolicy(data["id"], data["title"], _words(data), values)


def _method(r: dict[str, Any]) -> Method:
    thresholds = Thresholds(**r["thresholds"])
    chain = r["chain"]
    return Method(
        strengths={Strength(name): int(value * MILLION) for name, value in r["strengths"].items()},
        thresholds=thresholds,
        chain=ChainRule(chain["max_links"], chain["weak_links"], Strength(chain["cap"])),
        rounding=r["rounding"],
        first_creditable_grade=r["first_creditable_grade"],
        time_floor=r["time_floor"],
    )


def reading_scale(path: Path, data: dict[str, Any]) -> Pairs:
    yield data["id"], ReadingScale(data["id"], _top(data["from_"]), data["pass_"])


def _top(name: str) -> Fraction:
    """Where a scale such as "mx 5-10" or "mx 0-100" ends."""
    return Fraction(name.rpartition("-")[2])


def conversion_scale(path: Path, data: dict[str, Any]) -> Pairs:
    rows = tuple(
        ScaleRow(row["from_"], row["to"], row["value"], _passes(row)) for row in data["rows"]
    )
    yield (
        data["id"],
        ConversionScale(
            data["id"], data["title"], rows, _top(data["from_"]), data["fact"], data["note"]
        ),
    )


def _passes(row: dict[str, Any]) -> bool:
    if row["passes"] is not None:
        return bool(row["passes"])
    return row["value"] not in FAILING_LETTERS


def labels(path: Path, data: dict[str, Any]) -> Pairs:
    for r in data["labels"]:
        value: Fraction | None = r["value"]
        yield r["label"], MarkLabel(r["label"], r["passed"], value, _words(r))


def precedents(data: dict[str, Any]) -> Iterable[Precedent]:
    for r in data["precedents"]:
        yield Precedent(
            id=r["id"],
            sources=_ids(r["source_course"]),
            subject=r["source_subject"],
            grades=tuple(r["source_grades"]),
            state=r["state"].upper(),
            target=CourseId(r["target"]) if r["target"] else None,
            target_title=r["target_title"],
            text=r["condition"] or r["note"],
            fact=_fact(r),
        )
