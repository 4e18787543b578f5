"""Back up and restore a database: one JSON-lines file, the same for SQLite and PostgreSQL."""

import datetime as dt
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, func, insert, select

from equiv.domain.errors import UsageError
from equiv.store.base import Base
from equiv.store.schema import current, newest, upgrade

BATCH = 500
FORM = "equiv-backup-1"


def back_up(engine: Engine, to: Path) -> dict[str, int]:
    """Write every row of every table; the file appears whole or not at all.

    Reads inside one transaction, so that writers may go on.  Returns the rows of each table.
    """
    revision = current(engine)
    if revision is None:
        raise UsageError(
            "The database is empty: run `equiv db upgrade` first.",
            "La base de datos está vacía: ejecute primero `equiv db upgrade`.",
        )
    counts: dict[str, int] = {}
    fresh = to.with_suffix(to.suffix + ".part")
    reader = engine.execution_options(equiv_reader=True, isolation_level="SERIALIZABLE")
    with gzip.open(fresh, "wt", encoding="utf-8") as out, reader.connect() as connection:
        out.write(json.dumps({"form": FORM, "revision": revision}) + "\n")
        for table in Base.metadata.sorted_tables:
            counts[table.name] = 0
            for row in connection.execution_options(yield_per=BATCH).execute(select(table)):
                out.write(json.dumps([table.name, [_plain(v) for v in row]]) + "\n")
                counts[table.name] += 1
    fresh.replace(to)
    return counts


def restore(engine: Engine, source: Path) -> dict[str, int]:
    """Fill an empty database from a backup, in one transaction; nothing half-done is left."""
    head, rows = _read(source)
    if current(engine) is not None and _has_rows(engine):
        raise UsageError(
            "The database is not empty: restore into a new one (EQUIV_DATABASE).",
            "La base de datos no está vacía: restaure en una nueva (EQUIV_DATABASE).",
        )
    upgrade(engine, head["revision"])
    tables = {table.name: table for table in Base.metadata.sorted_tables}
    counts = dict.fromkeys(tables, 0)
    with engine.begin() as connection:
        for name, values in rows:
            table = tables[name]
            connection.execute(insert(table), [_typed(table, values)])
            counts[name] += 1
    if head["revision"] != newest(engine):
        upgrade(engine)
    return counts


def _has_rows(engine: Engine) -> bool:
    with engine.connect() as connection:
        return any(
            connection.scalar(select(func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
        )


def _read(source: Path) -> tuple[dict[str, Any], Iterator[tuple[str, list[Any]]]]:
    try:
        lines = gzip.open(source, "rt", encoding="utf-8").read().splitlines()
        head = json.loads(lines[0])
        rows = [json.loads(line) for line in lines[1:]]
    except (OSError, EOFError, ValueError, IndexError) as error:
        raise UsageError(
            f"{source} is not a whole backup: {error}. Take another copy.",
            f"{source} no es un respaldo completo: {error}. Use otra copia.",
        ) from None
    if not isinstance(head, dict) or head.get("form") != FORM:
        raise UsageError(
            f"{source} is not a backup of this program.",
            f"{source} no es un respaldo de este programa.",
        )
    return head, ((name, values) for name, values in rows)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _typed(table: Table, values: list[Any]) -> dict[str, Any]:
    typed = {}
    for column, value in zip(table.columns, values, strict=True):
        if value is not None and column.type.python_type is dt.datetime:
            value = dt.datetime.fromisoformat(value)
        typed[column.name] = value
    return typed
