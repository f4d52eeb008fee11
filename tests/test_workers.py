"""Parsing happens in processes that can be stopped: one file that harms them costs itself, and nothing else."""

import errno
import gzip
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import islice
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread, Timer
from typing import Any

import pytest
from filelock import FileLock

from app.config import Settings
from app.errors import Misconfigured
from app.ingest.pile import Pile
from app.ingest.summary import Listing
from app.ingest.walk import File, walk
from app.ingest.watch import End, arrivals, still
from app.parsers.archives import articles_in
from app.parsers.attempt import Item
from app.parsers.options import Options
from app.record import Unreadable
from app.store.ready import Ready, preview
from app.workers import worker
from app.workers.crew import has_changed
from app.workers.inbox import Inbox
from app.workers.task import Found, Job, Part, Task

FIRST, LAST = "PARIS, May 3 - The first of them.\n", "PARIS, May 4 - The last of them.\n"


LARGE = '[{"title":"x","text":"' + "\U0001f600" + "a" * 14_000_000 + '"}]'
"""An article within its bound, of which each copy takes four bytes a character."""
INTRICATE = '[{"title":"x","text":"y","z":[' + ",".join(["{}"] * 5_000_000) + "]}]"


def line(number: int, size: int = 0) -> str:
    """One article, as a line of at least so many bytes."""
    return json.dumps({"guid": f"urn:n:{number}", "text": f"Number {number}."}).ljust(size) + "\n"


def titles(items: Sequence[Found]) -> list[str]:
    """What each item is: an article's title, or why there is none."""
    return [preview(item)["title"] if isinstance(item, Ready) else item.reason for item in items]


def pile(folder: Path, **given: Any) -> Pile:
    settings = Settings(**given)
    return Pile(walk([str(folder)], Listing(100)), Options(), settings)


@pytest.mark.parametrize(
    ("bound", "harm", "reason"),
    [
        ({"parse_seconds": 1}, INTRICATE, "takes (more than 1 s of processor time|longer than 4 s)"),
        ({"parse_memory_bytes": 268_435_456}, LARGE, "takes more memory than parsing may use"),
    ],
    ids=["time", "memory"],
)
def test_what_takes_too_much_is_rejected_and_the_pile_goes_on(
    tmp_path: Path, bound: dict[str, int], harm: str, reason: str
) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.json").write_text(harm)
    (tmp_path / "c.txt").write_text(LAST)
    items = list(pile(tmp_path, parsers=1, **bound).articles())
    first, why, last = titles(items)
    assert (first, last) == ("The first of them.", "The last of them.")
    assert re.fullmatch(reason, why), why
    refused = items[1]
    assert isinstance(refused, Unreadable)
    assert len(refused.raw) > 10_000_000, "the rejected input is kept"


@pytest.mark.parametrize("parsers", [1, 2, 5])
def test_the_order_is_that_of_the_files_however_many_parse(tmp_path: Path, parsers: int) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.jsonl").write_text(
            "".join(line(number * 100 + n) for n in range(1 + number % 7 * 20))
        )
    expected = [f"Number {number * 100 + n}." for number in range(60) for n in range(1 + number % 7 * 20)]
    read = pile(tmp_path, parsers=parsers)
    assert titles(list(read.articles())) == expected
    assert read.bytes == sum(path.stat().st_size for path in tmp_path.iterdir())


@pytest.mark.parametrize("parsers", [1, 2, 3])
def test_a_large_file_is_read_by_all_and_comes_out_as_it_is(tmp_path: Path, parsers: int) -> None:
    """Neighbours that are small, and items that cannot be read, keep their places."""
    (tmp_path / "a.txt").write_text(FIRST)
    lines = ["no JSON\n" if number % 100 == 63 else line(number, 250) for number in range(6_000)]
    (tmp_path / "b.jsonl").write_text("".join(lines))
    (tmp_path / "c.txt").write_text(LAST)
    read = pile(tmp_path, parsers=parsers)
    first, *items, last = read.articles()
    assert titles([first, last]) == ["The first of them.", "The last of them."]
    refused = {number: item.position for number, item in enumerate(items) if isinstance(item, Unreadable)}
    assert refused == {number: number + 1 for number in range(63, 6_000, 100)}
    good = [item for item in items if isinstance(item, Ready)]
    assert titles(good) == [f"Number {number}." for number in range(6_000) if number % 100 != 63]
    assert read.bytes == sum(path.stat().st_size for path in tmp_path.iterdir())


def test_what_ends_a_shared_file_is_told_once(tmp_path: Path) -> None:
    packed = gzip.compress("".join(line(number) for number in range(60_000)).encode(), compresslevel=0)
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "b.txt").write_text(LAST)
    *read, refused, last = titles(list(pile(tmp_path, parsers=2).articles()))
    assert last == "The last of them."
    assert refused.startswith("cannot be unpacked: ")
    assert read == [f"Number {number}." for number in range(len(read))]
    assert len(read) > 25_000


