"""Markdown as site generators write it, made into what CommonMark knows: without shortcodes and attributes."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

from app.parsers.markdown_boxes import without_boxes
from app.parsers.markdown_marks import CODE, has_marks, without_marks

# Liquid's comments, and what it is told to leave as it is.
_BLOCK = r"\{%-?\s*NAME\s*-?%\}(?:[^{]++|\{(?!%-?\s*(?:end)?NAME\s*-?%\}))*+\{%-?\s*endNAME\s*-?%\}"
_COMMENT = re.compile("(?<!`)" + _BLOCK.replace("NAME", "comment"))
_RAW_TAG = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
# Hugo's {{< … >}} and {{% … %}}, Liquid's {{ … }} and {% … %}.
_SHORTCODE = re.compile(
    rf"(?P<raw>{_BLOCK.replace('NAME', 'raw')})|{CODE}"
    r"|(?P<link>\]\(\s*)?(?:\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\})",
    re.DOTALL,
)
# A picture alone on its line, above a line in emphasis.
_PICTURE = re.compile(
    r"^[^\S\n]*(?:\{\{[<%]|\{%)-?\s*[\w\-]{0,30}(?:image|img|figure|photo|picture)[\w\-]{0,30}\s[^{}\n]{0,2000}\}{1,2}[^\S\n]*"
    r"\n(?=[*_]+\w)",
    re.MULTILINE | re.IGNORECASE,
)
# Brackets around a picture that is linked to nothing.
_BRACKETED = re.compile(r"(?<!`)\[[^\S\n]*(\{\{[<%][^{}\n]{1,2000}\}\}|\{%[^{}\n]{1,2000}%\})[^\S\n]*\](?![(\[])")
# Its name, or that of the file it includes.
_NAMED = re.compile(r"(?:\{\{[<%]?|\{%)-?\s*(?:(?:include\w*|render|partial)\s+[\"']?)?([\w./\-]+)")
_CLOSER = re.compile(r"\{\{[<%]-?\s*/\s*([\w.\-]+)|\{%-?\s*end([\w\-]+)")
_PARAMETER = re.compile(r"(?<![\w\-])(\w{4,11})\s?[=:]\s?(?:\"((?:[^\"\\]|\\.)*+)\"|“([^“”]*)”|`([^`]*)`)", re.DOTALL)
_SHOWN, _SHOWN_IN_LINE = ("text", "quote"), ("text", "quote", "label")
"""What a shortcode shows of its own; a label only in a sentence, since alone it is that of a field, a map or a link."""
_SAID_BY = ("cite", "author", "attribution", "source")
_QUOTE = re.compile(r"quote|testimonial", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_HEADS = ("title", "summary", "heading")
_NO_TEXT = re.compile(
    r"button|btn|icon|image|img|figure|photo|picture|video|audio|iframe|embed|^(?:assign|case|els?if|for|if|set|unless)$",
    re.IGNORECASE,
)
"""What has nothing but words to click, a caption or an instruction."""
# Text right behind the end of a block of HTML is Markdown again, as older renderers had it.
_BLOCK_END = re.compile(r"^(</(?:p|div|figure|blockquote|table|ul|ol|h[1-6])>)[^\S\n]*(?=[^\s<`])", re.MULTILINE)
# A picture alone between blank lines, also where its description has quotation marks inside.
_IMAGE = re.compile(r"(?:\A|(?<=\n\n)) {0,3}<img\s[^<>\n]{0,4000}>[^\S\n]*(?=\n\n|\n?\Z)", re.IGNORECASE)
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
# kramdown's and Pandoc's {#id}, {: .class} at the end of a line, and {:target="_blank"} behind a link.
_ATTRIBUTES = re.compile(
    rf"{CODE}|"
    r"(?<![^\S\n])[^\S\n]*+\{:?[^\S\n]*[#.:][^{}\n]*\}(?:[^\S\n]*$|(?=<))"
    r"|(?P<link>\]\([^()\n]{0,2000}\))\{:?[^\S\n]*(?:[#.][\w\-]|[\w\-]{1,30}=[\"'\w])[^{}\n]{0,300}\}",
    re.MULTILINE,
)


def as_commonmark(body: str) -> str:
    """Markdown without shortcodes and attributes, but with the text that a shortcode gives as its own; code stays."""
    body = without_boxes(body)
    if "{" not in body and "<" not in body and not has_marks(body):
        return body
    body = _without_comments(body)
    boxes = {found[1] or found[2]: "" for found in _CLOSER.finditer(body)}
    return "".join(part if is_code else _prose(part, boxes) for is_code, part in _parts(body))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a text in order, and whether each is fenced code (CommonMark, section 4.5)."""
    gathered: list[str] = []
    fence = ""
    for line in text.splitlines(keepends=True):
        mark = _FENCE.match(line)
        opens = mark and not fence and not ("`" in mark[1] and "`" in line[mark.end() :])
        if opens and mark:
            yield False, "".join(gathered)
            gathered, fence = [], mark[1]
        gathered.append(line)
        if fence and not opens and mark and mark[1].startswith(fence) and line.strip() == mark[1]:
            yield True, "".join(gathered)
            gathered, fence = [], ""
    yield bool(fence), "".join(gathered)


