"""Credit arithmetic (method, step 5).  Exact amounts and rounded ones, side by side."""

from fractions import Fraction
from math import ceil, floor

from equiv.domain.equivalency import RecommendationClass


def exact_credit(
    unit: Fraction,
    used: int | None,
    required: int,
    coverage: Fraction,
    class_: RecommendationClass,
) -> Fraction:
    """Credit before rounding: unit x share of the time, and for `partial` at most x coverage.

    `used` and `required` are in the same unit (terms or minutes); `used` None means that the
    time is unknown, which skips the time test and never lowers the credit.
    """
    share = Fraction(1) if used is None else min(Fraction(1), Fraction(used, required))
    if class_ is RecommendationClass.FULL:
        return unit * share
    return unit * min(share, coverage)


def round_credit(exact: Fraction, step: Fraction, rule: str) -> Fraction:
    """`exact` on the step of the policy: `nearest` (a half goes up), `down` or `up`."""
    steps = exact / step
    if rule == "down":
        return floor(steps) * step
    if rule == "up":
        return ceil(steps) * step
    return floor(steps + Fraction(1, 2)) * step


def time_for_steps(
    unit: Fraction, step: Fraction, required: int, coverage: Fraction, rule: str, partial: bool
) -> tuple[int, ...]:
    """Least time for one, two, … credit steps of a target, up to what its class allows.

    The inverse of `exact_credit` and `round_credit`: the k-th number is the smallest time whose
    rounded credit reaches k steps.
    """
    needed: list[int] = []
    for count in range(1, floor(unit / step) + 1):
        share = _least_share(count, unit, step, rule)
        if partial and (coverage < share or (rule == "up" and coverage == share)):
            break
        needed.append(_least_time(share, required, rule))
    return tuple(needed)


def _least_share(count: int, unit: Fraction, step: Fraction, rule: str) -> Fraction:
    """Smallest share of the unit that rounds to `count` steps (for `up`: its open lower end)."""
    if rule == "down":
        return count * step / unit
    if rule == "up":
        return (count - 1) * step / unit
    return (count - Fraction(1, 2)) * step / unit


def _least_time(share: Fraction, required: int, rule: str) -> int:
    time = share * required
    return floor(time) + 1 if rule == "up" else max(1, ceil(time))
