"""Markdown, with front matter in YAML, TOML or JSON, or a title block: the posts of static sites."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, BinaryIO

from app.parsers import light_markup
from app.parsers.attempt import Attempt, Item, Origin, Reject, read_bounded
from app.parsers.author_line import split_author_line
from app.parsers.draft import Draft, finish
from app.parsers.encoding import decode
from app.parsers.field_names import field_of, spelt
from app.parsers.fields import fill
from app.parsers.front_lines import by_line
from app.parsers.markdown_dialects import as_commonmark
from app.parsers.markup import html_text
from app.parsers.options import Options
from app.parsers.release import need_published
from app.parsers.row_kind import has_text
from app.record import ArticleRecord

NAME = "markdown"

_FRONT = re.compile(
    r"(?:---[^\S\n]*\n(?:[^\S\n]*(?:#[^\n]*)?\n)*[A-Za-z_][\w \-]*:(?s:.*)^(?:---|\.\.\.)[^\S\n]*$"
    r"|\+\+\+[^\S\n]*\n(?s:.*)^\+\+\+[^\S\n]*$)",
    re.MULTILINE,
)
_YAML_BOUND = re.compile(r"^(?:-{3,}|\.\.\.)[^\S\n]*$", re.MULTILINE)  # dots end a document, too
# Hugo's: an object whose brackets are alone on their lines, followed by text and no more JSON.
_JSON_FRONT = re.compile(
    r"(\{[^\S\n]*\n(?s:.*?)^\})[^\S\n]*\n(?=\s*(?:[^\s{\[,]|\{(?!\s*[\"}])|\[(?!\s*[{\[\]\"])))", re.MULTILINE
)
# Eleventy's: the fence says which language follows.
_FENCED_JSON = re.compile(r"---[^\S\n]*json[^\S\n]*\n(\{(?s:.*?)\})\s*\n---[^\S\n]*\n", re.IGNORECASE)
# Where Zola, Hugo and others keep a site's own fields and its taxonomies.
_NESTED = ("taxonomies", "extra", "params")
# Pandoc's title, authors and date; a line continues where the next one is indented.
_BLOCK_LINE = r"([^\n]*(?:\n[^\S\n]+\S[^\n]*)*)\n"
_TITLE_BLOCK = re.compile(rf"%[^\S\n]+(?=\S){_BLOCK_LINE}%{_BLOCK_LINE}(?:%{_BLOCK_LINE})?(?=[^\S\n]*\n)")
# Pelican's and MultiMarkdown's: lines with keys up to a blank one; a value goes on where the next line is indented.
_METADATA = re.compile(
    r"(?:[A-Za-z][\w \-]{0,30}:(?:[^\S\n][^\n]*+)?+\n(?:[^\S\n]++\S[^\n]*+\n)*+){2,60}(?=[^\S\n]*\n)"
)
_METADATA_LINE = re.compile(r"^([A-Za-z][\w \-]{0,30}):[^\S\n]*([^\n]*(?:\n[^\S\n]+\S[^\n]*)*)", re.MULTILINE)
_DISPATCH = re.compile(r"^\s*date\b[^\S\n]*[:=]?[^\S\n]*\d", re.IGNORECASE | re.MULTILINE)
_NAMED = (".md", ".markdown", ".mdown", ".mmd", ".mdx")
_HEADING = re.compile(r"#{1,2} +\S[^\n]*\n\s*\n|\S[^\n]*\n={3,}[^\S\n]*\n")
_MOST_REPEATED = 10  # how many times its own size YAML may grow to by aliases
_NO_TEXTS = ("true", "false", "~")
# The statements that open an MDX page, each on its own line. Further down they are in code examples.
_STATEMENTS = re.compile(
    r"\A(?:\s*^(?:import\s(?:[^\n]*\sfrom\s)?\s*[\"'][^\"'\n]+[\"']"
    r"|export\s(?:const|let|var)\s[\w$]{1,60}\s?=\s?[^\n]{1,2000}[\w\"'`)}\]]);?[^\S\n]*$)+",
    re.MULTILINE,
)
# In the rendered page: the numbers of footnotes and the arrows back to them, and a line in emphasis right below a
# picture, which is its caption.
_BESIDE = re.compile(
    r'<sup class="footnote-[a-z\-]{1,20}">(?:<a [^<>]*>)?[^<>]{0,200}(?:</a>)?</sup>'
    r'|\s?<sup\b[^<>]{0,200}>\s?<a [^<>]{0,300}?href="#[^<>]{0,300}>\[?\d{1,3}\]?</a>\s?</sup>'
    r'|\s?<a [^<>]{0,300}?href="#[^<>]{0,300}>[↩↑⤴]\ufe0e?</a>'
    r"|<p>(?:<a [^<>]{0,2000}>)?<img [^<>]{0,4000}>(?:</a>)?\n<em>(?:(?!</?em>|</?p>).){0,1000}</em></p>"
)
_SIGNS_BESIDE = ("<sup", 'href="#', "<img")
"""One of them is in whatever is beside the text, and they are found sooner."""
_MARKS = frozenset("\\`~*_[]!<&")  # a line without any of these is plain text


def begins(text: str) -> bool:
    """Whether a text begins with front matter, a title block, or a heading as only Markdown writes it."""
    text = _lines(text).lstrip()
    return (
        any(shape.match(text) for shape in (_FRONT, _FENCED_JSON, _TITLE_BLOCK, _HEADING))
        or light_markup.front(text) is not None
    )


def is_named(file: str) -> bool:
    """Whether a file is Markdown by its name."""
    return file.lower().endswith(_NAMED)


def begins_with_lines(text: str) -> bool:
    """Whether a text begins with lines of metadata, with a title, and is one article: else it may be dispatches."""
    text = _lines(text).lstrip()
    return _metadata(text) is not None and len(_DISPATCH.findall(text)) <= 1


def begins_as_json(text: str) -> bool:
    """Whether a text begins with JSON front matter: an object with a known field, but no text, since that follows."""
    return _json_front(_lines(text)) is not None


def _json_front(text: str) -> tuple[dict[str, Any], str] | None:
    """The JSON front matter, and what follows; None where there is none."""
    found = _FENCED_JSON.match(text) or _JSON_FRONT.match(text)
    try:
        front = json.loads(found[1], strict=False) if found else None
    except (ValueError, RecursionError):
        return None
    if found is None or not isinstance(front, dict) or has_text(front) or not any(map(field_of, front)):
        return None
    return _told(front), text[found.end() :]


def _told(front: Mapping[str, Any]) -> dict[str, Any]:
    """Front matter with booleans as the words `true` and `false`, as YAML's are here."""
    return {key: str(value).lower() if isinstance(value, bool) else value for key, value in front.items()}