def _without_comments(body: str) -> str:
    if not _COMMENT.search(body):
        return body
    begins, ends, at = [0], [0], 0
    for is_code, part in _parts(body):
        if is_code:
            begins.append(at)
            ends.append(at + len(part))
        at += len(part)
    return _COMMENT.sub(lambda each: each[0] if each.start() < ends[bisect(begins, each.start()) - 1] else "", body)


def _prose(text: str, boxes: dict[str, str]) -> str:
    text = _BRACKETED.sub(r"\1", without_marks(text))
    text = _PICTURE.sub("![](#)\n", text)  # so that the line is read as its caption
    text = _ATTRIBUTES.sub(
        lambda found: found["code"] or found["link"] or "", _SHORTCODE.sub(lambda found: _instead(found, boxes), text)
    )
    return _BLOCK_END.sub(r"\1\n\n", _IMAGE.sub("", text))


def _instead(found: re.Match[str], boxes: dict[str, str]) -> str:
    """What stands in the place of a shortcode, or of code."""
    if found["code"]:
        return found["code"]
    if found["raw"]:
        return _RAW_TAG.sub("", found["raw"])
    if found["link"]:
        return f"{found['link']}#"
    beside = found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() : found.end() + 1]
    return _said(found[0], boxes, _SHOWN_IN_LINE if beside.strip("\n") else _SHOWN)


def _named_in(parameters: str) -> str:
    """Whom a quotation is from by parameters without names, as Hexo has them: `Ann Lee, Fjord https://…`."""
    said = " ".join(_ADDRESS.sub("", parameters.strip("%{}<> -\n")).split()).strip("\"'“”")
    words = said.partition(",")[0].split()
    is_name = bool(words) and all(word[0].isupper() or word[0] == "@" for word in (words[0], words[-1]))
    return "" if _PARAMETER.search(parameters) or not is_name else said


def _said(shortcode: str, boxes: dict[str, str], shown: Iterable[str]) -> str:
    """The text that a shortcode gives as its own, and who said it; of a box that encloses text, its title, and at its
    end who said that. `boxes` are by name the boxes, with who said what the open one encloses.
    """
    if closer := _CLOSER.match(shortcode):
        by, boxes[closer[1] or closer[2]] = boxes.get(closer[1] or closer[2], ""), ""
        return f"\n\n{by}\n\n" if by else ""
    name = _NAMED.match(shortcode)
    if name is None or _NO_TEXT.search(name[1]):
        return ""
    told = {each[1].lower(): each[2] or each[3] or each[4] or "" for each in _PARAMETER.finditer(shortcode)}
    text = next(filter(None, map(told.get, shown)), "")
    if not text:
        head = next(filter(None, map(told.get, _HEADS)), "") if name[1] in boxes else ""
        if name[1] in boxes and _QUOTE.search(name[1]):
            boxes[name[1]] = next(filter(None, map(told.get, _SAID_BY)), "") or _named_in(shortcode[name.end() :])
        return f"\n\n{head}\n\n" if head else ""
    by = next(filter(None, map(told.get, _SAID_BY)), "")
    return f"{text}\n\n{by}".replace('\\"', '"').rstrip()
