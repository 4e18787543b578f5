"""How complete the data is, and the audit of its judgements."""

import re

import pytest
from factories import make_alignment, make_item, make_scope

from equiv.catalog.loader import Loader
from equiv.domain.crosswalks import Strength
from equiv.services.audit import audit
from equiv.services.audit_text import write_audit
from equiv.services.holdings import (
    BEGIN,
    END,
    README,
    as_markdown,
    list_holdings,
    put_into_readme,
)


@pytest.fixture(scope="module")
def found(knowledge, curricula):
    return audit(knowledge.catalog, Loader(curricula).codings())


@pytest.fixture(scope="module")
def tables(knowledge):
    return list_holdings(knowledge.catalog)


def test_every_framework_plan_and_state_has_a_row(knowledge, tables):
    frameworks, plans, states = tables
    catalog = knowledge.catalog

    assert {r.holding.id for r in frameworks.rows} == set(catalog.frameworks)
    assert {r.holding.id for r in plans.rows} == set(catalog.plans)
    assert len(states.rows) == len(catalog.policies) == 51


def test_a_plan_with_nothing_compared_is_not_called_more_than_names(tables):
    for row in tables[1].rows:
        assert (row.compared == 0) == (row.holding.completeness.value == "listed"), row.holding.id


def test_what_is_not_complete_says_what_is_missing(tables):
    silent = [
        row.holding.id
        for table in tables
        for row in table.rows
        if row.holding.completeness.value != "complete" and row.holding.note is None
    ]

    assert silent == []


def test_a_framework_mostly_from_memory_is_not_called_complete(tables):
    for row in tables[0].rows:
        if row.recalled > row.records / 2:
            assert row.holding.completeness.value != "complete", row.holding.id


def test_the_table_in_the_readme_is_the_one_of_the_data(curricula, tables):
    text = (curricula / README).read_text(encoding="utf-8")

    assert text.partition(BEGIN)[2].partition(END)[0] == f"\n{as_markdown(tables)}"


def test_only_what_stands_between_the_marks_of_a_readme_changes(tmp_path):
    path = tmp_path / "README.md"
    path.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    put_into_readme(path, "new\n")

    assert path.read_text(encoding="utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"


def test_a_readme_without_marks_is_left_alone(tmp_path):
    path = tmp_path / "README.md"
    path.write_text("text", encoding="utf-8")

    with pytest.raises(ValueError, match="does not hold"):
        put_into_readme(path, "new")
    assert path.read_text(encoding="utf-8") == "text"


def exceptions(found, words):
    return next(f.exceptions for f in found.findings if words in f.fault.en)


@pytest.mark.parametrize(
    "words",
    [
        "links are equivalent",
        "shared words",
        "outside 1 to 12",
        "stored more than once",
    ],
)
def test_the_faults_of_machine_made_crosswalks_are_absent(found, words):
    assert exceptions(found, words) == ()


def test_steep_links_are_few_never_equivalent_and_each_says_why(found):
    steep = exceptions(found, "2 grades or more")

    assert len(steep) <= 10
    for line in steep:
        assert re.search(r": mostly, [23] grades: ", line), line
        assert len(line.rpartition("grades: ")[2]) > 30


def test_every_file_has_its_measured_self_agreement(found):
    assert [f.file for f in found.files if f.agreement is None] == []


def test_every_file_records_what_was_looked_for_and_not_found(found):
    assert [f.file for f in found.files if not f.near_misses] == []


def test_the_counts_of_a_file_are_those_of_its_rows(knowledge, found):
    catalog = knowledge.catalog
    scope = catalog.scopes[0]
    rows = [
        a for a in catalog.alignments if a.source in scope.sources and a.target in scope.targets
    ]
    file = next(f for f in found.files if f.file == scope.id)

    linked = {a.source for a in rows if a.forward is not Strength.NONE}
    assert file.links == sum(a.forward is not Strength.NONE for a in rows)
    assert file.linked + len(file.unlinked) == len(scope.sources)
    assert linked.isdisjoint(file.unlinked)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_audit_is_written_with_every_file(found, language):
    text = write_audit(found, language)

    for file in found.files:
        assert file.file in text
    assert not re.search(r"\bnan\b", text)


class Faulty:
    """A catalog of two items that shows each fault once."""

    policies, courses, state_courses, rights, frameworks = {}, {}, {}, {}, {}

    def __init__(self):
        low, high = make_item("mx.a:1", grades=(7,)), make_item("us.b:1", grades=(11,))
        odd = make_item("us.b:2", grades=(99,))
        self.items = {i.id: i for i in (low, high, odd)}
        link = make_alignment(low.id, high.id, Strength.EQUIVALENT)
        self.alignments = (link, make_alignment(high.id, low.id, Strength.MINIMALLY))
        self.scopes = (make_scope([low.id], [high.id], "mx.a--us.b"),)


def test_each_fault_is_seen_where_it_is():
    found = audit(Faulty(), {})

    assert exceptions(found, "links are equivalent") == ("mx.a--us.b: 1 of 1",)
    assert exceptions(found, "2 grades or more")[0].startswith("mx.a:1 -> us.b:1: equivalent, 4")
    assert exceptions(found, "outside 1 to 12") == ("us.b:2",)
    assert exceptions(found, "stored more than once") == ("mx.a:1 <-> us.b:1",)
