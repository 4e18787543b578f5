"""`equiv study`: what a Mexican course leaves open of a U.S. course, and what closes it."""

import datetime as dt
from pathlib import Path

import click

from equiv.cli import options
from equiv.cli.language import OPTION as language_option
from equiv.domain.text import Language


@click.command()
@click.argument("title")
@click.option("--plan", required=True, metavar="PLAN", help="Plan of study of the course.")
@click.option("--course", "target", required=True, help="The U.S. course (us-tx.algebra-1).")
@click.option("--period", help="Year or semester, where the title does not tell.")
@options.as_of
@options.output
@language_option
def study(
    title: str,
    plan: str,
    target: str,
    period: str | None,
    as_of: dt.date | None,
    output: Path | None,
    lang: Language,
) -> None:
    """Say what to study after the course TITLE to complete a U.S. course, in order.

    The course and those before it in its plan are taken as passed.

    \b
    equiv study "MATEMATICAS 3" --plan mx-sep.secundaria-2017 --course us-tx.algebra-1
    """
    from equiv.services.evaluate import Evaluator
    from equiv.services.lookup import find_course, study_path
    from equiv.services.matching import TIED
    from equiv.services.routes import write_path
    from equiv.wiring import load_knowledge

    evaluator = Evaluator(load_knowledge())
    course, score, others = find_course(evaluator, title, plan, period)
    if near := [c.title.to(lang) for c in others if score - c.score < TIED]:
        click.echo(f"equiv: {course.title.to(lang)} | {' | '.join(near)}", err=True)
    found = study_path(evaluator, course.id, target, as_of or options.today())
    items = evaluator.knowledge.catalog.items
    heads = [*(c.title.es for c in found.earlier), found.course.title.es]
    lines = write_path(found.path, found.target.title, found.coverage, items, lang)
    options.write("\n".join([" + ".join(heads), *lines]) + "\n", output)
