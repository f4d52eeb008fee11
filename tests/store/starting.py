"""A start that `test_migrate` makes, in a module that imports little: each process that is spawned imports it anew."""

import os
from multiprocessing.synchronize import Barrier

from app.config import Settings
from app.store.migrate import migrate
from app.store.session import Store


def migrate_there(url: str, together: Barrier) -> None:
    """Migrate as soon as all are there that are waited for; exit with 10 where there was something to do."""
    store = Store(Settings(database_url=url))
    together.wait(60)
    changed = migrate(store)
    store.close()
    os._exit(10 if changed else 0)
