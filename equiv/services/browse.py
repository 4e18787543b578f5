"""What the public pages list: plans, states, frameworks, trees, courses, rules in force."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from equiv.catalog.catalog import Catalog
from equiv.domain.citations import Fact
from equiv.domain.courses import Course, Plan, StateCourse
from equiv.domain.crosswalks import Alignment, Strength
from equiv.domain.errors import NotFoundError
from equiv.domain.frameworks import Framework, Item
from equiv.domain.glossary import TermKind
from equiv.domain.identifiers import CourseId, ItemId
from equiv.domain.policy import Dated, Requirement, StandardsInForce, StatePolicy, list_in_force
from equiv.domain.text import Text


@dataclass(frozen=True, slots=True)
class State:
    """A state whose rules are loaded."""

    code: str
    title: Text

    def name(self, say: Callable[[Text], str]) -> str:
        return f"{say(self.title)} ({self.code})"


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    framework: Framework
    items: int
    weighing: int
    recalled: int


@dataclass(frozen=True, slots=True)
class Branch:
    """An item and the items below it."""

    item: Item
    below: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class CoursePage:
    """One course with its items; `mexican` or `state_course` is set."""

    mexican: Course | None
    state_course: StateCourse | None
    plan: Plan | None
    groups: tuple[tuple[Text | None, tuple[Item, ...]], ...]
    aligned: dict[ItemId, tuple[tuple[Alignment, Item, Strength], ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a state in words, with its citation."""

    topic: Text
    text: Text
    fact: Fact


@dataclass(frozen=True, slots=True)
class StateRules:
    policy: StatePolicy
    as_of: dt.date
    rules: tuple[Rule, ...]
    requirements: tuple[Requirement, ...]
    courses: tuple[StateCourse, ...]
    standards: tuple[Dated[StandardsInForce], ...]


def list_plans(catalog: Catalog) -> list[Plan]:
    """Plans by level, newest first."""
    order = ["secundaria", "bachillerato", "adult"]
    return sorted(catalog.plans.values(), key=lambda p: (order.index(p.level), p.id))


def plans_of(catalog: Catalog, grade: int, year: int) -> list[Plan]:
    """Plans under which a grade was taught in the school year that began in `year`.

    Open systems have no grades and are left out.
    """
    return [
        plan
        for plan in list_plans(catalog)
        if any(plan.ran_in(period, year) for period, at in plan.grades.items() if at == grade)
    ]


def list_states(catalog: Catalog) -> list[State]:
    """States by name."""
    found = [State(code, policy.name) for code, policy in catalog.policies.items()]
    return sorted(found, key=lambda s: s.title.en)


def courses_by_period(catalog: Catalog, plan: str) -> list[tuple[str | None, list[Course]]]:
    """The courses of a plan, by year or semester."""
    grouped: dict[str | None, list[Course]] = defaultdict(list)
    for course in (catalog.courses[c] for c in catalog.plan(plan).courses):
        grouped[course.period].append(course)
    return sorted(grouped.items(), key=lambda pair: (pair[0] is None, pair[0] or ""))


def list_frameworks(catalog: Catalog) -> list[FrameworkRow]:
    """Frameworks with counts, Mexican ones first."""
    rows = []
    for framework in catalog.frameworks.values():
        leaves = [i for i in map(catalog.items.__getitem__, framework.items) if i.is_leaf]
        weighing = [i for i in leaves if i.weighs]
        recalled = sum(not i.fact.is_found for i in weighing)
        rows.append(FrameworkRow(framework, len(framework.items), len(weighing), recalled))
    return sorted(rows, key=lambda r: (not r.framework.id.startswith("mx"), r.framework.id))


def tree(catalog: Catalog, framework: str) -> tuple[Branch, ...]:
    """The items of a framework as they hang together, in the order of the document."""
    found = catalog.framework(framework)
    below: dict[ItemId | None, list[Item]] = defaultdict(list)
    for item in map(catalog.items.__getitem__, found.items):
        below[item.parent].append(item)

    def grow(parent: ItemId | None) -> tuple[Branch, ...]:
        return tuple(Branch(item, grow(item.id)) for item in below[parent])

    return grow(None)


def course_page(catalog: Catalog, course: str) -> CoursePage:
    """A course of either country; NotFoundError where there is none of that id."""
    id_ = CourseId(course)
    if id_ in catalog.courses:
        mexican = catalog.courses[id_]
        items = tuple(catalog.items[i] for i in mexican.items)
        groups: tuple[tuple[Text | None, tuple[Item, ...]], ...] = ((None, items),) if items else ()
        return CoursePage(
            mexican, None, catalog.plans[mexican.plan], groups, _aligned(catalog, mexican.items)
        )
    if id_ in catalog.state_courses:
        target = catalog.state_courses[id_]
        shown = tuple((c.text, tuple(catalog.items[i] for i in c.items)) for c in target.categories)
        return CoursePage(None, target, None, shown, _aligned(catalog, target.items))
    raise NotFoundError(f"There is no course “{course}”.", f"No hay curso «{course}».")


def _aligned(
    catalog: Catalog, items: Sequence[ItemId]
) -> dict[ItemId, tuple[tuple[Alignment, Item, Strength], ...]]:
    """For each item its links with the other end and the strength read from the Mexican side."""
    wanted = set(items)
    found: dict[ItemId, list[tuple[Alignment, Item, Strength]]] = defaultdict(list)
    for a in catalog.alignments:
        if a.forward is Strength.NONE:
            continue
        if a.source in wanted:
            found[a.source].append((a, catalog.items[a.target], a.forward))
        if a.target in wanted:
            found[a.target].append((a, catalog.items[a.source], a.forward))
    return {
        item: tuple(sorted(rows, key=lambda row: (-row[2].rank, row[1].id)))
        for item, rows in found.items()
    }


def term_kind(name: str) -> TermKind:
    """A kind of the glossary by its name; NotFoundError where there is none."""
    try:
        return TermKind(name)
    except ValueError:
        known = ", ".join(kind.value for kind in TermKind)
        raise NotFoundError(
            f"The glossary has no part “{name}”. It has: {known}.",
            f"El glosario no tiene la parte «{name}». Tiene: {known}.",
        ) from None


def rules_of(catalog: Catalog, state: str, day: dt.date) -> StateRules:
    """The rules of a state in force on a day, in words, each with its citation."""
    policy = catalog.policy(state)
    return StateRules(
        policy,
        day,
        tuple(_rules(policy, day)),
        policy.requirements,
        catalog.courses_of(state),
        policy.standards,
    )


def _rules(policy: StatePolicy, day: dt.date) -> list[Rule]:
    record = Text("Foreign records", "Documentos extranjeros")
    accept = Text("Duty to accept", "Deber de aceptar")
    elective = Text("Electives", "Optativas")
    mark = Text("Marks", "Calificaciones")
    exam = Text("Examinations", "Exámenes")
    found = [Rule(record, s.text, s.fact) for s in list_in_force(policy.foreign_records, day)]
    found += [Rule(accept, s.text, s.fact) for s in list_in_force(policy.accept_passed, day)]
    found += [Rule(elective, s.text, s.fact) for s in list_in_force(policy.electives, day)]
    for grade in list_in_force(policy.first_grade, day):
        if grade.earlier is not None:
            topic = Text("Courses before grade 9", "Cursos antes de 9.º grado")
            found.append(Rule(topic, grade.earlier, grade.fact))
    found += [Rule(mark, m.text, m.fact) for m in list_in_force(policy.marks, day)]
    found += [Rule(exam, e.title + e.text, e.fact) for e in list_in_force(policy.exams, day)]
    return found
