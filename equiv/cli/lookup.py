"""`equiv lookup`: what one Mexican course is worth in a state."""

import datetime as dt
import json
from pathlib import Path

import click

from equiv.cli import options
from equiv.cli.language import OPTION as language_option
from equiv.domain.text import Language


@click.command()
@click.argument("title")
@options.states
@click.option("--plan", required=True, metavar="PLAN", help="Plan of study of the course.")
@click.option("--period", help="Year or semester, where the title does not tell.")
@options.as_of
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "pdf", "csv"]),
    default="text",
    show_default=True,
)
@options.output
@language_option
def lookup(
    title: str,
    states: tuple[str, ...],
    plan: str,
    period: str | None,
    as_of: dt.date | None,
    form: str,
    output: Path | None,
    lang: Language,
) -> None:
    """Say what the course TITLE is worth, taken as passed, and what it leaves out.

    TITLE is the name as the paper prints it, or the id of a course.

    \b
    equiv lookup "MATEMATICAS 3" --plan mx-sep.secundaria-2017 --state CA
    """
    from equiv.exchange.lookup_out import to_dict, to_text
    from equiv.services.evaluate import Evaluator
    from equiv.services.lookup import look_up
    from equiv.services.present import present
    from equiv.wiring import load_knowledge

    evaluator = Evaluator(load_knowledge())
    day = as_of or options.today()
    found = [
        look_up(evaluator, title, plan, state, day, period) for state in evaluator.states(states)
    ]
    catalog = evaluator.knowledge.catalog
    if form == "json":
        made = [to_dict(f.course, f.plan, f.analysis, f.with_earlier, catalog.items) for f in found]
        result: str | bytes = (
            json.dumps(made[0] if len(made) == 1 else made, ensure_ascii=False, indent=2) + "\n"
        )
    elif form == "text":
        result = "\n".join(
            to_text(
                f.course, f.plan, f.analysis, f.earlier, f.with_earlier, catalog.state_courses, lang
            )
            for f in found
        )
    else:
        result = present(evaluator.knowledge, [f.analysis for f in found], form, lang)
    options.write(result, output)
