"""Records kept and read: nothing is lost, and what is not a demonstration is not there."""

import pytest
from invented_records import BARE, FULL, RECORD, add_school, fill

from equiv.domain.errors import NotFoundError
from equiv.services import demo_school
from equiv.store import transcripts


def test_a_kept_record_comes_back_as_it_was_read(session):
    add_school(session, is_demo=True)
    transcripts.add(session, "t1", "school", "Ejemplo", RECORD)
    session.flush()
    session.expire_all()

    assert transcripts.to_record(transcripts.get_demo(session, "t1")) == RECORD


@pytest.mark.parametrize("order", [(FULL, BARE), (BARE, FULL)], ids=["in order", "shuffled"])
def test_lines_come_back_in_the_order_of_the_paper(session, order):
    add_school(session, is_demo=True)
    transcripts.add(session, "t1", "school", "Ejemplo", type(RECORD)(order))
    session.flush()
    session.expire_all()

    assert [e.line for e in transcripts.get_demo(session, "t1").entries] == [1, 2]


def test_only_records_of_demonstration_schools_are_listed(session):
    fill(session, demos=2, others=3)

    assert [row.id for row in transcripts.list_demo(session)] == ["demo-0", "demo-1"]


@pytest.mark.parametrize("asked", ["real-0", "nothing", ""])
def test_a_record_of_another_school_is_told_exactly_like_one_that_is_not_there(session, asked):
    fill(session)
    with pytest.raises(NotFoundError) as refused:
        transcripts.get_demo(session, asked)

    assert refused.value.text.en == f"There is no record “{asked}”."
    assert refused.value.text.es == f"No hay documento «{asked}»."


def test_a_school_that_stops_being_a_demonstration_is_no_longer_read(session):
    fill(session)
    session.get_one(transcripts.Organisation, "demo").is_demo = False
    session.flush()

    assert transcripts.list_demo(session) == []
    with pytest.raises(NotFoundError):
        transcripts.get_demo(session, "demo-0")


def test_a_school_is_no_demonstration_unless_it_says_so(session):
    session.add(transcripts.Organisation(id="silent", name="Escuela"))
    session.flush()
    transcripts.add(session, "t1", "silent", "Ejemplo", RECORD)
    session.flush()

    assert transcripts.list_demo(session) == []


@pytest.mark.parametrize("demos", [1, 3, 40])
def test_the_list_takes_two_queries_however_long_it_is(session, count_queries, demos):
    fill(session, demos=demos, entries=12)
    session.expire_all()
    count_queries.clear()
    records = demo_school.list_records(session)

    assert [(r.lines, len(r.transcript.entries)) for r in records] == [(12, 12)] * demos
    assert len(count_queries) == 2


def test_one_record_takes_two_queries(session, count_queries):
    fill(session, entries=12)
    session.expire_all()
    count_queries.clear()
    demo_school.get_record(session, "demo-0")

    assert len(count_queries) == 2


def test_the_invented_school_is_made_once(session, knowledge):
    demo_school.fill(session, knowledge)
    session.flush()
    first = demo_school.list_records(session)
    demo_school.fill(session, knowledge)
    session.flush()

    assert demo_school.list_records(session) == first
    assert len(first) > 0
    assert all(record.lines > 0 for record in first)


def test_no_function_commits(engine, session):
    fill(session)
    transcripts.list_demo(session)
    session.rollback()

    assert transcripts.list_demo(session) == []
