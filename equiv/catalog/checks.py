"""Rules over the whole catalog: references resolve, names are unambiguous, nothing is orphaned."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter

from equiv.catalog.catalog import Catalog
from equiv.domain.citations import Fact
from equiv.domain.courses import Course, Plan, StateCourse
from equiv.domain.crosswalks import Alignment, Strength
from equiv.domain.frameworks import Framework
from equiv.domain.identifiers import CourseId, ItemId
from equiv.domain.policy import Dated, StatePolicy
from equiv.domain.routes import RouteKind
from equiv.domain.text import fold

_ID = re.compile(r"^[a-z0-9][a-z0-9.-]*[a-z0-9]$")
SMALLEST_CATEGORY = 2


def find_problems(catalog: Catalog) -> list[str]:
    """Every broken rule, one line each, in a stable order."""
    rules = (
        _facts,
        _frameworks,
        _circles,
        _plans,
        _aliases,
        _state_courses,
        _alignments,
        _policies,
        _precedents,
        _guidance,
        _glossary,
        _holdings,
        _reachable,
    )
    return [problem for rule in rules for problem in rule(catalog)]


def _facts(catalog: Catalog) -> Iterator[str]:
    """Sources that are cited exist."""
    for place, fact in _cited(catalog):
        if fact.source is not None and fact.source not in catalog.sources:
            yield f"{place}: source {fact.source} is not in the bibliography"


def _cited(catalog: Catalog) -> Iterator[tuple[str, Fact]]:
    for item in catalog.items.values():
        yield item.id, item.fact
    for framework in catalog.frameworks.values():
        yield framework.id, framework.fact
    for plan in catalog.plans.values():
        yield plan.id, plan.fact
    for course in catalog.courses.values():
        yield course.id, course.fact
    for state_course in catalog.state_courses.values():
        yield state_course.id, state_course.fact
        yield state_course.id, state_course.code_fact
    for scale in catalog.conversion_scales.values():
        yield scale.id, scale.fact
    for precedent in catalog.precedents:
        yield precedent.id, precedent.fact
    for route in catalog.routes:
        yield route.id, route.fact
    for jurisdiction, rights in catalog.rights.items():
        yield from ((f"rights {jurisdiction}", dated.value.fact) for dated in rights)
    for grade in catalog.way_back.grades:
        yield f"way back, grade {grade.us_grade}", grade.fact
    for paper in catalog.way_back.papers:
        yield f"way back, {paper.key}", paper.fact
    for policy in catalog.policies.values():
        yield from cited_by_policy(policy)


def cited_by_policy(policy: StatePolicy) -> Iterator[tuple[str, Fact]]:
    """Every fact of a state's rules with its place."""
    for requirement in policy.requirements:
        yield requirement.id, requirement.fact
    for dated in _all_dated(policy):
        fact = getattr(dated.value, "fact", None)
        if fact is not None:
            yield policy.id, fact


def _all_dated(policy: StatePolicy) -> Iterator[Dated[object]]:
    groups: Iterable[Iterable[Dated[object]]] = (
        policy.credit,
        policy.first_grade,
        policy.marks,
        policy.foreign_records,
        policy.accept_passed,
        policy.electives,
        policy.validation,
        policy.not_combined,
        policy.exams,
        policy.standards,
        *policy.subjects.values(),
    )
    for group in groups:
        yield from group


def _frameworks(catalog: Catalog) -> Iterator[str]:
    for framework in catalog.frameworks.values():
        if not _ID.match(framework.id):
            yield f"{framework.id}: ids are lower case letters, digits, dots and hyphens"
        if framework.starts and framework.ends and framework.starts > framework.ends:
            yield f"{framework.id}: ends before it starts"
        yield from _prerequisites(catalog, framework)
    for item in catalog.items.values():
        keys = Counter(part.key for part in item.parts)
        if any(count > 1 for count in keys.values()):
            yield f"{item.id}: a part stands twice"
        if item.parts and not item.is_leaf:
            yield f"{item.id}: only leaves have parts"
        if len(item.parts) == 1:
            yield f"{item.id}: one part alone says nothing; name two or none"
        if item.is_leaf and item.weighs and not item.grades:
            yield f"{item.id}: has no grade"


