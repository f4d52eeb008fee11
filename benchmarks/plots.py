"""Plots of the tables that the benchmarks print, as SVG."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "dateline"  # the same numbers make the same file
from matplotlib import pyplot as plt  # noqa: E402 - after the choice of what draws
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

Table = list[list[str]]
_INK, _PAPER = ("#1f4e79", "#c55a11", "#7f7f7f"), "#ffffff"


def tables(markdown: str) -> Iterator[Table]:
    """Yield the tables in a Markdown text: their cells, row by row, the header first."""
    rows: Table = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not set(cells[0]) <= set("-: "):
                rows.append(cells)
        elif rows:
            yield rows
            rows = []


def bars(table: Table, columns: Sequence[int], title: str, path: Path) -> None:
    """Plot the columns with these numbers as horizontal bars, one group per row."""
    heads, *rows = table
    figure, axes = plt.subplots(figsize=(9, 0.3 * len(rows) * len(columns) + 1.2))
    height = 0.8 / len(columns)
    for n, column in enumerate(columns):
        places = [row + n * height for row in range(len(rows))]
        drawn = axes.barh(places, [_number(row[column]) for row in rows], height, color=_INK[n], label=heads[column])
        axes.bar_label(drawn, [row[column] for row in rows], padding=3, fontsize=7)
    axes.set_yticks([row + height * (len(columns) - 1) / 2 for row in range(len(rows))], [row[0] for row in rows])
    axes.invert_yaxis()
    _finish(axes, title, path, figure, legend=len(columns) > 1)


def curves(table: Table, wanted: Sequence[str], title: str, path: Path) -> None:
    """Plot a line for each wanted row over the sizes in the header; both axes are logarithmic."""
    heads, *rows = table
    sizes = [_number(head) for head in heads[1:]]
    figure, axes = plt.subplots(figsize=(9, 5))
    for row in rows:
        if row[0] in wanted:
            axes.plot(sizes, [_number(cell) for cell in row[1:]], marker="o", label=row[0])
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("articles")
    axes.set_ylabel("median, milliseconds")
    _finish(axes, title, path, figure, legend=True)


def _finish(axes: Axes, title: str, path: Path, figure: Figure, *, legend: bool) -> None:
    axes.set_title(title, fontsize=10)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
    if legend:
        axes.legend(fontsize=7, frameon=False)
    figure.savefig(path, bbox_inches="tight", facecolor=_PAPER, metadata={"Date": None})
    plt.close(figure)


def _number(cell: str) -> float:
    """The first number in a cell."""
    found = re.search(r"[\d,]+(?:\.\d+)?", cell)
    assert found, cell
    return float(found[0].replace(",", ""))
