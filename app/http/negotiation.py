"""Content negotiation (RFC 9110 section 12.5)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

# RFC 9110 section 12.4.2, and what clients send: Java's `*/*; q=.2`, or more than three digits.
_WEIGHT = re.compile(r"0?\.\d+|0\.?|1(?:\.0*)?", re.ASCII)
_KEPT = 512  # there are few distinct headers, and they recur


@lru_cache(maxsize=_KEPT)
def best_type(accept: str, offers: tuple[tuple[str, str], ...]) -> str | None:
    """The name of the most wanted offer, each a name and its media type; the first among equals.

    None if none is acceptable. A client without a preference gets the first.
    """
    if not accept.strip():
        return offers[0][0]
    ranges = dict(_weighted(accept))
    weights = [(name, _weight_of(media_type, ranges)) for name, media_type in offers]
    name, weight = max(weights, key=lambda offer: offer[1])
    return name if weight else None


@lru_cache(maxsize=_KEPT)
def best_coding(accept_encoding: str, offers: tuple[str, ...]) -> str | None:
    """The most wanted content coding of those offered, the first among equals; None for no coding at all."""
    ranges = dict(_weighted(accept_encoding))
    anything = ranges.get("*", 0.0)
    weights = [(coding, ranges.get(coding, anything)) for coding in offers]
    coding, weight = max(weights, key=lambda offer: offer[1])
    return coding if weight and weight >= ranges.get("identity", 0.0) else None


def _weight_of(media_type: str, ranges: Mapping[str, float]) -> float:
    """The weight of the most specific range that matches; a lone asterisk, which old clients send, is any type."""
    kind = media_type.partition("/")[0]
    return next((ranges[r] for r in (media_type, f"{kind}/*", "*/*", "*") if r in ranges), 0.0)


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    """The members of a list, each with its weight; parameters other than `q` do not matter for what we offer."""
    for part in header.split(","):
        member, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if member:
            yield member, _weight(parameters)


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            return float(parameter[2:]) if _WEIGHT.fullmatch(parameter, 2) else 0.0
    return 1.0
