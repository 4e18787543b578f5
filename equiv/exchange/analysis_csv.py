"""An analysis as one flat table: every line of the record, with what it feeds."""

import csv
import io
from collections.abc import Sequence

from equiv.domain.analysis import AnalysedEntry, Analysis, Recommendation
from equiv.domain.text import Language, Text
from equiv.exchange import labels
from equiv.exchange.labels import amount, percent

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def render(analyses: Sequence[Analysis], language: Language) -> str:
    """One row for each line and recommendation it feeds; at least one row for each line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.to(language) for header in _HEADERS)
    for analysis in analyses:
        for entry in analysis.entries:
            fed: list[Recommendation | None] = [
                r for r in analysis.recommendations if entry.line in r.lines
            ]
            for recommendation in fed or [None]:
                writer.writerow(
                    safe(cell) for cell in _row(analysis, entry, recommendation, language)
                )
    return out.getvalue()


_HEADERS = (
    Text("State", "Estado"),
    labels.LINE,
    labels.SCHOOL_YEAR,
    labels.COURSE,
    labels.MARK,
    Text("Read as", "Se lee como"),
    labels.U_S_COURSE,
    labels.CODE,
    Text("SCED", "SCED"),
    labels.CLASS,
    labels.CREDIT,
    Text("Exact credit", "Crédito exacto"),
    labels.COVERAGE,
    Text("Mean mark", "Promedio"),
    labels.CONVERTED,
    labels.REASON,
)


def safe(cell: str) -> str:
    """A cell that a spreadsheet will not run as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) and cell != "—" else cell


def _row(
    a: Analysis, entry: AnalysedEntry, r: Recommendation | None, language: Language
) -> tuple[str, ...]:
    mark = r.mark if r else None
    return (
        a.state,
        str(entry.line),
        entry.school_year or "",
        entry.title,
        entry.mark or "",
        entry.match.title.to(language) if entry.match.title else "",
        _name(r, language),
        (r.course.code or "") if r and r.course else "",
        (r.course.sced or "") if r and r.course else "",
        labels.CLASSES[r.class_].to(language) if r else "",
        amount(r.credit) if r else "",
        f"{float(r.credit_exact):.4f}" if r and r.credit_exact is not None else "",
        percent(r.coverage) if r and r.coverage is not None else "",
        f"{float(mark.original):.2f}" if mark and mark.original is not None else "",
        (mark.converted or "") if mark else "",
        entry.reason.to(language),
    )


def _name(r: Recommendation | None, language: Language) -> str:
    if r is None:
        return ""
    if r.course is not None:
        return r.course.title.to(language)
    return r.label.to(language) if r.label else ""
