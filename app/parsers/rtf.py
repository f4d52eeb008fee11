"""The text of documents in RTF, by striprtf, which needs help with encodings, footnotes, deletions and tables."""

import re
from codecs import lookup
from collections.abc import Iterator

from app.sentences import ends_sentence

BEGINNING = b"{\\rtf"

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_CHARACTER_SET = re.compile(rb"\\(mac|pca|pc)(?![a-z\d])")
_SETS = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_MAC = {
    b"10000": "mac_roman", b"10004": "mac_arabic", b"10006": "mac_greek", b"10007": "mac_cyrillic",
    b"10010": "mac_romanian", b"10017": "mac_cyrillic", b"10029": "mac_latin2", b"10079": "mac_iceland",
    b"10081": "mac_turkish", b"10082": "mac_croatian",
}  # fmt: skip
_HEAD = 4096
_HIGH = re.compile(r"\\'([89a-fA-F][0-9a-fA-F])")
_CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-z\d]) ?")
_FOOTNOTE = re.compile(r"(?<!\\)\{\s{0,9}\\footnote(?![a-z\d])(?:\\ftnalt)?")
_DELETED = re.compile(r"(?<!\\)\{(?:\\(?!rtf)[a-z]{1,32}-?\d{0,10}\s?){0,20}\\deleted(?![a-z\d])")
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_SPACE_AT_END = re.compile(r"(?<![ \t])[ \t]+(?=[\n\x1f])")
_TYPED = 90
"""The most characters of a line that was typed to a width."""
_ROW = "\x1f"
_TABLE_ROW = re.compile(r"(?<!\\)\\(?:nest)?row(?![a-z\d]) ?")
_BLANK = re.compile(rf"\n\n+|\n?{_ROW}\n?")


def rtf_to_text(raw: bytes) -> str:
    """The text of a document, a blank line between paragraphs, with its footnotes at the end."""
    from striprtf.striprtf import remove_pict_groups
    from striprtf.striprtf import rtf_to_text as convert

    encoding, is_known = _encoding(raw[:_HEAD])
    plain = str(remove_pict_groups(raw.decode("latin-1")))  # type: ignore[no-untyped-call]
    marked = plain.encode("latin-1").decode(encoding, "replace")
    if not is_known:
        marked = _HIGH.sub(lambda found: bytes.fromhex(found[1]).decode(encoding, "replace"), marked)
    marked = _TABLE_ROW.sub(_ROW, marked)
    marked = _CELL.sub(r"\\tab ", _with_notes_last(_without_deletions(marked)))
    text = str(convert(marked, encoding, errors="replace"))  # type: ignore[no-untyped-call]
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # surrogates come one by one
    return _in_paragraphs(_SPACE_AT_END.sub("", text.replace("\r", "\n")).strip())


def _encoding(head: bytes) -> tuple[str, bool]:
    """The encoding that is declared, and whether striprtf knows it too."""
    page, told = _CODE_PAGE.search(head), _CHARACTER_SET.search(head)
    if page is None:
        return (_SETS[told[1]], True) if told else ("cp1252", True)
    if page[1] in _MAC:
        return _MAC[page[1]], False
    try:
        return lookup(f"cp{page[1].decode()}").name, True
    except LookupError:
        return "cp1252", True


def _with_notes_last(marked: str) -> str:
    groups = list(_groups(marked, _FOOTNOTE))
    notes = "".join(f"\\par\\par {{{marked[inside:end]}" for _, inside, end in groups)
    marked = _without(marked, groups)
    end = marked.rfind("}")
    return f"{marked[:end]}{notes}{marked[end:]}" if notes and end >= 0 else marked + notes


def _without_deletions(marked: str) -> str:
    groups = _groups(marked, _DELETED)
    return _without(marked, [each for each in groups if "\\deleted0" not in marked[each[0] : each[2]]])


def _without(marked: str, groups: list[tuple[int, int, int]]) -> str:
    ends = [0, *(end for *_, end in groups)]
    starts = [*(start for start, *_ in groups), len(marked)]
    return "".join(marked[end:start] for end, start in zip(ends, starts, strict=True))


def _groups(marked: str, opening: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """Where groups begin, where their content does, and where they end; one that has no end is left out."""
    at = 0
    while found := opening.search(marked, at):
        depth, at = 1, found.end()
        for brace in _BRACE.finditer(marked, found.end()):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                at = brace.end()
                yield found.start(), found.end(), at
                break
        else:
            return


def _in_paragraphs(text: str) -> str:
    """Each line is a paragraph; where blank lines separate blocks of lines, only in blocks that are not typed lines."""
    if "\n\n" not in text:
        return text.replace(_ROW, "\n").replace("\n", "\n\n")
    return "\n\n".join(map(_block, _BLANK.split(text)))


def _block(block: str) -> str:
    """A block of lines, each a paragraph if one is longer than typed, or if most before the last end sentences."""
    lines = block.split("\n")
    ended = sum(ends_sentence(line.rstrip()) for line in lines[:-1])
    is_prose = 2 * ended >= len(lines) - 1 or any(len(line) > _TYPED for line in lines)
    return "\n\n".join(lines) if is_prose else block
