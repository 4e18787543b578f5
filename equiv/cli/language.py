"""The language of one command: what --lang says, else the surroundings, else English."""

import os
import sys
from collections.abc import Sequence

import click

from equiv.domain.text import Language

OPTION = click.option(
    "--lang",
    type=click.Choice(["es", "en"]),
    callback=lambda context, _, value: _remember(context, value),
    is_eager=True,
    help="Language of the result and of errors (else that of the surroundings).",
)
_KEY = "equiv.language"


def _remember(context: click.Context, value: Language | None) -> Language:
    _chosen[_KEY] = value or _surroundings()
    return _chosen[_KEY]


_chosen: dict[str, Language] = {}


def _surroundings() -> Language:
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    return "es" if (named or "").lower().startswith("es") else "en"


def language() -> Language:
    """The language chosen for this command."""
    return _chosen.get(_KEY) or _said(sys.argv) or _surroundings()


def _said(words: Sequence[str]) -> Language | None:
    """What --lang says in a command that click could not read to the end."""
    for word, after in zip(words, (*words[1:], ""), strict=True):
        if word == "--lang" or word.startswith("--lang="):
            return "es" if "es" in (after, word.removeprefix("--lang=")) else "en"
    return None
