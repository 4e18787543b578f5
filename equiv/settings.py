"""All settings, read from the environment once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SHIPPED = Path(__file__).resolve().parent / "_curricula"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where data, cache and database are.

    `curricula`   folder of the data files (EQUIV_CURRICULA)
    `cache`       folder of the compiled data (EQUIV_CACHE), None for the user's own
    `database`    SQLAlchemy address (EQUIV_DATABASE)
    `secret_key`  signs cookies (EQUIV_SECRET_KEY), None makes a new one at each start
    """

    curricula: Path
    cache: Path | None
    database: str
    secret_key: str | None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the environment, with defaults that need nothing."""
    beside = PROJECT / "curricula"
    curricula = environment.get("EQUIV_CURRICULA")
    cache = environment.get("EQUIV_CACHE")
    return Settings(
        curricula=Path(curricula) if curricula else (SHIPPED if SHIPPED.exists() else beside),
        cache=Path(cache) if cache else None,
        database=environment.get("EQUIV_DATABASE") or f"sqlite:///{_home() / 'equiv.sqlite'}",
        secret_key=environment.get("EQUIV_SECRET_KEY"),
    )


def _home() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "equiv"
