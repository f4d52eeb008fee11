"""Which of several names is that of the site at an address: `The Fjord Press` at www.fjordpress.example."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from app.text import letters
from app.words import words

_NO_NAMES = frozenset({"www", "feeds", "feed", "news", "rss"})
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"})
"""Parts of a host that are no site's name, and those that countries register sites under."""
_LONGEST_END = 200
"""How many characters at the end of a title may be a name."""
_SIGN = re.compile(r"[\-–—·•»|ㅣ｜]")
_BEFORE_NAME = re.compile(r"\s+[\-–—·•»]+\s+|\s*[|ㅣ｜]\s*")
_FEWEST_LETTERS, _SHARE = 4, 0.6
"""The fewest letters of a name that is only a part of the address, and the share of it that it must have."""


def named_after(names: Iterable[str], address: str) -> str | None:
    """The one name that a site's address is, with or without what follows in the host, or most of it at an end of it.

    None where several could be.
    """
    label, whole = _label(host_of(address))
    if not label:
        return None
    told = [(name, _letters(name)) for name in (_before_colon(name, label) for name in names)]
    same = [name for name, said in told if {said, said.removeprefix("the")} & {label, whole}]
    near = [name for name, said in told if said and (label.startswith(said) or label.endswith(said))]
    [found, *others] = same or near or [""]
    size = len(_letters(found))
    is_long = size >= _FEWEST_LETTERS or (size == _FEWEST_LETTERS - 1 and found.isupper())
    return found if not others and is_long and size >= _SHARE * len(label) else None


def without_name(title: str, name: str) -> str:
    """A title without the name of its paper, or of the site at its host, at its end: `Ferry sails - The Fjord`."""
    if not _SIGN.search(title):  # as in most titles, and soon seen
        return title
    known = {_bare(name), label_of(name.lower())} - {""}
    cuts = _BEFORE_NAME.finditer(title, max(len(title) - _LONGEST_END, 0))
    return next((title[: cut.start()] for cut in cuts if cut.start() and _bare(title[cut.end() :]) in known), title)


def _bare(name: str) -> str:
    return letters(name).removeprefix("the")


def label_of(host: str) -> str:
    """The letters of the name that a site has registered: `fjordpress` of www.fjordpress.co.uk."""
    return _label(host)[0]


def host_of(address: str) -> str:
    """The host of a URL; empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _before_colon(name: str, label: str) -> str:
    before, colon, _ = name.partition(": ")
    return before if colon and _letters(before) == label else name


def _label(host: str) -> tuple[str, str]:
    """The letters of the name that a site has registered, and those with what follows it in the host."""
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    name = next((each for each in reversed(labels) if each not in _NO_NAMES), "")
    return _letters(name), _letters(name + host.rpartition(f"{name}.")[2])


def _letters(text: str) -> str:
    """The letters and digits of a text, without case and accents."""
    return "".join(words(text))
