"""Two languages.  The first part of the path says which; it stays as one walks on."""

from typing import Any, cast

from flask import Flask, g, request, url_for
from flask_babel import Babel
from flask_babel import gettext as gettext
from flask_babel import ngettext as ngettext

from equiv.domain.text import Language, Text

LANGUAGES: tuple[Language, ...] = ("es", "en")
LOCALES = {"es": "es_MX", "en": "en_US"}


def install(app: Flask) -> None:
    """Take `lang` off the path of every view, and give it back to every address."""
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", "translations")
    Babel(app, locale_selector=lambda: LOCALES[language()])

    @app.url_value_preprocessor
    def take(_: str | None, values: dict[str, Any] | None) -> None:
        g.language = (values or {}).pop("lang", None) or preferred()

    @app.url_defaults
    def give(endpoint: str, values: dict[str, Any]) -> None:
        if app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values.setdefault("lang", language())

    @app.context_processor
    def helpers() -> dict[str, Any]:
        return {"language": language(), "say": say, "in_other_language": in_other_language}


def preferred() -> Language:
    """The browser's language; Spanish where it names neither."""
    best = request.accept_languages.best_match(LANGUAGES, default="es")
    return cast(Language, best)


def language() -> Language:
    """The language of this request."""
    return cast(Language, g.get("language") or "es")


def say(text: Text | None) -> str:
    """A bilingual text in the language of this request."""
    return "" if text is None else text.to(language())


def in_other_language() -> str:
    """The address of this very page in the other language."""
    other = "en" if language() == "es" else "es"
    if request.endpoint is None or "lang" not in (
        request.url_rule.arguments if request.url_rule else ()
    ):
        return url_for("pages.home", lang=other)
    address = url_for(request.endpoint, lang=other, **(request.view_args or {}))
    query = request.query_string.decode("ascii", "ignore")
    return f"{address}?{query}" if query else address
