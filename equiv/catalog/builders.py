"""Checked file data -> domain values: frameworks, courses, alignments."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from equiv.catalog.reader import FileProblem
from equiv.domain.citations import Fact, Source
from equiv.domain.courses import Category, Course, Plan, StateCourse
from equiv.domain.crosswalks import Alignment, Coding, Scope, Standing, Strength
from equiv.domain.frameworks import Edition, Framework, Item, Part, Prerequisite
from equiv.domain.identifiers import CourseId, FrameworkId, ItemId, PlanId, SourceId
from equiv.domain.text import Text

Problem = Callable[[Path, str], None]
Pairs = Iterable[tuple[Any, Any]]


def sources(path: Path, data: dict[str, Any]) -> Pairs:
    for record in data["sources"]:
        note = record["note"]
        record["note"] = Text(note["en"], note["es"]) if isinstance(note, dict) else note
        yield SourceId(record["id"]), Source(**record)


def items(path: Path, data: dict[str, Any]) -> Pairs:
    """Every item of one framework file, with the fact of the file where it has none."""
    framework = FrameworkId(data["id"])
    if path.stem != framework:
        raise FileProblem(f"file must be named {framework}.yaml")
    parents = {record["parent"] for record in data["items"]}
    grades = {record["code"]: tuple(record["grades"]) for record in data["items"]}
    up = {record["code"]: record["parent"] for record in data["items"]}
    for record in data["items"]:
        parent = record["parent"]
        if parent is not None and parent not in up:
            raise FileProblem(f"{record['code']}: parent {parent} does not exist")
        yield (
            ItemId(f"{framework}:{record['code']}"),
            Item(
                id=ItemId(f"{framework}:{record['code']}"),
                framework=framework,
                code=record["code"],
                type=record["type"],
                text=Text(record["en"], record["es"]),
                parent=ItemId(f"{framework}:{parent}") if parent else None,
                grades=_inherited(record["code"], grades, up),
                parts=tuple(Part(key, text) for key, text in record["parts"]),
                weighs=record["weighs"] and not record["plus"],
                is_leaf=record["code"] not in parents,
                fact=record["fact"] or data["fact"],
                note=record["note"],
            ),
        )


def _inherited(
    code: str, grades: Mapping[str, tuple[int, ...]], up: Mapping[str, str | None]
) -> tuple[int, ...]:
    """The grades of an item, else of the nearest group above it."""
    at: str | None = code
    for _ in range(len(up)):
        if at is None:
            return ()
        if grades[at]:
            return grades[at]
        at = up[at]
    raise FileProblem(f"{code}: its parents run in a circle")


def framework(
    prerequisites: Callable[[Path], list[dict[str, str]]],
) -> Callable[[Path, dict[str, Any]], Pairs]:
    def build(path: Path, data: dict[str, Any]) -> Pairs:
        id_ = FrameworkId(data["id"])
        yield (
            id_,
            Framework(
                id=id_,
                title=data["title"],
                jurisdiction=data["jurisdiction"],
                subject=data["subject"],
                edition=data["edition"],
                starts=data["starts"],
                ends=data["ends"],
                notice=data["notice"],
                note=data["note"],
                fact=data["fact"],
                items=tuple(ItemId(f"{id_}:{record['code']}") for record in data["items"]),
                prerequisites=tuple(
                    Prerequisite(
                        before=ItemId(f"{id_}:{row['before']}"),
                        after=ItemId(f"{id_}:{row['after']}"),
                        source=SourceId(row["source"]) if row["source"] else None,
                    )
                    for row in prerequisites(path)
                ),
                replaces=tuple(Edition(**record) for record in data["replaces"]),
            ),
        )

    return build


class Tree:
    """Items below a group, so that a course may name a group for its leaves."""

    def __init__(self, all_items: Mapping[ItemId, Item]) -> None:
        self.items = all_items
        self._below: dict[ItemId, list[ItemId]] = {}
        for item in all_items.values():
            if item.parent is not None:
                self._below.setdefault(item.parent, []).append(item.id)

    def leaves(self, name: str) -> list[ItemId]:
        """The weighing leaves of one item or group, in the order of the framework."""
        found = self.items.get(ItemId(name))
        if found is None:
            raise FileProblem(f"item {name} does not exist")
        if found.is_leaf:
            return [found.id] if found.weighs else []
        return [leaf for child in self._below[found.id] for leaf in self.leaves(child)]

    def all_leaves(self, names: Iterable[str]) -> tuple[ItemId, ...]:
        return tuple(dict.fromkeys(leaf for name in names for leaf in self.leaves(name)))


def plan(path: Path, data: dict[str, Any]) -> Pairs:
    id_ = PlanId(data["plan"])
    if path.stem != id_:
        raise FileProblem(f"file must be named {id_}.yaml")
    yield (
        id_,
        Plan(
            id=id_,
            title=data["title"],
            jurisdiction=data["jurisdiction"],
            level=data["level"],
            period=data["period"],
            grades=data["grades"],
            first_years=data["first_years"],
            last_years=data["last_years"],
            pass_mark=data["pass_mark"],
            scale=data["scale"],
            period_minutes=data["hours"]["minutes"],
            weeks=data["hours"]["weeks"],
            credits_name=data["credits_name"],
            fact=data["fact"],
            note=data["note"],
            courses=tuple(CourseId(record["id"]) for record in data["courses"]),
        ),
    )


def courses(tree: Tree, problem: Problem) -> Callable[[Path, dict[str, Any]], Pairs]:
    def build(path: Path, data: dict[str, Any]) -> Pairs:
        for record in data["courses"]:
            try:
                leaves = tree.all_leaves(record["items"])
            except FileProblem as error:
                problem(path, f"{record['id']}: {error}")
                leaves = ()
            yield (
                CourseId(record["id"]),
                Course(
                    id=CourseId(record["id"]),
                    plan=PlanId(data["plan"]),
                    title=record["title"],
                    period=record["period"],
                    grade=record["grade"] or data["grades"].get(record["period"] or ""),
                    subject=record["subject"],
                    weekly=record["weekly"],
                    minutes=_minutes(record, data["hours"]),
                    credits=record["credits"],
                    code=record["code"],
                    items=leaves,
                    aliases=tuple(record["aliases"]),
                    fact=record["fact"] or data["fact"],
                    note=record["note"],
                ),
            )

    return build


def _minutes(record: dict[str, Any], hours: dict[str, Any]) -> int | None:
    """Clock minutes of a course: its stated total, else periods a week x minutes x weeks."""
    if record["total_hours"] is not None:
        return int(record["total_hours"] * 60)
    weekly: Fraction | None = record["weekly"]
    if weekly is None or hours["minutes"] is None or hours["weeks"] is None:
        return None
    return int(weekly * hours["minutes"] * hours["weeks"])


def templates(tree: Tree, problem: Problem) -> Callable[[Path, dict[str, Any]], Pairs]:
    def build(path: Path, data: dict[str, Any]) -> Pairs:
        for record in data["templates"]:
            fact: Fact = record["fact"] or data["fact"]
            yield (
                CourseId(record["id"]),
                StateCourse(
                    id=CourseId(record["id"]),
                    jurisdiction=data["jurisdiction"],
                    title=record["title"],
                    subject=record["subject"],
                    grades=tuple(record["grades"]),
                    state_code=None,
                    sced=record["sced"],
                    credit=Fraction(1),
                    terms=2,
                    area=None,
                    after=(),
                    exam=None,
                    categories=_categories(tree, problem, path, record),
                    template=None,
                    code_fact=fact,
                    fact=fact,
                    note=record["note"],
                ),
            )

    return build


def state_courses(
    tree: Tree, known: Mapping[CourseId, StateCourse], problem: Problem
) -> Callable[[Path, dict[str, Any]], Pairs]:
    def build(path: Path, data: dict[str, Any]) -> Pairs:
        for record in data["courses"]:
            fact: Fact = record["fact"] or data["fact"]
            yield (
                CourseId(record["id"]),
                StateCourse(
                    id=CourseId(record["id"]),
                    jurisdiction=data["jurisdiction"],
                    title=record["title"],
                    subject=record["subject"],
                    grades=tuple(record["grades"]),
                    state_code=record["codes"]["state"],
                    sced=record["codes"]["sced"],
                    credit=record["credit"],
                    terms=record["terms"],
                    area=record["area"],
                    after=tuple(CourseId(c) for c in record["after"]),
                    exam=record["exam"],
                    categories=_of_course(tree, known, problem, path, record),
                    template=CourseId(record["template"]) if record["template"] else None,
                    code_fact=record["facts"].get("code", fact),
                    fact=fact,
                    note=record["note"],
                    substitute_for=record["substitute_for"],
                ),
            )

    return build


def _of_course(
    tree: Tree,
    known: Mapping[CourseId, StateCourse],
    problem: Problem,
    path: Path,
    record: dict[str, Any],
) -> tuple[Category, ...]:
    if record["template"] is None:
        return _categories(tree, problem, path, record)
    template = known.get(CourseId(record["template"]))
    if template is None:
        problem(path, f"{record['id']}: template {record['template']} does not exist")
        return ()
    return template.categories


def _categories(
    tree: Tree, problem: Problem, path: Path, record: dict[str, Any]
) -> tuple[Category, ...]:
    built, seen = [], set[ItemId]()
    for category in record["categories"]:
        try:
            leaves = tree.all_leaves(category["items"])
        except FileProblem as error:
            problem(path, f"{record['id']}: {error}")
            continue
        if twice := seen.intersection(leaves):
            problem(path, f"{record['id']}: in two categories: {', '.join(sorted(twice))}")
        seen.update(leaves)
        weights = tuple(record["weights"].get(leaf, 1) for leaf in leaves)
        built.append(
            Category(category["key"], Text(category["en"], category["es"]), leaves, weights)
        )
    for item in sorted(set(record["weights"]) - seen):
        problem(path, f"{record['id']}: weight for {item}, which is no item of the course")
    return tuple(built)


def alignment(row: dict[str, str]) -> Alignment:
    """One row of an alignment file; ValueError where a word is not of the guide."""
    return Alignment(
        source=ItemId(row["source"]),
        target=ItemId(row["target"]),
        forward=Strength(row["forward"]),
        backward=Strength(row["backward"]),
        part=row["part"] or None,
        rationale=Text(row["rationale_en"], row["rationale_es"]),
        evidence=tuple(SourceId(key.strip()) for key in row["evidence"].split(";") if key.strip()),
        author=row["author"],
        coded_on=row["coded_on"],
        standing=Standing(row["standing"]),
    )


def coding(row: dict[str, str]) -> Coding:
    return Coding(
        ItemId(row["source"]),
        ItemId(row["target"]),
        Strength(row["first"]),
        Strength(row["second"]),
    )


def scope(tree: Tree, record: dict[str, Any]) -> Scope:
    """What one alignment file compared; groups of items stand for their leaves."""
    return Scope(
        id=record["id"],
        title=record["title"],
        sources=frozenset(tree.all_leaves(record["sources"])),
        targets=frozenset(tree.all_leaves(record["targets"])),
        note=record["note"],
    )
