"""The language tags of BCP 47, as sources write them."""

import re

from app.text import squeeze

# RFC 5646 section 2.1 by its shape. Languages of four to eight letters are reserved or unused: such a word is a name.
_TAG = re.compile(r"(?:[A-Za-z]{2,3}|[iIxX](?=[-_]))(?:[-_][A-Za-z0-9]{1,8})*", re.ASCII)


def language_tag(text: str | None) -> str | None:
    """The tag that a text is, `en_US` read as `en-US`; None where it is none: no name is turned into a code."""
    bare = (text or "").strip()
    return bare.replace("_", "-") if _TAG.fullmatch(bare) else None


def read_language(text: str | None) -> tuple[str | None, list[str]]:
    """The same, with a warning where there is a text and it is no tag."""
    tag, said = language_tag(text), squeeze(text or "")
    return tag, [f"the language {said[:100]!r} is no BCP 47 tag"] if said and not tag else []
