"""Classes of recommendation, and the rule that turns coverage into one (method, step 6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from equiv.domain.crosswalks import Strength


class RecommendationClass(StrEnum):
    FULL = "full"
    PARTIAL = "partial"
    EXAM = "exam"
    ELECTIVE = "elective"
    PLACEMENT = "placement"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares of a target that must be shown.  Ours, dated, never the state's."""

    full: Fraction
    partial: Fraction
    exam: Fraction
    range: Fraction


@dataclass(frozen=True, slots=True)
class ChainRule:
    """When a chain of links counts: how long, with how many links below `mostly`, and its cap."""

    max_links: int
    weak_links: int
    cap: Strength


@dataclass(frozen=True, slots=True)
class Method:
    """The numbers of the method on one day: dated data of the policy `equiv-default`.

    `strengths` are in millionths; `time_floor` is the own coverage below which a course gives
    no time to a target.
    """

    strengths: Mapping[Strength, int]
    thresholds: Thresholds
    chain: ChainRule
    rounding: str
    first_creditable_grade: int
    time_floor: Fraction


def decide(
    coverage: Fraction,
    categories: Mapping[str, Fraction],
    thresholds: Thresholds,
    by_chains_alone: bool = False,
) -> RecommendationClass:
    """The class that the content shows; a share equal to a threshold passes it.

    Full needs every reporting category in range, and at least one direct link.
    """
    in_range = all(share >= thresholds.range for share in categories.values())
    if coverage >= thresholds.full and in_range and not by_chains_alone:
        return RecommendationClass.FULL
    if coverage >= thresholds.partial:
        return RecommendationClass.PARTIAL
    if coverage >= thresholds.exam:
        return RecommendationClass.EXAM
    return RecommendationClass.NONE
