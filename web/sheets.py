"""Analyses on a page: the very sheet that is printed, inside the site."""

from collections.abc import Sequence
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from equiv.domain.analysis import Analysis
from equiv.exchange import sheet
from web.i18n import language
from web.runtime import runtime


def sheet_body(analysis: Analysis) -> Markup:
    """One analysis as markup; the sheet's own templates escape everything."""
    items = runtime().knowledge.catalog.items
    template = sheet.environment().get_template("sheet/body.html")
    return Markup(template.render(**sheet.context(analysis, items, language())))  # noqa: S704


def render_sheets(analyses: Sequence[Analysis], **context: Any) -> ResponseReturnValue:
    """One page with the sheet of every state."""
    bodies = [(analysis, sheet_body(analysis)) for analysis in analyses]
    return render_template("records/sheets.html", bodies=bodies, analyses=analyses, **context)
