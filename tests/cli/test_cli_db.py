"""`equiv db`: upgrade, back up and restore, as whoever runs the site does it."""

import gzip
import sqlite3

import pytest
from sqlalchemy import select

from equiv.domain.transcripts import Transcript
from equiv.services import demo_school
from equiv.store.base import Base
from equiv.store.engine import open_engine
from equiv.wiring import open_sessions


def address_of(path):
    return f"sqlite:///{path}"


def all_rows(path):
    """Every row of every table."""
    engine = open_engine(address_of(path))
    with engine.connect() as connection:
        found = {
            table.name: connection.execute(select(table).order_by(*table.primary_key)).all()
            for table in Base.metadata.sorted_tables
        }
    engine.dispose()
    return found


@pytest.fixture
def filled(tmp_path, knowledge):
    """The file of a database with the invented school."""
    path = tmp_path / "school.sqlite"
    sessions = open_sessions(address_of(path))
    with sessions.begin() as session:
        demo_school.fill(session, knowledge)
    sessions.kw["bind"].dispose()
    return path


def test_upgrade_makes_a_database_and_a_second_time_changes_nothing(equiv_command, tmp_path):
    at = ("--database", address_of(tmp_path / "new" / "equiv.sqlite"))
    first, second = equiv_command("db", "upgrade", *at), equiv_command("db", "upgrade", *at)

    assert (first.code, first.stdout) == (0, b"")
    assert first.err.startswith("equiv: schema none -> ")
    newest = first.err.split()[-1]
    assert (second.code, second.stdout) == (0, b"")
    assert second.err == f"equiv: schema {newest} -> {newest}\n"


def test_upgrade_of_a_filled_database_keeps_every_row(equiv_command, filled):
    before = all_rows(filled)
    ran = equiv_command("db", "upgrade", "--database", address_of(filled))

    assert ran.code == 0
    assert all_rows(filled) == before


def test_the_database_of_the_environment_is_used_where_none_is_named(equiv_command, tmp_path):
    path = tmp_path / "environment.sqlite"
    ran = equiv_command("db", "upgrade", EQUIV_DATABASE=address_of(path))

    assert ran.code == 0
    assert path.exists()


def test_backup_and_restore_give_the_same_rows(equiv_command, filled, tmp_path):
    kept, copy = tmp_path / "kept.gz", tmp_path / "copy.sqlite"
    saved = equiv_command("db", "backup", kept, "--database", address_of(filled))
    back = equiv_command("db", "restore", kept, "--database", address_of(copy))

    assert (saved.code, saved.err, back.code, back.err) == (0, "", 0, "")
    assert all_rows(copy) == all_rows(filled)
    counts = {name: str(len(rows)) for name, rows in all_rows(filled).items()}
    assert dict(line.split("\t") for line in saved.out.splitlines()) == counts
    assert back.out == saved.out
    assert int(counts["transcript_entries"]) > 0


@pytest.mark.parametrize(
    ("lang", "told"),
    [pytest.param("en", "The database is not empty", id="English"),
     pytest.param("es", "La base de datos no está vacía", id="Spanish")],
)  # fmt: skip
def test_restore_into_a_filled_database_is_refused_and_changes_nothing(
    equiv_command, filled, tmp_path, lang, told
):
    at = ("--database", address_of(filled))
    equiv_command("db", "backup", tmp_path / "kept.gz", *at)
    before = all_rows(filled)
    ran = equiv_command("db", "restore", tmp_path / "kept.gz", *at, "--lang", lang)

    assert (ran.code, ran.stdout) == (1, b"")
    assert told in ran.err
    assert all_rows(filled) == before


