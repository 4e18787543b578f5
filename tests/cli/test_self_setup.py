"""`python3 -m equiv` on a bare machine: what it needs, what it has, what it would run.

No environment is made here: each test looks at one answer that decides whether one is made.
"""

import ast
import os
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from equiv import __main__ as start


@pytest.fixture
def project_elsewhere(tmp_path, monkeypatch):
    """A project with its own list of packages and its own `.venv`, not yet made."""

    def make(run, test=(), locks=()):
        listed = (
            f"[project]\ndependencies = {list(run)!r}\n[dependency-groups]\ndev = {list(test)!r}\n"
        )
        (tmp_path / "pyproject.toml").write_text(listed, encoding="utf-8")
        (tmp_path / ".venv").mkdir(exist_ok=True)
        for name, text in locks:
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        return tmp_path

    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    locks = {"run": tmp_path / "run.txt", "test": tmp_path / "test.txt"}
    monkeypatch.setattr(start, "LOCKS", locks)
    return make


def names(requirements):
    return [re.split(r"[\[<>=!~; ]", one, maxsplit=1)[0] for one in requirements]


def test_it_imports_nothing_but_the_standard_library():
    tree = ast.parse(Path(start.__file__).read_text(encoding="utf-8"))
    top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {a.name for n in top if isinstance(n, ast.Import) for a in n.names}
    modules |= {n.module for n in top if isinstance(n, ast.ImportFrom)}

    assert {module.partition(".")[0] for module in modules} <= sys.stdlib_module_names


@pytest.mark.parametrize("needs", ["run", "test"])
def test_this_environment_is_ready(needs):
    assert start._is_ready(needs)


def test_what_it_needs_is_what_the_project_lists(project):
    listed = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))

    assert start._requirements("run") == listed["project"]["dependencies"]
    assert start._requirements("test") == [
        *listed["project"]["dependencies"],
        *listed["dependency-groups"]["dev"],
    ]


@pytest.mark.parametrize(
    ("run", "test", "needs", "ready"),
    [
        pytest.param(["click>=8"], [], "run", True, id="installed"),
        pytest.param(["click>=8", "no-such-package"], [], "run", False, id="the last is missing"),
        pytest.param(["psycopg[binary]>=3"], [], "run", True, id="extras are not part of a name"),
        pytest.param(["click ; python_version > '3'"], [], "run", True, id="nor are conditions"),
        pytest.param(["click"], ["no-such-package"], "run", True, id="tests are not needed to run"),
        pytest.param(
            ["click"], ["no-such-package"], "test", False, id="but for the tests they are"
        ),
    ],
)
def test_ready_means_that_every_listed_package_is_installed(
    project_elsewhere, run, test, needs, ready
):
    project_elsewhere(run, test)

    assert start._is_ready(needs) is ready


def test_a_changed_lock_makes_its_own_environment_outdated(project_elsewhere, monkeypatch):
    root = project_elsewhere(["click"], locks=[("run", "click==8.3.0"), ("test", "click==8.3.0")])
    monkeypatch.setattr(sys, "prefix", str(root / ".venv"))
    start._stamp("run").touch()
    assert start._is_ready("run")

    (root / "run.txt").write_text("click==8.3.1", encoding="utf-8")
    assert not start._is_ready("run")


def test_an_environment_that_somebody_else_made_is_left_to_them(project_elsewhere, monkeypatch):
    root = project_elsewhere(["click"])
    monkeypatch.setattr(sys, "prefix", str(root / ".venv"))

    assert start._is_ready("run")  # no stamp of ours in it, and the packages are there


def test_an_environment_with_the_tests_also_runs(project_elsewhere, monkeypatch):
    root = project_elsewhere(["click"], locks=[("run", "a"), ("test", "b")])
    monkeypatch.setattr(sys, "prefix", str(root / ".venv"))
    start._stamp("test").touch()

    assert start._is_ready("run")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "run.txt").write_text("click==9"), id="another lock"),
        pytest.param(lambda root: (root / "run.txt").unlink(), id="no lock"),
    ],
)
def test_the_stamp_tells_one_list_of_packages_from_another(project_elsewhere, change):
    root = project_elsewhere(["click"], locks=[("run", "click==8")])
    before = start._stamp("run")
    assert start._stamp("run") == before
    change(root)

    assert start._stamp("run") != before
    assert before.parent == root / ".venv"


def test_without_a_lock_the_stamp_follows_the_project(project_elsewhere):
    project_elsewhere(["click"])
    before = start._stamp("run")
    project_elsewhere(["click", "flask"])

    assert start._stamp("run") != before


@pytest.mark.skipif(os.name == "nt", reason="there the command is started, not replaced")
def test_inside_the_environment_the_very_same_command_runs(project_elsewhere, monkeypatch):
    root = project_elsewhere(["click"])
    (root / ".venv" / "bin").mkdir()
    start.PYTHON.touch()
    start._stamp("run").touch()
    replaced = []
    monkeypatch.setattr(os, "execve", lambda *words: replaced.append(words))
    monkeypatch.setattr(sys, "argv", ["equiv", "lookup", "MATEMATICAS 3", "--state", "TX"])
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    start._run_in_venv("run")

    ((program, command, environment),) = replaced
    assert command == [str(program), "-m", "equiv", "lookup", "MATEMATICAS 3", "--state", "TX"]
    assert program == start.PYTHON
    assert environment["PYTHONPATH"] == f"{root}{os.pathsep}/elsewhere"


@pytest.mark.parametrize("path", [None, ""], ids=["unset", "empty"])
def test_an_empty_search_path_gets_no_empty_entry(path):
    assert start._with_root(path) == str(start.ROOT)


def test_talk_goes_to_stderr(capsys):
    start._say("Installing.")

    assert capsys.readouterr() == ("", "equiv: Installing.\n")


def test_a_tool_that_fails_is_told_in_words(capfd):
    with pytest.raises(SystemExit) as stopped:
        start._call([sys.executable, "-c", "print('said by the tool'); raise SystemExit(3)"])

    assert "failed (exit code 3)" in str(stopped.value)
    assert "package index" in str(stopped.value)
    assert capfd.readouterr() == ("", "said by the tool\n")


def test_an_old_python_is_told_its_number(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(sys, "version", "3.10.4 (main)")
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is 3\.10\.4\."):
        start.main()


@pytest.mark.parametrize("needs", ["run", "test"])
def test_the_lock_names_every_package_with_its_hash(needs):
    lock = start.LOCKS[needs].read_text(encoding="utf-8")
    locked = {
        name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.M)
    }

    assert {name.lower() for name in names(start._requirements(needs))} <= locked
    blocks = re.split(r"^(?=[A-Za-z0-9._-]+==)", lock, flags=re.M)[1:]
    assert [b.partition(" ")[0] for b in blocks if "--hash=sha256:" not in b] == []


def test_installed_packages_are_those_of_the_project():
    assert metadata.distribution("click").version
