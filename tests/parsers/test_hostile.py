"""Texts made to keep a parser busy: they cost what others of their size do."""

import time

import pytest

from tests.parsers.reading import read

_STYLED = "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>{}</DataContent></ContentItem></NewsComponent>"
_SECONDS = 2.0
"""Of processor time: many times what any of these takes, and little beside what it took before it was looked at."""


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "\n" * 28 + "1",
        _STYLED.format(".a {x: y} " * 16 + "a:hover {x: y} It rains."),
    ],
    ids=["front matter without a key", "a style sheet that is none"],
)
def test_what_fits_in_many_ways_and_not_in_the_end_is_told_at_once(text: str) -> None:
    started = time.process_time()
    assert read(text.encode())
    assert time.process_time() - started < _SECONDS
