"""What a bench gives: repeated measurements, what they are compared with, and the target."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from equiv.domain.text import Text


@dataclass(frozen=True, slots=True)
class Sample:
    """The same thing measured several times, in one unit (s, ms or MB)."""

    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)

    def shown(self) -> str:
        return amount(self.median, self.unit)

    def spread(self) -> str:
        """Lowest and highest."""
        low, high = min(self.values), max(self.values)
        return f"{_number(low, self.unit)}-{amount(high, self.unit)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.  `limit` counts times the comparison where `is_ratio`, else units."""

    name: str
    what: Text
    measured: Sample
    beside: Text
    compared: Sample
    limit: float
    is_ratio: bool = False

    @property
    def ratio(self) -> float:
        return self.measured.median / self.compared.median

    @property
    def is_met(self) -> bool:
        return (self.ratio if self.is_ratio else self.measured.median) < self.limit

    def target(self) -> str:
        unit = "x" if self.is_ratio else self.measured.unit
        return f"< {self.limit:g} {unit}"


def amount(value: float, unit: str) -> str:
    return f"{_number(value, unit)} {unit}"


def _number(value: float, unit: str) -> str:
    return (
        f"{value:.2f}" if unit == "s" else f"{value:.1f}" if unit in ("ms", "x") else f"{value:.0f}"
    )


def timed(work: Callable[[], object], per_second: int = 1000) -> float:
    """How long `work` takes; in milliseconds unless told."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * per_second
