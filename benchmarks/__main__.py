"""`make bench`: every measurement in turn, into docs/performance.md and its plots.

`python -m benchmarks NAME…` makes some of its tables anew; `--quick` only prints some.
"""

import platform
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from app import __version__
from benchmarks import compared, contract, datelines, depth, http, ingest, languages, pages, plots, similar, start

DOCS = Path(__file__).parent.parent / "docs"
PAGE, PLOTS = DOCS / "performance.md", DOCS / "plots"
Section = tuple[str, str, Callable[[], None]]

FULL: tuple[Section, ...] = (
    ("Reads over sockets", "http", http.main),
    ("Reads at size", "depth", depth.main),
    ("Ingest", "ingest", ingest.main),
    ("Beside others", "compared", compared.main),
    ("Start, memory and size", "start", start.main),
    ("The dateline reader", "datelines", datelines.main),
    ("Articles in HTML pages", "pages", pages.main),
    ("Languages of articles", "languages", languages.main),
    ("Similar articles", "similar", similar.main),
    ("The contract", "contract", contract.main),
)
QUICK: tuple[Section, ...] = (
    ("Reads over sockets", "http", lambda: http.main(rounds=1, seconds=1)),
    ("Reads at size", "depth", lambda: depth.main((1_000, 20_000))),
    ("Start, memory and size", "start", start.main),
)
_DRAWN = {"http": "reads", "depth": "sizes", "ingest": "ingest"}
"""The plots of sections."""

_HEADING = "\n## "
_CURVES = (
    "detail",
    "first page",
    "page behind all but the last 50",
    "one month",
    "a month with a common word",
    "commonest word, ranked",
    "two middling words, ranked",
    "timeline of all",
    "facets of a middling word",
    "similar",
)


def main() -> None:
    """Print the tables: all, those whose names are given, or with `--quick` some; but for these, keep them."""
    given = sys.argv[1:]
    if given == ["--quick"]:
        _made(QUICK)
        return
    unknown = set(given) - {name for _, name, _ in FULL}
    if unknown:
        sys.exit(
            f"there is no {', '.join(sorted(unknown))}; there are --quick, {', '.join(name for _, name, _ in FULL)}"
        )
    _keep(_made([section for section in FULL if not given or section[1] in given]))


def _made(sections: Sequence[Section]) -> dict[str, str]:
    return {title: _section(title, name, _said(title, run)) for title, name, run in sections}


def _said(title: str, run: Callable[[], None]) -> str:
    print(f"\n## {title}\n", flush=True)
    said = StringIO()
    with redirect_stdout(said):
        run()
    print(said.getvalue(), flush=True)
    return said.getvalue().strip()


def _section(title: str, name: str, said: str) -> str:
    picture = f"\n\n![{title}](plots/{_DRAWN[name]}.svg)" if name in _DRAWN else ""
    return f"{title}\n\n`python -m benchmarks.{name}`, {datetime.now(UTC):%Y-%m-%d}\n\n{said}{picture}\n"


def _keep(made: dict[str, str]) -> None:
    """Put sections into the page, in the place of older ones."""
    _, *older = PAGE.read_text().split(_HEADING) if PAGE.exists() else [""]
    sections = {section.partition("\n")[0]: section for section in older} | made
    PLOTS.mkdir(exist_ok=True)
    for title, name, _ in FULL:
        if title in made and name in _DRAWN:
            _draw(name, next(plots.tables(made[title])), PLOTS / f"{_DRAWN[name]}.svg")
    PAGE.write_text(_HEADING.join([_head(), *(sections[title] for title, *_ in FULL if title in sections)]))


def _draw(name: str, table: plots.Table, path: Path) -> None:
    match name:
        case "http":
            plots.bars(table, [4, 5], "Share of a bare uvicorn that answers as many bytes", path)
        case "depth":
            plots.curves(table, _CURVES, "Latency against the size of the archive", path)
        case "ingest":
            plots.bars(table, [2, 3], "Articles a second", path)


def _head() -> str:
    made_with = f"Dateline {__version__} ({platform.machine()}, Python {platform.python_version()})"
    return (
        f"# Performance\n\n`make bench` writes this page; this copy was made with {made_with}.\n"
        "Each table has its own date; `python -m benchmarks http depth` updates those two.\n"
        "Other machines give other figures; compare only shares and ratios within one table.\n"
        "`python -m benchmarks --quick` prints the most important tables in two minutes. The top of each file in "
        "`benchmarks/`\nexplains what it measures.\n"
    )


if __name__ == "__main__":
    main()
