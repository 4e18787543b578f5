"""Backup and restore, within one kind of database and from each to the other."""

import datetime as dt
import gzip
import json

import pytest
from invented_records import RECORD, add_school, fill
from sqlalchemy import select
from sqlalchemy.orm import Session

from equiv.domain.errors import UsageError
from equiv.domain.transcripts import Entry, Transcript
from equiv.store import schema, transcripts
from equiv.store.backup import back_up, restore
from equiv.store.base import Base
from equiv.store.models import Transcript as Row

KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


def in_utc(value):
    """A moment in UTC without zone, as SQLite keeps it; other values as they are."""
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.astimezone(dt.UTC).replace(tzinfo=None)
    return value


def all_rows(engine):
    with engine.connect() as connection:
        return {
            table.name: [
                tuple(in_utc(value) for value in row)
                for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }


def unpacked(path):
    return gzip.decompress(path.read_bytes()).decode()


@pytest.fixture
def filled(engine):
    with Session(engine) as session, session.begin():
        fill(session, demos=3, others=2)
        add_school(session, "ñandú", is_demo=True)
        transcripts.add(session, "t1", "ñandú", "Ejemplo", RECORD)
    return engine


@pytest.mark.parametrize("to", KINDS)
def test_every_row_comes_back_equal_in_either_kind_of_database(filled, new_engine, tmp_path, to):
    copy = new_engine(to)
    saved = back_up(filled, tmp_path / "kept.gz")
    back = restore(copy, tmp_path / "kept.gz")

    assert all_rows(copy) == all_rows(filled)
    assert saved == back == {name: len(rows) for name, rows in all_rows(filled).items()}
    assert schema.current(copy) == schema.current(filled)


@pytest.mark.parametrize("to", KINDS)
def test_a_restored_database_goes_on_taking_records(filled, new_engine, tmp_path, to):
    copy = new_engine(to)
    back_up(filled, tmp_path / "kept.gz")
    restore(copy, tmp_path / "kept.gz")
    with Session(copy) as session, session.begin():
        transcripts.add(session, "new", "demo", "nuevo", Transcript((Entry(1, "QUIMICA", "8"),)))

    with Session(copy) as session:
        assert transcripts.to_record(transcripts.get_demo(session, "new")).entries[0].mark == "8"


def test_a_moment_is_the_same_moment_whatever_the_zone_of_the_server(filled, new_engine, tmp_path):
    back_up(filled, tmp_path / "kept.gz")
    kept = [json.loads(line) for line in unpacked(tmp_path / "kept.gz").splitlines()[1:]]
    moments = [row[-1] for name, row in kept if name == "transcripts"]
    now = dt.datetime.now(dt.UTC)

    assert moments != []
    for moment in moments:
        assert abs(now - dt.datetime.fromisoformat(moment)) < dt.timedelta(minutes=10)


def test_a_backup_of_a_backup_is_the_same_file(filled, new_engine, kind, tmp_path):
    copy = new_engine(kind)
    back_up(filled, tmp_path / "one.gz")
    restore(copy, tmp_path / "one.gz")
    back_up(copy, tmp_path / "two.gz")

    assert unpacked(tmp_path / "two.gz") == unpacked(tmp_path / "one.gz")


def test_restore_into_a_filled_database_is_refused(filled, tmp_path):
    back_up(filled, tmp_path / "kept.gz")
    before = all_rows(filled)
    with pytest.raises(UsageError, match="The database is not empty"):
        restore(filled, tmp_path / "kept.gz")

    assert all_rows(filled) == before


def test_restore_into_an_empty_database_with_tables_is_allowed(filled, new_engine, kind, tmp_path):
    copy = new_engine(kind)
    schema.upgrade(copy)
    back_up(filled, tmp_path / "kept.gz")
    restore(copy, tmp_path / "kept.gz")

    assert all_rows(copy) == all_rows(filled)


def test_a_truncated_backup_changes_nothing(filled, new_engine, kind, tmp_path):
    copy = new_engine(kind)
    back_up(filled, tmp_path / "kept.gz")
    whole = (tmp_path / "kept.gz").read_bytes()
    (tmp_path / "cut.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UsageError, match=r"cut\.gz is not a whole backup"):
        restore(copy, tmp_path / "cut.gz")

    assert schema.current(copy) is None


def test_rows_that_break_a_constraint_leave_no_row_behind(filled, new_engine, kind, tmp_path):
    copy = new_engine(kind)
    back_up(filled, tmp_path / "kept.gz")
    lines = unpacked(tmp_path / "kept.gz").splitlines()
    doubled = "\n".join([*lines, lines[-1], ""])
    (tmp_path / "doubled.gz").write_bytes(gzip.compress(doubled.encode()))
    with pytest.raises(UsageError, match=r"doubled\.gz is not a whole backup"):
        restore(copy, tmp_path / "doubled.gz")

    assert {name: rows for name, rows in all_rows(copy).items() if rows} == {}


def test_a_backup_appears_whole_or_not_at_all(empty, tmp_path):
    with pytest.raises(UsageError, match="run `equiv db upgrade` first"):
        back_up(empty, tmp_path / "kept.gz")

    assert list(tmp_path.glob("kept*")) == []


def test_a_backup_replaces_an_older_one_and_leaves_no_other_file(filled, tmp_path):
    (tmp_path / "kept.gz").write_bytes(b"old")
    back_up(filled, tmp_path / "kept.gz")

    assert [path.name for path in tmp_path.glob("kept*")] == ["kept.gz"]
    assert (tmp_path / "kept.gz").read_bytes()[:2] == b"\x1f\x8b"


def test_a_backup_waits_for_no_writer(filled, tmp_path):
    with Session(filled) as writer:
        writer.add(Row(id="open", organisation_id="demo", label="x", document="table"))
        writer.flush()
        counts = back_up(filled, tmp_path / "kept.gz")
        writer.rollback()

    assert counts["transcripts"] == 6  # the row that was not committed is not among them
