"""The data files of a tree, and the hash of their content.

Apart from the loader, so that a run with a compiled catalog imports neither YAML nor schemas.
"""

import hashlib
from pathlib import Path

DATA_ENDINGS = (".yaml", ".csv")


def list_files(root: Path) -> list[Path]:
    """Every data file below `root`, in a stable order."""
    return sorted(path for path in root.rglob("*") if path.suffix in DATA_ENDINGS)


def hash_content(root: Path) -> str:
    """One hash over names and bytes of all data files: the key of the compiled cache."""
    digest = hashlib.sha256()
    for path in list_files(root):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
