"""Validators: how a client's copy is known to be still good, and how long it may be kept (RFC 9110 sections 8.8, 13).

Every tag is weak: it stands for the same content in any coding. It is the same in every process on the same archive.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache

from app import __version__
from app.http.exchange import Exchange

Mark = bytes
"""What an answer's content depends on."""

_TAG = re.compile(r'(?:W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
_BYTES = 12


@dataclass(frozen=True, slots=True)
class Freshness:
    """Declared beside each route: what its answers depend on, and how long a client may keep them unasked.

    `on_archive`: any change of the archive may change them, and its serial is their mark, unless `mark` finds a finer
    one and the serial at which that holds. It is only asked when a client has a copy; a reply that was made brings its
    mark along.
    """

    cache_control: str
    on_archive: bool = False
    mark: Callable[[Exchange], tuple[Mark | None, int | None]] | None = None


NEVER = Freshness("no-store")
"""For answers that are never twice the same: no validator, and nothing is remembered."""

ARCHIVE = Freshness("public, no-cache", on_archive=True)

RELEASE = Freshness("public, max-age=86400")
"""For what only another release or other settings change."""


def tag_of(mark: Mark, exchange: Exchange, secret: str) -> str:
    """The entity tag of an answer: the same for the same mark, request, settings and release.

    `secret` is the archive's, so that two archives never share a tag; empty where none is read.
    """
    path, query, *_ = exchange.question
    digest = _keyed(secret, exchange.representation, exchange.links.prefix).copy()
    digest.update(b"%b\n%b\n%b" % (path, query, mark))
    return f'W/"{digest.hexdigest()}"'


@lru_cache(maxsize=64)
def _keyed(secret: str, representation: str, prefix: str) -> "hashlib.blake2b":
    """A digest that has read what most answers share."""
    shared = f"{__version__}\n{representation}\n{prefix}\n".encode()
    return hashlib.blake2b(shared, digest_size=_BYTES, key=secret.encode()[:64])


def is_known(tag: str, if_none_match: str) -> bool:
    """Whether a client's list of tags has this one, compared weakly (RFC 9110 section 13.1.2)."""
    if if_none_match.strip() == "*":
        return True
    return tag.removeprefix("W/")[1:-1] in _TAG.findall(if_none_match)


def is_unmodified(last_modified: str, if_modified_since: str) -> bool:
    """Whether a copy of that time is still good (RFC 9110 section 13.1.3); what is no date is not looked at."""
    try:
        return parsedate_to_datetime(last_modified) <= parsedate_to_datetime(if_modified_since)
    except (ValueError, TypeError, OverflowError):
        return False
