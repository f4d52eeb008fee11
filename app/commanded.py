"""The archive that a command is about: the settings say where it lies."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.config import Settings
from app.errors import Misconfigured
from app.store.session import Store


def settings() -> Settings:
    from pydantic import ValidationError

    try:
        return Settings()
    except ValidationError as refused:
        wrong = (f"DATELINE_{str(e['loc'][0]).upper()}: {e['msg']}" for e in refused.errors(include_url=False))
        raise Misconfigured("; ".join(wrong)) from None
    except UnicodeDecodeError:
        raise Misconfigured(".env is not UTF-8") from None


@contextmanager
def opened() -> Iterator[Store]:
    store = Store(settings())
    try:
        yield store
    finally:
        store.close()


@contextmanager
def archive() -> Iterator[Store]:
    """The store, migrated."""
    from app.store.migrate import migrate as run

    with opened() as store:
        run(store)
        yield store
