"""An analysis as plain text for a terminal, in one language."""

from collections.abc import Iterable, Sequence
from textwrap import fill

from equiv.domain.analysis import Analysis, Recommendation, RequirementState
from equiv.domain.text import Language, Text
from equiv.exchange import labels
from equiv.exchange.labels import amount, percent

WIDTH = 100


def render(analyses: Sequence[Analysis], language: Language) -> str:
    """All analyses, one after the other."""
    return ("\n" + "=" * WIDTH + "\n\n").join(_sheet(a, language) for a in analyses)


def _sheet(a: Analysis, language: Language) -> str:
    say = _Say(language)
    parts = [
        _head(a, say),
        _entries(a, say),
        _recommendations(a, say, False),
        _recommendations(a, say, True),
        _summary(a, say),
        _requirements(a, say),
        _exams(a, say),
        say.section(labels.PLACEMENT) + say.wrap(a.placement.text),
        _gaps(a, say),
        _warnings(a, say),
        say.wrap(labels.RECOMMENDS) + say.wrap(labels.EDITORIAL),
    ]
    return "\n".join(part for part in parts if part)


class _Say:
    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, text: Text | None) -> str:
        return text.to(self.language) if text is not None else ""

    def section(self, text: Text) -> str:
        title = self(text)
        return f"{title}\n{'-' * len(title)}\n"

    def wrap(self, text: Text, indent: str = "") -> str:
        return (
            fill(
                self(text),
                WIDTH,
                initial_indent=indent,
                subsequent_indent=indent,
                break_on_hyphens=False,
                break_long_words=False,
            )
            + "\n"
        )


