"""The least data: every table says what it holds, and some things are asked nowhere."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from wtforms import Form
from wtforms.fields.core import UnboundField

import equiv.domain.analysis
import equiv.domain.transcripts
from equiv.exchange import analysis_json
from equiv.store import models  # noqa: F401  fills the registry
from equiv.store.base import Base
from web.records import forms

ROOT = Path(__file__).parents[2]
NEVER_ASKED = re.compile(
    r"immigra|inmigra|\bvisa\b|citizen|ciudadan|nationalit|nacionalidad|social.?security|"
    r"seguro.?social|\bssn\b|\bitin\b|passport|pasaporte|undocument|indocumentad|green.?card|"
    r"alien|birth.?(place|country|state)|lugar.?de.?nacimiento|refugee|asylum",
    re.IGNORECASE,
)
TABLES = [
    mapper.class_ for mapper in sorted(Base.registry.mappers, key=lambda m: m.class_.__name__)
]


def spaced(name):
    return name.replace("_", " ").replace("-", " ")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_table_says_what_personal_data_it_holds(table):
    assert re.search(r"pii: \w+", table.__doc__ or ""), f"{table.__name__} has no `pii:` note"


def test_there_are_tables_to_check():
    assert len(TABLES) >= 3


def columns():
    for table in Base.metadata.tables.values():
        yield from (f"{table.name}.{column.name}" for column in table.columns)


def form_fields():
    for name, form in vars(forms).items():
        if isinstance(form, type) and issubclass(form, Form):
            for field, value in vars(form).items():
                if isinstance(value, UnboundField):
                    yield f"{name}.{field}"


def inputs_of_templates():
    for path in sorted((ROOT / "web" / "templates").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"""\bname=["']([^"'{]+)["']""", text):
            yield f"{path.name}: {name}"


def properties(schema, place=""):
    for name, inner in schema.get("properties", {}).items():
        yield f"{place}.{name}"
        yield from properties(inner, f"{place}.{name}")
    for name, inner in schema.get("$defs", {}).items():
        yield from properties(inner, name)


def fields_of_records():
    for module in (equiv.domain.transcripts, equiv.domain.analysis):
        for name, value in vars(module).items():
            if is_dataclass(value):
                yield from (f"{name}.{field.name}" for field in fields(value))


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(columns, id="columns of tables"),
        pytest.param(form_fields, id="fields of forms"),
        pytest.param(inputs_of_templates, id="inputs of pages"),
        pytest.param(lambda: properties(analysis_json.schema()), id="fields of the JSON contract"),
        pytest.param(fields_of_records, id="fields of records in memory"),
    ],
)
def test_nobody_is_asked_for_status_citizenship_or_social_security(names):
    found = list(names())

    assert found
    assert [name for name in found if NEVER_ASKED.search(spaced(name))] == []


@pytest.mark.parametrize(
    "name", ["students.immigration_status", "visa", "citizenship", "social_security_number", "ssn"]
)
def test_the_pattern_would_find_such_a_field(name):
    assert NEVER_ASKED.search(spaced(name))


def test_no_option_of_the_command_line_asks_for_it_either():
    from equiv.cli.evaluate import evaluate
    from equiv.cli.explain import explain
    from equiv.cli.lookup import lookup

    options = [p.name for command in (evaluate, explain, lookup) for p in command.params]

    assert options
    assert [name for name in options if NEVER_ASKED.search(spaced(name))] == []
