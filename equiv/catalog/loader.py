"""The whole tree of data files -> one Catalog.  All problems are reported together."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import marshmallow as ma

from equiv.catalog import builders as build
from equiv.catalog import guidance_builders as guidance
from equiv.catalog import policy_builders
from equiv.catalog.catalog import Catalog, Release
from equiv.catalog.files import hash_content, list_files
from equiv.catalog.guidance_schemas import HoldingsFile, RightsFile, RoutesFile, WayBackFile
from equiv.catalog.policy_schemas import (
    LabelsFile,
    MethodFile,
    PolicyFile,
    PrecedentsFile,
    ScaleFile,
)
from equiv.catalog.reader import FileProblem, read_csv, read_yaml
from equiv.catalog.schemas import (
    AlignmentRegistry,
    FrameworkFile,
    PlanFile,
    ReleaseFile,
    SourcesFile,
    StateCoursesFile,
)
from equiv.domain.crosswalks import Coding
from equiv.domain.errors import CurriculaError
from equiv.domain.glossary import Term
from equiv.domain.routes import Route
from equiv.domain.way_back import WayBack

ALIGNMENT_COLUMNS = [
    "source",
    "target",
    "forward",
    "backward",
    "part",
    "rationale_en",
    "rationale_es",
    "evidence",
    "author",
    "coded_on",
    "standing",
]
CODING_COLUMNS = ("source", "target", "first", "second")
PREREQUISITE_COLUMNS = ("before", "after", "source")
GLOSSARY_COLUMNS = ("kind", "en", "es", "also_en", "also_es")
METHOD_ID = "equiv-default"

__all__ = ["Loader", "hash_content", "list_files"]

V = TypeVar("V")


class Loader:
    """Reads one tree.  `problems` grows as files are read; nothing stops at the first."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[str] = []

    def load(self) -> Catalog:
        """The catalog; CurriculaError with every problem where there is one."""
        catalog = self._assemble()
        if self.problems:
            raise CurriculaError(tuple(self.problems))
        return catalog

    def _assemble(self) -> Catalog:
        frameworks = self._yaml("frameworks/**/*.yaml", FrameworkFile)
        plans, state_files = self._course_files()
        items = self._merge(frameworks, build.items)
        tree = build.Tree(items)
        templates = self._merge(state_files, build.templates(tree, self._problem))
        policies = [f for f in self._yaml("policies/*.yaml", None) if f[1].get("id") != METHOD_ID]
        return Catalog(
            release=self._release(),
            sources=self._merge(self._yaml("sources/*.yaml", SourcesFile), build.sources),
            frameworks=self._merge(frameworks, build.framework(self._prerequisites)),
            items=items,
            plans=self._merge(plans, build.plan),
            courses=self._merge(plans, build.courses(tree, self._problem)),
            state_courses=templates
            | self._merge(state_files, build.state_courses(tree, templates, self._problem)),
            alignments=self._alignments(),
            scopes=self._scopes(tree, plans, templates),
            policies=self._merge(self._checked(policies, PolicyFile), policy_builders.policy),
            method=self._method(),
            reading_scales=self._merge(self._scales("reading"), policy_builders.reading_scale),
            conversion_scales=self._merge(
                self._scales("conversion"), policy_builders.conversion_scale
            ),
            labels=self._merge(
                self._yaml("scales/labels.yaml", LabelsFile), policy_builders.labels
            ),
            precedents=self._precedents(),
            rights=self._merge(self._yaml("rights/*.yaml", RightsFile), guidance.rights),
            routes=self._routes(tree),
            glossary=self._glossary(),
            holdings=self._merge(self._yaml("holdings.yaml", HoldingsFile), guidance.holdings),
            way_back=self._way_back(),
        )

    # -- reading -----------------------------------------------------------------------------

    def _yaml(
        self, pattern: str, schema: type[ma.Schema] | None
    ) -> list[tuple[Path, dict[str, Any]]]:
        found = []
        for path in sorted(self.root.glob(pattern)):
            try:
                found.append((path, read_yaml(path)))
            except FileProblem as problem:
                self._problem(path, str(problem))
        return self._checked(found, schema) if schema else found

    def _checked(
        self, files: list[tuple[Path, dict[str, Any]]], schema: type[ma.Schema]
    ) -> list[tuple[Path, dict[str, Any]]]:
        kept, form = [], schema()
        for path, raw in files:
            try:
                kept.append((path, dict(form.load(raw))))
            except ma.ValidationError as error:
                messages = error.normalized_messages()  # type: ignore[no-untyped-call]
                for place, message in _flatten(messages, raw):
                    self._problem(path, f"{place}: {message}")
        return kept

    def _course_files(self) -> tuple[list[tuple[Path, Any]], list[tuple[Path, Any]]]:
        raw = self._yaml("courses/**/*.yaml", None)
        plans = [(path, data) for path, data in raw if "plan" in data]
        states = [(path, data) for path, data in raw if "plan" not in data]
        return self._checked(plans, PlanFile), self._checked(states, StateCoursesFile)

    def _scales(self, kind: str) -> list[tuple[Path, dict[str, Any]]]:
        files = [f for f in self._yaml("scales/*.yaml", None) if "labels" not in f[1]]
        return [f for f in self._checked(files, ScaleFile) if f[1]["kind"] == kind]

    def _csv(self, path: Path, columns: Iterable[str]) -> list[tuple[int, dict[str, str]]]:
        try:
            return read_csv(path, tuple(columns))
        except FileProblem as problem:
            self._problem(path, str(problem))
            return []

    # -- building ----------------------------------------------------------------------------

    def _merge(
        self,
        files: list[tuple[Path, dict[str, Any]]],
        builder: Callable[[Path, dict[str, Any]], Iterable[tuple[Any, V]]],
    ) -> dict[Any, V]:
        """Values of all files by id; an id that stands twice is a problem."""
        merged: dict[Any, V] = {}
        for path, data in files:
            try:
                pairs = list(builder(path, data))
            except FileProblem as problem:
                self._problem(path, str(problem))
                continue
            for key, value in pairs:
                if key in merged:
                    self._problem(path, f"{key} is defined twice")
                merged[key] = value
        return merged

    def _prerequisites(self, path: Path) -> list[dict[str, str]]:
        beside = path.with_name(path.stem + ".prerequisites.csv")
        if not beside.exists():
            return []
        return [row for _, row in self._csv(beside, PREREQUISITE_COLUMNS)]

    def _alignments(self) -> tuple[Any, ...]:
        found = []
        for path in sorted((self.root / "alignments").glob("*.csv")):
            for line, row in self._csv(path, ALIGNMENT_COLUMNS):
                try:
                    found.append(build.alignment(row))
                except ValueError as error:
                    self._problem(path, f"line {line}: {error}")
        return tuple(found)

    def codings(self) -> Mapping[str, tuple[Coding, ...]]:
        """What the two blind passes said, by the name of the file (without ending)."""
        found = {}
        for path in sorted((self.root / "codings").glob("*.csv")):
            rows = []
            for line, row in self._csv(path, CODING_COLUMNS):
                try:
                    rows.append(build.coding(row))
                except ValueError as error:
                    self._problem(path, f"line {line}: {error}")
            found[path.stem] = tuple(rows)
        return found

    def _scopes(self, tree: Any, plans: Any, templates: Mapping[Any, Any]) -> tuple[Any, ...]:
        del plans, templates
        scopes: list[Any] = []
        for path, data in self._yaml("alignments/registry.yaml", AlignmentRegistry):
            for record in data["files"]:
                try:
                    scopes.append(build.scope(tree, record))
                except FileProblem as problem:
                    self._problem(path, f"{record['id']}: {problem}")
        return tuple(scopes)

    def _method(self) -> Any:
        files = self._yaml(f"policies/{METHOD_ID}.yaml", MethodFile)
        if not files:
            self._problem(self.root / "policies", f"{METHOD_ID}.yaml is missing or unreadable")
            return None
        return policy_builders.method(files[0][1])

    def _precedents(self) -> tuple[Any, ...]:
        files = self._yaml("precedents.yaml", PrecedentsFile)
        return tuple(p for _, data in files for p in policy_builders.precedents(data))

    def _routes(self, tree: build.Tree) -> tuple[Route, ...]:
        found: list[Route] = []
        for path, data in self._yaml("routes/*.yaml", RoutesFile):
            try:
                found.extend(guidance.routes(tree, data))
            except FileProblem as problem:
                self._problem(path, str(problem))
        return tuple(found)

    def _way_back(self) -> WayBack:
        files = self._yaml("way-back.yaml", WayBackFile)
        return guidance.way_back(files[0][1]) if files else WayBack((), ())

    def _glossary(self) -> tuple[Term, ...]:
        found = []
        for path in sorted((self.root / "glossary").glob("*.csv")):
            for line, row in self._csv(path, GLOSSARY_COLUMNS):
                try:
                    found.append(guidance.term(row))
                except ValueError as error:
                    self._problem(path, f"line {line}: {error}")
        return tuple(found)

    def _release(self) -> Release:
        files = self._yaml("release.yaml", ReleaseFile)
        if not files:
            self._problem(self.root / "release.yaml", "is missing or unreadable")
            return Release("none", dt.date.min, "")
        data = files[0][1]
        return Release(data["id"], data["published_on"], hash_content(self.root))

    def _problem(self, path: Path, message: str) -> None:
        self.problems.append(f"{path.relative_to(self.root)}: {message}")


def _flatten(messages: Any, raw: Any, place: str = "") -> Iterable[tuple[str, str]]:
    """marshmallow's nested messages as (place, message); list members are named by their key."""
    if isinstance(messages, dict):
        for key, inner in messages.items():
            below = _inside(raw, key)
            yield from _flatten(inner, below, f"{place}.{_name(below, key)}".lstrip("."))
    else:
        for message in messages:
            yield place or "file", str(message)


def _inside(raw: Any, key: Any) -> Any:
    try:
        return raw[key]
    except (KeyError, IndexError, TypeError):
        return None


def _name(value: Any, key: Any) -> str:
    if isinstance(value, dict) and isinstance(key, int):
        return str(value.get("code") or value.get("id") or key)
    return str(key)
