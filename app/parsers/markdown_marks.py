"""Marks that note-taking programs and site generators add to Markdown, made into what CommonMark knows."""

import re

CODE = r"(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]++(?P=ticks)(?!`))"
"""Code in a line, as a pattern."""
# Obsidian's ![[picture.jpg]] and [[page|its name]]; [[1]](…) is a link of CommonMark, and [[ -f x ]] a test in a shell.
_WIKI = re.compile(
    rf"{CODE}|!\[\[[^\[\]\n]{{1,300}}\]\]"
    r"|(?<![\[\\!\w])\[\[(?=\S)(?P<page>(?=[^\[\]\n]{0,200}[^\W\d_])[^\[\]|\n]{1,200})(?:\|(?P<name>[^\[\]|\n]{1,200}))?\]\](?![(\[:])"
)
# Docusaurus' and VuePress' boxes, Pandoc's divisions: `:::tip[Title]`, `::: warning Title`, `::: {.note}`, `:::`.
_KINDS = (
    "abstract|aside|attention|bug|callout|card|caution|center|columns?|danger|details|error|example|figure|grid|hint|important"
    "|info|left|note|question|quote|right|success|summary|tip|warn(?:ing)?"
)
_BOX = re.compile(
    rf"^[^\S\n]*:{{3,10}}[^\S\n]*(?:\{{[^{{}}\n]{{0,200}}\}}|(?:{_KINDS})(?![\w-])(?:\[(?P<told>[^\n]{{0,200}})\]"
    r"|[^\S\n]+(?P<title>[^\s{:][^{\n]{0,200}))?(?:[^\S\n]*\{[^{}\n]{0,200}\})?)?[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
# Where a table of contents is to stand: kramdown's list of one item with {:toc}, [TOC], [[toc]].
_CONTENTS = re.compile(
    r"^(?:"
    r"(?P<before>(?:[*+-] |[^\S\n]+\S)[^\n]{0,2000}\n)?(?P<item>[*+-] +[^\n]{1,80}\n)"
    r"\{:[^\S\n]*toc\b[^{}\n]{0,100}\}|\[toc\]|\[\[_?toc_?\]\])[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
# Obsidian's boxes are quotations of a kind, `> [!tip] Title`; GitHub's five without a title are CommonMark here.
_CALLOUT = re.compile(
    r"^(?P<quote>[^\S\n]*(?:>[^\S\n]?){1,5})\[!(?!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][^\S\n]*$)[\w-]{2,30}(?:\|[^\]\n]{0,50})?\](?!\()"
    r"[+-]?[^\S\n]*(?P<title>[^\n]*)$",
    re.MULTILINE,
)
# Its remarks to oneself, which open or end a line or are lines between two signs, names of blocks, and highlights; JSX
# has remarks, too. In a sentence %% and ^ are signs of other languages.
_REMARK = re.compile(
    rf"{CODE}|^[^\S\n]*%%(?![%\d])[^%\n]{{1,2000}}%%(?!\S)|(?<!\S)%%(?![%\d])[^%\n]{{1,2000}}%%[^\S\n]*$"
    r"|(?<!\S)%%(?=[^\s%\d])(?=[^%\n]{1,2000} )[^%\n]{1,2000}[^\s%]%%(?!\w)"
    r"|^%%[^\S\n]*\n[^%]{0,4000}\n%%[^\S\n]*$|\{/\*(?:[^*{]++|\*(?!/)|\{(?!/\*))*+\*/\}",
    re.MULTILINE,
)
_BLOCK_NAME = re.compile(
    rf"{CODE}|(?<=\S)[^\S\n]\^(?=[a-zA-Z]{{0,40}}[\d-])(?=[\d-]{{0,40}}[a-z])[A-Za-z\d][\w-]{{2,40}}[^\S\n]*$",
    re.MULTILINE,
)
_HIGHLIGHT = re.compile(rf"{CODE}|(?<![=\w])==(?=[^\s=])(?P<said>[^=\n(){{}};<>]{{0,300}}[^\s=(){{}};<>])==(?![=\w])")
_SIGNS = (":::", "[[", "[!", "%%", "{/*", " ^", "==")


def has_marks(text: str) -> bool:
    """Whether a text may have such marks."""
    return any(sign in text for sign in _SIGNS) or "toc" in text.lower()


def without_marks(text: str) -> str:
    """Prose without such marks: the titles of boxes and the names of pages stay."""
    if ":::" in text:
        text = _BOX.sub(lambda found: f"\n\n{found['told'] or found['title'] or ''}\n\n", text)
    if "[!" in text:
        text = _CALLOUT.sub(lambda found: f"{found['quote']}{found['title']}\n{found['quote']}", text)
    if "%%" in text or "{/*" in text:
        text = _REMARK.sub(lambda found: found[0] if _is_code(found) else "", text)
    if " ^" in text:
        text = _BLOCK_NAME.sub(lambda found: found[0] if _is_code(found) else "", text)
    if "==" in text:
        text = _HIGHLIGHT.sub(lambda found: found[0] if _is_code(found) else found["said"], text)
    text = _CONTENTS.sub(lambda found: found["before"] + found["item"] if found["before"] else "", text)
    return (
        _WIKI.sub(lambda found: found["code"] or found["name"] or found["page"] or "", text) if "[[" in text else text
    )


def _is_code(found: re.Match[str]) -> bool:
    """Whether a mark is code: between ticks, or in a line that is indented as code is."""
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.end()]
    return bool(found["code"]) or line.startswith(("    ", "\t"))
