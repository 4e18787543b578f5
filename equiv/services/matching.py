"""Which course of a plan a printed title names.  Ranked, never silent."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz, process

from equiv.catalog.catalog import Catalog
from equiv.domain.analysis import Candidate, CourseMatch
from equiv.domain.identifiers import CourseId, PlanId

ACCEPTED = 86.0  # likeness from which a title is taken for a course; below it, a person chooses
WRONG_NUMBER = 30.0  # taken off where both titles carry a number and the numbers differ
UNNUMBERED = 2.0  # taken off where only one of the two titles carries a number
OTHER_NUMBER = (
    10.0  # and more where the course's other names carry other numbers: above OTHER_PERIOD
)
OTHER_PERIOD = 8.0  # taken off where the paper's period is another one than the course's
NEAREST = 3

_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
_ORDINAL = {
    "PRIMERO": "1", "PRIMER": "1", "PRIMERA": "1", "1ER": "1", "1RO": "1", "1O": "1",
    "SEGUNDO": "2", "SEGUNDA": "2", "2DO": "2", "2O": "2",
    "TERCERO": "3", "TERCER": "3", "TERCERA": "3", "3ER": "3", "3RO": "3", "3O": "3",
    "CUARTO": "4", "4TO": "4", "QUINTO": "5", "5TO": "5", "SEXTO": "6", "6TO": "6",
}  # fmt: skip
_SLIPS = re.compile(r"^[IL1!|]{1,3}$")  # III as scanners read it: lll, 11!
_NOISE = frozenset(
    {"GRADO", "SEMESTRE", "DE", "DEL", "LA", "EL", "LOS", "LAS", "Y", "E", "EN", "A"}
)


@lru_cache(maxsize=20_000)
def normalize(title: str) -> tuple[str, str | None]:
    """A title as it is compared, and its number: no accents, one way of writing numerals."""
    plain = unicodedata.normalize("NFKD", title.upper())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words, number = [], None
    for word in re.sub(r"[^A-Z0-9!|]+", " ", plain).split():
        value = _ROMAN.get(word) or _ORDINAL.get(word) or _slip(word)
        if value is None and word in "123456" and len(word) == 1:
            value = word
        if value is not None:
            number = value
        elif word not in _NOISE:
            words.append(word)
    return " ".join(words), number


def _slip(word: str) -> str | None:
    return str(len(word)) if len(word) > 1 and _SLIPS.match(word) else None


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    number: str | None
    course: CourseId
    period: str | None
    numbers: frozenset[str]


class TitleIndex:
    """All names of all courses of one catalog, by plan."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._names: dict[PlanId, list[_Name]] = {}
        for plan in catalog.plans.values():
            self._names[plan.id] = list(dict.fromkeys(self._list_names(plan.id)))

    def _list_names(self, plan: PlanId) -> Sequence[_Name]:
        found = []
        for course in (self._catalog.courses[c] for c in self._catalog.plans[plan].courses):
            names = [normalize(t) for t in (course.title.es, course.title.en, *course.aliases)]
            numbers = frozenset(number for _, number in names if number)
            for text, number in names:
                found.append(_Name(text, number, course.id, course.period, numbers))
        return found

    def rank(self, title: str, plan: PlanId, period: str | None = None) -> list[Candidate]:
        """Courses of `plan` from most to least alike; each course once."""
        return self.rank_all([(title, period)], plan)[0]

    def rank_all(
        self, titles: Sequence[tuple[str, str | None]], plan: PlanId
    ) -> list[list[Candidate]]:
        """`rank` for many (title, period) pairs at once."""
        names = self._names[plan]
        asked = [normalize(title) for title, _ in titles]
        scores = process.cdist(
            [text for text, _ in asked], [n.text for n in names], scorer=fuzz.token_sort_ratio
        )
        plain = process.cdist(
            [text for text, _ in asked], [n.text for n in names], scorer=fuzz.ratio
        )
        best = np.maximum(scores, plain)
        return [
            self._candidates(best[row], names, number, clean_period(period))
            for row, ((_, number), (_, period)) in enumerate(zip(asked, titles, strict=True))
        ]

    def _candidates(
        self, scores: "np.ndarray[tuple[int], np.dtype[np.float32]]",
        names: Sequence[_Name], number: str | None, period: str | None,
    ) -> list[Candidate]:  # fmt: skip
        best: dict[CourseId, float] = {}
        for position in np.argsort(-scores, kind="stable")[:80].tolist():
            name = names[position]
            score = float(scores[position]) - self._penalty(name, number, period)
            if score > best.get(name.course, 0.0):
                best[name.course] = score
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        courses = self._catalog.courses
        return [
            Candidate(id_, courses[id_].title, courses[id_].plan, round(score, 1))
            for id_, score in ranked
        ]

    @staticmethod
    def _penalty(name: _Name, number: str | None, period: str | None) -> float:
        off = 0.0
        if number and name.number and number != name.number:
            off += WRONG_NUMBER
        if bool(number) != bool(name.number):
            off += UNNUMBERED
        if number and not name.number and name.numbers and number not in name.numbers:
            off += OTHER_NUMBER
        if period and name.period and period != name.period:
            off += OTHER_PERIOD
        return off


def clean_period(period: str | None) -> str | None:
    """The number of a printed period ("3.º", "Tercero", "III", "2023-2/1" gives none)."""
    if not period:
        return None
    _, number = normalize(period.replace("º", "").replace("°", "").replace("ª", ""))
    if number:
        return number
    digits = re.match(r"^\s*(\d)\D*$", period)
    return digits.group(1) if digits else None


def choose(ranked: Sequence[Candidate]) -> CourseMatch:
    """The best candidate where it is near enough, with the next ones; else the nearest three."""
    if not ranked:
        return CourseMatch(None, None, 0.0, ())
    first = ranked[0]
    if first.score < ACCEPTED:
        return CourseMatch(None, None, first.score, tuple(ranked[:NEAREST]))
    return CourseMatch(first.course, first.title, first.score, tuple(ranked[1 : NEAREST + 1]))
