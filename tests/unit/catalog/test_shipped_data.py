"""The shipped data keep the rules that hold for all data."""

from equiv.catalog.compiled import compile_catalog
from equiv.catalog.loader import Loader, list_files


def test_the_shipped_data_have_no_problem(curricula):
    assert compile_catalog(curricula).release.id


def test_the_codings_of_the_blind_passes_are_readable(curricula, knowledge):
    loader = Loader(curricula)
    codings = loader.codings()

    assert loader.problems == []
    assert codings
    for name, rows in codings.items():
        for row in rows:
            assert row.source in knowledge.catalog.items, name
            assert row.target in knowledge.catalog.items, name


def test_every_data_file_is_utf8_with_unix_line_ends(curricula):
    for path in list_files(curricula):
        content = path.read_bytes()
        assert content.decode("utf-8")
        assert b"\r" not in content, path
        assert content.endswith(b"\n"), path
