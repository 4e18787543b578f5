"""Award of a whole transcript (method, step 7): which course's time earns which credit.

Coverage is fixed before; this only allocates time.  A small mixed-integer program for each
group of lines and targets that touch, solved exactly (HiGHS), with whole numbers throughout.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

PER_MILLE = 1000


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A transcript line that can give time: `time` in terms or minutes, None where unknown."""

    line: int
    time: int | None


@dataclass(frozen=True, slots=True)
class Target:
    """A course that may be granted.

    `required` is the time of the whole course; `ladder` the least time for one, two, … credit
    steps; `fit` how much of the course each line shows by itself, in per mille: the lines that
    may give time.  `coverage` is in per mille.

    `piece` is the time of one credit step.  A line is cut into whole pieces, and only what is
    over goes along in one: two halves of a semester would each round up to a step, and credit
    would come from rounding alone.
    """

    id: str
    required: int
    ladder: tuple[int, ...]
    coverage: int
    fit: Mapping[int, int]
    piece: int = 1


@dataclass(frozen=True, slots=True)
class Need:
    """Credit steps that a diploma asks for, from a set of targets.

    `is_named` needs come before the others; one that is `single` is met by one target alone.
    Within one `program` (diploma) a credit counts once; each program counts for itself.
    """

    id: str
    targets: frozenset[str]
    steps: int
    is_named: bool
    is_single: bool = False
    program: str = ""


@dataclass(frozen=True, slots=True)
class Allocation:
    """Time by (line, target); credit steps by target; steps counted to each need by target."""

    times: Mapping[tuple[int, str], int]
    steps: Mapping[str, int]
    met: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class AwardProblem:
    """Everything the award depends on.

    `exclusive` lists alternatives of which only one may be used: groups of targets, the one to
    prefer at equal credit first.  `fixed` holds lines that a person has tied to one target, or to
    none.
    """

    lines: tuple[TimeLine, ...]
    targets: tuple[Target, ...]
    needs: tuple[Need, ...] = ()
    exclusive: tuple[tuple[frozenset[str], ...], ...] = ()
    fixed: Mapping[int, str | None] | None = None


def allocate(problem: AwardProblem) -> Allocation:
    """The best allocation.

    Lexicographic: steps toward named needs; toward other needs; all steps; the first of the
    alternatives; coverage of what is granted; fewest (line, target) pairs; best fit of line to
    target, and most time used; then the first lines and targets, in the order given.
    """
    times: dict[tuple[int, str], int] = {}
    steps: dict[str, int] = {}
    met: dict[tuple[str, str], int] = {}
    for part in _independent_parts(problem):
        solved = _Program(part).solve()
        times.update(solved.times)
        steps.update(solved.steps)
        met.update(solved.met)
    return Allocation(times, steps, met)


def objective(problem: AwardProblem, allocation: Allocation) -> tuple[int, ...]:
    """The lexicographic value of an allocation; larger is better in every place."""
    targets = {t.id: t for t in problem.targets}
    named = {need.id for need in problem.needs if need.is_named}
    met = allocation.met.items()
    fit = sum(targets[target].fit[line] * time for (line, target), time in allocation.times.items())
    return (
        sum(steps for (need, _), steps in met if need in named),
        sum(steps for (need, _), steps in met if need not in named),
        sum(allocation.steps.values()),
        -_later_alternatives(problem, allocation),
        sum(targets[t].coverage * steps for t, steps in allocation.steps.items()),
        -len(allocation.times),
        fit,
    )


def _later_alternatives(problem: AwardProblem, allocation: Allocation) -> int:
    """The places, in their lists, of the alternatives that are used."""
    granted = {target for target, steps in allocation.steps.items() if steps}
    return sum(
        place
        for alternatives in problem.exclusive
        for place, group in enumerate(alternatives)
        if granted & group
    )


def _allowed(problem: AwardProblem, line: int, target: Target) -> bool:
    fixed = problem.fixed or {}
    return target.fit.get(line, 0) > 0 and fixed.get(line, target.id) == target.id


def _independent_parts(problem: AwardProblem) -> Iterable[AwardProblem]:
    """Lines and targets that cannot influence each other are solved apart."""
    group: dict[str, str] = {t.id: t.id for t in problem.targets}

    def root(target: str) -> str:
        while group[target] != target:
            target = group[target]
        return target

    def join(together: Iterable[str]) -> None:
        known = [t for t in together if t in group]
        for other in known[1:]:
            group[root(other)] = root(known[0])

    for line in problem.lines:
        join(t.id for t in problem.targets if _allowed(problem, line.line, t))
    for need in problem.needs:
        join(sorted(need.targets))
    for alternatives in problem.exclusive:
        join(sorted(frozenset().union(*alternatives)))
    for name in sorted({root(t) for t in group}):
        ids = {t for t in group if root(t) == name}
        targets = tuple(t for t in problem.targets if t.id in ids)
        yield AwardProblem(
            lines=tuple(
                line
                for line in problem.lines
                if any(_allowed(problem, line.line, t) for t in targets)
            ),
            targets=targets,
            needs=tuple(need for need in problem.needs if need.targets & ids),
            exclusive=tuple(e for e in problem.exclusive if frozenset().union(*e) & ids),
            fixed=problem.fixed,
        )


