"""JSON Feed 1.0 and 1.1, and RSS written as JSON."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from app.parsers.attempt import Attempt, Item, Origin, Reject, need_bounded, read_bounded
from app.parsers.draft import Draft, finish
from app.parsers.fields import assign, fill
from app.parsers.options import Options
from app.parsers.rows import load
from app.record import ArticleRecord, Unreadable

NAME = "jsonfeed"

_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_RSS = re.compile(rb'\{\s*"rss"\s*:\s*\{')
_NAMES = {"content:encoded": "content_html", "dc:creator": "author", "dc:date": "date", "date_modified": "created_at"}


def begins(sample: bytes) -> bool:
    """Whether an object names JSON Feed as its version, or begins with `rss`."""
    return _VERSION.search(sample) is not None or _RSS.match(sample.lstrip()) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every item of a feed."""
    raw = read_bounded(stream, options)
    try:
        need_bounded(raw, options)
        root, warnings = load(raw)
        feed, items = _feed(root)
    except Reject as refused:
        yield Unreadable(file, 1, str(refused), raw)
        return
    for position, item in enumerate(items, start=1):
        own = json.dumps(item, ensure_ascii=False).encode("utf-8", "replace")
        origin = Origin(file, NAME, position, own)
        yield Attempt(origin, options, partial(_record, item, feed, warnings, origin, options))


def _feed(root: object) -> tuple[Mapping[str, Any], list[Any]]:
    """A feed's metadata and its items; a single item of RSS may come without a list."""
    feed = _object(root)
    channel = _object(_object(feed.get("rss")).get("channel"))
    items = channel.get("item") if channel else feed.get("items")
    return channel or feed, items if isinstance(items, list) else [items] if items else []


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _record(
    item: object, feed: Mapping[str, Any], warnings: list[str], origin: Origin, options: Options
) -> ArticleRecord:
    if not isinstance(item, dict):
        raise Reject(f"a JSON {type(item).__name__}, not an object")
    draft = Draft(warnings=list(warnings))
    fill(draft, {_NAMES.get(name, name): _valued(value) for name, value in _inherited(item, feed).items()})
    _take_ours(draft, item.get("_dateline"))
    if not draft.text:
        draft.text, draft.summary = draft.summary or "", None
    return finish(draft, origin, options)


def _take_ours(draft: Draft, told: object) -> None:
    """Use the date, source and section that our own feeds give under `_dateline`, exact or absent, instead."""
    if isinstance(told, dict):
        draft.date = draft.source = draft.section = None
        for name in ("published", "source", "section"):
            assign(draft, name, told.get(name))


def _inherited(item: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, Any]:
    """An item with what it inherits from its feed: the source and, if it has none, language and author."""
    title = feed.get("title")
    common = {"source": None if title == item.get("title") else title} | {
        name: feed.get(name) for name in ("language", "author", "authors")
    }
    own = {name: value for name, value in item.items() if value not in (None, "", [])}
    category = {"tags": own.pop("category")} if "category" in own else {}
    if "author" in own or "authors" in own:
        common |= {"author": None, "authors": None}
    return common | category | own


def _valued(value: object) -> object:
    """The text of an element with attributes, as RSS in JSON has them."""
    if isinstance(value, dict):
        return next((value[name] for name in ("#value", "#text", "$t", "_", "$") if name in value), value)
    return [_valued(each) for each in value] if isinstance(value, list) else value
