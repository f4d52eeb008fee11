"""The title of an HTML page: pages name several, and the headline that readers see is the article's."""

import json

import pytest

from tests.parsers.reading import read, record

TEXT = "<p>The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier.</p>"
SHOWN = "<article><h2><span>Islands</span> <span>Ferry free at last</span></h2></article>"


def title(body: str = "", head: str = "", **node: str) -> str | None:
    """The title of a page with these words in its data, whose text is always the same."""
    linked = json.dumps({"@type": "NewsArticle", **node})
    page = f"<html><head><script type='application/ld+json'>{linked}</script>{head}</head><body>{body}{TEXT}"
    return record(read(page.encode())[0]).title


def shared(text: str) -> str:
    """The title for those who share the page."""
    return f'<meta property="og:title" content="{text}">'


@pytest.mark.parametrize("links", ["<nav><h1>{}</h1></nav>", "<ul><li><h1>{}</h1></ul>"])
def test_a_heading_among_links_is_not_what_the_page_shows_where_another_says_what_its_data_say(links: str) -> None:
    other = "Ferry in the ice sails again"
    assert title(links.format(other) + SHOWN, shared("Ferry free at last"), headline=other) == "Ferry free at last"


def test_a_heading_above_the_text_is_what_the_page_shows() -> None:
    other = "Ferry in the ice sails again"
    assert title(f"<header><h1>{other}</h1></header>" + SHOWN, shared("Ferry free at last"), headline=other) == other


def test_a_heading_that_links_to_a_page_of_the_site_is_no_logo() -> None:
    heading = "<h1><a href='https://fjord.example{}'>Ferry free at last</a></h1>"
    assert title(heading.format("?p=12") + SHOWN, "<title>Fjord Press</title>") == "Ferry free at last"
    assert title(heading.format("/"), "<title>Fjord Press</title>") == "Fjord Press"


def test_a_kicker_in_front_of_a_headline_is_no_part_of_it() -> None:
    whole = "After the ice: Ferry free at last"
    assert title(f"<h1>{whole}</h1>", shared("Ferry free at last"), headline=whole) == "Ferry free at last"


def test_the_end_of_a_headline_is_no_headline_where_most_of_it_stands_before() -> None:
    whole = "Nobody on the islands had thought that she would come: the ferry"
    assert title(f"<h1>{whole}</h1>", shared("The ferry"), headline=whole) == whole


def test_a_name_beside_the_headline_counts_but_is_no_headline_by_itself() -> None:
    told = {"headline": "Ferry sails", "alternativeHeadline": "Ferry free at last"}
    assert title("", shared("Islands rejoice"), **told) == "Ferry sails"
    assert title("", shared("Ferry free at last"), **told) == "Ferry free at last"


def test_linked_data_are_at_their_word_where_other_titles_end_earlier() -> None:
    assert title("<h1>Ferry sails</h1>", shared("Ferry sails - Live"), headline="Ferry sails - Live") == (
        "Ferry sails - Live"
    )
    assert title("<h1>Ferry sails</h1>", shared("Ferry sails - Live")) == "Ferry sails"


def test_a_meta_tag_named_headline_comes_before_the_title_for_sharing() -> None:
    assert title(head='<meta name="headline" content="Ferry sails">' + shared("Ferry sails-Sea")) == "Ferry sails"


def test_without_data_the_heading_counts_that_the_title_of_the_window_has_and_no_logo() -> None:
    assert title("<h1>Fjord</h1><h1>Ferry sails</h1>", "<title>Ferry sails | Fjord and Coast</title>") == "Ferry sails"


def test_a_wide_colon_separates_the_name_of_the_site() -> None:
    site = '<meta property="og:site_name" content="島日報">'
    assert title(head=site + shared("船が出た：島日報")) == "船が出た"
    assert title(head=site + shared("船が出た：三週間ぶり")) == "船が出た：三週間ぶり"


def plain_title(head: str, body: str) -> str | None:
    """The title of a page that has no data."""
    page = f"<html><head><title>{head}</title></head><body>{body}{TEXT}"
    return record(read(page.encode())[0]).title


@pytest.mark.parametrize("href", ["/", "http://fjordpress.example", "https://fjordpress.example/"])
def test_the_name_of_the_site_above_the_page_is_no_headline(href: str) -> None:
    logo = f"<h1><a href='{href}'>Fjord Press</a></h1>"
    assert plain_title("Fjord Press: Ferry sails", f"{logo}<h2>News</h2><h3>Ferry sails</h3>") == "Ferry sails"
    assert plain_title("Ferry sails", f"{logo}<h2>News</h2>") == "Ferry sails"


def test_a_smaller_heading_counts_that_is_one_end_of_the_title_of_the_window() -> None:
    window = "Fjord Press » Archive » Ferry sails again"
    assert plain_title(window, "<h2>Fjord Press</h2><h2><a href='/1'>Ferry sails again</a></h2>") == "Ferry sails again"
    assert plain_title("Ferry sails again", "<h2>Ferry</h2>") == "Ferry sails again"


