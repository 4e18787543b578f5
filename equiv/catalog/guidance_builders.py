"""Checked file data -> domain values: rights, routes, the way back, holdings, the glossary."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from equiv.catalog.builders import Tree
from equiv.catalog.reader import FileProblem
from equiv.domain.glossary import Term, TermKind
from equiv.domain.holdings import Holding
from equiv.domain.identifiers import CourseId
from equiv.domain.policy import Dated
from equiv.domain.rights import Right
from equiv.domain.routes import Route
from equiv.domain.text import Text
from equiv.domain.way_back import ReturnPaper, SepGrade, WayBack

Pairs = Iterable[tuple[Any, Any]]


def rights(path: Path, data: dict[str, Any]) -> Pairs:
    if path.stem != data["jurisdiction"]:
        raise FileProblem(f"file must be named {data['jurisdiction']}.yaml")
    yield (
        data["jurisdiction"],
        tuple(
            Dated(
                record["starts"],
                record["ends"],
                Right(record["question"], _words(record), record["fact"] or data["fact"]),
            )
            for record in data["rights"]
        ),
    )


def routes(tree: Tree, data: dict[str, Any]) -> Iterable[Route]:
    for record in data["routes"]:
        yield Route(
            id=record["id"],
            kind=record["kind"],
            title=record["title"],
            text=_words(record),
            jurisdiction=record["jurisdiction"],
            courses=tuple(CourseId(course) for course in record["courses"]),
            closes=tree.all_leaves(record["closes"]),
            hours=record["hours"],
            fact=record["fact"] or data["fact"],
        )


def way_back(data: dict[str, Any]) -> WayBack:
    return WayBack(
        tuple(
            SepGrade(r["us_grade"], r["title"], r["fact"] or data["fact"]) for r in data["grades"]
        ),
        tuple(
            ReturnPaper(r["key"], r["title"], _words(r), r["fact"] or data["fact"])
            for r in data["papers"]
        ),
    )


def holdings(path: Path, data: dict[str, Any]) -> Pairs:
    del path
    for record in data["holdings"]:
        yield record["id"], Holding(**record)


def term(row: dict[str, str]) -> Term:
    """One row of the glossary; ValueError where its kind is unknown or a word is missing."""
    if not row["en"] or not row["es"]:
        raise ValueError("an entry needs a word in both languages")
    return Term(
        TermKind(row["kind"]),
        row["en"],
        row["es"],
        _several(row["also_en"]),
        _several(row["also_es"]),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in cell.split(";") if word.strip())


def _words(record: dict[str, Any]) -> Text:
    return Text(record["en"], record["es"])
