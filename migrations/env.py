"""Alembic's door: `app.store.migrate` hands in the connection, with its transaction begun."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import app.store.tables  # noqa: F401 - the tables register themselves

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
context.run_migrations()
