"""An analysis as JSON: the documented, versioned contract (`analysis.schema.json` beside this).

Amounts become JSON numbers with at most six decimals; every sentence is `{en, es}`.
"""

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from equiv.domain.analysis import (
    CONTRACT,
    AnalysedEntry,
    Analysis,
    AwardedMark,
    EvidencePath,
    ExamState,
    Gap,
    ItemCoverage,
    Recommendation,
    RequirementState,
)
from equiv.domain.citations import Fact
from equiv.domain.frameworks import Item
from equiv.domain.identifiers import ItemId
from equiv.domain.marks import cut
from equiv.domain.policy import Precedent, Statement
from equiv.domain.text import Text
from equiv.domain.transcripts import Notice

SCHEMA = Path(__file__).with_name("analysis.schema.json")
DECIMALS = 6

Items = Mapping[ItemId, Item]


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every output follows."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


def to_dict(analysis: Analysis, items: Items) -> dict[str, Any]:
    """One analysis as plain JSON values; `items` gives the words of each standard."""
    return {
        "contract": CONTRACT,
        "release": analysis.release,
        "content_hash": analysis.content_hash,
        "method": analysis.method,
        "state": analysis.state,
        "state_title": _text(analysis.state_title),
        "cohort": {
            "entered_grade_9": analysis.cohort.entered_grade_9,
            "reason": _text(analysis.cohort.text),
        },
        "as_of": analysis.as_of.isoformat(),
        "tentative": analysis.is_tentative,
        "average": analysis.average,
        "warnings": [_notice(n) for n in analysis.warnings],
        "entries": [_entry(e) for e in analysis.entries],
        "recommendations": [_recommendation(r, items) for r in analysis.recommendations],
        "credit_summary": {
            "unit": _text(analysis.credit_unit),
            "total": _number(analysis.total_credit),
            "groups": [
                {"group": c.group, "title": _text(c.title), "credit": _number(c.credit)}
                for c in analysis.credit_summary
            ],
        },
        "requirements": [_requirement(r) for r in analysis.requirements],
        "exams": [_exam(e) for e in analysis.exams],
        "grade_placement": {
            "grade": analysis.placement.grade,
            "reason": _text(analysis.placement.text),
        },
        "gaps": [_gap(g, items) for g in analysis.gaps],
        "duties": [_statement(s) for s in analysis.duties],
    }


def dump(analyses: Iterable[Analysis], items: Items) -> str:
    """One analysis as an object, several as a list; UTF-8, indented."""
    made = [to_dict(a, items) for a in analyses]
    return json.dumps(made[0] if len(made) == 1 else made, ensure_ascii=False, indent=2) + "\n"


def _number(amount: Fraction | None) -> int | float | None:
    if amount is None:
        return None
    if amount.denominator == 1:
        return int(amount)
    return round(float(amount), DECIMALS)


def _text(text: Text) -> dict[str, str]:
    return {"en": text.en, "es": text.es}


def _maybe(text: Text | None) -> dict[str, str] | None:
    return None if text is None else _text(text)


def _notice(notice: Notice) -> dict[str, Any]:
    return {"key": notice.key, "line": notice.line, "text": _text(notice.text)}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"confidence": fact.confidence.value, "source": fact.source, "locator": fact.locator}


def _entry(entry: AnalysedEntry) -> dict[str, Any]:
    match = entry.match
    return {
        "line": entry.line,
        "title": entry.title,
        "mark": entry.mark,
        "origin": entry.origin.value,
        "passed": entry.passed,
        "school_year": entry.school_year,
        "plan": entry.plan,
        "plan_inferred": entry.plan_is_inferred,
        "period": entry.period,
        "grade": entry.grade,
        "course": {
            "id": match.course,
            "title": _maybe(match.title),
            "score": round(match.score, 1),
            "alternatives": [
                {"id": c.course, "title": _text(c.title), "plan": c.plan, "score": c.score}
                for c in match.alternatives
            ],
        },
        "hours": _number(entry.hours),
        "hours_origin": entry.hours_origin,
        "recommendations": list(entry.recommendations),
        "reason": _text(entry.reason),
    }


