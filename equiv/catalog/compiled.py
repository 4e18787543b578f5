"""The compiled catalog: the tree is parsed once per content, never at run time after that."""

import hashlib
import os
import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any

from equiv.catalog.catalog import Catalog
from equiv.catalog.files import hash_content
from equiv.domain.errors import CurriculaError

# Raised when the shape of the domain values changes, so that an old cache is not read.
FORM = 4
DIGEST = 32  # bytes of SHA-256 in front of a kept file


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
    kept: Catalog | None = read_kept(path)
    if kept is not None:
        return kept
    catalog = compile_catalog(root)
    keep(catalog, path)
    with suppress(OSError):
        for old in folder.glob("curricula-*.pickle"):
            if old != path:
                old.unlink(missing_ok=True)
    return catalog


def compile_catalog(root: Path) -> Catalog:
    """Parse and check the whole tree; what that takes is imported only where it happens."""
    from equiv.catalog.checks import find_problems
    from equiv.catalog.loader import Loader

    catalog = Loader(root).load()
    if problems := find_problems(catalog):
        raise CurriculaError(tuple(problems))
    return catalog


def read_kept(path: Path) -> Any:
    """What `keep` wrote, or None where it is absent, damaged or of another program version.

    The digest in front tells a damaged file, which might else load as other data.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, body = content[:DIGEST], content[DIGEST:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        return pickle.loads(body)  # noqa: S301  the user's own file
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError):
        return None


def keep(value: object, path: Path) -> None:
    """Write the cache beside and move it in place; a read-only home only costs the time again."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(hashlib.sha256(body).digest() + body)
        fresh.replace(path)
    except OSError:
        return
