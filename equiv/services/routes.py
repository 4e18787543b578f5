"""What to study next: the routes that close what a U.S. course still lacks, in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from equiv.domain.courses import StateCourse
from equiv.domain.crosswalks import Strength
from equiv.domain.equivalency import Method
from equiv.domain.frameworks import Item
from equiv.domain.identifiers import CourseId, ItemId
from equiv.domain.routes import Route, RouteKind
from equiv.domain.text import Language, Text
from equiv.engine.coverage import PASSED, LinkTable
from equiv.engine.study_order import order_groups, order_items
from equiv.services.knowledge import Knowledge
from equiv.services.reasons import percent

MOST_STEPS = 8  # units listed on a sheet; the page of the study path has them all
MOST_MODULES = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One unit with the open items that it closes, each after what it needs.

    `hours` are those of the unit by the share of its items of this framework that are open, in
    whole hours; None where the unit's own are not known.
    """

    unit: Route
    items: tuple[ItemId, ...]
    hours: int | None


@dataclass(frozen=True, slots=True)
class Help:
    """One module with the open items of which it shows at least a real part."""

    module: Route
    items: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class StudyPath:
    """How to close the open items of one course.

    `open` are the items shown less than `mostly`, in prerequisite order; `partly` those of them of
    which something is shown already; `alone` those that no unit closes.
    """

    course: CourseId
    open: tuple[ItemId, ...]
    partly: frozenset[ItemId]
    steps: tuple[Step, ...]
    alone: tuple[ItemId, ...]
    modules: tuple[Help, ...]
    exams: tuple[Route, ...]

    @property
    def missing(self) -> int:
        """How many items nothing is shown of."""
        return len(self.open) - len(self.partly)

    @property
    def hours(self) -> int:
        """Clock hours of all units whose hours are known."""
        return sum(step.hours or 0 for step in self.steps)


def find_path(
    knowledge: Knowledge,
    target: CourseId,
    shown: Mapping[ItemId, int],
    table: LinkTable,
    method: Method,
) -> StudyPath:
    """The study path to one state course, from what is shown of each of its items (engine units).

    Units come in prerequisite order; modules by how many open items they help with.
    """
    course = knowledge.catalog.state_course(target)
    enough = method.strengths[Strength.MOSTLY] * PASSED
    needs = knowledge.needs
    still = order_items((i for i in course.items if shown.get(i, 0) < enough), needs)
    steps = _steps(knowledge, course, still)
    closed = {item for step in steps for item in step.items}
    return StudyPath(
        course=target,
        open=tuple(still),
        partly=frozenset(item for item in still if shown.get(item, 0)),
        steps=steps,
        alone=tuple(item for item in still if item not in closed),
        modules=_modules(knowledge, still, shown, table, method),
        exams=tuple(
            route
            for route in knowledge.catalog.routes
            if route.kind is RouteKind.EXAM
            and route.jurisdiction == course.jurisdiction
            and (not route.courses or target in route.courses)
        ),
    )


def _steps(knowledge: Knowledge, course: StateCourse, still: Sequence[ItemId]) -> tuple[Step, ...]:
    """Every unit that closes an open item; an item of two units stands with the first.

    Units that do not need each other keep the order of the course.
    """
    place = {item: number for number, item in enumerate(course.items)}
    wanted = frozenset(still)
    units = {
        r.id: r
        for r in knowledge.catalog.routes
        if r.kind is RouteKind.UNIT and not wanted.isdisjoint(r.closes)
    }
    groups = {id_: [i for i in still if i in unit.closes] for id_, unit in units.items()}
    first = {id_: min(place[item] for item in items) for id_, items in groups.items()}
    groups = dict(sorted(groups.items(), key=lambda group: (first[group[0]], group[0])))
    steps, taken = [], set[ItemId]()
    for id_ in order_groups(groups, knowledge.needs):
        items = tuple(item for item in groups[id_] if item not in taken)
        taken.update(items)
        if items:
            steps.append(Step(units[id_], items, _hours(units[id_], course, len(items))))
    return tuple(steps)