def test_a_process_that_nobody_asks_is_held_up_and_loses_nothing() -> None:
    """What is read ahead has a bound in bytes, and comes in the order in which it was sent."""
    ours, theirs = Pipe()
    mail, sent = Inbox(ours), []

    def send() -> None:
        for number in range(64):
            refused = Unreadable("file", number, "", bytes(1 << 20))
            theirs.send([Part([refused], [], 0, 1, done=False), Part([], [], number, 1, done=True)])
            sent.append(number)
        theirs.close()

    sender = Thread(target=send)
    sender.start()
    before = -1
    while len(sent) > before:
        before = len(sent)
        time.sleep(0.3)
    assert 8 <= before < 16, "eight MiB are read ahead, one letter more, and what the pipe holds"
    found = []
    while (part := mail.next(10)) is not None:
        found += [part.read] if part.done else [item.position for item in part.items if isinstance(item, Unreadable)]
    assert found == [number for number in range(64) for _ in range(2)]
    assert mail.next(10) is None, "the end stays the end"
    sender.join()
    mail.close()
    ours.close()


def test_one_small_file_that_does_harm_costs_no_other(tmp_path: Path) -> None:
    """Small files are sent together, and what was read of those before it must not be lost, nor told twice."""
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"PARIS, May 3 - Number {number}.\n")
    (tmp_path / "20.json").write_text(LARGE)
    items = titles(list(pile(tmp_path, parsers=1, parse_memory_bytes=268_435_456).articles()))
    assert items.pop(20) == "takes more memory than parsing may use"
    assert items == [f"Number {number}." for number in range(40)]


def test_a_parser_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(line(number) for number in range(20_000)))
    items: list[Found] = []
    killed = 0
    for item in pile(tmp_path, parsers=1).articles():
        items.append(item)
        if len(items) == 5_000:
            killed = kill_children()
    assert killed == 1
    assert titles(items) == [f"Number {number}." for number in range(20_000)]


def test_of_those_who_share_a_file_one_may_be_killed_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(line(number) for number in range(30_000)))
    items: list[Found] = []
    for item in pile(tmp_path, parsers=2).articles():
        items.append(item)
        if len(items) in (5_000, 15_000):
            os.kill(next(children()), signal.SIGKILL)
    assert titles(items) == [f"Number {number}." for number in range(30_000)]


def test_a_parser_that_is_always_killed_costs_the_rest_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(line(number) for number in range(20_000)))
    (tmp_path / "b.txt").write_text(LAST)
    items: list[Found] = []
    for item in pile(tmp_path, parsers=1).articles():
        items.append(item)
        if len(items) in (5_000, 12_000):
            kill_children()
    *read, refused, last = titles(items)
    assert read == [f"Number {number}." for number in range(len(read))], "nothing twice, nothing left out"
    assert len(read) >= 12_000
    assert (refused, last) == ("ended the parser with SIGKILL", "The last of them.")
    stopped = items[-2]
    assert isinstance(stopped, Unreadable)
    assert stopped.position == len(read) + 1


def test_nobody_is_left_when_a_pile_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(line(number) for number in range(20_000)))
    items = pile(tmp_path, parsers=1).articles()
    next(items)
    assert list(children())
    items.close()  # type: ignore[attr-defined]
    assert not list(children())


