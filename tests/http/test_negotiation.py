"""What a client would rather have: RFC 9110 section 12.5.1."""

import pytest

from app.http.negotiation import prefers_html


@pytest.mark.parametrize(
    ("accept", "html"),
    [
        ("", False),
        ("*/*", False),
        ("application/json", False),
        ("text/html", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("text/html;q=0.5,application/json", False),
        ("text/*;q=0.9,*/*;q=0.1", True),
        ("text/html;q=0", False),
        ("TEXT/HTML", True),
        ("text/html;q=nonsense", False),
        (";;;,,,", False),
    ],
)
def test_a_page_is_for_those_who_rather_have_one(accept: str, html: bool) -> None:
    assert prefers_html(accept) is html
