"""Self-agreement of the two blind editorial passes, file by file, and counts of the data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from equiv.domain.crosswalks import Coding, Scope, Strength

STEPS = sorted(Strength, key=lambda s: s.rank)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over all pairs of one file's scope, `none` included.

    `kappa` is Cohen's, with quadratic weights over the five steps (Cohen 1968); `positive` is the
    share of pairs linked by either pass that both linked, 2a / (2a + b + c); `same_step` how many
    of the pairs that both linked got the same step.
    """

    file: str
    pairs: int
    linked_first: int
    linked_second: int
    linked_both: int
    kappa: float
    positive: float
    same_step: float


def measure(file: str, codings: Sequence[Coding], scope: Scope) -> Agreement:
    """Agreement of one file; pairs without a row are `none` in both passes."""
    pairs = len(scope.sources) * len(scope.targets)
    table = Counter((c.first.rank, c.second.rank) for c in codings)
    table[0, 0] += pairs - len(codings)
    first = sum(n for (i, _), n in table.items() if i)
    second = sum(n for (_, j), n in table.items() if j)
    both = sum(n for (i, j), n in table.items() if i and j)
    same = sum(n for (i, j), n in table.items() if i and i == j)
    return Agreement(
        file=file,
        pairs=pairs,
        linked_first=first,
        linked_second=second,
        linked_both=both,
        kappa=weighted_kappa(table),
        positive=2 * both / (first + second) if first + second else 1.0,
        same_step=same / both if both else 1.0,
    )


def weighted_kappa(table: Mapping[tuple[int, int], int]) -> float:
    """Cohen's kappa with quadratic weights; 1.0 where there is nothing to disagree about."""
    total = sum(table.values())
    rows, columns = Counter[int](), Counter[int]()
    for (i, j), count in table.items():
        rows[i] += count
        columns[j] += count
    seen = sum((i - j) ** 2 * count for (i, j), count in table.items())
    chance = sum((i - j) ** 2 * rows[i] * columns[j] / total for i in rows for j in columns)
    return 1 - seen / chance if chance else 1.0
