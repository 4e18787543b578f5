"""Connections: foreign keys, waiting writers, threads of one process, failures in words."""

import threading

import pytest
from invented_records import fill
from sqlalchemy import text
from sqlalchemy.orm import Session

from equiv.domain.errors import UsageError
from equiv.store import schema, transcripts
from equiv.store.engine import open_engine, telling_why
from equiv.wiring import open_sessions

THREADS, ROUNDS = 4, 25


def run_together(work):
    """`work` in several threads at once; the failures."""
    failed = []

    def guarded(number):
        try:
            for turn in range(ROUNDS):
                work(number, turn)
        except Exception as error:
            failed.append(repr(error))

    threads = [threading.Thread(target=guarded, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


@pytest.fixture
def memory():
    """Sessions on a database that lives in memory, as `equiv demo` uses it."""
    sessions = open_sessions("sqlite://")
    yield sessions
    sessions.kw["bind"].dispose()


@pytest.mark.parametrize(
    ("pragma", "value"), [("foreign_keys", 1), ("journal_mode", "wal"), ("busy_timeout", 5000)]
)
def test_every_sqlite_connection_is_prepared(new_engine, pragma, value):
    engine = new_engine("sqlite").execution_options(equiv_reader=True)
    with engine.connect() as one, engine.connect() as other:
        answers = [c.exec_driver_sql(f"pragma {pragma}").scalar() for c in (one, other)]

    assert answers == [value, value]


@pytest.fixture
def reading_engine(engine, kind):
    """The engine whose readers do not stand in the way of a writer."""
    return engine.execution_options(equiv_reader=True) if kind == "sqlite" else engine


def test_a_reader_sees_one_state_while_a_writer_goes_on(engine, reading_engine):
    with Session(reading_engine) as reader, Session(engine) as writer:
        assert transcripts.list_demo(reader) == []
        fill(writer)
        writer.commit()
        assert len(transcripts.list_demo(writer)) == 2


def test_writers_wait_for_each_other(engine):
    def write(number, turn):
        with Session(engine) as session, session.begin():
            name = f"{number}-{turn}"
            session.add(transcripts.Organisation(id=name, name=name, is_demo=True))

    assert run_together(write) == []
    with Session(engine) as session:
        found = session.scalar(text("select count(*) from organisations"))
    assert found == THREADS * ROUNDS


def test_a_database_in_memory_serves_threads_in_turn(memory):
    with memory.begin() as session:
        fill(session)

    def read(number, turn):
        with memory() as session:
            assert len(transcripts.list_demo(session)) == 2

    assert run_together(read) == []


def test_a_database_in_memory_is_new_each_time(memory):
    with memory.begin() as session:
        fill(session)
    other = open_sessions("sqlite://")
    with other() as session:
        assert transcripts.list_demo(session) == []
    other.kw["bind"].dispose()


def test_the_folder_of_a_new_file_is_made(tmp_path):
    sessions = open_sessions(f"sqlite:///{tmp_path / 'a' / 'b' / 'equiv.sqlite'}")
    sessions.kw["bind"].dispose()

    assert (tmp_path / "a" / "b" / "equiv.sqlite").exists()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("nonsense", id="no address"),
        pytest.param("bogus://host", id="unknown kind of database"),
        pytest.param("postgresql://127.0.0.1:1/equiv", id="nobody listens"),
        pytest.param("sqlite:////proc/nowhere/equiv.sqlite", id="folder that cannot be made"),
    ],
)
def test_a_site_without_its_database_says_why(address):
    with pytest.raises(UsageError) as refused:
        open_sessions(address)

    assert refused.value.text.en.startswith("The database cannot be used: ")
    assert refused.value.text.es.startswith("No se puede usar la base de datos: ")


def test_a_database_of_a_newer_program_is_refused(engine):
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))

    with pytest.raises(UsageError, match="made by another version of this program"), telling_why():
        schema.upgrade(engine)


@pytest.mark.postgresql
def test_an_address_may_leave_the_driver_out(postgresql):
    address = postgresql.new_database().replace("postgresql+psycopg:", "postgresql:")
    engine = open_engine(address)
    with engine.connect() as connection:
        assert connection.scalar(text("select 1")) == 1
    engine.dispose()
