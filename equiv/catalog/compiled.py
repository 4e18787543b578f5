"""The compiled catalog: the tree is parsed once per content, never at run time after that."""

import os
import pickle
from pathlib import Path

from equiv.catalog.catalog import Catalog
from equiv.catalog.checks import find_problems
from equiv.catalog.loader import Loader, hash_content
from equiv.domain.errors import CurriculaError

# Raised when the shape of the domain values changes, so that an old cache is not read.
FORM = 1


def cache_folder() -> Path:
    """A folder of the user's own; other accounts must not be able to write it."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "equiv"


def load_catalog(root: Path, cache: Path | None = None) -> Catalog:
    """The catalog of `root`, from the cache where its content has not changed.

    Raises CurriculaError with every problem of a tree that breaks a rule.
    """
    folder = cache or cache_folder()
    path = folder / f"curricula-{FORM}-{hash_content(root)[:24]}.pickle"
    if path.exists():
        try:
            kept: Catalog = pickle.loads(path.read_bytes())  # noqa: S301  the user's own file
            return kept
        except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
            path.unlink(missing_ok=True)
    catalog = compile_catalog(root)
    _keep(catalog, path)
    return catalog


def compile_catalog(root: Path) -> Catalog:
    """Parse and check the whole tree."""
    catalog = Loader(root).load()
    if problems := find_problems(catalog):
        raise CurriculaError(tuple(problems))
    return catalog


def _keep(catalog: Catalog, path: Path) -> None:
    """Write the cache beside and move it in place; a read-only home only costs the time again."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(pickle.dumps(catalog, protocol=pickle.HIGHEST_PROTOCOL))
        fresh.replace(path)
        for old in path.parent.glob("curricula-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return
