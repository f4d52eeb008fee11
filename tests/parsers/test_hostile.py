"""Texts made to keep a parser busy: they cost what others of their size do."""

import json
import time

import pytest

from tests.parsers.reading import read

_STYLED = "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>{}</DataContent></ContentItem></NewsComponent>"
_SECONDS = 2.0
"""Of processor time: many times what any of these takes, and little beside what it took before it was looked at."""


def _seconds(text: str) -> float:
    """How long it takes to read it."""
    started = time.process_time()
    assert read(text.encode())
    return time.process_time() - started


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "\n" * 28 + "1",
        _STYLED.format(".a {x: y} " * 16 + "a:hover {x: y} It rains."),
    ],
    ids=["front matter without a key", "a style sheet that is none"],
)
def test_what_fits_in_many_ways_and_not_in_the_end_is_told_at_once(text: str) -> None:
    assert _seconds(text) < _SECONDS


@pytest.mark.parametrize("byline", ["Word " * 20_000, "A" + " " * 20_000 + "b"], ids=["words", "spaces"])
def test_a_byline_that_is_none_names_nobody_at_once(byline: str) -> None:
    assert _seconds(json.dumps({"title": "Rain", "text": "It rains.", "author": byline})) < _SECONDS