def test_the_name_of_the_site_in_front_is_no_part_of_the_title() -> None:
    site = '<meta property="og:site_name" content="Fjord Press">'
    assert title(head=site + shared("Fjord Press - Ferry sails")) == "Ferry sails"
    assert title(head=site + shared("Fjord - Ferry sails")) == "Fjord - Ferry sails"
    assert title("<h1>Ferry sails</h1>", shared("News | Ferry sails")) == "Ferry sails"


@pytest.mark.parametrize("end", [" - Islands - Fjord.example", " | News | The Fjord Post"])
def test_a_heading_is_the_headline_where_a_title_goes_on_with_a_section_and_a_site(end: str) -> None:
    shown = "<h1>Ferry free at last</h1>"
    assert (
        title(shown, shared(f"Ferry free at last{end}") + f"<title>Ferry free at last{end}</title>")
        == "Ferry free at last"
    )


def test_a_title_of_a_few_words_for_all_pages_is_no_headline() -> None:
    head = shared("Press corner") + "<title>Press corner | Fjord Commission</title>"
    assert title("<h1>Commission closes the ferry terminal</h1>", head) == "Commission closes the ferry terminal"
    assert title("<h1>Islands</h1>", shared("Ferry free")) == "Ferry free"


def test_an_h1_that_names_a_section_or_the_kind_of_text_gives_way_to_the_headline() -> None:
    window = "Ferry free at last after the ice | Fjord Press"
    for top in ("Islands", "Fjord Press", "Press release"):
        assert plain_title(window, f"<h1>{top}</h1><h2>Ferry free at last after the ice</h2>") == (
            "Ferry free at last after the ice"
        )
    assert plain_title("Press release - Ministry", "<h1>Press release</h1><h2>Ferry free at last</h2>") == (
        "Ferry free at last"
    )
    assert plain_title(
        "Ferry sails | The best news of the north", "<h1>Ferry sails</h1><h2>The best news of the north</h2>"
    ) == ("Ferry sails")


@pytest.mark.parametrize(
    "shown",
    [
        '<div class="headline">{}</div>',
        '<span class="storyheadline">{}</span><br>',
        '<td class="article_title"><b>{}</b></td>',
        "<font size=+2><b>{}</b></font><br><font size=4>Islands and their ice</font>",
        '<p align=center><font size="6">{}</font></p>',
        "<h3>{}</h3>",
    ],
)
def test_a_page_without_headings_has_its_headline_above_the_text(shown: str) -> None:
    assert plain_title("Fjord Press", shown.format("Ferry free at last")) == "Ferry free at last"


@pytest.mark.parametrize(
    "shown",
    [
        '<div class="headline">Ferry free at last</div><div class="headline">Ice melts in the north</div>',
        '<ul><li class="headline">Ferry free at last</ul>',
        "<h3>Ferry free at last</h3><h3>Ice melts in the north</h3>",
        "<font size=3>Ferry free at last</font>",
    ],
)
def test_what_is_in_a_list_or_one_of_several_is_no_headline(shown: str) -> None:
    assert plain_title("Fjord Press", shown) == "Fjord Press"


def test_the_only_heading_is_no_headline_where_the_window_has_one() -> None:
    assert (
        plain_title("Ferry sails again on Monday", "<h3>Share this with friends</h3>") == "Ferry sails again on Monday"
    )


@pytest.mark.parametrize("end", ["…", "...", " …"])
def test_a_title_that_breaks_off_gives_way_to_the_whole_of_it(end: str) -> None:
    whole = "Ferry free at last after three weeks in the ice"
    cut = f"Ferry free at last after{end}"
    assert title(f"<h1>{whole}</h1>", shared(cut)) == whole
    assert title(f"<h1>{whole}</h1>", shared("Ferry free"), headline=cut) == whole
    assert plain_title(f"{cut} | Fjord", f"<h2>{whole}</h2>") == whole
    assert title("<h1>Ice melts</h1>", shared(cut)) == cut


def test_what_only_looks_like_a_headline_gives_way_to_data_and_to_the_window() -> None:
    shown = "<h2>We value your privacy here</h2>"
    assert title(shown, shared("Ferry hits quay") + "<title>Ferry hits quay - Fjord Press</title>") == "Ferry hits quay"
    office = plain_title("News from The Associated Press", '<div class="headline">Ferry free at last</div>')
    assert office == "Ferry free at last"
    window = "Ferry disaster in Bergen stops the line for weeks"
    for ticker in (
        '<div class="headline">Storm closes the airport in the north</div>',
        "<font size=5>Welcome to us</font>",
    ):
        assert plain_title(window, ticker) == window
    assert title("<h1>News from the Fjord Press newsroom</h1>", headline="Storm hits Bergen") == "Storm hits Bergen"
