"""`equiv bench`: measurements, each beside what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from equiv.cli.language import OPTION as language_option
from equiv.cli.options import write
from equiv.domain.text import Language, Text, same

if TYPE_CHECKING:
    from equiv.benches.figures import Figure

NAMES = ("evaluate", "analysis", "lookup", "memory")
HEADERS = (
    same("bench"),
    Text("what", "qué"),
    Text("median", "mediana"),
    Text("range", "rango"),
    Text("beside", "junto a"),
    Text("median", "mediana"),
    Text("range", "rango"),
    Text("times", "veces"),
    Text("target", "meta"),
    same(""),
)
MET, MISSED = Text("met", "cumplida"), Text("missed", "no cumplida")


@click.command()
@click.argument("name", required=False, type=click.Choice(NAMES))
@click.option(
    "--repeat",
    type=click.IntRange(1, 1000),
    metavar="N",
    help="Measure N times; each bench has its own number where not given.",
)
@language_option
def bench(name: str | None, repeat: int | None, lang: Language) -> None:
    """Measure the program: medians of repeated runs with their range.

    A missed target is a figure, not a failure: the exit code stays 0.
    """
    from equiv.exchange.analysis_text import table

    rows = []
    for one in (name,) if name else NAMES:
        click.echo(f"equiv: measuring {one} …", err=True)
        rows.append(_row(_measure(one, repeat), lang))
    write(table([header.to(lang) for header in HEADERS], rows, (2, 3, 5, 6, 7, 8)), None)


def _measure(name: str, repeat: int | None) -> Figure:
    from equiv.benches import inside, processes

    benches = {
        "evaluate": processes.evaluate,
        "analysis": inside.analysis,
        "lookup": inside.lookup,
        "memory": processes.memory,
    }
    return benches[name]() if repeat is None else benches[name](repeat)


def _row(figure: Figure, lang: Language) -> tuple[str, ...]:
    return (
        figure.name,
        figure.what.to(lang),
        figure.measured.shown(),
        figure.measured.spread(),
        figure.beside.to(lang),
        figure.compared.shown(),
        figure.compared.spread(),
        f"{figure.ratio:.2f} x",
        figure.target(),
        (MET if figure.is_met else MISSED).to(lang),
    )
