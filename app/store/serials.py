"""The archive's serial: a number for each of its states, by which responses and what is cached are known to hold."""

from random import getrandbits
from typing import Any

from sqlalchemy import Connection, update

from app.store.tables import archives

_STEP_BITS = 32
"""Bits of a random step: two histories practically never meet, and there is room for four thousand million changes."""


def advance(connection: Connection, **values: Any) -> None:
    """Give the archive a new serial, and its row these values.

    The steps are random, because an archive may go back to a copy, as after pg_restore or the loss of a server: counted
    one by one, its next states would have the serials of states that are lost, but still cached.
    """
    connection.execute(update(archives).values(serial=archives.c.serial + 1 + getrandbits(_STEP_BITS), **values))
