"""Alembic's surroundings: the engine is handed over, never read from a file."""

from alembic import context

from equiv.store.models import TranscriptEntry

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(
        connection=connection, target_metadata=TranscriptEntry.metadata, render_as_batch=True
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
