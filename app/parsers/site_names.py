"""Whether a name is that of the site at an address: `The Fjord Press` at www.fjordpress.example."""

from urllib.parse import urlsplit

from app.words import words

_COMMON = frozenset("www m mobile feeds feed rss news blog co com org net gov edu ac".split())  # noqa: SIM905
_SHORTEST, _SHARE = 4, 0.6
"""The fewest letters of a name that is only a part of the address, and the share of it that it must have."""


def site_label(address: str) -> str:
    """The part of an address that names its site: `fjordpress` for https://www.fjordpress.co.uk/a; else empty."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    telling = [part for part in host.split(".")[:-1] if part not in _COMMON]
    return spelt(telling[-1]) if telling else ""


def is_site(name: str, label: str) -> bool:
    """Whether a name is a site's label, with or without an article, or most of it at its beginning or end."""
    said = spelt(name)
    if not said or not label:
        return False
    if said == label or said.removeprefix("the") == label:
        return True
    is_part = label.startswith(said) or label.endswith(said)
    return is_part and len(said) >= _SHORTEST and len(said) >= _SHARE * len(label)


def spelt(text: str) -> str:
    """The letters and digits of a text, without case and accents."""
    return "".join(words(text))
