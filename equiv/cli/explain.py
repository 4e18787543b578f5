"""`equiv explain`: the reasons of one result as an indented tree."""

import datetime as dt
import os.path
from pathlib import Path

import click

from equiv.cli import options
from equiv.cli.language import OPTION as language_option
from equiv.cli.misuse import Misuse
from equiv.domain.text import Language


@click.command()
@click.argument("subject")
@options.states
@options.plan
@click.option(
    "--course",
    "which",
    help="One recommendation only: its id on the sheet (R1) or its U.S. course (us-tx.algebra-1).",
)
@options.as_of
@options.output
@language_option
def explain(
    subject: str,
    states: tuple[str, ...],
    plan: str | None,
    which: str | None,
    as_of: dt.date | None,
    output: Path | None,
    lang: Language,
) -> None:
    """Show why: from the recommendation to category, item, alignment, item and source.

    SUBJECT is a file as for `evaluate`, or, with --plan, the title of one course.

    \b
    equiv explain boleta.csv --state TX --course us-tx.algebra-1
    equiv explain "MATEMATICAS 3" --plan mx-sep.secundaria-2017 --state TX
    """
    from equiv.services.evaluate import Evaluator, Request
    from equiv.services.explain import explain as reasons
    from equiv.services.explain import indent
    from equiv.services.lookup import look_up
    from equiv.wiring import load_knowledge

    evaluator = Evaluator(load_knowledge())
    day = as_of or options.today()
    file = Path(subject)
    if os.path.isfile(file):  # noqa: PTH113  False, not an error, for a title too long for a name
        transcript = evaluator.read(options.read_file(file), file.name)
        analyses = evaluator.evaluate(transcript, Request(states=states, as_of=day, plan=plan))
    elif plan is not None:
        analyses = [
            look_up(evaluator, subject, plan, state, day).analysis
            for state in evaluator.states(states)
        ]
    else:
        raise Misuse(
            f"{subject} is not a file; for a title give --plan as well.",
            f"{subject} no es un archivo; para un título indique también --plan.",
        )
    lines = [
        line
        for analysis in analyses
        for line in indent(reasons(evaluator.knowledge, analysis, which), lang)
    ]
    options.write("\n".join(lines) + "\n", output)
