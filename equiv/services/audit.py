"""An audit of the shipped judgements: what is recalled, thin, steep, one-way, or too good.

The faults looked for are those of public machine-made crosswalks: everything "equivalent", grade
clashes, shared words without the idea, grades misread, links stored one way.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from equiv.catalog.catalog import Catalog
from equiv.domain.citations import Fact
from equiv.domain.crosswalks import Alignment, Coding, Scope, Strength
from equiv.domain.frameworks import Item
from equiv.domain.identifiers import ItemId
from equiv.domain.text import Text
from equiv.services.agreement import Agreement, measure

STEEP = 2  # grades between source and target from which a strong link is listed
MANY_EQUIVALENT = 0.25  # share of a file's links from which "everything equivalent" is suspected
ALIKE = 0.5  # share of common word stems from which two descriptors use the same words
STEM = 6  # letters of a word that are compared
GRADES = range(1, 13)


@dataclass(frozen=True, slots=True)
class Recalled:
    """How many facts of one kind are recalled."""

    kind: Text
    facts: int
    recalled: int

    @property
    def share(self) -> float:
        return self.recalled / self.facts if self.facts else 0.0


@dataclass(frozen=True, slots=True)
class FileAudit:
    """One alignment file, counted.

    `linked` are source items with at least one link; `unlinked` those that were judged against
    every target and found to show nothing of any; `one_way` links that hold in one direction only;
    `near_misses` pairs recorded as `none` both ways, with the reason.
    """

    file: str
    links: int
    equivalent: int
    linked: int
    unlinked: tuple[ItemId, ...]
    one_way: int
    near_misses: int
    agreement: Agreement | None

    @property
    def links_per_item(self) -> float:
        return self.links / self.linked if self.linked else 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that was looked for, with every exception and its reason."""

    fault: Text
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    recalled: tuple[Recalled, ...]
    files: tuple[FileAudit, ...]
    unjudged: Mapping[str, int]  # weighing items of a Mexican framework that no file judged
    findings: tuple[Finding, ...]


def audit(catalog: Catalog, codings: Mapping[str, Sequence[Coding]]) -> Audit:
    """Every figure of the audit from the data alone."""
    files = tuple(_file(catalog, scope, codings.get(scope.id, ())) for scope in catalog.scopes)
    return Audit(
        recalled=tuple(_recalled(catalog)),
        files=files,
        unjudged=_unjudged(catalog),
        findings=(
            _too_many_equivalent(files),
            _steep(catalog),
            _same_words(catalog, codings),
            _odd_grades(catalog),
            _stored_twice(catalog),
        ),
    )


def _recalled(catalog: Catalog) -> Iterator[Recalled]:
    def count(en: str, es: str, facts: Iterable[Fact]) -> Recalled:
        found = list(facts)
        return Recalled(Text(en, es), len(found), sum(not f.is_found for f in found))

    mexican = [i for i in catalog.items.values() if i.framework.startswith("mx")]
    other = [i for i in catalog.items.values() if not i.framework.startswith("mx")]
    yield count("Mexican items", "contenidos mexicanos", (i.fact for i in mexican if i.is_leaf))
    yield count("U.S. items", "estándares de EE. UU.", (i.fact for i in other if i.is_leaf))
    yield count("Mexican courses", "asignaturas", (c.fact for c in catalog.courses.values()))
    courses = [c for c in catalog.state_courses.values() if c.template is not None or c.state_code]
    yield count("codes of U.S. courses", "claves de cursos", (c.code_fact for c in courses))
    rules = [d.value.fact for p in catalog.policies.values() for d in p.foreign_records]
    yield count("rules on foreign records", "normas sobre documentos extranjeros", rules)
    diplomas = [r.fact for p in catalog.policies.values() for r in p.requirements]
    yield count("diplomas", "diplomas", diplomas)
    rights = [d.value.fact for dated in catalog.rights.values() for d in dated]
    yield count("rights", "derechos", rights)