def _prerequisites(catalog: Catalog, framework: Framework) -> Iterator[str]:
    """They name items, once each."""
    for link in framework.prerequisites:
        for end in (link.before, link.after):
            if end not in catalog.items:
                yield f"{framework.id}: prerequisite names {end}, which does not exist"
        if link.source is not None and link.source not in catalog.sources:
            yield f"{framework.id}: source {link.source} is not in the bibliography"
    pairs = Counter((link.before, link.after) for link in framework.prerequisites)
    for (before, after), count in pairs.items():
        if count > 1:
            yield f"{framework.id}: prerequisite {before} of {after} stands {count} times"


def _circles(catalog: Catalog) -> Iterator[str]:
    """Prerequisites never run in a circle, also not through the leaves of their groups."""
    order = TopologicalSorter[ItemId]()
    for before, after in catalog.prerequisites():
        order.add(after, before)
    try:
        order.prepare()
    except CycleError as error:
        yield f"prerequisites run in a circle: {' -> '.join(error.args[1])}"


def _plans(catalog: Catalog) -> Iterator[str]:
    for plan in catalog.plans.values():
        if plan.scale not in catalog.reading_scales:
            yield f"{plan.id}: scale {plan.scale} does not exist"
        yield from _periods(plan, [catalog.courses[c] for c in plan.courses])


def _periods(plan: Plan, courses: list[Course]) -> Iterator[str]:
    for course in courses:
        if not course.id.startswith(plan.id + "."):
            yield f"{course.id}: must begin with its plan, {plan.id}."
        if plan.grades and course.period is not None and course.period not in plan.grades:
            yield f"{course.id}: period {course.period} is not one of {', '.join(plan.grades)}"


def _aliases(catalog: Catalog) -> Iterator[str]:
    """Within a plan no name leads to two courses of the same period."""
    for plan in catalog.plans.values():
        owners: dict[tuple[str, str | None], set[str]] = defaultdict(set)
        for course in (catalog.courses[c] for c in plan.courses):
            for name in (course.title.es, *course.aliases):
                owners[fold(name), course.period].add(course.id)
        for (name, _), ids in owners.items():
            if len(ids) > 1:
                yield f"{plan.id}: “{name}” names {' and '.join(sorted(ids))}"


def _state_courses(catalog: Catalog) -> Iterator[str]:
    exams = {e.value.id for p in catalog.policies.values() for e in p.exams}
    for course in catalog.state_courses.values():
        if not course.items:
            yield f"{course.id}: has no items"
        for before in course.after:
            if before not in catalog.state_courses:
                yield f"{course.id}: comes after {before}, which does not exist"
        if course.exam and course.exam not in exams:
            yield f"{course.id}: exam {course.exam} is in no policy"
        yield from _small_categories(course)


def _small_categories(course: StateCourse) -> Iterator[str]:
    for category in course.categories:
        if len(category.items) < SMALLEST_CATEGORY:
            yield f"{course.id}: category {category.key} has fewer than {SMALLEST_CATEGORY} items"


def _alignments(catalog: Catalog) -> Iterator[str]:
    pairs = Counter((a.source, a.target) for a in catalog.alignments)
    for (source, target), count in pairs.items():
        if count > 1:
            yield f"alignment {source} -> {target} stands {count} times"
    for alignment in catalog.alignments:
        place = f"alignment {alignment.source} -> {alignment.target}"
        for problem in _alignment(catalog, alignment):
            yield f"{place}: {problem}"


def _alignment(catalog: Catalog, alignment: Alignment) -> Iterator[str]:
    for end in (alignment.source, alignment.target):
        item = catalog.items.get(end)
        if item is None:
            yield f"{end} does not exist"
            return
        if not item.is_leaf:
            yield f"{end} is a group; align its leaves"
    parts = {part.key for part in catalog.items[alignment.target].parts}
    if alignment.part and alignment.part not in parts:
        yield f"part {alignment.part} is not one of {', '.join(sorted(parts)) or 'none'}"
    if alignment.forward is not Strength.NONE and not alignment.rationale.en:
        yield "has no rationale"
    if bool(alignment.rationale.en) != bool(alignment.rationale.es):
        yield "has a rationale in one language only"
    for key in alignment.evidence:
        if key not in catalog.sources:
            yield f"evidence {key} is not in the bibliography"


