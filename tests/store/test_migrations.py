"""Migrations: they make the tables of the models, go both ways, and keep the rows."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from invented_records import RECORD, add_school, fill
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from equiv.store import schema, transcripts
from equiv.store.base import Base

OPTIONS = {"compare_type": True, "compare_server_default": False}


def revisions(engine):
    """All revisions from the first to the newest."""
    script = ScriptDirectory.from_config(schema.config(engine))
    return [r.revision for r in script.walk_revisions()][::-1]


def structure(engine):
    """The tables as the database describes them."""
    look = inspect(engine)
    return {
        table: {
            "columns": [
                (c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(table)
            ],
            "key": look.get_pk_constraint(table),
            "foreign": look.get_foreign_keys(table),
            "unique": look.get_unique_constraints(table),
            "checks": sorted(c["name"] for c in look.get_check_constraints(table)),
            "indexes": look.get_indexes(table),
        }
        for table in sorted(set(look.get_table_names()) - {"alembic_version"})
    }


def test_migrations_make_exactly_the_tables_of_the_models(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=OPTIONS)
        assert compare_metadata(context, Base.metadata) == []


def test_migrations_and_models_agree_on_what_alembic_does_not_compare(engine, kind, new_engine):
    from_models = new_engine(kind)
    Base.metadata.create_all(from_models)

    assert structure(engine) == structure(from_models)


def test_there_is_one_line_of_migrations(empty):
    script = ScriptDirectory.from_config(schema.config(empty))

    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1


def test_current_is_none_then_the_newest(empty):
    assert schema.current(empty) is None
    schema.upgrade(empty)
    assert schema.current(empty) == schema.newest(empty) == revisions(empty)[-1]


def test_upgrading_twice_is_harmless(engine):
    with Session(engine) as session, session.begin():
        fill(session)
    before = structure(engine)
    schema.upgrade(engine)

    assert structure(engine) == before
    with Session(engine) as session:
        assert len(transcripts.list_demo(session)) == 2


def test_every_step_goes_up_down_and_up_on_a_filled_database(empty):
    before = None
    for revision in revisions(empty):
        schema.upgrade(empty, revision)
        made = structure(empty)
        if revision == revisions(empty)[-1]:
            with Session(empty) as session, session.begin():
                add_school(session, is_demo=True)
                transcripts.add(session, "t1", "school", "Ejemplo", RECORD)
        schema.downgrade(empty, before or "base")
        assert schema.current(empty) == before
        schema.upgrade(empty, revision)
        assert structure(empty) == made
        before = revision


def test_down_to_nothing_leaves_nothing(engine):
    with Session(engine) as session, session.begin():
        fill(session)
    schema.downgrade(engine, "base")

    assert structure(engine) == {}


@pytest.mark.parametrize("word", ["pk", "fk", "uq", "ix", "ck"])
def test_every_constraint_has_a_name_of_its_kind(word):
    kinds = {"pk": "primary_key_constraint", "fk": "foreign_key_constraint",
             "uq": "unique_constraint", "ck": "check_constraint", "ix": "index"}  # fmt: skip
    found = [
        c
        for table in Base.metadata.tables.values()
        for c in (*table.constraints, *table.indexes)
        if c.__visit_name__ in (kinds[word], kinds[word].replace("_constraint", ""))
        or (word == "ck" and c.__visit_name__ == "table_or_column_check_constraint")
    ]

    assert found != []
    assert [c.name for c in found if not str(c.name).startswith(f"{word}_{c.table.name}")] == []