def _file(catalog: Catalog, scope: Scope, codings: Sequence[Coding]) -> FileAudit:
    mine = [
        a for a in catalog.alignments if a.source in scope.sources and a.target in scope.targets
    ]
    links = [a for a in mine if a.forward is not Strength.NONE]
    linked = {a.source for a in links}
    return FileAudit(
        file=scope.id,
        links=len(links),
        equivalent=sum(a.forward is Strength.EQUIVALENT for a in links),
        linked=len(linked),
        unlinked=tuple(sorted(scope.sources - linked)),
        one_way=sum((a.forward is Strength.NONE) != (a.backward is Strength.NONE) for a in mine),
        near_misses=sum(_is_near_miss(a) for a in mine),
        agreement=measure(scope.id, codings, scope) if codings else None,
    )


def _is_near_miss(alignment: Alignment) -> bool:
    return alignment.forward is Strength.NONE and alignment.backward is Strength.NONE


def _unjudged(catalog: Catalog) -> dict[str, int]:
    judged = frozenset[ItemId]().union(*(s.sources | s.targets for s in catalog.scopes))
    found: dict[str, int] = {}
    for framework in sorted(catalog.frameworks.values(), key=lambda f: f.id):
        items = [catalog.items[i] for i in framework.items]
        left = [i for i in items if i.is_leaf and i.weighs and i.id not in judged]
        if left:
            found[framework.id] = len(left)
    return found


def _too_many_equivalent(files: Sequence[FileAudit]) -> Finding:
    return Finding(
        Text(
            f"files of which more than {MANY_EQUIVALENT:.0%} of the links are equivalent",
            f"archivos con más de {MANY_EQUIVALENT:.0%} de alineaciones equivalentes",
        ),
        tuple(
            f"{f.file}: {f.equivalent} of {f.links}"
            for f in files
            if f.links and f.equivalent / f.links > MANY_EQUIVALENT
        ),
    )


def _steep(catalog: Catalog) -> Finding:
    """Links of at least `mostly` to a target two or more grades above the source."""
    found = []
    for a in catalog.alignments:
        source, target = catalog.items[a.source], catalog.items[a.target]
        if a.forward.rank < Strength.MOSTLY.rank or not source.grades or not target.grades:
            continue
        distance = min(target.grades) - max(source.grades)
        if distance >= STEEP:
            step = a.forward.value
            found.append(f"{a.source} -> {a.target}: {step}, {distance} grades: {a.rationale.en}")
    return Finding(
        Text(
            f"strong links over {STEEP} grades or more",
            f"alineaciones fuertes a {STEEP} grados o más",
        ),
        tuple(found),
    )


def _same_words(catalog: Catalog, codings: Mapping[str, Sequence[Coding]]) -> Finding:
    """Strong links between descriptors of the same words that one blind pass saw as weak or none.

    Shared words tempt to a link; what a coder who did not see it also finds is more than words.
    """
    said = {(c.source, c.target): c for rows in codings.values() for c in rows}
    found = []
    for a in catalog.alignments:
        coding = said.get((a.source, a.target))
        if a.forward.rank < Strength.MOSTLY.rank or coding is None:
            continue
        unsure = min(coding.first.rank, coding.second.rank) < Strength.PARTIALLY.rank
        if unsure and _likeness(catalog.items[a.source], catalog.items[a.target]) >= ALIKE:
            found.append(f"{a.source} -> {a.target}: {a.rationale.en}")
    return Finding(
        Text(
            "strong links by shared words that one blind pass did not find",
            "alineaciones fuertes por palabras iguales que una pasada a ciegas no halló",
        ),
        tuple(found),
    )


def _likeness(one: Item, other: Item) -> float:
    """Share of common word stems of two descriptors (Jaccard)."""
    first, second = _stems(one.text.en), _stems(other.text.en)
    return len(first & second) / max(1, len(first | second))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"[a-z]{4,}", text.lower())}


def _odd_grades(catalog: Catalog) -> Finding:
    return Finding(
        Text("items with a grade outside 1 to 12", "contenidos con un grado fuera de 1 a 12"),
        tuple(i.id for i in catalog.items.values() if not set(i.grades) <= set(GRADES)),
    )


def _stored_twice(catalog: Catalog) -> Finding:
    """A pair stored in both directions could say two different things."""
    pairs = Counter(frozenset((a.source, a.target)) for a in catalog.alignments)
    return Finding(
        Text("pairs stored more than once", "pares guardados más de una vez"),
        tuple(" <-> ".join(sorted(pair)) for pair, count in pairs.items() if count > 1),
    )
