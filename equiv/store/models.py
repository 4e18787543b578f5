"""The tables.  Every class says what personal data it holds (`pii:`)."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from equiv.store.base import Base, CreatedAt


class Organisation(Base):
    """A school or district.  Only a demonstration one is open to everybody.  pii: none."""

    __tablename__ = "organisations"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_demo: Mapped[bool] = mapped_column(default=False)


class Transcript(Base):
    """One student's record from one school system.  pii: label (a pseudonym)."""

    __tablename__ = "transcripts"

    id: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"), index=True
    )
    label: Mapped[str]
    document: Mapped[str]
    level: Mapped[str | None]
    average: Mapped[str | None]
    created_at: Mapped[CreatedAt]
    entries: Mapped[list["TranscriptEntry"]] = relationship(
        back_populates="transcript",
        order_by="TranscriptEntry.line",
        cascade="all, delete-orphan",
    )


class TranscriptEntry(Base):
    """One line of a record, as on the paper.  pii: mark."""

    __tablename__ = "transcript_entries"
    __table_args__ = (
        UniqueConstraint("transcript_id", "line"),
        CheckConstraint("line >= 1", name="line_from_one"),
        CheckConstraint("title <> ''", name="title_not_empty"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    transcript_id: Mapped[str] = mapped_column(
        ForeignKey("transcripts.id", ondelete="CASCADE"), index=True
    )
    line: Mapped[int]
    title: Mapped[str]
    mark: Mapped[str | None]
    school_year: Mapped[str | None]
    plan: Mapped[str | None]
    period: Mapped[str | None]
    hours: Mapped[str | None]
    credits: Mapped[str | None]
    completed: Mapped[str | None]
    school: Mapped[str | None]
    origin: Mapped[str]
    transcript: Mapped[Transcript] = relationship(back_populates="entries")