class _Program:
    """One mixed-integer program.  Columns: pieces, rest, use, step, need, single, choice."""

    def __init__(self, problem: AwardProblem) -> None:
        self.problem = problem
        self.lines = {line.line: line for line in problem.lines}
        self.pairs = [
            (line.line, t)
            for line in problem.lines
            for t in problem.targets
            if _allowed(problem, line.line, t)
        ]
        self.columns: dict[tuple[object, ...], int] = {}
        self.upper: list[int] = []
        self.rows: list[tuple[dict[int, int], float, float]] = []
        self._add_columns()
        self._add_time_rows()
        self._add_step_rows()
        self._add_need_rows()
        self._add_alternatives()

    def solve(self) -> Allocation:
        if not self.pairs:
            return Allocation({}, {}, {})
        for goal in self._goals():
            best = self._maximize(goal)
            reached = sum(best[column] * weight for column, weight in goal.items())
            self.rows.append((goal, reached, reached))
        return self._read(best)

    # -- columns and rows ----------------------------------------------------------------------

    def _column(self, *key: object) -> int:
        return self.columns[key]

    def _new(self, upper: int, *key: object) -> None:
        self.columns[key] = len(self.columns)
        self.upper.append(upper)

    def _add_columns(self) -> None:
        for line, target in self.pairs:
            time = self.lines[line].time
            if time is not None:
                self._new(time // target.piece, "pieces", line, target.id)
                self._new(int(time % target.piece > 0), "rest", line, target.id)
            self._new(1, "use", line, target.id)
        for target in self.problem.targets:
            for step in range(len(target.ladder)):
                self._new(1, "step", target.id, step)
        for need in self.problem.needs:
            for target in self.problem.targets:
                if target.id in need.targets and target.ladder:
                    self._new(min(need.steps, len(target.ladder)), "need", need.id, target.id)

    def _given(self, line: int, target: Target) -> dict[int, int]:
        """The time that a line gives to a target: columns and their factors."""
        time = self.lines[line].time
        if time is None:
            return {self._column("use", line, target.id): target.required}
        return {
            self._column("pieces", line, target.id): target.piece,
            self._column("rest", line, target.id): time % target.piece,
        }

    def _add_time_rows(self) -> None:
        for line in self.problem.lines:
            mine = [t for number, t in self.pairs if number == line.line]
            if line.time is None:
                self.rows.append(({self._column("use", line.line, t.id): 1 for t in mine}, 0, 1))
                continue
            given: dict[int, int] = {}
            for target in mine:
                given |= self._given(line.line, target)
                pieces = self._column("pieces", line.line, target.id)
                rest = self._column("rest", line.line, target.id)
                use = self._column("use", line.line, target.id)
                most = max(1, line.time // target.piece)
                self.rows.append(({pieces: 1, use: -most}, -np.inf, 0))
                self.rows.append(({rest: 1, use: -1}, -np.inf, 0))
                self.rows.append(({pieces: 1, rest: 1, use: -1}, 0, np.inf))
            self.rows.append((given, 0, line.time))
            self.rows.append(({self._column("rest", line.line, t.id): 1 for t in mine}, 0, 1))

    def _add_step_rows(self) -> None:
        for target in self.problem.targets:
            lines = [number for number, t in self.pairs if t.id == target.id]
            steps = [self._column("step", target.id, k) for k in range(len(target.ladder))]
            for lower, higher in pairwise(steps):
                self.rows.append(({lower: 1, higher: -1}, 0, np.inf))
            given: dict[int, int] = {}
            timed: dict[int, int] = {}
            for line in lines:
                given |= self._given(line, target)
                if self.lines[line].time is not None:
                    timed |= self._given(line, target)
            rises = np.diff((0, *target.ladder)).tolist()
            needed = {step: -rise for step, rise in zip(steps, rises, strict=True)}
            self.rows.append((given | needed, 0, np.inf))
            if timed:
                self.rows.append((timed, 0, target.required))
            for line in lines:
                use = self._column("use", line, target.id)
                granted = {steps[0]: -1} if steps else {}
                self.rows.append(({use: 1} | granted, -np.inf, 0))

    def _add_need_rows(self) -> None:
        counted = [key for key in self.columns if key[0] == "need"]
        for need in self.problem.needs:
            mine = {self.columns[key]: 1 for key in counted if key[1] == need.id}
            if mine:
                self.rows.append((mine, 0, need.steps))
            if mine and need.is_single:
                self._add_single(need, [key for key in counted if key[1] == need.id])
        programs = {need.id: need.program for need in self.problem.needs}
        for program in sorted(set(programs.values())):
            inside = [key for key in counted if programs[str(key[1])] == program]
            for target in self.problem.targets:
                mine = {self.columns[key]: 1 for key in inside if key[2] == target.id}
                granted = range(len(target.ladder))
                if mine:
                    steps = {self._column("step", target.id, k): -1 for k in granted}
                    self.rows.append((mine | steps, -np.inf, 0))

    def _add_single(self, need: Need, keys: Sequence[tuple[object, ...]]) -> None:
        """Only one of the targets may count toward this need."""
        for key in keys:
            self._new(1, "single", *key[1:])
            only = self._column("single", *key[1:])
            self.rows.append(({self.columns[key]: 1, only: -need.steps}, -np.inf, 0))
        self.rows.append(({self._column("single", *key[1:]): 1 for key in keys}, 0, 1))

    def _add_alternatives(self) -> None:
        for number, groups in enumerate(self.problem.exclusive):
            for choice, ids in enumerate(groups):
                self._new(1, "choice", number, choice)
                chosen = self._column("choice", number, choice)
                for target in self.problem.targets:
                    if target.id in ids and target.ladder:
                        step = self._column("step", target.id, 0)
                        self.rows.append(({step: 1, chosen: -1}, -np.inf, 0))
            columns = {self._column("choice", number, n): 1 for n in range(len(groups))}
            self.rows.append((columns, 0, 1))

    # -- goals -----------------------------------------------------------------------------------

    def _goals(self) -> list[dict[int, int]]:
        """Up to six objectives in order; the first holds three levels, kept apart by whole weights.

        The others stay apart: one sum of pairs and fit would need weights beyond what the
        solver tells from its tolerances, and makes it write to standard output.
        """
        named = {need.id for need in self.problem.needs if need.is_named}
        steps = [key for key in self.columns if key[0] == "step"]
        base = len(steps) + sum(need.steps for need in self.problem.needs) + 1
        credit = {self.columns[key]: 1 for key in steps}
        for key in self.columns:
            if key[0] == "need":
                credit[self.columns[key]] = base * base if key[1] in named else base
        later = {
            column: -int(str(key[2])) for key, column in self.columns.items() if key[0] == "choice"
        }
        coverage = {t.id: t.coverage for t in self.problem.targets}
        shown = {self.columns[key]: coverage[str(key[1])] for key in steps}
        fewest = {self._column("use", line, target.id): -1 for line, target in self.pairs}
        first = {
            self._column("use", line, target.id): -place
            for place, (line, target) in enumerate(self.pairs, start=1)
        }
        goals = [credit, later, shown, fewest, self._fit(), first]
        return [goal for goal in goals if any(goal.values())]

    def _fit(self) -> dict[int, int]:
        """The best fit of lines to targets, and most time used."""
        fit: dict[int, int] = {}
        for line, target in self.pairs:
            for column, factor in self._given(line, target).items():
                fit[column] = target.fit[line] * factor
        return fit

    def _maximize(self, goal: Mapping[int, int]) -> list[int]:
        count = len(self.columns)
        cost = np.zeros(count)
        for column, weight in goal.items():
            cost[column] = -weight
        result = milp(
            cost,
            constraints=self._constraints(count),
            integrality=np.ones(count),
            bounds=Bounds(np.zeros(count), np.array(self.upper, dtype=float)),
            options={"mip_rel_gap": 0},
        )
        if result.x is None:
            raise ArithmeticError(f"The award could not be solved: {result.message}")
        return [round(value) for value in result.x]

    def _constraints(self, count: int) -> LinearConstraint:
        data: list[int] = []
        columns: list[int] = []
        starts = [0]
        for row, _, _ in self.rows:
            columns.extend(row.keys())
            data.extend(row.values())
            starts.append(len(columns))
        matrix = csr_array(
            (np.array(data, dtype=float), np.array(columns), np.array(starts)),
            shape=(len(self.rows), count),
        )
        low = [float(low) for _, low, _ in self.rows]
        high = [float(high) for _, _, high in self.rows]
        return LinearConstraint(matrix, np.asarray(low), np.asarray(high))

    def _read(self, best: Sequence[int]) -> Allocation:
        times: dict[tuple[int, str], int] = {}
        for line, target in self.pairs:
            if best[self._column("use", line, target.id)]:
                given = self._given(line, target)
                times[line, target.id] = sum(best[c] * factor for c, factor in given.items())
        steps: dict[str, int] = {}
        met: dict[tuple[str, str], int] = {}
        for key, column in self.columns.items():
            if key[0] == "step" and best[column]:
                steps[str(key[1])] = steps.get(str(key[1]), 0) + 1
            if key[0] == "need" and best[column]:
                met[str(key[1]), str(key[2])] = best[column]
        return Allocation(times, steps, met)
