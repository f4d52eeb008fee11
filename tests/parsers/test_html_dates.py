"""The date of an HTML page: of all the days on it, the one on which its own article was published."""

import pytest

from tests.parsers.reading import published, read, record

TEXT = "<p>The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier.</p>"
SAID = '<time datetime="2022-09-20">Tuesday</time>'
LATER = '<time{} datetime="2022-09-23">{}</time>'


def date(body: str, head: str = "") -> str | None:
    """When a page was published that has this above its text."""
    return published(record(read(f"<html><head>{head}</head><body>{body}{TEXT}".encode())[0]))


@pytest.mark.parametrize(
    "shown",
    [
        f"<article><h1>Ferry</h1><footer>{SAID}</footer></article>",
        f"<article><h1>Ferry</h1>{LATER.format(' class=updated', 'Friday')} {SAID}</article>",
        f"<h1>Ferry</h1><p>Updated: {LATER.format('', 'Friday')} {SAID}</p>",
        f"<h1>Ferry</h1><p><b>Mis à jour le</b> {LATER.format('', 'vendredi')} {SAID}</p>",
        f"<h1>Ferry</h1>{LATER.format('', 'Aktualisiert am 23.09.2022')}{SAID}",
        f"<h1>Ferry</h1>{LATER.format(' itemprop=dateModified', 'Friday')}{SAID}",
        f"<h1>Ferry</h1><div class='related-stories'>{LATER.format('', 'Friday')}</div>{SAID}",
        f"<h1>Ferry</h1>{SAID}<div class='comment'>{LATER.format(' pubdate', 'Friday')}</div>",
        f"<h1>Ferry</h1>{SAID.replace('<time', '<time class=updated')}",
    ],
)
def test_the_time_counts_at_which_the_article_itself_was_published(shown: str) -> None:
    assert date(shown) == "2022-09-20"


@pytest.mark.parametrize(
    "shown",
    [
        f"<h1>Ferry</h1><p>Last updated: {LATER.format('', 'Friday')}</p>",
        f"<h1>Ferry</h1><ul class='related'><li>{LATER.format('', 'Friday')}</li></ul>",
    ],
)
def test_the_time_of_a_change_or_of_another_text_is_no_date(shown: str) -> None:
    assert date(shown) is None
