"""From bytes to text."""

import codecs

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
