"""What the tables refuse: every constraint is broken on purpose, on both databases."""

import re

import pytest
from invented_records import add_school
from sqlalchemy import delete, func, inspect, select
from sqlalchemy.exc import IntegrityError

from equiv.store.base import Base
from equiv.store.models import Organisation, Transcript, TranscriptEntry


def a_school(**other):
    return Organisation(**{"id": "new", "name": "Escuela", "is_demo": False, **other})


def a_transcript(**other):
    filled = {"id": "t2", "organisation_id": "school", "label": "A", "document": "table"}
    return Transcript(**{**filled, **other})


def an_entry(**other):
    filled = {"transcript_id": "t1", "line": 2, "title": "QUIMICA", "origin": "paper"}
    return TranscriptEntry(**{**filled, **other})


@pytest.fixture
def started(session):
    """A school with one transcript of one line."""
    add_school(session)
    session.add(a_transcript(id="t1"))
    session.add(an_entry(line=1))
    session.flush()
    return session


# constraint or column -> a row that breaks only it
BROKEN = {
    "pk_organisations": (a_school, {"id": "school"}),
    "pk_transcripts": (a_transcript, {"id": "t1"}),
    "pk_transcript_entries": (an_entry, {"id": 1}),
    "fk_transcripts_organisation_id": (a_transcript, {"organisation_id": "nobody"}),
    "fk_transcript_entries_transcript_id": (an_entry, {"transcript_id": "nothing"}),
    "uq_transcript_entries_transcript_id_line": (an_entry, {"line": 1}),
    "ck_transcript_entries_line_from_one": (an_entry, {"line": 0}),
    "ck_transcript_entries_title_not_empty": (an_entry, {"title": ""}),
    "organisations.id": (a_school, {"id": None}),
    "organisations.name": (a_school, {"name": None}),
    "organisations.is_demo": (a_school, {"is_demo": None}),
    "transcripts.id": (a_transcript, {"id": None}),
    "transcripts.organisation_id": (a_transcript, {"organisation_id": None}),
    "transcripts.label": (a_transcript, {"label": None}),
    "transcripts.document": (a_transcript, {"document": None}),
    "transcript_entries.transcript_id": (an_entry, {"transcript_id": None}),
    "transcript_entries.line": (an_entry, {"line": None}),
    "transcript_entries.title": (an_entry, {"title": None}),
    "transcript_entries.origin": (an_entry, {"origin": None}),
}


def test_the_rows_that_are_varied_are_themselves_accepted(started):
    started.add_all([a_school(), a_transcript(), an_entry()])
    started.flush()

    assert started.scalar(select(func.count()).select_from(TranscriptEntry)) == 2


@pytest.mark.filterwarnings("ignore:.*primary key:sqlalchemy.exc.SAWarning")
@pytest.mark.filterwarnings("ignore:New instance:sqlalchemy.exc.SAWarning")
@pytest.mark.parametrize("broken", BROKEN)
def test_a_row_that_breaks_a_constraint_is_refused_by_its_name(started, kind, broken):
    make, change = BROKEN[broken]
    values = {c.key: getattr(make(**change), c.key) for c in inspect(type(make())).column_attrs}
    given = {k: v for k, v in values.items() if v is not None or k in change}
    with pytest.raises(IntegrityError) as refused:
        started.connection().execute(type(make()).__table__.insert().values(**given))

    told = str(refused.value.orig)
    if kind == "postgresql":
        assert re.search(rf"\b{broken.rpartition('.')[2]}\b", told)
    elif broken.startswith("ck_"):  # SQLite names check constraints, and columns for the others
        assert re.search(rf"\b{broken}\b", told)
    else:
        word = {"pk": "UNIQUE", "uq": "UNIQUE", "fk": "FOREIGN KEY"}.get(broken[:2], "NOT NULL")
        assert word in told


def test_no_constraint_is_left_unbroken():
    """A new constraint needs its own broken row in the table above."""
    named = {c.name for table in Base.metadata.tables.values() for c in table.constraints}
    required = {
        f"{column.table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if not column.nullable and column.server_default is None
    }

    assert named <= BROKEN.keys()
    assert required - {"transcript_entries.id"} <= BROKEN.keys()


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        pytest.param(Organisation, (0, 0, 0), id="a school takes its records along"),
        pytest.param(Transcript, (1, 0, 0), id="a record takes its lines along"),
        pytest.param(TranscriptEntry, (1, 1, 0), id="a line goes alone"),
    ],
)
def test_what_belongs_to_a_row_goes_with_it(started, gone, left):
    started.execute(delete(gone))
    tables = (Organisation, Transcript, TranscriptEntry)

    assert tuple(started.scalar(select(func.count()).select_from(t)) for t in tables) == left


def test_every_table_says_what_personal_data_it_holds():
    silent = [m.class_.__name__ for m in Base.registry.mappers if "pii:" not in m.class_.__doc__]

    assert silent == []


def test_a_moment_is_written_by_the_database(started):
    started.expire_all()
    (transcript,) = started.scalars(select(Transcript))

    assert transcript.created_at is not None
