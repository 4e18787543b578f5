"""One looked-up course as JSON and as text."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from equiv.domain.analysis import Analysis
from equiv.domain.courses import Course, Plan, StateCourse
from equiv.domain.equivalency import RecommendationClass
from equiv.domain.frameworks import Item
from equiv.domain.identifiers import CourseId, ItemId
from equiv.domain.text import Language, Text
from equiv.exchange import analysis_json, analysis_text, labels
from equiv.exchange.analysis_text import table
from equiv.exchange.labels import CLASSES, percent

WITH_EARLIER = Text(
    "With the courses before it in the same plan", "Con las asignaturas anteriores del mismo plan"
)


class Shown(Protocol):
    """Coverage of one U.S. course by several Mexican courses."""

    @property
    def course(self) -> CourseId: ...
    @property
    def coverage(self) -> Fraction: ...
    @property
    def class_(self) -> RecommendationClass: ...


def to_dict(
    course: Course,
    plan: Plan,
    analysis: Analysis,
    with_earlier: Sequence[Shown],
    items: Mapping[ItemId, Item],
) -> dict[str, Any]:
    """The course, its analysis (the contract of a transcript's), coverage with earlier ones."""
    return {
        "course": {
            "id": course.id,
            "title": {"en": course.title.en, "es": course.title.es},
            "plan": plan.id,
            "period": course.period,
            "grade": course.grade,
            "items": len(course.items),
            "confidence": course.fact.confidence.value,
        },
        "analysis": analysis_json.to_dict(analysis, items),
        "with_earlier": [
            {"course": w.course, "coverage": round(float(w.coverage), 6), "class": w.class_.value}
            for w in with_earlier
        ],
    }


def to_text(
    course: Course,
    plan: Plan,
    analysis: Analysis,
    earlier: Sequence[Course],
    with_earlier: Sequence[Shown],
    courses: Mapping[CourseId, StateCourse],
    language: Language,
) -> str:
    """The analysis as text, under the course's name, with a table for the earlier courses."""
    head = f"{course.title.to(language)} · {plan.title.to(language)} ({course.id})\n\n"
    body = analysis_text.render([analysis], language)
    if not earlier or not with_earlier:
        return head + body
    names = ", ".join(c.title.to(language) for c in (*earlier, course))
    rows = [
        (courses[w.course].title.to(language), percent(w.coverage), CLASSES[w.class_].to(language))
        for w in with_earlier
    ]
    headers = [
        labels.U_S_COURSE.to(language),
        labels.COVERAGE.to(language),
        labels.CLASS.to(language),
    ]
    title = f"{WITH_EARLIER.to(language)}: {names}\n"
    return head + body + "\n" + title + table(headers, rows, (1,))
