"""Which course of a plan a printed title names.  Ranked, never silent."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from equiv.catalog.catalog import Catalog
from equiv.domain.analysis import Candidate, CourseMatch
from equiv.domain.glossary import TermKind
from equiv.domain.identifiers import CourseId, PlanId

ACCEPTED = 86.0  # likeness from which a title is taken for a course; below it, a person chooses
WRONG_NUMBER = 30.0  # taken off where both titles carry a number and the numbers differ
UNNUMBERED = 2.0  # taken off where only one of the two titles carries a number
OTHER_NUMBER = (
    10.0  # and more where the course's other names carry other numbers: above OTHER_PERIOD
)
OTHER_PERIOD = 8.0  # taken off where the paper's period is another one than the course's
TRANSLATED = 4.0  # taken off a title that was found through the glossary
TIED = 2.0  # courses that differ by less are equally like the title
NEAREST = 3

Likeness = np.ndarray[Any, np.dtype[np.float32]]

_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
_ORDINAL = {
    "PRIMERO": "1", "PRIMER": "1", "PRIMERA": "1", "1ER": "1", "1RO": "1", "1O": "1",
    "SEGUNDO": "2", "SEGUNDA": "2", "2DO": "2", "2O": "2",
    "TERCERO": "3", "TERCER": "3", "TERCERA": "3", "3ER": "3", "3RO": "3", "3O": "3",
    "FIRST": "1", "SECOND": "2", "THIRD": "3", "1ST": "1", "2ND": "2", "3RD": "3",
    "CUARTO": "4", "4TO": "4", "QUINTO": "5", "5TO": "5", "SEXTO": "6", "6TO": "6",
}  # fmt: skip
_SLIPS = re.compile(r"^[IL1!|]{1,3}$")  # III as scanners read it: lll, 11!
_NOISE = frozenset(
    {
        "GRADO",
        "SEMESTRE",
        "YEAR",
        "GRADE",
        "SEMESTER",
        "DE",
        "DEL",
        "LA",
        "EL",
        "LOS",
        "LAS",
        "Y",
        "E",
        "EN",
        "A",
    }
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


def _spanish_names(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Spanish names of courses by each English name of the glossary, as titles are compared."""
    found: dict[str, dict[str, None]] = {}
    for term in catalog.glossary:
        if term.kind is TermKind.COURSE:
            spanish = [normalize(word) for word in term.all_es]
            for text, number in map(normalize, term.all_en):
                same = dict.fromkeys(name for name, other in spanish if other == number)
                found.setdefault(text, {}).update(same)
    return {english: tuple(spanish) for english, spanish in found.items()}


def _likeness(texts: Sequence[str], names: Sequence[_Name]) -> Likeness:
    """How alike each text is to each name, 0 to 100: the better of two measures."""
    known = [name.text for name in names]
    by_words = process.cdist(texts, known, scorer=fuzz.token_sort_ratio)
    by_letters = process.cdist(texts, known, scorer=fuzz.ratio)
    better: Likeness = np.maximum(by_words, by_letters)
    return better


class TitleIndex:
    """All names of all courses of one catalog, by plan."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._spanish = _spanish_names(catalog)
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
        best = _likeness([text for text, _ in asked], names)
        self._try_translations(asked, names, best)
        return [
            self._candidates(best[row], names, number, clean_period(period))
            for row, ((_, number), (_, period)) in enumerate(zip(asked, titles, strict=True))
        ]

    def _try_translations(
        self, asked: Sequence[tuple[str, str | None]], names: Sequence["_Name"], best: Likeness
    ) -> None:
        """Where a title is like no course, its Spanish names by the glossary are tried.

        A certified translation prints "Natural Sciences" for Ciencias naturales.
        """
        for row, (text, _) in enumerate(asked):
            spanish = self._spanish.get(text, ())
            if spanish and best[row].max(initial=0.0) < ACCEPTED:
                translated = _likeness(spanish, names).max(axis=0) - TRANSLATED
                best[row] = np.maximum(best[row], translated)

    def _candidates(
        self, scores: Likeness,
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


def rivals(match: CourseMatch) -> tuple[Candidate, ...]:
    """Other courses that the printed title fits as well: a person must say which it is."""
    if match.course is None:
        return ()
    least = max(ACCEPTED, match.score - TIED)
    return tuple(c for c in match.alternatives if c.score >= least)


def choose(ranked: Sequence[Candidate]) -> CourseMatch:
    """The best candidate where it is near enough, with the next ones; else the nearest three."""
    if not ranked:
        return CourseMatch(None, None, 0.0, ())
    first = ranked[0]
    if first.score < ACCEPTED:
        return CourseMatch(None, None, first.score, tuple(ranked[:NEAREST]))
    return CourseMatch(first.course, first.title, first.score, tuple(ranked[1 : NEAREST + 1]))
