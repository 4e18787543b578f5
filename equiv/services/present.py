"""Analyses in the form that a person asked for."""

from collections.abc import Sequence

from equiv.domain.analysis import Analysis
from equiv.domain.text import Language
from equiv.services.knowledge import Knowledge


def present(
    knowledge: Knowledge, analyses: Sequence[Analysis], form: str, language: Language
) -> str | bytes:
    """`form` is text, json, csv, html or pdf; each renderer is imported only when asked for."""
    if form == "json":
        from equiv.exchange import analysis_json

        return analysis_json.dump(analyses, knowledge.catalog.items)
    if form == "csv":
        from equiv.exchange import analysis_csv

        return analysis_csv.render(analyses, language)
    if form in ("html", "pdf"):
        from equiv.exchange import sheet

        render = sheet.render_html if form == "html" else sheet.render_pdf
        return render(analyses, knowledge.catalog.items, language)
    from equiv.exchange import analysis_text

    return analysis_text.render(analyses, language)
