"""Content codings: compressing bodies for clients that ask for it (RFC 9110 section 8.4)."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from app.http.negotiation import best_coding

SMALLEST = 1000
"""The smallest body worth compressing, in bytes: below it, the header costs as much as is saved."""

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
"""Cheapest first; the first of those that the client likes best is used."""

CODINGS = tuple(_CODINGS)


def coded(body: bytes, media_type: str, accept_encoding: str) -> tuple[bytes, str | None]:
    """The body in the client's preferred coding, and that coding, if any."""
    if not accept_encoding or len(body) < SMALLEST or not is_textual(media_type):
        return body, None
    coding = best_coding(accept_encoding, CODINGS)
    return (_CODINGS[coding](body), coding) if coding else (body, None)


def flowing(chunks: Iterator[bytes], accept_encoding: str) -> tuple[Iterator[bytes], str | None]:
    """The same for a body in chunks. If the body breaks off, its coding is left without an end too."""
    coding = best_coding(accept_encoding, CODINGS) if accept_encoding else None
    return (_flowing(chunks, *_FLOWING[coding]()), coding) if coding else (chunks, None)


def _flowing(
    chunks: Iterator[bytes], compress: Callable[[bytes], bytes], finish: Callable[[], bytes]
) -> Iterator[bytes]:
    for chunk in chunks:
        if made := compress(chunk):
            yield made
    yield finish()


def _zstd_flow() -> tuple[Callable[[bytes], bytes], Callable[[], bytes]]:
    coder = _zstd().compressobj()
    return coder.compress, coder.flush


def _brotli_flow() -> tuple[Callable[[bytes], bytes], Callable[[], bytes]]:
    import brotli

    coder = brotli.Compressor(quality=4)
    return coder.process, coder.finish


def _gzip_flow() -> tuple[Callable[[bytes], bytes], Callable[[], bytes]]:
    coder = zlib.compressobj(4, wbits=31)
    return coder.compress, coder.flush


_FLOWING = {"zstd": _zstd_flow, "br": _brotli_flow, "gzip": _gzip_flow}


def is_textual(media_type: str) -> bool:
    """Whether bodies of this type compress well: images and compressed formats do not."""
    plain = media_type.partition(";")[0]
    return plain.startswith(_TEXTUAL) and (not plain.startswith("application/vnd.") or plain.endswith("+json"))
