"""The sheet as an accessible PDF (PDF/UA-1), set by typst from `sheet.typ`.

The template is fixed; all that is read from a transcript goes in as JSON, so that nothing in it
can be taken for markup.  Only the fonts inside typst are used: the same sheet everywhere.
"""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from equiv.domain.analysis import Analysis
from equiv.domain.text import Language, Text
from equiv.exchange import labels
from equiv.exchange.sheet.bridge import describe, draw_bridge
from equiv.exchange.sheet.compose import Items, compose
from equiv.exchange.sheet.printable import in_embedded_fonts
from equiv.exchange.sheet.speech import Say

TEMPLATE = Path(__file__).with_name("sheet.typ")


def render_pdf(analyses: Sequence[Analysis], items: Items, language: Language) -> bytes:
    """One document, each state from a new page; the same analysis gives the same bytes."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_fit(_data(analyses, items, language)))},
        timestamp=_made_on(analyses),
    )


def _data(analyses: Sequence[Analysis], items: Items, language: Language) -> dict[str, Any]:
    return {
        "language": language,
        "words": _words(Say(language)),
        "sheets": [
            {
                **asdict(compose(a, items, language)),
                "bridge": draw_bridge(a, language) or None,
                "bridge_words": describe(a, language),
            }
            for a in analyses
        ],
    }


def _words(say: Say) -> dict[str, str]:
    """All labels in the language of the sheet, by name."""
    return {name: say(text) for name, text in vars(labels).items() if isinstance(text, Text)}


def _fit(value: Any) -> Any:
    """The data with every text limited to what the fonts can show."""
    if isinstance(value, str):
        return in_embedded_fonts(value)
    if isinstance(value, dict):
        return {key: _fit(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_fit(inner) for inner in value]
    return value


def _made_on(analyses: Sequence[Analysis]) -> dt.datetime:
    """The stored day of the analysis stands as the date of the file: no clock in here."""
    day = analyses[0].as_of if analyses else dt.date(2000, 1, 1)
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
