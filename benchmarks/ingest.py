"""Ingest as a share of what the database can do at all.

The raw limit is the same statements that ingest ran, with the same rows, in the same order and batch sizes, by plain
`executemany` into an empty archive: without reading, parsing or looking anything up, on a connection set up like the
writer's, and as safe on disk at the end. Rounds are interleaved, and the median share counts. The limit falls as the
archive grows, since statements then change pages all over it.
"""

import json
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine, event

from app import garbage
from app.config import Settings
from app.ingest import ingest
from app.parsers.options import Options
from app.store.engines.sqlite import prepare
from app.store.migrate import migrate
from app.store.session import Store
from benchmarks.corpus import lines

Statement = tuple[str, Sequence[Any]]


def main() -> None:
    """Print a table: articles per second of ingest and of the raw limit, and the share."""
    garbage.seldom()  # as the command does
    print("| pile | files | Dateline/s | raw limit/s | share |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        for name, write, count, rounds in PILES:
            pile = Path(folder, f"{name}-{count}")
            pile.mkdir()
            write(pile, (json.loads(line) for line in lines(count)))
            ran = _recorded(pile, Path(folder, "recorded"))
            took = [(_ours(pile, count, Path(folder, "ours")), _raw(ran, Path(folder, "raw"))) for _ in range(rounds)]
            ours, raw = median(o for o, _ in took), median(r for _, r in took)
            files, share = sum(1 for _ in pile.iterdir()), median(r / o for o, r in took)
            speeds = f"{count / ours:,.0f} | {count / raw:,.0f}"
            print(f"| {name}, {count:,} | {files:,} | {speeds} | {share:.2f} |", flush=True)


def _jsonl(pile: Path, articles: Iterable[dict[str, Any]]) -> None:
    (pile / "pile.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles))


def _wire(pile: Path, articles: Iterable[dict[str, Any]]) -> None:
    for number, article in enumerate(articles):
        header = f"date {article['date'][:10]}\n" if article["date"] and len(article["date"]) >= 10 else ""
        (pile / f"{number:06}.txt").write_text(f"{header}\n{article['text']}\n")


def _sgml(pile: Path, articles: Iterable[dict[str, Any]]) -> None:
    whole = "".join(
        f'<REUTERS NEWID="{number}">\n<DATE> 2-MAR-1987 04:25:39.21</DATE>\n<TOPICS>'
        f"{''.join(f'<D>{word}</D>' for word in article['keywords'])}</TOPICS>\n<TEXT>\n"
        f"<TITLE>{article['title']}</TITLE>\n<BODY>{article['text']}\n</BODY></TEXT>\n</REUTERS>\n"
        for number, article in enumerate(articles)
    )
    (pile / "pile.sgm").write_text(f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n{whole}')


def _markdown(pile: Path, articles: Iterable[dict[str, Any]]) -> None:
    for number, article in enumerate(articles):
        front = f"title: {article['title']}\ndate: {article['date'] or ''}\nsource: {article['source']}\n"
        (pile / f"{number:06}.md").write_text(f"---\n{front}---\n\n{article['text']}\n")


Write = Callable[[Path, Iterable[dict[str, Any]]], None]
PILES: tuple[tuple[str, Write, int, int], ...] = (
    ("JSON Lines", _jsonl, 10_000, 3),
    ("JSON Lines", _jsonl, 100_000, 1),
    ("wire text", _wire, 10_000, 3),
    ("Reuters SGML", _sgml, 10_000, 3),
    ("Markdown", _markdown, 10_000, 3),
)
"""What a pile is called, what writes it, how many articles it has and how often it is measured."""


def _empty(folder: Path) -> Store:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    store = Store(Settings(database_url=f"sqlite:///{folder}/archive.db"))
    migrate(store)
    return store


def _ours(pile: Path, count: int, folder: Path) -> float:
    """Seconds from the start to the end of ingest, including the start and end of its processes."""
    with closing(_empty(folder)) as store:
        started = time.perf_counter()
        *_, summary = ingest(store, [str(pile)], Options())
        took = time.perf_counter() - started
    assert (summary.added, summary.rejected) == (count, 0), summary.as_text()
    return took


def _recorded(pile: Path, folder: Path) -> list[list[Statement]]:
    """The writing statements of each transaction of an ingest, with their rows."""
    transactions: list[list[Statement]] = [[]]

    def ran(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA", "BEGIN")):
            transactions[-1].append((statement, parameters if many else [parameters]))

    with closing(_empty(folder)) as store:
        event.listen(Engine, "before_cursor_execute", ran)
        event.listen(Engine, "commit", lambda _: transactions.append([]))
        for _ in ingest(store, [str(pile)], Options()):
            pass
        event.remove(Engine, "before_cursor_execute", ran)
    return [statements for statements in transactions if statements]


def _raw(transactions: Iterable[Iterable[Statement]], folder: Path) -> float:
    """Seconds that the same statements take by themselves."""
    _empty(folder).close()
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        prepare(connection)
        started = time.perf_counter()
        for statements in transactions:
            connection.execute("BEGIN IMMEDIATE")
            for sql, rows in statements:
                connection.executemany(sql, rows)
            connection.execute("COMMIT")
        return time.perf_counter() - started


if __name__ == "__main__":
    main()
