"""`equiv curricula`: check, list and measure the shipped data, or another folder of it."""

import json
import shutil

import pytest


@pytest.fixture
def copied(curricula, tmp_path):
    """A copy of the shipped data that a test may spoil."""
    return shutil.copytree(curricula, tmp_path / "curricula")


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_data_have_no_problem(equiv_command, knowledge):
    ran = equiv_command("curricula", "check")

    assert (ran.code, ran.stdout) == (0, b"")
    assert f"{len(knowledge.catalog.items)} items" in ran.err
    assert ran.err.endswith("no problem.\n")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        pytest.param("policies/us-tx.yaml", "id:", "colour: red\nid:", "colour", id="unknown key"),
        pytest.param(
            "policies/equiv-default.yaml", "sources:", ": [", "equiv-default.yaml", id="no YAML"
        ),
        pytest.param(
            "alignments/mx-dgb.math-2017--us-ccss.math-2010.csv",
            "us-ccss.math-2010:",
            "us-ccss.math-2010:NOWHERE-",
            "NOWHERE-",
            id="alignment to an item that is not there",
        ),
    ],
)
def test_check_lists_each_problem_on_stdout_with_its_file(
    equiv_command, copied, curricula, file, old, new, told
):
    text = (curricula / file).read_text(encoding="utf-8")
    spoil(copied / file, old if old in text else text.partition("\n")[0], new)
    ran = equiv_command("curricula", "check", "--folder", copied)

    assert ran.code == 1
    assert told in ran.out
    assert ran.err == f"equiv: {len(ran.out.splitlines())} problem(s)\n"


@pytest.mark.parametrize(
    ("lang", "told"),
    [pytest.param("en", "The curricula have", id="English"),
     pytest.param("es", "Los currículos tienen", id="Spanish")],
)  # fmt: skip
def test_spoilt_data_are_not_listed_but_refused(equiv_command, tmp_path, lang, told):
    (tmp_path / "empty").mkdir()
    words = ("--folder", tmp_path / "empty", "--lang", lang)
    ran = equiv_command("curricula", "list", *words, EQUIV_CACHE=str(tmp_path / "cache"))

    assert (ran.code, ran.stdout) == (1, b"")
    assert told in ran.err
    assert "release.yaml" in ran.err


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        pytest.param("en", ["Frameworks", "Mexican plans", "States"], id="English"),
        pytest.param("es", ["Marcos curriculares", "Planes mexicanos", "Estados"], id="Spanish"),
    ],
)
def test_list_names_everything_that_is_loaded(equiv_command, knowledge, lang, heads):
    ran = equiv_command("curricula", "list", "--lang", lang)
    catalog = knowledge.catalog
    listed = {line.split()[0] for line in ran.out.splitlines() if line.strip()}

    assert (ran.code, ran.err) == (0, "")
    assert [head for head in heads if f"{head}\n" not in ran.out] == []
    for names in (catalog.frameworks, catalog.plans, catalog.policies):
        assert set(names) <= listed
    assert {scope.id for scope in catalog.scopes} <= listed


def test_agreement_has_a_row_with_shares_for_every_coded_file(equiv_command, curricula):
    ran = equiv_command("curricula", "agreement")
    head, _, *rows = (line.split() for line in ran.out.splitlines())

    assert (ran.code, ran.err) == (0, "")
    assert head[:2] == ["file", "pairs"]
    assert {row[0] for row in rows} == {p.stem for p in (curricula / "codings").glob("*.csv")}
    for row in rows:
        pairs, first, second, both = map(int, row[1:5])
        assert both <= min(first, second) <= pairs
        assert all(0 < float(share) <= 1 for share in row[5:])


def test_study_says_what_flips_at_each_threshold_both_ways(equiv_command, knowledge):
    ran = equiv_command("curricula", "study")
    study = json.loads(ran.out)

    assert (ran.code, ran.err) == (0, "")
    assert study["content_hash"] == knowledge.catalog.release.content_hash
    assert sum(study["classes"].values()) == study["pairs"]
    moved = {(f["threshold"], round(f["to"] - f["from"], 2)) for f in study["flips"]}
    names = ("full", "partial", "exam", "range")
    assert moved == {(name, move) for name in names for move in (-0.05, 0.05)}
    assert all(sum(f["changes"].values()) == f["flips"] for f in study["flips"])


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        pytest.param("en", "Faults of machine-made crosswalks", id="English"),
        pytest.param("es", "Fallas de los cruces hechos a máquina", id="Spanish"),
    ],
)
def test_the_audit_names_every_file_and_every_fault(equiv_command, knowledge, lang, told):
    ran = equiv_command("curricula", "audit", "--lang", lang)

    assert (ran.code, ran.err) == (0, "")
    assert told in ran.out
    for scope in knowledge.catalog.scopes:
        assert scope.id in ran.out


def test_the_holdings_are_one_table_for_each_kind(equiv_command):
    ran = equiv_command("curricula", "holdings", "--lang", "es")

    assert ran.code == 0
    assert "**Planes de estudio mexicanos**" in ran.out
    assert "| `mx-sep.secundaria-2017` | completo |" in ran.out


def test_the_holdings_are_put_into_the_readme_of_the_data(equiv_command, copied):
    spoil(copied / "holdings.yaml", "us-tx, completeness: partial", "us-tx, completeness: complete")
    ran = equiv_command("curricula", "holdings", "--folder", copied, "--write-readme")

    assert ran.code == 0
    assert "| `us-tx` | complete |" in (copied / "README.md").read_text(encoding="utf-8")


def test_a_sample_shows_links_of_every_file_with_reasons_in_both_languages(
    equiv_command, knowledge
):
    ran = equiv_command("curricula", "sample", "--per-file", "5")
    blocks = ran.out.strip().split("\n\n")

    assert (ran.code, ran.err) == (0, "")
    assert [b.splitlines()[0] for b in blocks] == [f"## {s.id}" for s in knowledge.catalog.scopes]
    for block in blocks:
        assert 1 <= block.count("\n  en: ") == block.count("\n  es: ") <= 5
    assert ran.out == equiv_command("curricula", "sample", "--per-file", "5").out
