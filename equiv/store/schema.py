"""Bring a database to the newest schema, and say which one it has."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

FOLDER = Path(__file__).with_name("migrations")


def config(engine: Engine) -> Config:
    """Alembic's settings for one engine; no file of settings is read."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.attributes["engine"] = engine
    return made


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to `revision`."""
    command.upgrade(config(engine), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Run the migrations back to `revision`."""
    command.downgrade(config(engine), revision)


def current(engine: Engine) -> str | None:
    """The revision a database has; None for an empty one."""
    with engine.execution_options(equiv_reader=True).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest(engine: Engine) -> str | None:
    """The revision this program knows."""
    return ScriptDirectory.from_config(config(engine)).get_current_head()
