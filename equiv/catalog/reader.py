"""Read YAML and CSV strictly: what the format would guess is refused, with file and line."""

import csv
import io
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

_GUESSED = {
    "tag:yaml.org,2002:float": "a number with decimals",
    "tag:yaml.org,2002:timestamp": "a date",
}


class FileProblem(Exception):
    """One thing wrong in one file; the loader collects these."""


class _StrictLoader(yaml.CSafeLoader):  # type: ignore[misc]
    """Refuses repeated keys, keys that are not text, and unquoted decimals and dates."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise FileProblem(f"line {_line(key_node)}: key {key!r} is not text: quote it")
            if key in seen:
                raise FileProblem(f"line {_line(key_node)}: key {key!r} stands twice")
            seen.add(key)
        built: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return built

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if node.tag in _GUESSED:
            raise FileProblem(
                f"line {_line(node)}: {node.value} would be read as {_GUESSED[node.tag]}: quote it"
            )
        return super().construct_object(node, deep)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def read_yaml(path: Path) -> dict[str, Any]:
    """The one mapping of a YAML file; FileProblem where the form is not strict."""
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506
    except yaml.YAMLError as error:
        raise FileProblem(" ".join(str(error).split())) from None
    except UnicodeDecodeError:
        raise FileProblem("is not UTF-8") from None
    if not isinstance(loaded, dict):
        raise FileProblem("does not hold a mapping")
    return loaded


def read_csv(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """Rows with their line numbers; the header must be exactly `columns`."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise FileProblem("is not UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    if tuple(header) != columns:
        raise FileProblem(f"line 1: columns must be {','.join(columns)}; found {','.join(header)}")
    rows = []
    for cells in reader:
        if len(cells) != len(columns):
            raise FileProblem(
                f"line {reader.line_num}: {len(cells)} cells instead of {len(columns)}"
            )
        rows.append((reader.line_num, dict(zip(columns, (c.strip() for c in cells), strict=True))))
    return rows
