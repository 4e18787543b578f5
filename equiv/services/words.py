"""The glossary: the same word in the other language, and search over courses and items."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from equiv.catalog.catalog import Catalog
from equiv.domain.courses import Course, StateCourse
from equiv.domain.frameworks import Item
from equiv.domain.glossary import Term, TermKind
from equiv.domain.text import fold

LONG = 5  # letters from which a word may carry the ending of a plural
_PLURAL = re.compile(r"(?:ES|S)$")
MOST_FOUND = 40  # of each kind; a longer list helps nobody


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; each list holds at most MOST_FOUND, `counts` how many there were."""

    words: str
    terms: tuple[Term, ...]
    courses: tuple[Course, ...]
    state_courses: tuple[StateCourse, ...]
    items: tuple[Item, ...]
    counts: dict[str, int]

    @property
    def is_empty(self) -> bool:
        return not any(self.counts.values())


class WordIndex:
    """Everything that can be searched, folded once per catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._terms = [(_forms(term), term) for term in catalog.glossary]
        self._courses = [
            (_folded(c.title.es, c.title.en, *c.aliases), c) for c in catalog.courses.values()
        ]
        self._state_courses = [
            # Courses of one template share a title: only their own code finds them.
            (_folded(*(() if c.template else (c.title.es, c.title.en)), c.state_code or ""), c)
            for c in catalog.state_courses.values()
        ]
        self._items = [
            (_folded(i.code, i.text.en, i.text.es), i) for i in catalog.items.values() if i.is_leaf
        ]

    def list_terms(self, kind: TermKind | None = None) -> list[Term]:
        """The glossary in the order of the Spanish words."""
        found = (term for _, term in self._terms if kind in (None, term.kind))
        return sorted(found, key=lambda term: (fold(term.es), fold(term.en)))

    def search(self, words: str) -> Found:
        """Courses and items that hold every word, in either language or by a synonym.

        Accents, capitals and endings are forgiven: a word finds what begins with it.
        """
        asked = _stems(words)
        queries = [asked, *self._synonyms(asked)] if asked else []
        terms = [t for forms, t in self._terms if _holds(" | ".join(forms), [asked])]
        terms.sort(key=lambda t: (asked not in map(_stems, _forms(t)), len(t.en), t.en))
        found: dict[str, list[object]] = {
            "terms": list(terms) if asked else [],
            "courses": [c for text, c in self._courses if _holds(text, queries)],
            "state_courses": [c for text, c in self._state_courses if _holds(text, queries)],
            "items": [i for text, i in self._items if _holds(text, queries)],
        }
        cut = {kind: tuple(values[:MOST_FOUND]) for kind, values in found.items()}
        counts = {kind: len(values) for kind, values in found.items()}
        return Found(words, **cut, counts=counts)  # type: ignore[arg-type]  # one list a kind

    def _synonyms(self, asked: list[str]) -> list[list[str]]:
        """The other spellings of an entry that is named whole."""
        named = [[_stems(form) for form in forms] for forms, _ in self._terms]
        return [other for forms in named if asked in forms for other in forms if other != asked]


def _forms(term: Term) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_folded(word) for word in (*term.all_en, *term.all_es)))


def _folded(*texts: str) -> str:
    """Plain capitals; here ñ is n, since not every keyboard has it."""
    return fold(" | ".join(texts)).replace("~", "")


def _stems(words: str) -> list[str]:
    """The words without the endings of a plural; a search finds what begins with them."""
    return [_PLURAL.sub("", word) if len(word) >= LONG else word for word in _folded(words).split()]


def _holds(text: str, queries: Iterable[Sequence[str]]) -> bool:
    padded = f" {text}"
    return any(query and all(f" {word}" in padded for word in query) for query in queries)