def _hours(unit: Route, course: StateCourse, still: int) -> int | None:
    """The hours of a unit for the items of it that are open."""
    if unit.hours is None:
        return None
    frameworks = {item.partition(":")[0] for item in course.items}
    whole = sum(item.partition(":")[0] in frameworks for item in unit.closes)
    return ceil(unit.hours * still / whole)


def _modules(
    knowledge: Knowledge,
    still: Sequence[ItemId],
    shown: Mapping[ItemId, int],
    table: LinkTable,
    method: Method,
) -> tuple[Help, ...]:
    """Modules that show at least `partially` of an open item, and more than is shown already."""
    enough = method.strengths[Strength.PARTIALLY]
    helped: dict[str, dict[ItemId, None]] = {}
    for item in still:
        for link in table.links_to(item):
            if link.value < enough or link.value * PASSED <= shown.get(item, 0):
                continue
            for module in knowledge.modules_of(link.source):
                helped.setdefault(module, {})[item] = None
    routes = {route.id: route for route in knowledge.catalog.routes}
    found = [Help(routes[id_], tuple(items)) for id_, items in helped.items()]
    return tuple(sorted(found, key=lambda help_: (-len(help_.items), help_.module.id)))


def describe_path(path: StudyPath, title: Text, share: Fraction) -> Iterator[Text]:
    """The study path as lines of a sheet: examination, units in order, the best modules."""
    yield _examination(path, title, share)
    for number, step in enumerate(path.steps[:MOST_STEPS], start=1):
        yield _unit(number, step, path)
    if (left := len(path.steps) - MOST_STEPS) > 0:
        yield Text(f"{left} more units after these.", f"Después, {left} unidades más.")
    for help_ in path.modules[:MOST_MODULES]:
        yield _module(help_)


def _examination(path: StudyPath, title: Text, share: Fraction) -> Text:
    shown = Text(
        f"Credit by examination in {title.en} ({percent(share)} of it is shown).",
        f"Acreditar {title.es} por examen (ya se muestra {percent(share)}).",
    )
    if path.exams:
        return shown
    return shown + Text(
        "Ask whether the district offers one.", "Pregunte si el distrito lo ofrece."
    )


def _unit(number: int, step: Step, path: StudyPath) -> Text:
    unit, count = step.unit, len(step.items)
    partly = sum(item in path.partly for item in step.items)
    hours = f", {step.hours} h" if step.hours is not None else ""
    en, es = (f", {partly} shown in part", f", {partly} a medias") if partly else ("", "")
    return Text(
        f"Bridging unit {number}: {unit.title.en} ({count} open standards{en}{hours}).",
        f"Unidad puente {number}: {unit.title.es} ({count} estándares por completar{es}{hours}).",
    )


def _module(help_: Help) -> Text:
    title, count = help_.module.title, len(help_.items)
    return Text(
        f"{title.en}: shows a part of {count} of them; no U.S. credit by itself.",
        f"{title.es}: muestra una parte de {count}; por sí solo no da crédito de EE. UU.",
    )


def write_path(
    path: StudyPath,
    title: Text,
    share: Fraction,
    items: Mapping[ItemId, Item],
    language: Language,
) -> Iterator[str]:
    """The whole study path as lines of text, down to each open item."""
    yield Text(
        f"{title.en}: {percent(share)} shown; {len(path.partly)} standards shown in part, "
        f"{path.missing} not shown",
        f"{title.es}: se muestra {percent(share)}; {len(path.partly)} estándares a medias, "
        f"{path.missing} sin mostrar",
    ).to(language)
    yield ""

    def item_line(id_: ItemId) -> str:
        mark = "~" if id_ in path.partly else " "
        return f" {mark} {items[id_].code}  {items[id_].text.to(language)}"

    for number, step in enumerate(path.steps, start=1):
        yield _unit(number, step, path).to(language)
        yield from map(item_line, step.items)
    if path.alone:
        yield Text("No unit closes:", "Ninguna unidad cubre:").to(language)
        yield from map(item_line, path.alone)
    yield Text("~ shown in part", "~ a medias").to(language)
    yield ""
    yield _examination(path, title, share).to(language)
    yield from (f"{e.title.to(language)}: {e.text.to(language)}" for e in path.exams)
    yield from (_module(help_).to(language) for help_ in path.modules)
