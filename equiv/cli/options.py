"""Options that several commands share."""

import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from equiv.domain.errors import UnreadableFileError, UsageError

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[dt.date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date of the form YYYY-MM-DD.", param, ctx)


def today() -> dt.date:
    """The day of the command; the only place of the command line that asks."""
    return dt.date.today()


states = click.option(
    "--state",
    "states",
    multiple=True,
    required=True,
    metavar="ST",
    help="Two letters of a U.S. state; may be repeated; ALL for every state that is loaded.",
)
as_of = click.option(
    "--as-of",
    type=Day(),
    default=None,
    metavar="DATE",
    help="Rules of this day (YYYY-MM-DD); today where not given.",
)
plan = click.option(
    "--plan",
    default=None,
    metavar="PLAN",
    help="Plan of study, as `equiv curricula list` names it, for lines that name none.",
)
output = click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    default=None,
    help="Write the result to this file instead of stdout.",
)


def read_file(file: Path) -> bytes:
    """The bytes of a record; a file far too large for one is not loaded to find that out."""
    try:
        if file.stat().st_size > 200_000_000:
            raise UsageError(
                f"{file} is larger than 200 MB: this cannot be a record of studies.",
                f"{file} pesa más de 200 MB: no puede ser un documento escolar.",
            )
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"{file} cannot be opened: {error.strerror}. Check the name and the folder.",
            f"No se puede abrir {file}: {error.strerror}. Revise el nombre y la carpeta.",
        ) from None


def write(result: str | bytes, to: Path | None) -> None:
    """The result to a file or to stdout; bytes stay bytes."""
    content = result.encode("utf-8") if isinstance(result, str) else result
    if to is None:
        try:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except BrokenPipeError:  # the reader has what it wanted; click would call it a fault
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    try:
        to.write_bytes(content)
    except OSError as error:
        raise UsageError(
            f"{to} cannot be written: {error.strerror}. Choose another place with --output.",
            f"No se puede escribir {to}: {error.strerror}. Elija otro lugar con --output.",
        ) from None
    click.echo(f"equiv: written to {to}", err=True)
