"""A command that is itself at fault, in the chosen language; click's own words are English."""

import sys
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from equiv.cli.language import language
from equiv.domain.text import Text


class Misuse(click.UsageError):
    """A usage error with words in both languages."""

    def __init__(self, en: str, es: str) -> None:
        super().__init__(Text(en, es).to(language()))


def show(error: click.ClickException) -> None:
    """The usage and what is wrong with this one, on stderr."""
    if language() == "en" or isinstance(error, NoArgsIsHelpError):
        error.show(sys.stderr)
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        pieces = " ".join(context.command.collect_usage_pieces(context))
        click.echo(f"Uso: {context.command_path} {pieces}", err=True)
        click.echo(f"Pruebe «{context.command_path} --help» para ver la ayuda.\n", err=True)
    click.echo(f"Error: {_in_spanish(error)}", err=True)


def _in_spanish(error: click.ClickException) -> str:
    match error:
        case click.MissingParameter():
            return f"Falta {_name(error)}."
        case click.BadParameter():
            wanted = _wanted(error.param.type) if error.param is not None else ""
            return f"El valor de {_name(error)} no es válido{wanted or f' ({error.message})'}."
        case click.NoSuchOption():
            return f"No existe la opción «{error.option_name}».{_near(error.possibilities)}"
        case NoSuchCommand():
            return f"No existe la orden «{error.command_name}».{_near(error.possibilities)}"
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "un parámetro")
    return f"«{error.param.get_error_hint(error.ctx)}»".replace("'", "")


def _near(possibilities: list[str] | None) -> str:
    return f" ¿Quiso decir {', '.join(possibilities)}?" if possibilities else ""


def _wanted(kind: Any) -> str:
    """What the parameter takes instead."""
    match kind:
        case click.Choice():
            return f": elija entre {', '.join(map(str, kind.choices))}"
        case click.IntRange():
            return f": debe ser un número entero de {kind.min} a {kind.max}"
        case click.Path():
            return ": debe ser un archivo o carpeta que se pueda usar"
        case _ if kind is click.INT:
            return ": debe ser un número entero"
        case _ if kind.name == "date":
            return ": debe ser una fecha de la forma AAAA-MM-DD"
    return ""
