"""Reads and writes of records.  Functions take a session; none of them commits."""

from collections.abc import Sequence
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from equiv.domain.errors import NotFoundError
from equiv.domain.transcripts import Entry, Origin
from equiv.domain.transcripts import Transcript as Record
from equiv.store.models import Organisation, Transcript, TranscriptEntry


def list_demo(session: Session) -> Sequence[Transcript]:
    """The records of demonstration schools, with their entries, by label."""
    query = (
        select(Transcript)
        .join(Organisation, Organisation.id == Transcript.organisation_id)
        .where(Organisation.is_demo)
        .options(selectinload(Transcript.entries))
        .order_by(Transcript.label)
    )
    return session.scalars(query).all()


def get_demo(session: Session, id_: str) -> Transcript:
    """One record of a demonstration school; any other is reported like one that is not there."""
    query = (
        select(Transcript)
        .join(Organisation, Organisation.id == Transcript.organisation_id)
        .where(Organisation.is_demo, Transcript.id == id_)
        .options(selectinload(Transcript.entries))
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFoundError(f"There is no record “{id_}”.", f"No hay documento «{id_}».")
    return found


def add(session: Session, id_: str, organisation: str, label: str, record: Record) -> Transcript:
    """Keep a record as it was read."""
    row = Transcript(
        id=id_,
        organisation_id=organisation,
        label=label,
        document=record.document,
        level=record.level,
        average=record.average,
    )
    for entry in record.entries:
        row.entries.append(
            TranscriptEntry(
                line=entry.line,
                title=entry.title,
                mark=entry.mark,
                school_year=entry.school_year,
                plan=entry.plan,
                period=entry.period,
                hours=entry.hours,
                credits=entry.credits,
                completed=None if entry.completed is None else str(entry.completed),
                school=entry.school,
                origin=entry.origin.value,
            )
        )
    session.add(row)
    return row


def to_record(row: Transcript) -> Record:
    """A kept record as a plain value."""
    entries = tuple(
        Entry(
            line=e.line,
            title=e.title,
            mark=e.mark,
            school_year=e.school_year,
            plan=e.plan,
            period=e.period,
            hours=e.hours,
            credits=e.credits,
            completed=None if e.completed is None else Fraction(e.completed),
            school=e.school,
            origin=Origin(e.origin),
        )
        for e in row.entries
    )
    return Record(entries, document=row.document, level=row.level, average=row.average)
