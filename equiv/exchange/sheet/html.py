"""The sheet as a web page that stands alone, and as a part that other pages include."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from equiv.domain.analysis import Analysis
from equiv.domain.text import Language
from equiv.exchange import labels
from equiv.exchange.sheet.bars import draw_bar
from equiv.exchange.sheet.bridge import draw_bridge
from equiv.exchange.sheet.compose import Items, compose
from equiv.exchange.sheet.speech import Say

_HERE = Path(__file__).parent


def template_folder() -> Path:
    """Folder for a Jinja loader; the part for other pages is `sheet/body.html` in it."""
    return _HERE / "templates"


def stylesheet() -> str:
    """The style of the sheet; every rule stays inside `.sheet`, but those for the document."""
    return (_HERE / "sheet.css").read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Jinja for the page that stands alone: everything escaped, nothing undefined."""
    return Environment(
        loader=FileSystemLoader(template_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def context(
    analysis: Analysis, items: Items, language: Language, key: str | None = None
) -> dict[str, Any]:
    """What `sheet/body.html` needs: `sheet`, `say`, `labels`, `bridge` and `bar`.

    `key` starts every id of the body (default: the state's code in small letters); give one
    where a page holds two analyses of one state.
    """
    key = key or analysis.state.lower()
    # Both strings are made by an XML writer from text alone, so they are safe as they are.
    pictures = [Markup(draw_bridge(analysis, language, tall=t, key=key)) for t in (False, True)]  # noqa: S704
    return {
        "sheet": compose(analysis, items, language, key),
        "say": Say(language),
        "labels": labels,
        "bridge": pictures if all(pictures) else [],
        "bar": _bar,
    }


def _bar(share: float, tone: str) -> Markup:
    return Markup(draw_bar(share, tone))  # noqa: S704 - made by an XML writer from numbers


def render_html(analyses: Sequence[Analysis], items: Items, language: Language) -> str:
    """A whole page, styles inside, that needs nothing else: for mail, archive and print."""
    parts = [
        context(a, items, language, key) for a, key in zip(analyses, keys_of(analyses), strict=True)
    ]
    return (
        environment()
        .get_template("sheet/document.html")
        .render(
            parts=parts,
            say=Say(language),
            labels=labels,
            language=language,
            css=Markup(stylesheet()),  # noqa: S704 - our own file
        )
    )


def keys_of(analyses: Sequence[Analysis]) -> list[str]:
    """The state's code for each analysis, with a number where a state comes again."""
    keys: list[str] = []
    for analysis in analyses:
        state = analysis.state.lower()
        again = sum(a.state == analysis.state for a in analyses[: len(keys)])
        keys.append(f"{state}-{again + 1}" if again else state)
    return keys
