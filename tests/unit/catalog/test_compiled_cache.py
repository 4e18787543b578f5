"""The compiled catalog: parsed once per content, and never trusted when damaged."""

import os
import pickle

import pytest
import small_tree as tree
import yaml
from small_tree import write_tree

from equiv.catalog.compiled import load_catalog
from equiv.domain.errors import CurriculaError


@pytest.fixture
def root(tmp_path):
    return write_tree(tmp_path / "tree")


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def forbid_yaml(monkeypatch):
    """From the call on, any parsing of YAML fails the test."""

    def forbidden(*_, **__):
        raise AssertionError("YAML was parsed")

    return lambda: monkeypatch.setattr(yaml, "load", forbidden)


def kept(cache):
    (file,) = cache.glob("curricula-*.pickle")
    return file


def test_the_second_load_parses_no_yaml_and_gives_the_same(root, cache, forbid_yaml):
    first = load_catalog(root, cache)
    forbid_yaml()

    assert load_catalog(root, cache) == first


def test_the_trap_for_yaml_would_spring_without_a_cache(root, cache, forbid_yaml):
    forbid_yaml()

    with pytest.raises(AssertionError, match="YAML was parsed"):
        load_catalog(root, cache)


def test_one_changed_byte_gives_a_new_catalog(root, cache):
    before = load_catalog(root, cache)
    file = root / tree.FRAMEWORK_US
    file.write_bytes(file.read_bytes().replace(b"Add rationals", b"Add rationalz"))
    after = load_catalog(root, cache)

    assert before.item("us-demo.math-2020:N.1").text.en == "Add rationals"
    assert after.item("us-demo.math-2020:N.1").text.en == "Add rationalz"
    assert after.release.content_hash != before.release.content_hash


def test_a_renamed_file_is_another_content(root, cache):
    before = load_catalog(root, cache).release.content_hash
    (root / tree.SOURCES).rename(root / "sources" / "other.yaml")

    assert load_catalog(root, cache).release.content_hash != before


def test_the_cache_of_older_content_is_removed(root, cache):
    load_catalog(root, cache)
    first = kept(cache)
    (root / tree.RELEASE).write_text('id: "2026.2"\npublished_on: "2026-12-01"\n', "utf-8")
    load_catalog(root, cache)

    assert kept(cache) != first


def flip(content, position):
    return content[:position] + bytes([content[position] ^ 0x55]) + content[position + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda good: b"", id="emptied"),
        pytest.param(lambda good: b"not a pickle at all", id="overwritten by text"),
        pytest.param(lambda good: good[: len(good) // 2], id="cut in half"),
        pytest.param(lambda good: pickle.dumps("a catalog"), id="replaced by another value"),
        *(
            pytest.param(
                lambda good, n=n: flip(good, n * len(good) // 12), id=f"bit flipped at {n}/12"
            )
            for n in range(12)
        ),
    ],
)
def test_a_damaged_cache_is_rebuilt(root, cache, damage):
    first = load_catalog(root, cache)
    file = kept(cache)
    good = file.read_bytes()
    file.write_bytes(damage(good))

    assert load_catalog(root, cache) == first
    assert load_catalog(root, cache) == first
    assert len(kept(cache).read_bytes()) == len(good)


def test_a_cache_folder_that_cannot_be_made_only_costs_time(root, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    assert load_catalog(root, tmp_path / "file" / "cache").release.id == "2026.1"


def test_a_read_only_cache_folder_only_costs_time(root, cache):
    cache.mkdir()
    cache.chmod(0o500)
    try:
        if os.access(cache, os.W_OK):
            pytest.skip("this account may write everywhere; the test above stands for it")
        assert load_catalog(root, cache).release.id == "2026.1"
        assert list(cache.iterdir()) == []
    finally:
        cache.chmod(0o700)


def test_a_tree_with_a_problem_leaves_no_cache(tmp_path, cache):
    root = write_tree(tmp_path / "bad", (tree.ALIGNMENTS, "mostly", "somewhat"))

    with pytest.raises(CurriculaError):
        load_catalog(root, cache)

    assert not list(cache.glob("*"))


def test_the_cache_is_readable_by_its_owner_alone(root, cache):
    load_catalog(root, cache)

    assert cache.stat().st_mode & 0o077 == 0
