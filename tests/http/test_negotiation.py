"""What a client would rather have: RFC 9110 section 12.5."""

import pytest

from app.http.coding import CODINGS
from app.http.negotiation import best_coding, best_type

OFFERS = (("json", "application/json"), ("html", "text/html"))


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("*", "json"),
        ("*;q=0.2,text/html", "html"),
        ("*, */*;q=0", None),
        ("application/json", "json"),
        ("text/html", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/html;q=0.5,application/json", "json"),
        ("text/*;q=0.9,*/*;q=0.1", "html"),
        ("text/html;q=0,*/*", "json"),
        ("application/json;q=0,*/*", "html"),
        ("TEXT/HTML", "html"),
        ("text/html;charset=utf-8", "html"),
        ("application/json;q=0.2, text/html;q=0.2", "json"),
        ("text/html;q=0", None),
        ("text/html;q=nonsense", None),
        ("text/html;q=nan,application/json;q=0.1", "json"),
        ("text/html, image/gif, *; q=.2, */*; q=.2", "html"),
        ("image/gif, *; q=.2, */*; q=.2", "json"),
        ("text/html;q=0.12345,*/*;q=0.1234", "html"),
        ("image/png", None),
        (";;;,,,", None),
    ],
)
def test_the_representation_most_wanted_is_chosen(accept: str, name: str | None) -> None:
    assert best_type(accept, OFFERS) == name


@pytest.mark.parametrize("weight", ["nan", "inf", "1e-3", "+1", "-1", "1_0", "1.5", "2", "١", ".", ""])
def test_what_is_no_weight_is_not_wanted(weight: str) -> None:
    assert best_type(f"*/*;q={weight}", OFFERS) is None


@pytest.mark.parametrize(
    ("accept_encoding", "coding"),
    [
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("zstd;q=0, br;q=0, gzip;q=0", None),
        ("gzip;q=0, *", "zstd"),
        ("*;q=0", None),
        ("*;q=0, gzip", "gzip"),
        ("identity;q=1, gzip;q=0.5", None),
        ("deflate, compress", None),
        ("gzip;q=nonsense", None),
    ],
)
def test_the_coding_most_wanted_is_chosen(accept_encoding: str, coding: str | None) -> None:
    assert best_coding(accept_encoding, CODINGS) == coding
