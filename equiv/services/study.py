"""How the thresholds behave on the shipped data: what flips when one of them moves by .05.

Pairs studied: every Mexican mathematics or science course alone, every plan's path up to each
period, and secundaria followed by each bachillerato, against every distinct content of a U.S.
course: each template once, however many states share it, and the courses of states of their own.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from equiv.catalog.catalog import Catalog
from equiv.domain.courses import Course, Plan
from equiv.domain.equivalency import RecommendationClass, Thresholds, decide
from equiv.domain.identifiers import ItemId
from equiv.engine.coverage import PASSED, Coverage
from equiv.services.knowledge import Knowledge, weigh

MOVE = Fraction(5, 100)
NAMES = ("full", "partial", "exam", "range")
SUBJECTS = ("mathematics", "science")


def study(knowledge: Knowledge, day: dt.date) -> dict[str, Any]:
    """Counts of classes, flips for each threshold moved, and the whole paths with their classes."""
    method = knowledge.method_on(day)
    measured = list(_measure(knowledge, day))
    limits = method.thresholds
    classes = Counter(_class(c, limits).value for _, _, c in measured)
    return {
        "release": knowledge.catalog.release.id,
        "content_hash": knowledge.catalog.release.content_hash,
        "thresholds": {name: float(getattr(limits, name)) for name in NAMES},
        "pairs": len(measured),
        "with_coverage": sum(1 for _, _, c in measured if c.share > 0),
        "classes": {c.value: classes[c.value] for c in RecommendationClass if classes[c.value]},
        "flips": [_flips(measured, limits, name, sign) for name in NAMES for sign in (-1, 1)],
        "paths": [
            {
                "path": name,
                "course": target,
                "coverage": round(float(c.share), 4),
                "lowest_category": round(float(min(c.categories.values())), 4),
                "class": _class(c, limits).value,
            }
            for name, target, c in measured
            if "+" in name and c.share >= limits.exam
        ],
    }


def _class(coverage: Coverage, limits: Thresholds) -> RecommendationClass:
    return decide(coverage.share, coverage.categories, limits, coverage.is_by_chains_alone)


def _flips(
    measured: list[tuple[str, str, Coverage]], limits: Thresholds, name: str, sign: int
) -> dict[str, Any]:
    moved = replace(limits, **{name: getattr(limits, name) + sign * MOVE})
    changed = Counter(
        f"{_class(c, limits).value} -> {_class(c, moved).value}"
        for _, _, c in measured
        if _class(c, limits) is not _class(c, moved)
    )
    return {
        "threshold": name,
        "from": float(getattr(limits, name)),
        "to": float(getattr(moved, name)),
        "flips": sum(changed.values()),
        "changes": dict(sorted(changed.items())),
    }


def _measure(knowledge: Knowledge, day: dt.date) -> Iterator[tuple[str, str, Coverage]]:
    table = knowledge.table_on(day)
    courses = knowledge.catalog.state_courses.values()
    targets = [weigh(c) for c in sorted(courses, key=lambda c: c.id) if c.template is None]
    for name, items in _bodies(knowledge.catalog):
        evidence = dict.fromkeys(items, PASSED)
        for target, coverage in table.measure(evidence, targets).items():
            yield name, target, coverage


def _bodies(catalog: Catalog) -> Iterator[tuple[str, tuple[ItemId, ...]]]:
    """Names and items of the bodies of evidence studied."""
    plans = sorted(catalog.plans.values(), key=lambda p: p.id)
    for plan in plans:
        for course in _taught(catalog, plan):
            yield course.id, course.items
    for plan in plans:
        for subject in SUBJECTS:
            for period in sorted(plan.grades)[1:]:
                items = _path(catalog, plan, subject, period)
                if items:
                    yield f"{plan.id} {subject} to {period}", items
    for first in (p for p in plans if p.level == "secundaria"):
        for then in (p for p in plans if p.level == "bachillerato"):
            for subject in SUBJECTS:
                whole = (
                    *_path(catalog, first, subject, "9"),
                    *_path(catalog, then, subject, "9"),
                )
                yield f"{first.id} + {then.id} {subject}", whole


def _taught(catalog: Catalog, plan: Plan) -> list[Course]:
    return [c for c in map(catalog.courses.__getitem__, plan.courses) if c.items]


def _path(catalog: Catalog, plan: Plan, subject: str, last: str) -> tuple[ItemId, ...]:
    return tuple(
        item
        for course in _taught(catalog, plan)
        if course.subject == subject and (course.period or "0") <= last
        for item in course.items
    )
