"""The documentation: nothing that a user can set, meet or call is missing, and no link points nowhere."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from app import __version__
from app.cli import Format, app
from app.config import Settings
from app.errors import ERRORS
from app.parsers.formats import FORMATS
from app.representations import REPRESENTATIONS
from tests.conftest import ROOT

FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`+[^`\n]*`+")
LINKS = (
    re.compile(r"\]\(\s*<?([^)>\s]+)"),  # [text](target "title"), also of images
    re.compile(r"^ {0,3}\[[^\]^]+\]:\s*<?([^>\s]+)", re.MULTILINE),  # [name]: target
    re.compile(r"""\b(?:src|href)=["']([^"']+)"""),
)


def pages() -> Iterator[Path]:
    """Every Markdown file of the repository; what begins with a dot belongs to tools."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(".md"))


def manual() -> str:
    """What a user reads: the README and docs/."""
    return "\n".join(page.read_text() for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))))


def rows(page: str) -> dict[str, list[str]]:
    """The cells of every table row that begins with a name in backquotes, by that name."""
    lines = [line for line in (ROOT / page).read_text().splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {first.strip("`"): others for first, *others in cells}


def test_every_setting_is_documented_with_its_default() -> None:
    documented = rows("docs/settings.md")
    wanted = {f"DATELINE_{name.upper()}": field.default for name, field in Settings.model_fields.items()}
    assert list(documented) == list(wanted), "every setting, in the order of app/config.py, and no other"
    for name, default in wanted.items():
        written = str(default) if not isinstance(default, float) else f"{default:g}"
        assert documented[name][0] == (f"`{written}`" if written else "empty"), name
        assert documented[name][-1], f"{name} has no meaning"


def test_every_range_of_a_setting_is_documented() -> None:
    documented = rows("docs/settings.md")
    for name, field in Settings.model_fields.items():
        limits = {
            key: getattr(each, key) for each in field.metadata for key in ("gt", "ge", "le") if hasattr(each, key)
        }
        if limits:
            low = f"over {limits['gt']:g}" if "gt" in limits else str(limits["ge"])
            assert documented[f"DATELINE_{name.upper()}"][1] == f"{low} to {limits['le']}", name


def test_no_page_names_a_setting_that_there_is_not() -> None:
    known = {f"DATELINE_{name.upper()}" for name in Settings.model_fields}
    for page in pages():
        named = set(re.findall(r"\bDATELINE_[A-Z_]+[A-Z]\b", page.read_text()))
        assert named <= known, f"{page.relative_to(ROOT)}: {named - known}"


def test_every_error_is_documented_with_its_status_and_title() -> None:
    sections = re.split(r"^## ", (ROOT / "docs/errors.md").read_text(), flags=re.MULTILINE)[1:]
    documented = {heading.strip("` "): text for heading, _, text in (section.partition("\n") for section in sections)}
    assert set(documented) == set(ERRORS), "every code, and no other"
    for code, kind in ERRORS.items():
        first, *rest = documented[code].strip().split("\n")
        assert first == f"Status {kind.status} · {kind.title}", code
        assert "**When:** " in "\n".join(rest), code
        assert "**What to do:** " in "\n".join(rest), code


def test_every_format_is_documented_and_can_be_given() -> None:
    sections = re.findall(r"^## `(\w+)`: \S", (ROOT / "docs/formats.md").read_text(), re.MULTILINE)
    assert sorted(sections) == sorted(FORMATS), "every format, and no other"
    assert list(Format) == sorted(FORMATS)


def test_every_representation_is_documented() -> None:
    sections = re.findall(r"^## `(\w+)`: \S", (ROOT / "docs/representations.md").read_text(), re.MULTILINE)
    assert sections == list(rows("docs/representations.md"))
    assert set(sections) == set(REPRESENTATIONS)
    for name, (media_types, *_) in rows("docs/representations.md").items():
        for accepted in REPRESENTATIONS[name].accepted:
            assert accepted in media_types, name


def commands() -> dict[str, TyperCommand | TyperGroup]:
    """Every command by its name; the options of `dateline` itself are under no name."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    found: dict[str, TyperCommand | TyperGroup] = {"": group}
    for name, command in group.commands.items():
        assert isinstance(command, TyperCommand)
        found[name] = command
    return found


def test_every_module_is_on_the_map() -> None:
    """Those of a format or a representation are called as it is."""
    told = set(re.findall(r"\w+", (ROOT / "docs/architecture.md").read_text()))
    told |= {*FORMATS, *(each.module for each in REPRESENTATIONS.values())}
    assert [path for path in (ROOT / "app").rglob("*.py") if path.stem not in told] == []


def test_every_command_is_documented() -> None:
    text = manual()
    for name in filter(None, commands()):
        assert re.search(rf"\bdateline {name}\b", text), f"`dateline {name}` is on no page"


@pytest.mark.parametrize("name", commands())
def test_every_option_is_documented(name: str) -> None:
    text = manual()
    for option in commands()[name].params:
        for flag in option.opts if isinstance(option, TyperOption) else ():
            assert re.search(rf"(?<![\w-]){re.escape(flag)}(?![\w-])", text), f"{name} {flag} is on no page"


def test_no_page_names_a_command_or_an_option_that_there_is_not() -> None:
    known = commands()
    for page in pages():
        called = re.finditer(
            r"(?:^|[`/ ])dateline ([a-z]+)(?![\w-])([^`\n|]*)", runnable(page.read_text()), re.MULTILINE
        )
        for call in called:
            name, rest = call.groups()
            assert name in known, f"{page.relative_to(ROOT)}: dateline {name}"
            flags = {flag for option in known[name].params for flag in option.opts} | {"--help", "-h"}
            wrong = set(re.findall(r"(?<=\s)--[a-z-]+", rest)) - flags
            assert not wrong, f"{page.relative_to(ROOT)}: dateline {name} {wrong}"


def runnable(text: str) -> str:
    """Code alone: shell blocks, their continued lines joined, and what stands in backquotes."""
    shell = re.findall(r"^```(?:sh|bash|shell|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in shell for line in block.replace("\\\n", " ").splitlines()]
    started = [
        re.sub(r"^.*?(?=\bdateline (?!dateline)[a-z]+ )", "", line) if "docker" in line else line for line in lines
    ]
    return "\n".join([*started, *CODE.findall(FENCE.sub("", text))])


def test_the_changelog_has_this_release() -> None:
    text = (ROOT / "CHANGELOG.md").read_text()
    assert re.search(rf"^## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d$", text, re.MULTILINE)


@pytest.mark.parametrize("page", [page.relative_to(ROOT).as_posix() for page in pages()])
def test_no_link_points_nowhere(page: str) -> None:
    for link in links((ROOT / page).read_text()):
        path, _, anchor = unquote(link).partition("#")
        target = (
            (ROOT / path.lstrip("/") if path.startswith("/") else (ROOT / page).parent / path) if path else ROOT / page
        )
        assert target.exists(), f"{page}: {link}"
        assert target.resolve().is_relative_to(ROOT.resolve()), f"{page}: {link} leaves the repository"
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target.read_text()), f"{page}: {link}"


def links(text: str) -> set[str]:
    """The links of a page that stay in the repository."""
    prose = CODE.sub("", FENCE.sub("", text))
    found = {link for pattern in LINKS for link in pattern.findall(prose)}
    return {link for link in found if not re.match(r"[a-z][a-z0-9+.-]*:|//", link, re.IGNORECASE)}


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as they are made where the repository is shown."""
    headings = re.findall(r"^#{1,6} +(.+?) *#*$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
