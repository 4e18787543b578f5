"""Records: organisations, transcripts and their lines."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
    )
    op.create_table(
        "transcripts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("average", sa.String(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name="fk_transcripts_organisation_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_transcripts"),
    )
    op.create_index("ix_transcripts_organisation_id", "transcripts", ["organisation_id"])
    op.create_table(
        "transcript_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transcript_id", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=True),
        sa.Column("school_year", sa.String(), nullable=True),
        sa.Column("plan", sa.String(), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("hours", sa.String(), nullable=True),
        sa.Column("credits", sa.String(), nullable=True),
        sa.Column("completed", sa.String(), nullable=True),
        sa.Column("school", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_transcript_entries_title_not_empty")),
        sa.CheckConstraint("line >= 1", name=op.f("ck_transcript_entries_line_from_one")),
        sa.ForeignKeyConstraint(
            ["transcript_id"],
            ["transcripts.id"],
            name="fk_transcript_entries_transcript_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_transcript_entries"),
        sa.UniqueConstraint(
            "transcript_id", "line", name="uq_transcript_entries_transcript_id_line"
        ),
    )
    op.create_index("ix_transcript_entries_transcript_id", "transcript_entries", ["transcript_id"])


def downgrade() -> None:
    op.drop_table("transcript_entries")
    op.drop_table("transcripts")
    op.drop_table("organisations")