def _recommendation(r: Recommendation, items: Items) -> dict[str, Any]:
    return {
        "id": r.id,
        "from": list(r.lines),
        "evidence_lines": list(r.evidence_lines),
        "course": None
        if r.course is None
        else {
            "id": r.course.id,
            "code": r.course.code,
            "code_verified": r.course.code_is_verified,
            "sced": r.course.sced,
            "area": r.course.area,
            "title": _text(r.course.title),
        },
        "label": _maybe(r.label),
        "class": r.class_.value,
        "credit": _number(r.credit),
        "credit_exact": _number(r.credit_exact),
        "credit_unit": _text(r.credit_unit),
        "arithmetic": _text(r.arithmetic),
        "coverage": _number(r.coverage),
        "categories": [
            {
                "key": c.key,
                "title": _text(c.text),
                "coverage": _number(c.share),
                "in_range": c.is_in_range,
            }
            for c in r.categories
        ],
        "hours_used": {str(line): _number(hours) for line, hours in r.hours_used.items()},
        "mark": None if r.mark is None else _mark(r.mark),
        "covered": [_item(i, items) for i in r.covered],
        "partly": [_item(i, items) for i in r.partly],
        "missing": [_item(i, items) for i in r.missing],
        "standing": r.standing.value if r.standing else None,
        "derived_share": _number(r.derived_share),
        "recalled_share": _number(r.recalled_share),
        "basis": {"frameworks": list(r.basis), "substitute": r.substitute_for},
        "precedents": [_precedent(p) for p in r.precedents],
        "runner_up": r.is_runner_up,
        "reason": _text(r.reason),
    }


def _mark(mark: AwardedMark) -> dict[str, Any]:
    return {
        "original": _number(mark.original),
        "shown": _number(cut(mark.original)) if mark.original is not None else None,
        "by_step": [_number(m) for m in mark.by_step],
        "converted": mark.converted,
        "converted_by_step": list(mark.converted_by_step),
        "scale": mark.scale,
        "reason": _text(mark.text),
    }


def _item(covered: ItemCoverage, items: Items) -> dict[str, Any]:
    item = items[covered.item]
    return {
        "id": item.id,
        "code": item.code,
        "descriptor": _text(item.text),
        "category": covered.category,
        "share": _number(covered.share),
        "evidence": [_path(p, items) for p in covered.evidence],
    }


def _path(path: EvidencePath, items: Items) -> dict[str, Any]:
    return {
        "lines": list(path.lines),
        "source": path.source,
        "descriptor": _text(items[path.source].text),
        "path": list(path.path),
        "share": _number(path.share),
        "part": path.part,
        "derived": path.is_derived,
        "standing": path.standing.value,
    }


def _precedent(precedent: Precedent) -> dict[str, Any]:
    return {
        "id": precedent.id,
        "target": precedent.target,
        "title": _maybe(precedent.target_title),
        "condition": _maybe(precedent.text),
        "fact": _fact(precedent.fact),
    }


def _requirement(state: RequirementState) -> dict[str, Any]:
    return {
        "program": state.program,
        "program_title": _text(state.program_title),
        "group": state.group,
        "group_title": _text(state.group_title),
        "title": _text(state.title),
        "courses": list(state.courses),
        "needed": _number(state.needed),
        "met": _number(state.met),
        "remaining": _number(state.remaining),
        "met_by": [
            {"recommendation": m.recommendation, "credit": _number(m.credit), "how": m.how}
            for m in state.met_by
        ],
        "note": _maybe(state.note),
    }


def _exam(state: ExamState) -> dict[str, Any]:
    return {
        "id": state.exam.id,
        "title": _text(state.exam.title),
        "status": state.status,
        "reason": _text(state.text),
        "fact": _fact(state.exam.fact),
    }


def _gap(gap: Gap, items: Items) -> dict[str, Any]:
    return {
        "key": gap.key,
        "text": _text(gap.text),
        "course": gap.course,
        "coverage": _number(gap.coverage),
        "missing": [{"id": i, "descriptor": _text(items[i].text)} for i in gap.missing],
        "routes": [_text(route) for route in gap.routes],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {"key": statement.key, "text": _text(statement.text), "fact": _fact(statement.fact)}
