"""Analyses on a page."""

from collections.abc import Sequence
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from equiv.domain.analysis import Analysis
from equiv.exchange import sheet
from web.i18n import language
from web.runtime import runtime


def render_sheets(analyses: Sequence[Analysis], **context: Any) -> ResponseReturnValue:
    """One page with the sheet of every state."""
    items = runtime().knowledge.catalog.items
    sheets = [sheet.context(a, items, language()) for a in analyses]
    return render_template("records/sheets.html", sheets=sheets, analyses=analyses, **context)
