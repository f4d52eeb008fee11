"""From bytes to text."""

import codecs
import io
from typing import BinaryIO

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(raw: bytes) -> tuple[str, list[str]]:
    """The text by the ladder BOM, strict UTF-8, windows-1252, and a warning where bytes had to be interpreted."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            text = raw[len(bom) :].decode(encoding, "replace")
            return text, [f"bytes that are not {encoding} were replaced"] if "\ufffd" in text else []
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), ["not UTF-8: read as windows-1252"]


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """The same stream where lines are bytes up to `\n`; UTF-16 is decoded whole for that."""
    start = stream.read(2)
    stream.seek(0)
    if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return io.BytesIO(decode(stream.read())[0].encode("utf-8", "replace"))
    return stream
