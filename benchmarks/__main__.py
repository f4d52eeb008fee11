"""`make bench`: every measurement in turn, into docs/performance.md and its plots; `--quick` prints some of them."""

import platform
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from app import __version__
from benchmarks import compared, contract, datelines, depth, http, ingest, pages, plots, similar, start

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
    ("Similar articles", "similar", similar.main),
    ("The contract", "contract", contract.main),
)
QUICK: tuple[Section, ...] = (
    ("Reads over sockets", "http", lambda: http.main(rounds=1, seconds=1)),
    ("Reads at size", "depth", lambda: depth.main((1_000, 20_000))),
    ("Start, memory and size", "start", start.main),
)
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
    """Print the tables; where all are made, keep them."""
    quick = "--quick" in sys.argv[1:]
    made = {title: (name, _said(title, run)) for title, name, run in (QUICK if quick else FULL)}
    if not quick:
        _keep(made)


def _said(title: str, run: Callable[[], None]) -> str:
    print(f"\n## {title}\n", flush=True)
    said = StringIO()
    with redirect_stdout(said):
        run()
    print(said.getvalue(), flush=True)
    return said.getvalue().strip()


def _keep(made: dict[str, tuple[str, str]]) -> None:
    PLOTS.mkdir(exist_ok=True)
    [reads], [sizes], [taken] = (list(plots.tables(made[title][1])) for title, _, _ in FULL[:3])
    plots.bars(reads, [4, 5], "Share of a bare uvicorn that answers as many bytes", PLOTS / "reads.svg")
    plots.curves(sizes, _CURVES, "Latency against the size of the archive", PLOTS / "sizes.svg")
    plots.bars(taken, [2, 3], "Articles a second", PLOTS / "ingest.svg")
    PAGE.write_text("\n\n".join([_head(), *(_section(title, *found) for title, found in made.items())]) + "\n")


def _head() -> str:
    machine = f"{platform.machine()}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"
    return (
        f"# Performance\n\n`make bench` has made this page with Dateline {__version__} ({machine}).\n"
        "Figures of another machine differ; what can be compared are shares and ratios within one table.\n"
        "`python -m benchmarks --quick` prints the most important ones in two minutes. What each measurement does\n"
        "stands at the top of its file in `benchmarks/`."
    )


def _section(title: str, name: str, said: str) -> str:
    drawn = {"http": "reads", "depth": "sizes", "ingest": "ingest"}.get(name)
    picture = f"\n\n![{title}](plots/{drawn}.svg)" if drawn else ""
    return f"## {title}\n\n`python -m benchmarks.{name}`\n\n{said}{picture}"


if __name__ == "__main__":
    main()
