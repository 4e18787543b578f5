"""Both databases: SQLite in a file, and a PostgreSQL server made for this run and thrown away."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from equiv.store import schema
from equiv.store.engine import open_engine

IN_CI = os.environ.get("CI") == "true"
BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


class Server:
    """A PostgreSQL server of our own: no file of it outlives the run, no address but a socket."""

    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.data, self.sockets = folder / "data", folder / "sockets"
        # The server refuses to run as root, so there it gets the account of its package.
        self.as_other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.count = 0

    def start(self):
        self.sockets.mkdir()
        if self.as_other:
            for path in (self.folder, self.sockets):
                shutil.chown(path, "postgres", "postgres")
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "equiv", "-E", "UTF8", "--no-sync")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]  # only names the socket; nothing listens on TCP
        options = (
            f"-p {self.port} -k {self.sockets} -c listen_addresses= "
            "-c fsync=off -c full_page_writes=off -c timezone=America/Mexico_City"
        )
        self.run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-o", options, "-w", "start")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def run(self, program, *words):
        command = [*self.as_other, str(self.programs / program), *map(str, words)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
        done = subprocess.run(command, cwd=self.folder, check=False, timeout=120, **quiet)
        assert done.returncode == 0, f"{program}: {done.stderr}"

    def address(self):
        return f"postgresql+psycopg://equiv@/postgres?host={self.sockets}&port={self.port}"

    def new_database(self):
        """The address of an empty schema, which a program takes for an empty database."""
        self.count += 1
        name = f"equiv_{self.count}"
        engine = open_engine(self.address())
        with engine.begin() as connection:
            connection.execute(text(f"create schema {name}"))
        engine.dispose()
        return f"{self.address()}&options=-csearch_path%3D{name}"


@pytest.fixture(scope="session")
def postgresql():
    """A server for this run; skips where the package is missing, and in CI fails there."""
    programs = find_programs()
    if programs is None:
        absent = "PostgreSQL is not installed: the package is called postgresql"
        if IN_CI:
            pytest.fail(f"{absent} (in CI it must be there)")
        pytest.skip(absent)
    with tempfile.TemporaryDirectory(prefix="equiv-pg-") as folder:  # short: a socket's path is
        server = Server(programs, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


def find_programs():
    """The folder of the newest server's programs, or None."""
    installed = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if installed:
        return max(installed, key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@pytest.fixture(params=BOTH)
def kind(request):
    """One test for each kind of database."""
    return request.param


@pytest.fixture
def new_engine(request, tmp_path):
    """Open an empty database of a kind, as often as a test asks."""
    opened = []

    def make(kind):
        if kind == "sqlite":
            address = f"sqlite:///{tmp_path / f'{len(opened)}.sqlite'}"
        else:
            address = request.getfixturevalue("postgresql").new_database()
        opened.append(open_engine(address))
        return opened[-1]

    yield make
    for engine in opened:
        engine.dispose()


@pytest.fixture
def empty(kind, new_engine):
    """A database without tables."""
    return new_engine(kind)


@pytest.fixture
def engine(empty):
    """A database with the newest tables and no row."""
    schema.upgrade(empty)
    return empty


@pytest.fixture
def session(engine):
    """A session whose work is rolled back."""
    with Session(engine) as session:
        yield session


@pytest.fixture
def count_queries(engine):
    """The statements that reach the database, one after the other."""
    seen = []

    def note(connection, cursor, statement, *rest):
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)
