"""Replies with articles, in the representation that was chosen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.errors import Complaint, InvalidParameter
from app.filters import ListQuery
from app.http.exchange import Exchange
from app.http.links import Links
from app.http.reply import Reply, Stream
from app.http.whole import as_csv, as_jsonl, whole
from app.queries.articles import Page, find_page
from app.queries.hints import hint
from app.question import Question
from app.record import FIELDS, LIST_FIELDS
from app.representations import OWN_SHAPE, REPRESENTATIONS, json, render, tabular
from app.representations.shown import NEEDED, Shown
from app.routers import link
from app.routers.understood import understood
from app.store.rows import Stored, load


def page(exchange: Exchange, asked: ListQuery) -> Reply:
    """One page."""
    store, name = exchange.store, exchange.representation
    _check_highlight(asked, name)
    found = find_page(store, asked, store.settings.page_size, *wanted(name))
    addresses = _addresses(exchange, asked, found)
    headers = link(addresses)
    if name == "json":
        return Reply(_document(exchange, found, addresses), headers=headers)
    first = exchange.links.to("/articles", query(found.asked.model_copy(update={"cursor": None}), name))
    around = {"first": first, **{way: address for way, address in addresses.items() if address}}
    return Reply(several(exchange, found.articles, found.fields, found.asked.in_words(), around), _sent(name), headers)


def every(exchange: Exchange, asked: ListQuery) -> Stream:
    """The whole result, however large."""
    name, links = exchange.representation, exchange.links
    _check_highlight(asked, name)
    if asked.sort == "relevance":
        raise _refused("sort", "a whole result is sorted by date or last change", "give page_size for ranked pages")
    result = whole(exchange.store, asked.whole, name, links, exchange.served.turns)
    here = links.to("/articles", query(asked, name))
    headers = {"Link": f'<{here}>; rel="self"', "Total-Count": str(result.articles)}
    return Stream(result.chunks, result.held.close, _sent(name), headers)


def wanted(name: str) -> tuple[tuple[str, ...], Sequence[str]]:
    """The default fields of a list in a representation, and those that it always has."""
    return LIST_FIELDS if name == "json" else FIELDS, () if name in OWN_SHAPE else NEEDED


def query(asked: Question, name: str) -> str:
    """A query string for the same query in this representation."""
    return (asked if name == "json" else asked.model_copy(update={"format": name})).query_string()


def several(
    exchange: Exchange, articles: Sequence[Stored], fields: Sequence[str], said: str, around: Mapping[str, str]
) -> str | bytes:
    """Articles in a representation other than JSON; `said` describes the query, `around` has URLs by relation."""
    name, links = exchange.representation, exchange.links
    if name in OWN_SHAPE:
        return _own(name, articles, fields, links)
    title = f"Dateline: {said}" if said else "Dateline"
    return render(name, Shown([_fields(each, links) for each in articles], title, {"home": links.to("/"), **around}))


def table(
    exchange: Exchange, rows: Iterable[Mapping[str, Any]], links: Mapping[str, str], columns: Sequence[str] = ()
) -> Reply:
    """Rows other than articles, as JSON Lines, or as CSV with these columns."""
    return Reply(tabular.render(exchange.representation, rows, columns), sent(exchange), headers=link(links))


def _check_highlight(asked: ListQuery, name: str) -> None:
    if asked.highlight and name != "json":
        raise _refused("highlight", f"{name} cannot carry highlights", "leave it out, or ask for json")


def one(exchange: Exchange, article: Stored) -> str | bytes:
    """One article."""
    name, links, (id, _) = exchange.representation, exchange.links, article
    if name == "json":
        return json.article(article, links.articles)
    if name in OWN_SHAPE:
        return _own(name, [article], FIELDS, links)
    fields = _fields(article, links)
    around = {"home": links.to("/"), "self": links.to(f"/articles/{id}", f"format={name}")}
    return render(name, Shown([fields], fields["title"], {**around, "first": around["self"]}, alone=True))


def sent(exchange: Exchange) -> str:
    """The media type of the chosen representation."""
    return _sent(exchange.representation)


def _sent(name: str) -> str:
    return REPRESENTATIONS[name].media_type


def _refused(parameter: str, message: str, advice: str) -> InvalidParameter:
    return InvalidParameter(f"{parameter}: {message}", [Complaint(parameter, message, advice)])


def _addresses(exchange: Exchange, asked: ListQuery, found: Page) -> dict[str, str | None]:
    """The URLs of this page and its neighbours, complete, so that following them gives the same representation."""
    links, name = exchange.links, exchange.representation
    format = "" if name == "json" and asked.format is None else f"&format={name}"
    return {
        "self": links.to("/articles", query(asked, name)),
        "next": found.next and links.to("/articles", f"cursor={found.next}{format}"),
        "prev": found.prev and links.to("/articles", f"cursor={found.prev}{format}"),
    }


def _document(exchange: Exchange, found: Page, addresses: Mapping[str, str | None]) -> bytes:
    meta = {
        "count": len(found.articles),
        "page_size": found.page_size,
        "total": found.total,
        "query": {
            "sort": found.asked.order,
            "page_size": found.page_size,
            "fields": found.fields,
            **({"highlight": True} if found.asked.highlight else {}),
            **({"total": found.asked.total} if found.asked.total else {}),
            **understood(found.asked),
        },
        "hint": hint(exchange.store, found.asked, found.conditions, not found.total["value"]),
    }
    data = json.articles(found.articles, exchange.links.articles, found.fields)
    return json.page(data, {"meta": meta, "links": addresses})


def _own(name: str, articles: Sequence[Stored], fields: Sequence[str], links: Links) -> bytes:
    encode = as_csv if name == "csv" else as_jsonl
    return b"".join(encode([articles], fields, links))


def _fields(article: Stored, links: Links) -> dict[str, Any]:
    id, members = article
    return {"id": id, "url": links.article(id), **load(members)}
