"""`equiv curricula`: check, list and measure the shipped data."""

import sys
from pathlib import Path

import click

from equiv.cli.language import OPTION as language_option
from equiv.cli.options import write
from equiv.domain.text import Language

FOLDER = click.option(
    "--folder",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=None,
    help="Another folder of curricula than the shipped one.",
)


@click.group()
def curricula() -> None:
    """Check, list and measure the shipped data."""


@curricula.command()
@FOLDER
@language_option
def check(folder: Path | None, lang: Language) -> None:
    """Check every data file; exit code 1 and one line for each problem where there is one."""
    from equiv.catalog.checks import find_problems
    from equiv.catalog.loader import Loader
    from equiv.settings import read_settings

    loader = Loader(folder or read_settings().curricula)
    catalog = loader._assemble()
    loader.codings()
    problems = loader.problems or find_problems(catalog)
    if problems:
        for problem in problems:
            click.echo(problem)
        click.echo(f"equiv: {len(problems)} problem(s)", err=True)
        sys.exit(1)
    click.echo(
        f"equiv: {len(catalog.items)} items, {len(catalog.courses)} Mexican courses, "
        f"{len(catalog.state_courses)} U.S. courses and templates, "
        f"{len(catalog.alignments)} alignments: no problem.",
        err=True,
    )


@curricula.command("list")
@FOLDER
@language_option
def list_(folder: Path | None, lang: Language) -> None:
    """List frameworks, plans, states and alignment files with their counts."""
    from equiv.exchange.analysis_text import table
    from equiv.services.inventory import take_inventory

    catalog = _catalog(folder)
    inventory = take_inventory(catalog)
    blocks = []
    for title, headers, rows in inventory:
        shown = [[cell.to(lang) if hasattr(cell, "to") else str(cell) for cell in r] for r in rows]
        right = tuple(range(2, len(headers)))
        blocks.append(f"{title.to(lang)}\n" + table([h.to(lang) for h in headers], shown, right))
    write("\n".join(blocks), None)


@curricula.command()
@FOLDER
@language_option
def agreement(folder: Path | None, lang: Language) -> None:
    """Self-agreement of the two blind editorial passes, for each alignment file."""
    from equiv.exchange.analysis_text import table
    from equiv.services.agreement import measure

    catalog = _catalog(folder)
    codings = _codings(folder)
    scopes = {scope.id: scope for scope in catalog.scopes}
    rows = []
    for name, coded in codings.items():
        a = measure(name, coded, scopes[name])
        rows.append(
            (
                name,
                str(a.pairs),
                str(a.linked_first),
                str(a.linked_second),
                str(a.linked_both),
                f"{a.kappa:.3f}",
                f"{a.positive:.3f}",
                f"{a.same_step:.3f}",
            )
        )
    headers = ["file", "pairs", "first", "second", "both", "kappa", "positive", "same step"]
    write(table(headers, rows, tuple(range(1, 8))), None)


@curricula.command()
@click.option(
    "--write-reports",
    is_flag=True,
    help="Keep the study and the agreement for the method page (part of making a release).",
)
@language_option
def study(write_reports: bool, lang: Language) -> None:
    """What flips when a threshold moves by .05; whole paths with their classes."""
    import json

    from equiv.services.reports import make_reports, write_all
    from equiv.wiring import load_knowledge

    reports = make_reports(load_knowledge(), _codings(None))
    if write_reports:
        for path in write_all(reports):
            click.echo(f"equiv: written {path}", err=True)
    write(json.dumps(reports["thresholds"], indent=2) + "\n", None)


@curricula.command("audit")
@FOLDER
@language_option
def audit_(folder: Path | None, lang: Language) -> None:
    """What is recalled, thin, steep or one-way, and the faults of machine-made crosswalks."""
    from equiv.services.audit import audit
    from equiv.services.audit_text import write_audit

    write(write_audit(audit(_catalog(folder), _codings(folder)), lang), None)


@curricula.command()
@FOLDER
@click.option("--per-file", type=click.IntRange(1), default=10, show_default=True)
@language_option
def sample(folder: Path | None, per_file: int, lang: Language) -> None:
    """A few links of each alignment file, the same ones on every run, in both languages."""
    from equiv.services.sample import write_sample

    write("\n".join(write_sample(_catalog(folder), per_file)) + "\n", None)


@curricula.command()
@FOLDER
@click.option(
    "--write-readme",
    is_flag=True,
    help="Put the table into the README of the data (part of making a release).",
)
@language_option
def holdings(folder: Path | None, write_readme: bool, lang: Language) -> None:
    """How complete each framework, plan and state is, and when somebody last looked."""
    from equiv.services.holdings import README, as_markdown, list_holdings, put_into_readme
    from equiv.settings import read_settings

    tables = list_holdings(_catalog(folder))
    if write_readme:
        path = (folder or read_settings().curricula) / README
        put_into_readme(path, as_markdown(tables))
        click.echo(f"equiv: written {path}", err=True)
        return
    write(as_markdown(tables, lang), None)


def _codings(folder: Path | None):  # type: ignore[no-untyped-def]
    from equiv.catalog.loader import Loader
    from equiv.settings import read_settings

    return Loader(folder or read_settings().curricula).codings()


def _catalog(folder: Path | None):  # type: ignore[no-untyped-def]
    from equiv.catalog.compiled import load_catalog
    from equiv.settings import read_settings

    settings = read_settings()
    return load_catalog(folder or settings.curricula, settings.cache)
