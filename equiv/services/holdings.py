"""How complete the data is: what editors say, beside what can be counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from equiv.catalog.catalog import Catalog
from equiv.catalog.checks import cited_by_policy
from equiv.domain.citations import Fact
from equiv.domain.holdings import Holding
from equiv.domain.identifiers import ItemId
from equiv.domain.text import Language, Text
from equiv.exchange.labels import COMPLETENESS

README = "README.md"
BEGIN, END = "<!-- holdings: begin -->", "<!-- holdings: end -->"


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """One framework, plan or state.

    `records` are weighing items, courses, or courses of the state; `compared` how many of them an
    alignment file looked at (None for states); `recalled` how many facts are recalled.
    """

    holding: Holding
    title: Text
    records: int
    compared: int | None
    recalled: int


@dataclass(frozen=True, slots=True)
class HoldingTable:
    title: Text
    counted: Text
    rows: tuple[HoldingRow, ...]


def list_holdings(catalog: Catalog) -> tuple[HoldingTable, ...]:
    """Three tables: frameworks, Mexican plans, states."""
    judged = frozenset[ItemId]().union(*(s.sources | s.targets for s in catalog.scopes))
    return (
        HoldingTable(
            Text("Frameworks", "Marcos curriculares"),
            Text("items", "contenidos"),
            tuple(_frameworks(catalog, judged)),
        ),
        HoldingTable(
            Text("Mexican plans of study", "Planes de estudio mexicanos"),
            Text("courses", "asignaturas"),
            tuple(_plans(catalog, judged)),
        ),
        HoldingTable(Text("States", "Estados"), Text("courses", "cursos"), tuple(_states(catalog))),
    )


def _frameworks(catalog: Catalog, judged: frozenset[ItemId]) -> Iterator[HoldingRow]:
    for framework in sorted(catalog.frameworks.values(), key=lambda f: f.id):
        items = [catalog.items[i] for i in framework.items]
        weighing = [i for i in items if i.is_leaf and i.weighs]
        yield HoldingRow(
            catalog.holdings[framework.id],
            framework.title,
            len(weighing),
            sum(i.id in judged for i in weighing),
            _recalled([i.fact for i in weighing]),
        )


def _plans(catalog: Catalog, judged: frozenset[ItemId]) -> Iterator[HoldingRow]:
    for plan in sorted(catalog.plans.values(), key=lambda p: p.id):
        courses = [catalog.courses[c] for c in plan.courses]
        yield HoldingRow(
            catalog.holdings[plan.id],
            plan.title,
            len(courses),
            sum(not judged.isdisjoint(c.items) for c in courses),
            _recalled([c.fact for c in courses]),
        )


def _states(catalog: Catalog) -> Iterator[HoldingRow]:
    for code, policy in sorted(catalog.policies.items()):
        courses = catalog.courses_of(code)
        facts = [fact for c in courses for fact in (c.code_fact, c.fact)]
        facts += [fact for _, fact in cited_by_policy(policy)]
        facts += [dated.value.fact for dated in catalog.rights.get(policy.jurisdiction, ())]
        yield HoldingRow(
            catalog.holdings[policy.id], policy.name, len(courses), None, _recalled(facts)
        )


def _recalled(facts: Sequence[Fact]) -> int:
    return sum(not fact.is_found for fact in facts)


def as_markdown(tables: Sequence[HoldingTable], language: Language = "en") -> str:
    """The tables as they stand in the README of the data."""
    lines = []
    for table in tables:
        lines += [
            f"**{table.title.to(language)}**",
            "",
            f"| id | completeness | {table.counted.to(language)} | compared | recalled | checked |",
            "| --- | --- | ---: | ---: | ---: | --- |",
        ]
        for row in table.rows:
            compared = "" if row.compared is None else str(row.compared)
            lines.append(
                f"| `{row.holding.id}` | {COMPLETENESS[row.holding.completeness].to(language)} "
                f"| {row.records} | {compared} | {row.recalled} | {row.holding.checked_on} |"
            )
        lines.append("")
    return "\n".join(lines)


def put_into_readme(path: Path, table: str) -> None:
    """Replace what stands between the two marks of a README; ValueError where they are absent."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{path} does not hold {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n{table}{END}{after}", encoding="utf-8")