def _lines(text: str) -> str:
    """The text with every line ending as `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the one article of a file."""
    origin = Origin(file, NAME, 1, read_bounded(stream, options))
    yield Attempt(origin, options, lambda: _record(origin, options))


def _record(origin: Origin, options: Options) -> ArticleRecord:
    text, warnings = decode(origin.raw)
    meta, body, damage = _split(_lines(text).lstrip())
    need_published({spelt(name): value for name, value in meta.items()})
    draft = Draft(warnings=warnings + damage, filename=origin.file)
    fill(draft, {name: value for name, value in _flat(meta).items() if value not in _NO_TEXTS})
    draft.authors = [_name(name) for name in draft.authors]
    draft.title, draft.summary, draft.deck = map(_inline, (draft.title, draft.summary, draft.deck))
    draft.text = _plain(body) or draft.text
    if draft.title and not draft.authors and not draft.byline:
        draft.byline, draft.text = split_author_line(draft.text)
    return finish(draft, origin, options)


def _name(author: str) -> str:
    """An author without the link that the name is, of Markdown or Obsidian."""
    return _inline(author) or "" if "](" in author else author.replace("[[", "").replace("]]", "")


def _flat(meta: Mapping[str, Any]) -> dict[str, Any]:
    """The front matter, with nested fields that it lacks at the top level."""
    inner = [meta[name] for name in _NESTED if isinstance(meta.get(name), dict)]
    return {**{name: value for each in inner for name, value in each.items()}, **meta}


