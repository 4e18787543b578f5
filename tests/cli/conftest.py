"""Commands run as a user runs them: the words in, the exit code and both streams out."""

import os
import subprocess
import sys
from dataclasses import dataclass

import invented_papers as papers
import pytest
from click.testing import CliRunner

import equiv.cli
import equiv.cli.language
import equiv.wiring
from equiv.settings import PROJECT

UNTOLD = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": None}


@dataclass(frozen=True)
class Ran:
    """What one command left behind."""

    code: int
    stdout: bytes
    err: str

    @property
    def out(self):
        return self.stdout.decode("utf-8")


@pytest.fixture
def equiv_command(monkeypatch, knowledge, surroundings, tmp_path):
    """Run a command inside this process, from its words to its exit code.

    The real entry point with click's streams; only the shipped data is not read again each time.
    """
    home = {
        "EQUIV_CACHE": surroundings["EQUIV_CACHE"],
        "EQUIV_DATABASE": f"sqlite:///{tmp_path / 'own' / 'equiv.sqlite'}",
    }
    monkeypatch.setattr(equiv.wiring, "load_knowledge", lambda settings=None: knowledge)

    def run(*words, **environment):
        monkeypatch.setattr(sys, "argv", ["equiv", *map(str, words)])
        monkeypatch.setattr(equiv.cli.language, "_chosen", {})
        with CliRunner().isolation(env={**UNTOLD, **home, **environment}) as (out, err, _):
            try:
                equiv.cli.main()
                code = 0
            except SystemExit as stop:
                code = stop.code or 0
            sys.stdout.flush()
            sys.stderr.flush()
            return Ran(code, out.getvalue(), err.getvalue().decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory):
    """The environment of whole processes: a cache and a home that only this run uses."""
    home = tmp_path_factory.mktemp("home")
    named = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    named.pop("LANG", None)
    own = {
        "EQUIV_CACHE": str(home / "cache"),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "xdg"),
        "PYTHONPATH": str(PROJECT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return {**named, **own}


@pytest.fixture
def equiv_process(surroundings, tmp_path):
    """Run `python -m equiv` as a process of its own, in a folder of its own."""

    def run(*words, **environment):
        done = subprocess.run(
            [sys.executable, "-m", "equiv", *map(str, words)],
            cwd=tmp_path,
            env={**surroundings, **environment},
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def keep_file(tmp_path):
    """Write a file into this test's folder and give its path."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def boleta(keep_file):
    """A CSV file: three years of secundaria with a failed line and an unknown title."""
    return keep_file("boleta.csv", papers.to_csv(papers.boleta_rows()))