def test_watching_takes_in_what_is_put_there_and_ends_when_told(tmp_path: Path) -> None:
    """The archive is there too, and changes whenever something was taken in."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    run = subprocess.Popen(
        [sys.executable, "-m", "app", "ingest", "--watch", "--json", str(folder)],
        env=os.environ | {"DATELINE_DATABASE_URL": f"sqlite:///{folder}/archive.db", "DATELINE_WATCH_SECONDS": "0.2"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout
    assert counts(run.stdout.readline()) == (1, 1, 0)
    (folder / "b.txt").write_text(LAST)
    assert counts(run.stdout.readline()) == (1, 1, 0), "only what is new is read"
    (folder / "a.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert counts(run.stdout.readline()) == (1, 0, 1), "and what has changed"
    run.send_signal(signal.SIGTERM)
    rest, _ = run.communicate()
    assert (rest, run.returncode) == ("", 1), "it ends cleanly, and says that something was rejected"


def test_watching_outlasts_its_folder(tmp_path: Path) -> None:
    """A disk is taken off and put back, or another folder is moved into the place of the first."""
    folder, away = tmp_path / "in", tmp_path / "away"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    end = End()
    looks = arrivals([str(folder)], 0.01, end, Listing(0), ())
    assert [file.name for file in next(looks)] == ["a.txt"]
    folder.rename(away)
    back = Timer(0.2, away.rename, [folder])
    back.start()
    (away / "b.txt").write_text(LAST)
    assert [file.name for file in next(looks)] == ["a.txt", "b.txt"]
    back.join()
    with pytest.raises(Misconfigured):
        next(arrivals([str(away)], 0.01, end, Listing(0), ()))


def test_what_a_watch_leaves_comes_again_and_so_does_what_was_written_over(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FIRST)
    looks = arrivals([str(tmp_path)], 0.01, End(), Listing(0), ())
    settled = next(looks)
    (tmp_path / "b.txt").write_text("PARIS")
    assert [file.name for file in still(settled)] == ["a.txt"], "the other one is just being written anew"
    assert [file.name for file in next(looks)] == ["b.txt"]
    times = (tmp_path / "a.txt").stat().st_mtime_ns
    (tmp_path / "a.txt").write_text(FIRST.upper())
    os.utime(tmp_path / "a.txt", ns=(times, times))
    settled = next(looks)
    assert [file.name for file in settled] == ["a.txt"], "as old and as large as before"
    settled.clear()
    assert [file.name for file in next(looks)] == ["a.txt"], "it could not be taken in"


@contextmanager
def begun(archive: Path) -> Iterator[None]:
    """A transaction of a program that knows no lock file."""
    with closing(sqlite3.connect(archive, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@pytest.mark.parametrize(
    ("writing", "told"),
    [
        (lambda archive: FileLock(f"{archive}.lock"), "another process is writing to this archive"),
        (begun, "the archive cannot be written: database is locked"),
    ],
)
def test_a_watch_outlasts_another_writer(
    tmp_path: Path, writing: Callable[[Path], AbstractContextManager[object]], told: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    settings = {"DATELINE_WATCH_SECONDS": "0.2", "DATELINE_BUSY_SECONDS": "0.1"}
    settings["DATELINE_DATABASE_URL"] = f"sqlite:///{tmp_path}/archive.db"
    command = [sys.executable, "-m", "app"]
    subprocess.run([*command, "migrate"], env=os.environ | settings, check=True, stdout=subprocess.DEVNULL)
    watching = [*command, "ingest", "--watch", "--json", str(folder)]
    with writing(tmp_path / "archive.db"):
        run = subprocess.Popen(
            watching, env=os.environ | settings, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert run.stdout
        assert run.stderr
        said = run.stderr.readline()
    assert said == f"dateline: {told}; trying again\n"
    assert counts(run.stdout.readline()) == (1, 1, 0)
    run.send_signal(signal.SIGTERM)
    run.communicate()
    assert run.returncode == 0


def test_a_file_that_goes_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(LAST)
    files = [File("a.txt", tmp_path / "a.txt"), File("b.txt", tmp_path / "b.txt")]
    found = list(Pile(files, Options(), Settings()).articles())
    assert titles(found) == ["cannot be read: No such file or directory", "The last of them."]


def test_a_disk_that_fails_in_mid_file_costs_nothing_that_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*arguments: Any) -> Iterator[Item]:
        yield from islice(articles_in(*arguments), 90)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(worker, "articles_in", failing)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(map(line, range(100))))
    parts = list(worker.parts(Task("a.jsonl", str(path)), Job(Options(), 30, 1 << 34)))
    items = [item for part in parts for item in part.items]
    assert len(items) == 91
    assert isinstance(items[-1], Unreadable)
    assert (items[-1].position, items[-1].reason) == (91, "cannot be read: Input/output error")


def test_a_pile_ends_with_what_changed_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its parser waits with the rest until what it has sent is taken."""
    monkeypatch.setattr("app.workers.inbox._MOST", 1)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"title": n, "text": os.urandom(6_000).hex()}) + "\n" for n in range(400)))
    articles = pile(tmp_path, parsers=1).articles()
    first = next(articles)
    with path.open("a") as stream:
        stream.write(line(400))
    *_, last = [first, *articles]
    assert isinstance(last, Unreadable)
    assert last.reason == "changed while it was being read: ingest it again"


@pytest.mark.parametrize("change", ["append", "replace"])
def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(map(line, range(3))))
    reading = worker.parts(Task("a.jsonl", str(path), careful=True), Job(Options(), 30, 1 << 34))
    others = worker.parts(Task("a.jsonl", str(path)), Job(Options(), 30, 1 << 34))
    parts = [next(reading)]
    if change == "append":
        with path.open("a") as stream:
            stream.write(line(3))
    else:
        path.rename(tmp_path / "b.jsonl")
        path.write_text(line(4))
        parts += others
    parts += reading
    assert has_changed(part for part in parts if part.done)


def counts(told: str) -> tuple[int, int, int]:
    summary = json.loads(told)
    return summary["read"], summary["added"], summary["rejected"]


def children() -> Iterator[int]:
    """The processes that this one has started to parse."""
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rsplit(")", 1)[1].split()[1])
            command = (path / "cmdline").read_bytes()  # of others that run, which need not be UTF-8
        except OSError:
            continue
        if parent == os.getpid() and b"app.workers" in command:
            yield int(path.name)


def kill_children() -> int:
    killed = list(children())
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    time.sleep(0.1)
    return len(killed)
