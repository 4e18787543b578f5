"""The shipped alignments and studies: what was judged stands as it was judged."""

import gzip
import json
import re

import pytest

from equiv.catalog.loader import Loader
from equiv.domain.crosswalks import Standing, Strength
from equiv.services import reports


@pytest.fixture(scope="module")
def codings(curricula):
    return Loader(curricula).codings()


@pytest.fixture(scope="module")
def fresh(knowledge, codings):
    return json.loads(json.dumps(reports.make_reports(knowledge, codings)))


def test_equivalent_survives_the_second_coder(knowledge, codings):
    said = {(c.source, c.target): (c.first, c.second) for rows in codings.values() for c in rows}
    settled = [a for a in knowledge.catalog.alignments if a.forward is Strength.EQUIVALENT]

    assert settled
    weak = [
        f"{a.source} -> {a.target}: {said.get((a.source, a.target))}"
        for a in settled
        if set(said.get((a.source, a.target), (Strength.NONE,))) != {Strength.EQUIVALENT}
    ]
    assert weak == []


def test_every_link_was_coded_and_every_coded_pair_was_settled(knowledge, codings):
    coded = {(c.source, c.target) for rows in codings.values() for c in rows}
    settled = {(a.source, a.target) for a in knowledge.catalog.alignments}

    assert settled == coded


def test_a_settled_strength_lies_within_a_step_of_what_a_pass_saw(knowledge, codings):
    said = {(c.source, c.target): (c.first, c.second) for rows in codings.values() for c in rows}
    beyond = [
        f"{a.source} -> {a.target}"
        for a in knowledge.catalog.alignments
        if a.forward.rank > max(s.rank for s in said[a.source, a.target]) + 1
    ]

    assert beyond == []


def test_no_link_claims_a_review_that_nobody_made(knowledge):
    assert {a.standing for a in knowledge.catalog.alignments} == {Standing.PROPOSED}
    assert {a.author for a in knowledge.catalog.alignments} == {"editorial"}


def test_every_link_lies_in_the_scope_of_its_file(knowledge):
    scopes = knowledge.catalog.scopes
    for a in knowledge.catalog.alignments:
        assert any(a.source in s.sources and a.target in s.targets for s in scopes), (
            f"{a.source} -> {a.target}"
        )


def leaf_codes(path):
    """Codes of the items that no other item of a CASE package stands below."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        package = json.load(file)
    parents = {
        a["destinationNodeURI"]["identifier"]
        for a in package["CFAssociations"]
        if a["associationType"] == "isChildOf"
    }
    return {
        item["humanCodingScheme"].strip()
        for item in package["CFItems"]
        if item.get("humanCodingScheme") and item["identifier"] not in parents
    }, {
        item["humanCodingScheme"].strip()
        for item in package["CFItems"]
        if item.get("humanCodingScheme")
    }


def ours(knowledge, framework):
    items = (knowledge.catalog.items[i] for i in knowledge.catalog.framework(framework).items)
    return {item.code for item in items if item.is_leaf and item.type != "practice"}


@pytest.mark.reference
@pytest.mark.parametrize("edition", ["2019", "2025"])
def test_common_core_codes_of_grades_6_to_12_are_those_of_the_package(
    knowledge, reference_file, edition
):
    name = f"case-packages/ccss-math-{edition}/ccss-math-{edition}.json.gz"
    leaves, _ = leaf_codes(reference_file(name))

    assert ours(knowledge, "us-ccss.math-2010") == {
        code for code in leaves if re.match(r"[678]\.|HS", code)
    }


@pytest.mark.reference
def test_ngss_performance_expectations_of_middle_and_high_school_are_those_of_the_package(
    knowledge, reference_file
):
    _, coded = leaf_codes(reference_file("case-packages/ngss-2018/ngss-2018.json.gz"))

    assert ours(knowledge, "us-ngss.science-2013") == {
        code for code in coded if re.fullmatch(r"(MS|HS)-[A-Z]+\d-\d+", code)
    }


@pytest.mark.parametrize("name", ["thresholds", "agreement"])
def test_a_kept_report_is_what_a_fresh_computation_gives(fresh, name):
    path = reports.FOLDER / f"{name}.json"

    assert path.exists(), "run `equiv curricula study --write-reports`"
    assert json.loads(path.read_text(encoding="utf-8")) == fresh[name], (
        "stale: run `equiv curricula study --write-reports`"
    )


def test_no_report_is_kept_that_nothing_makes(fresh):
    assert {path.stem for path in reports.FOLDER.glob("*.json")} == set(fresh)


def test_a_report_of_other_content_is_not_shown(knowledge):
    assert reports.read("thresholds", knowledge.catalog.release.content_hash) is not None
    assert reports.read("thresholds", "0" * 64) is None
