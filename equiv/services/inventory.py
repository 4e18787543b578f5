"""What the data holds: frameworks, plans, states and crosswalks with counts and shares recalled."""

from collections.abc import Sequence

from equiv.catalog.catalog import Catalog
from equiv.domain.citations import Fact
from equiv.domain.crosswalks import Strength
from equiv.domain.text import Text, same

Cell = Text | str
Block = tuple[Text, Sequence[Text], Sequence[Sequence[Cell]]]

_RECALLED = Text("recalled", "de memoria")


def take_inventory(catalog: Catalog) -> list[Block]:
    """Tables of (title, headers, rows)."""
    return [_frameworks(catalog), _plans(catalog), _states(catalog), _crosswalks(catalog)]


def recalled_share(facts: Sequence[Fact]) -> str:
    """Share of facts that are recalled, in whole percent."""
    if not facts:
        return "—"
    return f"{100 * sum(not f.is_found for f in facts) // len(facts)} %"


def _frameworks(catalog: Catalog) -> Block:
    rows: list[Sequence[Cell]] = []
    for framework in sorted(catalog.frameworks.values(), key=lambda f: f.id):
        items = [catalog.items[i] for i in framework.items]
        weighing = [i for i in items if i.is_leaf and i.weighs]
        rows.append(
            (
                framework.id,
                framework.title,
                str(len(items)),
                str(len(weighing)),
                recalled_share([i.fact for i in weighing]),
            )
        )
    headers = (same("id"), Text("framework", "marco"), Text("items", "contenidos"),
               Text("weighing", "con peso"), _RECALLED)  # fmt: skip
    return Text("Frameworks", "Marcos curriculares"), headers, rows


def _plans(catalog: Catalog) -> Block:
    rows: list[Sequence[Cell]] = []
    judged = frozenset(item for scope in catalog.scopes for item in scope.sources)
    for plan in sorted(catalog.plans.values(), key=lambda p: p.id):
        courses = [catalog.courses[c] for c in plan.courses]
        with_items = [c for c in courses if c.items]
        compared = sum(not judged.isdisjoint(c.items) for c in with_items)
        shares = recalled_share([c.fact for c in courses])
        counts = (str(len(courses)), str(len(with_items)), str(compared))
        rows.append((plan.id, plan.title, *counts, shares))
    headers = (same("id"), Text("plan", "plan"), Text("courses", "asignaturas"),
               Text("with items", "con contenidos"), Text("compared", "comparadas"),
               _RECALLED)  # fmt: skip
    return Text("Mexican plans", "Planes mexicanos"), headers, rows


def _states(catalog: Catalog) -> Block:
    rows: list[Sequence[Cell]] = []
    for state, policy in sorted(catalog.policies.items()):
        courses = catalog.courses_of(state)
        facts = [c.code_fact for c in courses]
        rows.append((state, policy.title, str(len(courses)), recalled_share(facts)))
    headers = (same("id"), Text("policy", "normas"), Text("courses", "cursos"), _RECALLED)
    return Text("States", "Estados"), headers, rows


def _crosswalks(catalog: Catalog) -> Block:
    rows: list[Sequence[Cell]] = []
    for scope in catalog.scopes:
        mine = [
            a for a in catalog.alignments if a.source in scope.sources and a.target in scope.targets
        ]
        counts = [sum(1 for a in mine if a.forward is s) for s in Strength]
        rows.append((scope.id, scope.title, *(str(n) for n in counts)))
    headers = (same("id"), Text("file", "archivo"), *(same(s.value) for s in Strength))
    return Text("Alignments by forward strength", "Alineaciones por grado (ida)"), headers, rows
