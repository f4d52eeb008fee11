"""Validators: whether a client's copy is still current, and how long it may be kept (RFC 9110 sections 8.8, 13).

Every tag is weak: it stands for the same content in any coding. It is the same in all processes on one archive.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import lru_cache

from app import __version__
from app.http.exchange import Exchange

Mark = bytes
"""What the content of a response depends on, as bytes."""

_TAG = re.compile(r'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
_BYTES = 12


@dataclass(frozen=True, slots=True)
class Freshness:
    """Declared for each route: what its responses depend on, and how long a client may use them without asking.

    `on_archive`: any change of the archive may change them, and its serial is their mark, unless `mark` returns a finer
    one and the serial at which that holds. `mark` is only called if the client has a copy; otherwise, the reply brings
    its own.
    """

    cache_control: str
    on_archive: bool = False
    mark: Callable[[Exchange], tuple[Mark | None, int | None]] | None = None


NEVER = Freshness("no-store")
"""For responses that are never the same twice: no validator, and nothing is cached."""

ARCHIVE = Freshness("public, no-cache", on_archive=True)

RELEASE = Freshness("public, max-age=86400")
"""For responses that change only with the release or the settings."""


def tag_of(mark: Mark, exchange: Exchange, secret: str) -> str:
    """The entity tag of a response: the same for the same mark, request, settings and release.

    `secret` is the archive's, so that two archives never share a tag; empty if no archive is read.
    """
    path, query, *_ = exchange.question
    page_size = exchange.store.settings.page_size
    digest = _keyed(secret, exchange.representation, exchange.links.prefix, page_size).copy()
    digest.update(b"%b\n%b\n%b" % (path, query, mark))
    return f'W/"{digest.hexdigest()}"'


@lru_cache(maxsize=64)
def _keyed(secret: str, representation: str, prefix: str, page_size: int) -> "hashlib.blake2b":
    """A digest already updated with what most responses share."""
    shared = f"{__version__}\n{representation}\n{prefix}\n{page_size}\n".encode()
    return hashlib.blake2b(shared, digest_size=_BYTES, key=secret.encode()[:64])


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether a client's list of tags contains this one, by weak comparison (RFC 9110 section 13.1.2)."""
    if if_none_match.strip() == "*":
        return True
    return tag.removeprefix("W/")[1:-1] in _TAG.findall(if_none_match)


def is_unmodified(last_modified: str, if_modified_since: str) -> bool:
    """Whether a copy of that date is still current (RFC 9110 section 13.1.3); an invalid date is ignored."""
    try:
        known = parsedate_to_datetime(if_modified_since)
        # The form of C's asctime names no zone, and means UTC (RFC 9110 section 5.6.7).
        return parsedate_to_datetime(last_modified) <= (known if known.tzinfo else known.replace(tzinfo=UTC))
    except (ValueError, TypeError, OverflowError):
        return False
