"""Back up and restore a database: one JSON-lines file, the same for SQLite and PostgreSQL."""

import datetime as dt
import gzip
import json
import zlib
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, insert, select
from sqlalchemy.exc import IntegrityError

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
    try:
        with gzip.open(fresh, "wt", encoding="utf-8") as out, reader.connect() as connection:
            out.write(json.dumps({"form": FORM, "revision": revision}) + "\n")
            for table in Base.metadata.sorted_tables:
                counts[table.name] = 0
                for row in connection.execution_options(yield_per=BATCH).execute(select(table)):
                    out.write(json.dumps([table.name, [_plain(v) for v in row]]) + "\n")
                    counts[table.name] += 1
        fresh.replace(to)
    except OSError as error:
        raise UsageError(
            f"{to} cannot be written: {error.strerror}. Choose another place.",
            f"No se puede escribir {to}: {error.strerror}. Elija otro lugar.",
        ) from None
    finally:
        fresh.unlink(missing_ok=True)
    return counts


def restore(engine: Engine, source: Path) -> dict[str, int]:
    """Fill an empty database from a backup, in one transaction; nothing half-done is left."""
    revision, rows = _read(source)
    if current(engine) is not None and _has_rows(engine):
        raise UsageError(
            "The database is not empty: restore into a new one (EQUIV_DATABASE).",
            "La base de datos no está vacía: restaure en una nueva (EQUIV_DATABASE).",
        )
    upgrade(engine, revision)
    counts = {table.name: 0 for table in Base.metadata.sorted_tables}
    try:
        with engine.begin() as connection:
            for table, values in rows:
                connection.execute(insert(table), values)
                counts[table.name] += 1
            _continue_numbers(connection)
    except IntegrityError as error:
        raise _damaged(source, error.orig) from None
    if revision != newest(engine):
        upgrade(engine)
    return counts


def _continue_numbers(connection: Connection) -> None:
    """PostgreSQL counts ids apart from the rows, and would hand out the first ones again."""
    if connection.dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(sequence, func.max(column))))


def _has_rows(engine: Engine) -> bool:
    with engine.connect() as connection:
        return any(
            connection.scalar(select(func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
        )


def _read(source: Path) -> tuple[str, list[tuple[Table, dict[str, Any]]]]:
    """The schema and all rows of a backup; read to the end before anything is changed."""
    tables = {table.name: table for table in Base.metadata.sorted_tables}
    try:
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            head = json.loads(next(lines, ""))
            if not isinstance(head, dict) or head.get("form") != FORM:
                raise _foreign(source)
            rows = [(tables[name], values) for name, values in map(json.loads, lines)]
            return str(head["revision"]), [(table, _typed(table, row)) for table, row in rows]
    except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError) as error:
        raise _damaged(source, error) from None


def _damaged(source: Path, why: object) -> UsageError:
    return UsageError(
        f"{source} is not a whole backup: {why}. Take another copy.",
        f"{source} no es un respaldo completo: {why}. Use otra copia.",
    )


def _foreign(source: Path) -> UsageError:
    return UsageError(
        f"{source} is not a backup of this program.",
        f"{source} no es un respaldo de este programa.",
    )


def _plain(value: Any) -> Any:
    """SQLite keeps moments without a zone, in UTC; PostgreSQL gives them in the session's."""
    if not isinstance(value, dt.datetime):
        return value
    known = value if value.tzinfo is not None else value.replace(tzinfo=dt.UTC)
    return known.astimezone(dt.UTC).isoformat()


def _typed(table: Table, values: list[Any]) -> dict[str, Any]:
    typed = {}
    for column, value in zip(table.columns, values, strict=True):
        if value is not None and column.type.python_type is dt.datetime:
            value = dt.datetime.fromisoformat(value)
        typed[column.name] = value
    return typed
