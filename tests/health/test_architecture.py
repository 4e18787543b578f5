"""Imports point downwards only, and each library has its place.  The table is the architecture."""

import ast
import re
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
FILES = [path for part in ("equiv", "web") for path in sorted((ROOT / part).rglob("*.py"))]
NAMES = [str(path.relative_to(ROOT)) for path in FILES]

# library -> the only folders or modules that may import it
PLACES = {
    "networkx": ["equiv/graph"],
    "scipy": ["equiv/engine"],
    "numpy": ["equiv/engine", "equiv/services"],
    "rapidfuzz": ["equiv/services"],
    "marshmallow": ["equiv/catalog"],
    "yaml": ["equiv/catalog"],
    "sqlalchemy": ["equiv/store", "equiv/services", "equiv/wiring.py", "web"],
    "alembic": ["equiv/store"],
    "defusedxml": ["equiv/readers"],
    "python_calamine": ["equiv/readers"],
    "jinja2": ["equiv/exchange"],
    "markupsafe": ["equiv/exchange", "web"],
    "typst": ["equiv/exchange"],
    "click": ["equiv/cli"],
    "rich": ["equiv/cli"],
    "waitress": ["equiv/cli"],
    "flask": ["web"],
    "flask_babel": ["web"],
    "flask_bootstrap": ["web"],
    "flask_wtf": ["web"],
    "werkzeug": ["web"],
    "wtforms": ["web"],
}
SESSION_ONLY = {"Session", "sessionmaker"}  # what services and the site may take from SQLAlchemy
CLOCKS = {"equiv/cli/options.py", "web/clock.py"}  # the only modules that ask for today
ALL_FILES = pytest.mark.parametrize("path", FILES, ids=NAMES)


def imports(path):
    """(module, names taken, line) of every import of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, set(), node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: relative import"
            yield node.module, {alias.name for alias in node.names}, node.lineno


def place(path):
    return path.relative_to(ROOT).as_posix()


def test_the_contracts_of_import_linter_are_kept(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])

    code = lint_imports(no_cache=True)

    shown = capsys.readouterr().out
    assert code == 0, shown
    assert "0 broken" in shown


@ALL_FILES
def test_imports_are_absolute_and_name_what_they_take(path):
    for module, names, line in imports(path):
        assert "*" not in names, f"{place(path)}:{line}: from {module} import *"


@ALL_FILES
def test_a_library_is_imported_only_in_its_place(path):
    here = place(path)
    for module, _, line in imports(path):
        library = module.partition(".")[0]
        if library in sys.stdlib_module_names or library in ("equiv", "web"):
            continue
        assert library in PLACES, f"{here}:{line}: {library} has no place in the architecture"
        allowed = PLACES[library]
        assert any(here == one or here.startswith(f"{one}/") for one in allowed), (
            f"{here}:{line}: {library} belongs to {', '.join(allowed)}"
        )


@pytest.mark.parametrize("path", [p for p in FILES if place(p).startswith("equiv/domain/")])
def test_the_domain_needs_only_the_standard_library_and_itself(path):
    for module, _, line in imports(path):
        is_own = module == "equiv.domain" or module.startswith("equiv.domain.")
        is_standard = module.partition(".")[0] in sys.stdlib_module_names
        assert is_own or is_standard, f"{place(path)}:{line}: {module}"


def test_the_command_that_sets_itself_up_needs_only_the_standard_library():
    for module, _, line in imports(ROOT / "equiv" / "__main__.py"):
        is_standard = module.partition(".")[0] in sys.stdlib_module_names
        assert is_standard or module.startswith("equiv"), f"line {line}: {module}"


@ALL_FILES
def test_outside_the_store_sqlalchemy_is_a_session_and_nothing_else(path):
    if place(path).startswith("equiv/store/"):
        return
    for module, names, line in imports(path):
        if module.partition(".")[0] == "sqlalchemy":
            assert names, f"{place(path)}:{line}: import the Session by name"
            assert names <= SESSION_ONLY, f"{place(path)}:{line}: {names - SESSION_ONLY}"


@ALL_FILES
def test_no_module_is_a_drawer_for_everything(path):
    assert path.stem not in {"utils", "util", "common", "misc", "helpers"}


@ALL_FILES
def test_the_day_of_today_is_asked_for_in_one_module_of_each_face(path):
    asked = re.search(
        r"date\.today\(|datetime\.now\(|utcnow|\btime\.time\(", path.read_text("utf-8")
    )

    assert not asked or place(path) in CLOCKS


@pytest.mark.parametrize("library", PLACES)
def test_the_table_of_places_is_not_stale(library):
    """`rich` may stand unused for a while: the command line is free to use it."""
    if library == "rich":
        return
    found = [place(p) for p in FILES for module, _, _ in imports(p)
             if module.partition(".")[0] == library]  # fmt: skip

    for one in PLACES[library]:
        assert any(here == one or here.startswith(f"{one}/") for here in found), one


@pytest.mark.parametrize(
    "folder",
    ["domain", "catalog", "graph", "engine", "store", "readers", "exchange", "services", "cli"],
)
def test_every_layer_has_files_to_check(folder):
    assert any(place(path).startswith(f"equiv/{folder}/") for path in FILES)
