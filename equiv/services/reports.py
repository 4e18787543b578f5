"""Studies of the shipped data that the method page shows: made at release, checked by a test."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from equiv.domain.crosswalks import Coding
from equiv.services.agreement import measure
from equiv.services.knowledge import Knowledge
from equiv.services.study import study

FOLDER = Path(__file__).with_name("reports")


def make_reports(
    knowledge: Knowledge, codings: Mapping[str, Sequence[Coding]]
) -> dict[str, dict[str, Any]]:
    """The threshold study and the agreement of the blind passes, by name of the file."""
    release = knowledge.catalog.release
    scopes = {scope.id: scope for scope in knowledge.catalog.scopes}
    files = [asdict(measure(name, rows, scopes[name])) for name, rows in codings.items()]
    for row in files:
        for key in ("kappa", "positive", "same_step"):
            row[key] = round(row[key], 4)
    return {
        "thresholds": study(knowledge, release.published_on),
        "agreement": {"release": release.id, "content_hash": release.content_hash, "files": files},
    }


def write_all(reports: Mapping[str, Mapping[str, Any]]) -> list[Path]:
    """Write each report beside this module."""
    FOLDER.mkdir(exist_ok=True)
    written = []
    for name, report in reports.items():
        path = FOLDER / f"{name}.json"
        path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        written.append(path)
    return written


def read(name: str, content_hash: str) -> dict[str, Any] | None:
    """A kept report, where it was made on this very content; else None."""
    path = FOLDER / f"{name}.json"
    if not path.exists():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found if found.get("content_hash") == content_hash else None