def _head(a: Analysis, say: _Say) -> str:
    title = f"{say(labels.TITLE)} · {a.state}"
    if a.is_tentative:
        title += f" · {say(labels.TENTATIVE)}"
    year = a.cohort.entered_grade_9 or "—"
    facts = (
        f"{say(labels.ENTERED)}: {year} · {say(labels.RULES_OF)} {a.as_of.isoformat()} · "
        f"{say(labels.RELEASE)} {a.release}, {say(labels.METHOD)} {a.method}"
    )
    return f"{title}\n{'=' * len(title)}\n{facts}\n{say.wrap(a.cohort.text)}"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Columns as wide as their longest cell; `right` lists the columns aligned right."""
    listed = [list(headers), *(list(row) for row in rows)]
    widths = [max(len(row[n]) for row in listed) for n in range(len(headers))]

    def line(cells: Sequence[str]) -> str:
        placed = (
            c.rjust(w) if n in right else c.ljust(w)
            for n, (c, w) in enumerate(zip(cells, widths, strict=True))
        )
        return "  ".join(placed).rstrip()

    rule = "  ".join("-" * w for w in widths)
    return "\n".join([line(listed[0]), rule, *(line(row) for row in listed[1:])]) + "\n"


def _entries(a: Analysis, say: _Say) -> str:
    rows = [
        (
            str(e.line),
            e.school_year or "—",
            _short(e.title, 34),
            e.mark or "—",
            _short(say(e.match.title) or "—", 34),
            " ".join(e.recommendations) or "—",
        )
        for e in a.entries
    ]
    headers = [
        "#",
        say(labels.SCHOOL_YEAR),
        say(labels.COURSE),
        say(labels.MARK),
        say(Text("Read as", "Se lee como")),
        "R",
    ]
    reasons = "".join(
        say.wrap(Text(f"{e.line}. {e.reason.en}", f"{e.line}. {e.reason.es}"), "  ")
        for e in a.entries
    )
    return say.section(labels.LINES) + table(headers, rows, (0, 3)) + "\n" + reasons


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _recommendations(a: Analysis, say: _Say, runner_up: bool) -> str:
    chosen = [r for r in a.recommendations if r.is_runner_up is runner_up]
    if not chosen:
        return ""
    rows = [_row(r, say) for r in chosen]
    headers = [
        "R",
        say(labels.U_S_COURSE),
        say(labels.CODE),
        say(labels.CLASS),
        say(labels.CREDIT),
        say(labels.COVERAGE),
        say(labels.MARK),
        say(labels.FROM_LINES),
    ]
    title = labels.ALTERNATIVES if runner_up else labels.RECOMMENDATIONS
    reasons = "".join(_why(r, say) for r in chosen)
    return say.section(title) + table(headers, rows, (4, 5, 6)) + "\n" + reasons


def _row(r: Recommendation, say: _Say) -> tuple[str, ...]:
    code = (r.course.code or "—") if r.course else "—"
    if r.course and r.course.code and not r.course.code_is_verified:
        code += "?"
    return (
        r.id,
        _short(say(r.course.title) if r.course else say(r.label), 40),
        code,
        say(labels.CLASSES[r.class_]),
        amount(r.credit),
        percent(r.coverage),
        _mark(r, say),
        ", ".join(map(str, r.lines)) or "—",
    )


def _mark(r: Recommendation, say: _Say) -> str:
    if r.mark is None or r.mark.original is None:
        return "—"
    shown = f"{float(r.mark.original):.1f}"
    return f"{shown} → {r.mark.converted}" if r.mark.converted else shown


def _why(r: Recommendation, say: _Say) -> str:
    body = Text(
        f"{r.id}. {r.reason.en} {r.arithmetic.en}", f"{r.id}. {r.reason.es} {r.arithmetic.es}"
    )
    lines = say.wrap(body, "  ")
    if r.categories:
        shown = Text(
            "; ".join(f"{c.text.en} {percent(c.share)}" for c in r.categories),
            "; ".join(f"{c.text.es} {percent(c.share)}" for c in r.categories),
        )
        lines += say.wrap(shown, "     ")
    if r.mark is not None and not r.is_runner_up and r.course is not None:
        lines += say.wrap(r.mark.text, "     ")
    return lines


def _summary(a: Analysis, say: _Say) -> str:
    rows = [(say(c.title), amount(c.credit)) for c in a.credit_summary]
    rows.append((say(labels.TOTAL), amount(a.total_credit)))
    unit = say(a.credit_unit)
    return say.section(labels.SUMMARY) + table([unit, say(labels.CREDIT)], rows, (1,))


def _requirements(a: Analysis, say: _Say) -> str:
    if not a.requirements:
        return ""
    programs: dict[str, list[RequirementState]] = {}
    for state in a.requirements:
        programs.setdefault(state.program, []).append(state)
    blocks = []
    for states in programs.values():
        rows = [
            (
                f"{say(s.group_title)}: {_short(say(s.title), 44)}" if s.courses else say(s.title),
                amount(s.needed),
                amount(s.met),
                amount(s.remaining),
                " ".join(labels.by_whom(m.recommendation).to(say.language) for m in s.met_by),
            )
            for s in states
        ]
        headers = [
            say(states[0].program_title),
            say(labels.NEEDED),
            say(labels.MET),
            say(labels.REMAINING),
            say(labels.BY),
        ]
        blocks.append(table(headers, rows, (1, 2, 3)))
    return say.section(labels.REQUIREMENTS) + "\n".join(blocks)


def _exams(a: Analysis, say: _Say) -> str:
    if not a.exams:
        return ""
    lines = []
    for e in a.exams:
        status, title = labels.STATUSES[e.status], e.exam.title
        lines.append(
            say.wrap(
                Text(
                    f"• {title.en}: {status.en}. {e.text.en}",
                    f"• {title.es}: {status.es}. {e.text.es}",
                )
            )
        )
    return say.section(labels.EXAMS) + "".join(lines)


def _gaps(a: Analysis, say: _Say) -> str:
    if not a.gaps:
        return ""
    lines = []
    for gap in a.gaps:
        lines.append(say.wrap(Text(f"• {gap.text.en}", f"• {gap.text.es}")))
        lines.extend(
            say.wrap(Text(f"– {route.en}", f"– {route.es}"), "    ") for route in gap.routes
        )
    return say.section(labels.GAPS) + "".join(lines)


def _warnings(a: Analysis, say: _Say) -> str:
    if not a.warnings:
        return ""
    lines = []
    for notice in a.warnings:
        at = f"{notice.line}: " if notice.line else ""
        lines.append(say.wrap(Text(f"• {at}{notice.text.en}", f"• {at}{notice.text.es}")))
    return say.section(labels.WARNINGS) + "".join(lines)
