"""The article of an HTML page: its metadata, and its text without what a page prints around it."""

from dataclasses import replace

from app.parsers.attempt import Origin, Reject
from app.parsers.draft import finish
from app.parsers.html_authors import lines_of, signed
from app.parsers.html_body import read_body
from app.parsers.html_ends import day_above, day_below, without_ends
from app.parsers.html_interface import cut_for_subscribers, without_interface
from app.parsers.html_metadata import read_metadata, summaries
from app.parsers.html_page import Page, saved_from
from app.parsers.html_title import read_titles
from app.parsers.language import day_order
from app.parsers.markup import read_html
from app.parsers.options import Options
from app.record import ArticleRecord
from app.text import letters


def read_article(origin: Origin, options: Options) -> ArticleRecord:
    """The article of a page. Raises Reject where it has none."""
    tree, warnings = read_html(origin.raw, options.encoding)
    page = Page(tree, options.address or saved_from(origin.raw))
    options = _with_order(options, page)
    titles = read_titles(page)
    draft = read_metadata(page, titles, options)
    headlines = set(map(letters, titles.given))
    lines = lines_of(page)
    body = read_body(tree, page.node, list(summaries(page)), headlines)
    found, is_cut = cut_for_subscribers(without_interface(body))
    draft.authors, found = signed(page, draft.authors, found, lines)
    kept = without_ends(found, headlines, draft.authors)
    draft.text = "\n\n".join(kept)
    draft.date = draft.date or day_above(kept) or day_below(found)
    draft.warnings += warnings + ["the page shows the rest of its text to subscribers only"] * is_cut
    if not draft.text and not (page.is_article and draft.title):
        raise Reject("contains no article text")
    if not draft.text:
        draft.warnings.append("the page calls itself an article, but its text was not found")
    return finish(draft, origin, options)


def _with_order(options: Options, page: Page) -> Options:
    """The options with the order of dates in the page's language, unless the user has told one."""
    return options if options.date_order else replace(options, date_order=day_order(page.language))
