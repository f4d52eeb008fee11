"""Archives of a given size, made once and kept, so that a second run starts at once."""

import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from app.config import Settings
from app.ingest import ingest
from app.parsers.options import Options
from app.store.migrate import migrate
from app.store.session import Store
from benchmarks.corpus import lines

HOME = Path(tempfile.gettempdir(), "dateline-bench")


def settings(count: int, words: int = 330) -> Settings:
    """The settings of an archive of `count` generated articles, made if it does not exist yet."""
    HOME.mkdir(exist_ok=True)
    path = HOME / f"{count}x{words}.db"
    made = Settings(database_url=f"sqlite:///{path}", batch_articles=2000)
    if not path.with_suffix(".done").exists():
        for old in HOME.glob(f"{path.name}*"):
            old.unlink()
        _make(made, count, words)
        path.with_suffix(".done").touch()
    with closing(Store(made)) as store:
        migrate(store)  # it may be from an older release
    return made


def path_of(made: Settings) -> Path:
    """The database file of such an archive."""
    return Path(made.database_url.removeprefix("sqlite:///"))


def _make(made: Settings, count: int, words: int) -> None:
    pile = HOME / f"{count}x{words}.jsonl"
    with pile.open("wb") as file:
        file.writelines(line + b"\n" for line in lines(count, words))
    store = Store(made)
    migrate(store)
    started = time.monotonic()
    for summary in ingest(store, [str(pile)], Options()):
        print(f"\r{summary.read:,} of {count:,} articles, {summary.rate:,.0f} a second ", end="", file=sys.stderr)
    print(f"in {time.monotonic() - started:.0f} s", file=sys.stderr)
    store.close()
    pile.unlink()
