"""`equiv db`: upgrade, back up and restore the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from equiv.cli.language import OPTION as language_option
from equiv.domain.text import Language

DATABASE = click.option(
    "--database",
    metavar="ADDRESS",
    help="SQLAlchemy address; EQUIV_DATABASE or the user's own SQLite file where not given.",
)


@click.group()
def db() -> None:
    """Upgrade, back up and restore the database."""


@contextmanager
def _database(address: str | None) -> Iterator[Any]:
    from equiv.settings import read_settings
    from equiv.store.engine import open_engine, telling_why

    with telling_why():
        engine = open_engine(address or read_settings().database)
        try:
            yield engine
        finally:
            engine.dispose()


@db.command()
@DATABASE
@language_option
def upgrade(database: str | None, lang: Language) -> None:
    """Bring the database to this program's schema; a new one is made where there is none."""
    from equiv.store.schema import current
    from equiv.store.schema import upgrade as migrate

    with _database(database) as engine:
        before = current(engine)
        migrate(engine)
        click.echo(f"equiv: schema {before or 'none'} -> {current(engine)}", err=True)


@db.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@DATABASE
@language_option
def backup(file: Path, database: str | None, lang: Language) -> None:
    """Write all rows to FILE (gzip); restores into SQLite or PostgreSQL."""
    from equiv.store.backup import back_up

    with _database(database) as engine:
        _report(back_up(engine, file))


@db.command()
@click.argument("file", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@DATABASE
@language_option
def restore(file: Path, database: str | None, lang: Language) -> None:
    """Fill an empty database from FILE."""
    from equiv.store.backup import restore as fill

    with _database(database) as engine:
        _report(fill(engine, file))


def _report(counts: dict[str, int]) -> None:
    for table, rows in counts.items():
        click.echo(f"{table}\t{rows}")
