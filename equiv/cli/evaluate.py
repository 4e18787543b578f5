"""`equiv evaluate`: a transcript in, a credit analysis out."""

import datetime as dt
from pathlib import Path

import click

from equiv.cli import options
from equiv.cli.language import OPTION as language_option
from equiv.cli.misuse import Misuse
from equiv.domain.text import Language
from equiv.domain.transcripts import Transcript

FORMATS = ("text", "json", "html", "pdf", "csv")


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@options.states
@click.option(
    "--completed",
    type=click.Choice(["secundaria", "bachillerato"]),
    help="In place of FILE: a paper that certifies a level without course rows.",
)
@click.option("--year", type=int, help="With --completed: the year on the paper.")
@click.option("--average", help="With --completed: the overall average as printed.")
@click.option(
    "--entered-grade-9",
    type=click.IntRange(1990, 2100),
    metavar="YEAR",
    help="Year in which grade 9 began; taken from the paper where not given.",
)
@click.option(
    "--group",
    "groups",
    multiple=True,
    type=click.Choice(["migratory", "newcomer"]),
    help="A programme in which the school has put the student; may be repeated.",
)
@click.option("--scale", metavar="ID", help="Conversion scale that the district chose.")
@click.option(
    "--credited",
    multiple=True,
    metavar="COURSE",
    help="A U.S. course already on the record here, such as us-tx.algebra-1; may be repeated.",
)
@options.plan
@options.as_of
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@options.output
@language_option
def evaluate(
    file: Path | None,
    states: tuple[str, ...],
    completed: str | None,
    year: int | None,
    average: str | None,
    entered_grade_9: int | None,
    groups: tuple[str, ...],
    scale: str | None,
    credited: tuple[str, ...],
    plan: str | None,
    as_of: dt.date | None,
    form: str,
    output: Path | None,
    lang: Language,
) -> None:
    """Analyse the Mexican record in FILE for one or more U.S. states.

    FILE is CSV, XLSX or a SEP electronic certificate (XML). A table needs two columns, the
    others help: title and mark (asignatura, calificacion); school_year, plan, period, hours,
    credits, completed, school (ciclo, plan, periodo, horas, creditos, avance, escuela).

    \b
    equiv evaluate boleta.csv --state TX --state CA
    equiv evaluate certificado.xml --state TX --format json --output hoja.json
    equiv evaluate --completed secundaria --plan mx-sep.secundaria-2017 --year 2023 --state TX
    """
    from equiv.services.context import Options
    from equiv.services.evaluate import Evaluator, Request
    from equiv.services.present import present
    from equiv.wiring import load_knowledge

    evaluator = Evaluator(load_knowledge())
    transcript = _transcript(evaluator, file, completed, plan, year, average)
    request = Request(
        states=states,
        as_of=as_of or options.today(),
        plan=plan,
        options=Options(
            entered_grade_9=entered_grade_9,
            groups=frozenset(groups),
            scale=scale,
            credited=frozenset(evaluator.knowledge.catalog.state_course(c).id for c in credited),
        ),
    )
    analyses = evaluator.evaluate(transcript, request)
    options.write(present(evaluator.knowledge, analyses, form, lang), output)


def _transcript(
    evaluator: "object",
    file: Path | None,
    completed: str | None,
    plan: str | None,
    year: int | None,
    average: str | None,
) -> Transcript:
    from equiv.services.evaluate import Evaluator

    assert isinstance(evaluator, Evaluator)
    if (file is None) == (completed is None):
        raise Misuse("Give either FILE or --completed.", "Indique FILE o --completed, uno solo.")
    if completed is not None:
        if plan is None or year is None:
            raise Misuse(
                "--completed needs --plan and --year as well.",
                "--completed necesita también --plan y --year.",
            )
        return evaluator.completed(completed, plan, year, average)
    assert file is not None
    return evaluator.read(options.read_file(file), file.name)
