"""The award by trying everything: written from the method, knowing nothing of the program.

Every division of whole time, every choice of credit steps, every way to count them to needs.
`decode_problem` makes a small problem of a few bytes.
"""

from functools import cache
from itertools import product

from equiv.engine.award import AwardProblem, Need, Target, TimeLine


def may_give(problem, line, target):
    """A line gives time to what it shows something of, and a tied line only where it is tied."""
    tied = (problem.fixed or {}).get(line.line, target.id)
    return target.fit.get(line.line, 0) > 0 and tied == target.id


def best_objective(problem):
    """The best value: named and other needs, steps, alternatives, coverage, fewest pairs, fit."""
    tidiest = _divisions(problem)
    best_count = _counter(problem)
    values = []
    for steps in product(*(range(len(t.ladder) + 1) for t in problem.targets)):
        if not _are_alternatives_apart(problem, steps):
            continue
        fitting = [tidy for given, tidy in tidiest.items() if _earns(problem, given, steps)]
        if fitting:
            coverage = sum(t.coverage * n for t, n in zip(problem.targets, steps, strict=True))
            later = _places_of_alternatives(problem, steps)
            values.append((*best_count(steps), sum(steps), -later, coverage, *max(fitting)))
    return max(values)


def _ways_to_divide(problem, line):
    """Every way one line can give its time; unknown time serves one target, and serves it whole."""
    open_to = [t for t in problem.targets if may_give(problem, line, t)]
    if line.time is None:
        return [{}, *({t.id: t.required} for t in open_to)]
    choices = [
        [
            (n * t.piece + rest * (line.time % t.piece), rest)
            for n in range(line.time + 1)
            for rest in (0, 1)
        ]
        for t in open_to
    ]
    return [
        {t.id: share for t, (share, _) in zip(open_to, way, strict=True) if share}
        for way in product(*choices)
        if sum(share for share, _ in way) <= line.time and sum(rest for _, rest in way) <= 1
    ]


def _divisions(problem):
    """For each (time, is used) by target that can be had: the tidiest (-pairs, fit) to have it.

    Known time beyond what a target asks for is not given to it.
    """
    found = {}
    for ways in product(*(_ways_to_divide(problem, line) for line in problem.lines)):
        given, excess = [], False
        for target in problem.targets:
            known = sum(
                way.get(target.id, 0)
                for line, way in zip(problem.lines, ways, strict=True)
                if line.time is not None
            )
            excess = excess or known > target.required
            given.append(sum(way.get(target.id, 0) for way in ways))
        if excess:
            continue
        pairs = sum(len(way) for way in ways)
        fit = sum(
            target.fit[line.line] * way[target.id]
            for line, way in zip(problem.lines, ways, strict=True)
            for target in problem.targets
            if target.id in way
        )
        found[tuple(given)] = max(found.get(tuple(given), (-pairs, fit)), (-pairs, fit))
    return found


def _earns(problem, given, steps):
    """Enough time for the steps of each target, and no time where nothing is granted."""
    return all(
        time >= target.ladder[count - 1] if count else time == 0
        for target, time, count in zip(problem.targets, given, steps, strict=True)
    )


def _are_alternatives_apart(problem, steps):
    granted = {t.id for t, count in zip(problem.targets, steps, strict=True) if count}
    return all(sum(bool(granted & group) for group in groups) <= 1 for groups in problem.exclusive)


def _places_of_alternatives(problem, steps):
    granted = {t.id for t, count in zip(problem.targets, steps, strict=True) if count}
    used = [[bool(granted & group) for group in groups] for groups in problem.exclusive]
    return sum(row.index(True) for row in used if any(row))


def _counter(problem):
    """How steps count best to needs, (named, other): within one program each step counts once."""
    ids = [t.id for t in problem.targets]
    programs = {need.program for need in problem.needs}

    @cache
    def best(needs, left):
        if not needs:
            return (0, 0)
        need, *others = needs
        values = []
        for taken in product(*(range(n + 1) for n in left)):
            used = [t for t, n in zip(ids, taken, strict=True) if n]
            if sum(taken) > need.steps or not need.targets.issuperset(used):
                continue
            if need.is_single and len(used) > 1:
                continue
            rest = tuple(n - m for n, m in zip(left, taken, strict=True))
            named, other = best(tuple(others), rest)
            mine = sum(taken)
            values.append((named + mine * need.is_named, other + mine * (not need.is_named)))
        return max(values)

    def count(steps):
        found = [best(tuple(n for n in problem.needs if n.program == p), steps) for p in programs]
        return sum(named for named, _ in found), sum(other for _, other in found)

    return count


def decode_problem(coded):
    """Up to three lines and three targets, needs of two programs, alternatives, tied lines."""
    pick = iter(coded)

    def choose(*options):
        return options[next(pick) % len(options)]

    names = ("a", "b", "c")[: choose(3, 3, 2, 1)]
    subsets = [frozenset(c for n, c in enumerate("abc") if bits >> n & 1) for bits in range(8)]
    lines = tuple(
        TimeLine(n, choose(2, 3, 1, 2, 3, None, 2, 0)) for n in range(1, choose(3, 3, 2, 1) + 1)
    )
    targets = []
    for name in names:
        required = choose(2, 2, 1, 3, 4)
        ladder = [min(choose(1, 1, 2, 3), required) for _ in range(choose(1, 2, 2, 3, 1, 2, 3, 0))]
        fit = {line.line: choose(0, 100, 300, 999, 1000) for line in lines}
        coverage = choose(400, 401, 600, 1000)
        piece = choose(1, 1, 2, 3)
        targets.append(Target(name, required, tuple(sorted(ladder)), coverage, fit, piece))
    needs = tuple(
        Need(
            id=f"need {n}",
            targets=choose(*subsets[1:], frozenset({"a", "elsewhere"})),
            steps=choose(1, 2, 3),
            is_named=choose(True, False),
            is_single=choose(False, True),
            program=choose("one", "one", "two"),
        )
        for n in range(choose(2, 3, 3, 1, 0))
    )
    exclusive = tuple((choose(*subsets), choose(*subsets)) for _ in range(choose(0, 1, 0, 0, 2, 0)))
    fixed = {
        line.line: choose(*names, None, "elsewhere") for line in lines if choose(0, 0, 0, 0, 1)
    }
    return AwardProblem(lines, tuple(targets), needs, exclusive, fixed)
