"""Where everything stands in the picture of the bridge: two banks and what spans them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from equiv.domain.analysis import AnalysedEntry, Analysis
from equiv.exchange.labels import percent
from equiv.exchange.sheet.crossings import Crossing, Landing, list_landings
from equiv.exchange.sheet.lettering import wrap
from equiv.exchange.sheet.printable import printable
from equiv.exchange.sheet.speech import Say

UNKNOWN_HOURS = Fraction(80)  # drawn with a dashed edge, so that nobody measures it


@dataclass(frozen=True, slots=True)
class Form:
    """Measures of one form of the picture, in units of its view box."""

    name: str
    width: float
    left_block: tuple[float, float]  # x and width
    right_block: tuple[float, float]
    left_text: tuple[float, float]
    right_text: tuple[float, float]
    text_is_above: bool
    size: float
    leading: float
    gap: float
    hour: float  # units for each hour of time
    most_lines: int


WIDE = Form(
    name="wide",
    width=1000,
    left_block=(334, 26),
    right_block=(640, 116),
    left_text=(0, 316),
    right_text=(770, 230),
    text_is_above=False,
    size=19,
    leading=24,
    gap=16,
    hour=0.26,
    most_lines=3,
)
TALL = Form(
    name="tall",
    width=324,
    left_block=(110, 24),
    right_block=(190, 134),
    left_text=(0, 134),
    right_text=(190, 134),
    text_is_above=True,
    size=14,
    leading=18,
    gap=18,
    hour=0.2,
    most_lines=4,
)


@dataclass(frozen=True, slots=True)
class Bank:
    """One course on a bank: its words and its block, of which `used` is the part that counts."""

    key: str
    title: tuple[str, ...]
    figures: tuple[str, ...]
    block: float
    used: float
    height: float
    top: float = 0.0

    def block_top(self, form: Form) -> float:
        if form.text_is_above:
            return self.top + self.height - self.block
        return self.top + (self.height - self.block) / 2


@dataclass(frozen=True, slots=True)
class Span:
    """A band (or, without width, a thread) from one bank to the other."""

    crossing: Crossing
    start: float
    end: float
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    form: Form
    landings: tuple[Landing, ...]
    left: tuple[Bank, ...]
    right: tuple[Bank, ...]
    spans: tuple[Span, ...]
    height: float


def lay_out(analysis: Analysis, say: Say, form: Form) -> Layout | None:
    """Places for everything, or None where nothing crosses."""
    landings = list_landings(analysis)
    crossings = [c for landing in landings for c in landing.crossings]
    lines = {c.line for c in crossings}
    left = [_left(e, crossings, form) for e in analysis.entries if e.line in lines]
    right = [_right(landing, say, form) for landing in landings]
    if not left or not right:
        return None
    tall = max(_sum(left, form.gap), _sum(right, form.gap))
    placed_left = _spread(left, tall)
    placed_right = _near(right, placed_left, landings, tall, form.gap)
    spans = _spans(landings, placed_left, placed_right, form)
    return Layout(form, landings, placed_left, placed_right, spans, tall)


def width_of_time(crossing: Crossing, form: Form) -> float:
    """Width of a band: the hours used, never too thin to be seen."""
    hours = UNKNOWN_HOURS if crossing.hours is None else crossing.hours
    return max(float(hours) * form.hour, 5.0)


def _left(entry: AnalysedEntry, crossings: Sequence[Crossing], form: Form) -> Bank:
    own = [c for c in crossings if c.line == entry.line and c.gives_time]
    used = sum(width_of_time(c, form) for c in own)
    whole = float(UNKNOWN_HOURS if entry.hours is None else entry.hours) * form.hour
    title = wrap(
        f"{entry.line}. {printable(entry.title)}", form.size, form.left_text[1], form.most_lines
    )
    hours = "" if entry.hours is None else f"{float(entry.hours):.0f} h"
    return _bank(
        str(entry.line), title, (hours,) if hours else (), max(used, whole, 10), used, form
    )


def _right(landing: Landing, say: Say, form: Form) -> Bank:
    block = max(sum(width_of_time(c, form) for c in landing.time), 22.0)
    title = wrap(say(landing.title), form.size, form.right_text[1], form.most_lines)
    ids = " ".join(landing.ids)
    shown = "" if landing.coverage is None else f" · {percent(landing.coverage)}"
    figures = wrap(f"{ids}{shown}", form.size, form.right_text[1], 2)
    return _bank(landing.key, title, figures, block, block, form)


def _bank(
    key: str,
    title: tuple[str, ...],
    figures: tuple[str, ...],
    block: float,
    used: float,
    form: Form,
) -> Bank:
    words = (len(title) + len(figures)) * form.leading
    height = words + 6 + block if form.text_is_above else max(words, block)
    return Bank(key, title, figures, block, used, height)


def _sum(banks: Sequence[Bank], gap: float) -> float:
    return sum(b.height for b in banks) + gap * (len(banks) - 1)


def _spread(banks: Sequence[Bank], tall: float) -> tuple[Bank, ...]:
    """The left bank in the order of the record, over the whole height."""
    gap = (tall - _sum(banks, 0)) / max(len(banks) - 1, 1)
    top = 0.0
    placed = []
    for bank in banks:
        placed.append(replace(bank, top=top))
        top += bank.height + gap
    return tuple(placed)


def _near(
    banks: Sequence[Bank],
    left: Sequence[Bank],
    landings: Sequence[Landing],
    tall: float,
    gap: float,
) -> tuple[Bank, ...]:
    """The right bank, each course as near as it can be to the lines that give to it."""
    middles = {bank.key: bank.top + bank.height / 2 for bank in left}
    wish = {
        landing.key: _mean([middles[str(c.line)] for c in landing.time or landing.crossings])
        for landing in landings
    }
    ordered = sorted(banks, key=lambda b: (wish[b.key], b.key))
    tops: list[float] = []
    for bank in ordered:
        least = tops[-1] + ordered[len(tops) - 1].height + gap if tops else 0.0
        tops.append(max(least, wish[bank.key] - bank.height / 2))
    limit = tall
    for n in reversed(range(len(ordered))):
        tops[n] = min(tops[n], limit - ordered[n].height)
        limit = tops[n] - gap
    return tuple(replace(bank, top=top) for bank, top in zip(ordered, tops, strict=True))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _spans(
    landings: Sequence[Landing], left: Sequence[Bank], right: Sequence[Bank], form: Form
) -> tuple[Span, ...]:
    """Bands in the order in which they leave and arrive, so that they cross as little as can be."""
    places = {bank.key: n for n, bank in enumerate(right)}
    leaving = {bank.key: bank.block_top(form) for bank in left}
    arriving = {bank.key: bank.block_top(form) for bank in right}
    ends: dict[tuple[int, str], float] = {}
    crossings = [c for landing in landings for c in landing.time]
    for c in sorted(crossings, key=lambda c: c.line):
        ends[c.line, c.landing] = arriving[c.landing]
        arriving[c.landing] += width_of_time(c, form)
    spans = []
    for c in sorted(crossings, key=lambda c: places[c.landing]):
        width = width_of_time(c, form)
        spans.append(Span(c, leaving[str(c.line)], ends[c.line, c.landing], width))
        leaving[str(c.line)] += width
    return (*_threads(landings, left, right, form), *spans)


def _threads(
    landings: Sequence[Landing], left: Sequence[Bank], right: Sequence[Bank], form: Form
) -> tuple[Span, ...]:
    """Content without time, as threads that land side by side on the right bank."""
    starts = {bank.key: _free_middle(bank, form) for bank in left}
    ends = {bank.key: bank for bank in right}
    threads = []
    for landing in landings:
        bank = ends[landing.key]
        ordered = sorted(landing.content, key=lambda c: c.line)
        for n, c in enumerate(ordered, start=1):
            end = bank.block_top(form) + bank.block * n / (len(ordered) + 1)
            threads.append(Span(c, starts[str(c.line)], end, 0.0))
    return tuple(threads)


def _free_middle(bank: Bank, form: Form) -> float:
    """Middle of the time that is not used, or of the block where all of it is."""
    top = bank.block_top(form)
    start = bank.used if bank.used < bank.block else 0.0
    return top + (start + bank.block) / 2
