"""What crosses the bridge: which line gives time or content to which U.S. course."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from equiv.domain.analysis import Analysis, Recommendation
from equiv.domain.equivalency import RecommendationClass
from equiv.domain.text import Text

_ON_THE_BRIDGE = frozenset(
    {
        RecommendationClass.FULL,
        RecommendationClass.PARTIAL,
        RecommendationClass.EXAM,
        RecommendationClass.ELECTIVE,
    }
)


@dataclass(frozen=True, slots=True)
class Crossing:
    """One line and what it gives to one landing: time (and how much), or content only."""

    line: int
    landing: str
    hours: Fraction | None
    gives_time: bool


@dataclass(frozen=True, slots=True)
class Landing:
    """A U.S. course on the right bank.  Electives of one name land together."""

    key: str
    ids: tuple[str, ...]
    title: Text
    class_: RecommendationClass
    coverage: Fraction | None
    credit: Fraction
    crossings: tuple[Crossing, ...]

    @property
    def time(self) -> tuple[Crossing, ...]:
        return tuple(c for c in self.crossings if c.gives_time)

    @property
    def content(self) -> tuple[Crossing, ...]:
        return tuple(c for c in self.crossings if not c.gives_time)


def list_landings(analysis: Analysis) -> tuple[Landing, ...]:
    """The chosen courses that some line gives to, in the order of the sheet."""
    together: dict[str, list[Recommendation]] = {}
    for r in analysis.recommendations:
        if r.class_ in _ON_THE_BRIDGE and not r.is_runner_up and (r.lines or r.evidence_lines):
            together.setdefault(_key(r), []).append(r)
    return tuple(_landing(key, found) for key, found in together.items())


def _key(r: Recommendation) -> str:
    if r.course is None and r.label is not None:
        return f"{r.class_.value}: {r.label.en}"
    return r.id


def _landing(key: str, found: list[Recommendation]) -> Landing:
    first = found[0]
    return Landing(
        key=key,
        ids=tuple(r.id for r in found),
        title=name_of(first),
        class_=first.class_,
        coverage=first.coverage,
        credit=sum((r.credit or Fraction(0) for r in found), Fraction(0)),
        crossings=tuple(c for r in found for c in _crossings(key, r)),
    )


def name_of(r: Recommendation) -> Text:
    """Title of the U.S. course, or what the state's rule calls it."""
    if r.course is not None:
        return r.course.title
    return r.label if r.label is not None else Text(r.id, r.id)


def _crossings(key: str, r: Recommendation) -> Iterator[Crossing]:
    for line in r.lines:
        yield Crossing(line, key, r.hours_used.get(line), True)
    for line in r.evidence_lines:
        if line not in r.lines:
            yield Crossing(line, key, None, False)