def _policies(catalog: Catalog) -> Iterator[str]:
    for policy in catalog.policies.values():
        for requirement in policy.requirements:
            if requirement.first and requirement.last and requirement.first > requirement.last:
                yield f"{requirement.id}: cohort ends before it starts"
            named = {c for g in requirement.groups for r in g.rules for c in r.courses}
            for course in sorted(named - set(catalog.state_courses)):
                yield f"{requirement.id}: course {course} does not exist"
        for dated in _all_dated(policy):
            if dated.starts and dated.ends and dated.starts > dated.ends:
                yield f"{policy.id}: a rule ends before it starts"
        for course in sorted(_named_by_rules(policy) - set(catalog.state_courses)):
            yield f"{policy.id}: course {course} does not exist"
        for standards in policy.standards:
            if standards.value.framework not in {None, *catalog.frameworks}:
                yield f"{policy.id}: framework {standards.value.framework} does not exist"
        for mark_rule in policy.marks:
            scale = mark_rule.value.scale
            if scale and scale not in catalog.conversion_scales:
                yield f"{policy.id}: scale {scale} does not exist"


def _named_by_rules(policy: StatePolicy) -> set[CourseId]:
    """Courses of the rules beside the diplomas: examinations, validation, alternatives."""
    named = {dated.value.course for dated in policy.exams if dated.value.course}
    for validation in policy.validation:
        rule = validation.value
        named.update(rule.passed, rule.closes, rule.excepted)
    for alternatives in policy.not_combined:
        named.update(course for group in alternatives.value.groups for course in group)
    return named


def _precedents(catalog: Catalog) -> Iterator[str]:
    """Precedents name Mexican courses and U.S. courses that exist."""
    for precedent in catalog.precedents:
        for course in precedent.sources:
            if course not in catalog.courses:
                yield f"{precedent.id}: course {course} does not exist"
        if precedent.target is not None and precedent.target not in catalog.state_courses:
            yield f"{precedent.id}: course {precedent.target} does not exist"


def _guidance(catalog: Catalog) -> Iterator[str]:
    """Rights belong to a place; routes name courses and places that exist."""
    places = {policy.jurisdiction for policy in catalog.policies.values()}
    for jurisdiction, rights in catalog.rights.items():
        if jurisdiction not in {*places, "us", "mx"}:
            yield f"rights: {jurisdiction} is no jurisdiction"
        for right in rights:
            if right.starts and right.ends and right.starts > right.ends:
                yield f"rights {jurisdiction}: an answer ends before it starts"
    for id_, count in Counter(route.id for route in catalog.routes).items():
        if count > 1:
            yield f"route {id_} stands {count} times"
    for route in catalog.routes:
        known = catalog.courses if route.kind is RouteKind.MODULE else catalog.state_courses
        for course in route.courses:
            if course not in known:
                yield f"route {route.id}: course {course} does not exist"
        if route.jurisdiction is not None and route.jurisdiction not in places:
            yield f"route {route.id}: {route.jurisdiction} is no jurisdiction"


def _glossary(catalog: Catalog) -> Iterator[str]:
    """Each pair of words stands once."""
    pairs = Counter((term.kind, fold(term.en), fold(term.es)) for term in catalog.glossary)
    for (kind, en, es), count in pairs.items():
        if count > 1:
            yield f"glossary: {en} / {es} stands {count} times as {kind.value}"


def _holdings(catalog: Catalog) -> Iterator[str]:
    """Every framework, plan and state says how complete it is, and nothing else does."""
    held = {*catalog.frameworks, *catalog.plans, *(p.id for p in catalog.policies.values())}
    for missing in sorted(held - set(catalog.holdings)):
        yield f"holdings: {missing} does not say how complete it is"
    for unknown in sorted(set(catalog.holdings) - held):
        yield f"holdings: {unknown} is no framework, plan or policy"


def _reachable(catalog: Catalog) -> Iterator[str]:
    """Every leaf of a framework that a plan teaches belongs to a course."""
    taught = {item for course in catalog.courses.values() for item in course.items}
    frameworks = {catalog.items[item].framework for item in taught}
    for framework in sorted(frameworks):
        for item_id in catalog.frameworks[framework].items:
            item = catalog.items[item_id]
            if item.is_leaf and item.weighs and ItemId(item_id) not in taught:
                yield f"{item_id}: belongs to no course"