def _split(text: str) -> tuple[dict[str, Any], str, list[str]]:
    """The front matter, the text after it, and warnings. Invalid YAML is read line by line.

    Raises Reject where TOML is invalid.
    """
    from frontmatter.default_handlers import YAMLHandler
    from yaml import YAMLError

    if not _FRONT.match(text):
        return *(
            _json_front(text) or light_markup.front(text) or _title_block(text) or _metadata(text) or ({}, text)
        ), []
    if text.startswith("+++"):
        _, front, body = re.split(r"^\+\+\+[^\S\n]*$", text, maxsplit=2, flags=re.MULTILINE)
        return _toml(front), body, []
    _, front, body = _YAML_BOUND.split(text, maxsplit=2)
    try:
        loaded = YAMLHandler().load(front, Loader=_loader())
        if isinstance(loaded, dict) and _size(loaded, {}) <= _MOST_REPEATED * len(front):
            return {str(key): value for key, value in loaded.items()}, body, []
    except (YAMLError, ValueError, RecursionError):
        pass
    return by_line(front), body, ["the front matter is not YAML and was read line by line"]


def _title_block(text: str) -> tuple[dict[str, Any], str] | None:
    """The title block, and what follows; None where there is none."""
    found = _TITLE_BLOCK.match(text)
    if found is None:
        return None
    title, authors, date = found.groups()
    return {"title": title, "author": re.split(r"[;\n]", authors), "date": (date or "").strip()}, text[found.end() :]


def _metadata(text: str) -> tuple[dict[str, Any], str] | None:
    """The lines of metadata that a text begins with, and what follows; None where they have no title."""
    found = _METADATA.match(text)
    told = {name.lower(): " ".join(value.split()) for name, value in _METADATA_LINE.findall(found[0])} if found else {}
    if found is None or not told.get("title"):
        return None
    return told, text[found.end() :]


def _loader() -> Any:
    """A YAML loader that keeps every scalar as text: dates, numbers and `No`."""
    import yaml

    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _size(value: Any, known: dict[int, int]) -> int:
    """How large a value is with its aliases written out; one that contains itself is far too large."""
    if isinstance(value, str):
        return len(value) + 1
    if id(value) in known:
        return known[id(value)]
    known[id(value)] = 1 << 62  # until it is known: the value may contain itself
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    known[id(value)] = 1 + sum(_size(part, known) for part in parts)
    return known[id(value)]


def _toml(front: str) -> dict[str, Any]:
    try:
        loaded = tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError):
        raise Reject("front matter that is not TOML") from None
    written = {
        key: value.isoformat() if isinstance(value, date | datetime | time) else value for key, value in loaded.items()
    }
    return _told(written)


def _plain(body: str) -> str:
    """Markdown as plain text: markup goes, what it marks stays."""
    markup = _rendered(as_commonmark(_STATEMENTS.sub("", body)))
    return html_text(_BESIDE.sub("", markup) if any(sign in markup for sign in _SIGNS_BESIDE) else markup)


def _inline(text: str | None) -> str | None:
    if not text:
        return None
    line = " ".join(text.split())
    if line.isprintable() and not _MARKS.intersection(line):
        return line
    return html_text(_rendered(f"# {line} #"))  # in a heading, nothing begins a list or a quotation


def _rendered(text: str) -> str:
    """Render CommonMark as HTML, with tables, strikethrough, task lists and GitHub's alerts."""
    from pyromark import Options as Extensions
    from pyromark import html

    marks = Extensions.ENABLE_TABLES | Extensions.ENABLE_STRIKETHROUGH
    return html(text, options=marks | Extensions.ENABLE_FOOTNOTES | Extensions.ENABLE_TASKLISTS | Extensions.ENABLE_GFM)
