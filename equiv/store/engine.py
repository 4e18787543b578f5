"""A database engine with the settings that both stores need."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from equiv.domain.errors import UsageError

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
)


@contextmanager
def telling_why() -> Iterator[None]:
    """A database that cannot be opened, reached or brought up to date is told in a sentence."""
    try:
        yield
    except CommandError as error:
        raise UsageError(
            f"The database was made by another version of this program ({error}). Use that "
            "version, or restore its backup with it.",
            f"La base de datos es de otra versión de este programa ({error}). Use esa versión o "
            "restaure su respaldo con ella.",
        ) from None
    except (SQLAlchemyError, OSError, ImportError) as error:
        why = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise UsageError(
            f"The database cannot be used: {why}. Correct the address in --database or "
            "EQUIV_DATABASE, such as sqlite:////folder/equiv.sqlite or postgresql://host/name.",
            f"No se puede usar la base de datos: {why}. Corrija la dirección en --database o "
            "EQUIV_DATABASE, como sqlite:////carpeta/equiv.sqlite o postgresql://host/nombre.",
        ) from None


def open_engine(address: str) -> Engine:
    """An engine for a SQLAlchemy address; a SQLite file's folder is made where it is missing."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    options: dict[str, Any] = {}
    if url.database in (None, "", ":memory:"):
        # The one connection is the database; threads take turns, since SQLite nests no transaction.
        options = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
        options["connect_args"] = {"check_same_thread": False}
    else:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    """SQLite keeps no foreign key and waits for no lock unless told so on each connection."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Any) -> None:
    """A writer takes the lock at once: a lock taken half-way fails in spite of the time-out."""
    is_reader = connection.get_execution_options().get("equiv_reader", False)
    connection.exec_driver_sql("BEGIN" if is_reader else "BEGIN IMMEDIATE")