def cut(content):
    return content[: len(content) // 2]


def flip(content):
    middle = len(content) // 2
    return content[:middle] + bytes(255 - b for b in content[middle : middle + 9]) + content[-40:]


def edit(content, change):
    return gzip.compress(change(gzip.decompress(content).decode()).encode())


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        pytest.param(cut, "is not a whole backup", id="cut in the middle"),
        pytest.param(flip, "is not a whole backup", id="damaged in the middle"),
        pytest.param(lambda _: b"", "is not a whole backup", id="empty file"),
        pytest.param(lambda _: b"asignatura\n", "is not a whole backup", id="another kind of file"),
        pytest.param(
            lambda c: edit(c, lambda text: text.replace("equiv-backup-1", "equiv-backup-9")),
            "is not a backup of this program",
            id="another form",
        ),
        pytest.param(
            lambda c: edit(c, lambda text: text.replace('["transcripts"', '["secrets"', 1)),
            "is not a whole backup",
            id="rows of a table that is not there",
        ),
        pytest.param(
            lambda c: edit(
                c, lambda text: text.replace('["organisations", [', '["organisations", [0, ')
            ),
            "is not a whole backup",
            id="a row with a value too many",
        ),
        pytest.param(
            lambda c: edit(c, lambda text: text + text.splitlines()[-1] + "\n"),
            "is not a whole backup: UNIQUE constraint failed",
            id="the last row twice",
        ),
        pytest.param(
            lambda c: edit(c, lambda text: text.replace('"revision": "', '"revision": "9')),
            "made by another version of this program",
            id="a schema of the future",
        ),
    ],
)
def test_a_spoilt_backup_is_refused_and_nothing_half_done_is_left(
    equiv_command, filled, tmp_path, spoil, told
):
    kept, copy = tmp_path / "kept.gz", tmp_path / "copy.sqlite"
    equiv_command("db", "backup", kept, "--database", address_of(filled))
    spoilt = tmp_path / "spoilt.gz"
    spoilt.write_bytes(spoil(kept.read_bytes()))
    ran = equiv_command("db", "restore", spoilt, "--database", address_of(copy))

    assert (ran.code, ran.stdout) == (1, b"")
    assert told in ran.err
    again = equiv_command("db", "restore", kept, "--database", address_of(copy))
    assert again.code == 0  # the whole backup still finds an empty database
    assert all_rows(copy) == all_rows(filled)


def test_a_backup_of_an_empty_database_says_what_to_run_first(equiv_command, tmp_path):
    at = ("--database", address_of(tmp_path / "empty.sqlite"))
    ran = equiv_command("db", "backup", tmp_path / "kept.gz", *at)

    assert (ran.code, ran.stdout) == (1, b"")
    assert "run `equiv db upgrade` first" in ran.err
    assert not list(tmp_path.glob("kept*"))


def test_a_backup_that_cannot_be_written_leaves_nothing(equiv_command, filled, tmp_path):
    to = tmp_path / "nowhere" / "kept.gz"
    ran = equiv_command("db", "backup", to, "--database", address_of(filled), "--lang", "es")

    assert (ran.code, ran.stdout) == (1, b"")
    assert f"No se puede escribir {to}" in ran.err


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("nonsense", id="no address"),
        pytest.param("bogus://host/name", id="unknown kind"),
        pytest.param("postgresql://127.0.0.1:1/equiv", id="nobody listens"),
        pytest.param("sqlite:////proc/nowhere/equiv.sqlite", id="folder that cannot be made"),
    ],
)
@pytest.mark.parametrize(
    ("lang", "told"),
    [pytest.param("en", "The database cannot be used: ", id="English"),
     pytest.param("es", "No se puede usar la base de datos: ", id="Spanish")],
)  # fmt: skip
def test_a_database_that_cannot_be_reached_is_told_in_a_sentence(
    equiv_command, address, lang, told
):
    ran = equiv_command("db", "upgrade", "--database", address, "--lang", lang)

    assert (ran.code, ran.stdout) == (1, b"")
    assert ran.err.startswith(f"equiv: {told}")
    assert "EQUIV_DATABASE" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_password_in_the_address_is_not_repeated(equiv_command):
    address = "postgresql://equiv:hunter2@127.0.0.1:1/equiv"
    ran = equiv_command("db", "upgrade", "--database", address)

    assert ran.code == 1
    assert "hunter2" not in ran.err


def test_a_file_that_is_no_database_is_told(equiv_command, boleta):
    before = boleta.read_bytes()
    ran = equiv_command("db", "upgrade", "--database", address_of(boleta))

    assert ran.code == 1
    assert "file is not a database" in ran.err
    assert boleta.read_bytes() == before


def test_a_database_of_a_newer_program_is_left_alone(equiv_command, filled):
    with sqlite3.connect(filled) as database:
        database.execute("update alembic_version set version_num = '9999'")
    database.close()
    before = all_rows(filled)
    ran = equiv_command("db", "upgrade", "--database", address_of(filled))

    assert ran.code == 1
    assert "made by another version of this program" in ran.err
    assert all_rows(filled) == before


def test_a_restored_school_goes_on_taking_records(equiv_command, filled, tmp_path):
    from equiv.domain.transcripts import Entry
    from equiv.store import transcripts

    kept, copy = tmp_path / "kept.gz", tmp_path / "copy.sqlite"
    equiv_command("db", "backup", kept, "--database", address_of(filled))
    equiv_command("db", "restore", kept, "--database", address_of(copy))
    sessions = open_sessions(address_of(copy))
    with sessions.begin() as session:
        record = Transcript((Entry(1, "QUIMICA", "8"),))
        transcripts.add(session, "demo-new", demo_school.SCHOOL, "nuevo", record)
    sessions.kw["bind"].dispose()

    assert len(all_rows(copy)["transcripts"]) == len(all_rows(filled)["transcripts"]) + 1
