"""Content codings: bodies made smaller for clients that ask for it (RFC 9110 section 8.4)."""

import gzip
from collections.abc import Callable
from typing import Any

from app.http.negotiation import best_coding

SMALLEST = 1000
"""Bytes of a body that is worth it: below, the header says as much as is saved."""

_TEXTUAL = ("text/", "application/")


def _zstd() -> Any:
    import zstandard

    return zstandard.ZstdCompressor(level=3)


def _brotli(body: bytes) -> bytes:
    import brotli

    compressed: bytes = brotli.compress(body, quality=4)
    return compressed


_CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": lambda body: bytes(_zstd().compress(body)),
    "br": _brotli,
    "gzip": lambda body: gzip.compress(body, compresslevel=4, mtime=0),
}
"""The cheapest first; each is taken where the client likes none better."""

CODINGS = tuple(_CODINGS)


def coded(body: bytes, media_type: str, accept_encoding: str) -> tuple[bytes, str | None]:
    """The body as the client would have it, and the coding that was applied, if any."""
    if not accept_encoding or len(body) < SMALLEST or not is_textual(media_type):
        return body, None
    coding = best_coding(accept_encoding, CODINGS)
    return (_CODINGS[coding](body), coding) if coding else (body, None)


def is_textual(media_type: str) -> bool:
    """Whether a kind of body gets smaller: pictures and what is packed already do not."""
    return media_type.startswith(_TEXTUAL) and not media_type.startswith("application/vnd.")
