"""Reads over sockets as shares of a bare uvicorn that answers frozen bytes of the same size.

Servers are pinned to one core and wrk to another; rounds are interleaved; the median counts. Every request asks for
another article, month or page, drawn at random, so that nothing can be remembered.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import orjson
from sqlalchemy import select

from app.store.session import Store
from app.store.tables import articles
from benchmarks.archive import settings

BARE, OURS = 8771, 8772
ROUNDS, SECONDS = 5, 2
COUNT = 20_000

READS = {
    "detail": "paths[math.random(#paths)]",
    "newest 25": "'/articles?page_size=25&from_date=' .. math.random(1866, 1900)",
    "one month": "'/articles?date=' .. string.format('%04d-%02d', math.random(1866, 2020), math.random(12))",
}


def main() -> None:
    """Print a table: requests a second of bare uvicorn and of Dateline, and the share."""
    if not shutil.which("wrk"):
        sys.exit("this benchmark needs wrk")
    made = settings(COUNT)
    ids = _ids(Store(made))
    print("| read | bytes | bare req/s | Dateline req/s | share |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for read, expression in READS.items():
            script = Path(folder, "ask.lua")
            script.write_text(_script(ids, expression))
            with _serving(
                [_tool("dateline"), "serve", "--port", str(OURS)], OURS, DATELINE_DATABASE_URL=made.database_url
            ):
                size = _size(ids, read)
                bare = [
                    _tool("uvicorn"),
                    "benchmarks.bare:app",
                    "--port",
                    str(BARE),
                    "--no-access-log",
                    "--log-level",
                    "error",
                ]
                with _serving(bare, BARE, BARE_BYTES=str(size)):
                    rounds = [(_rate(BARE, script), _rate(OURS, script)) for _ in range(ROUNDS)]
            base, ours = median(b for b, _ in rounds), median(o for _, o in rounds)
            share = median(o / b for b, o in rounds)
            print(f"| {read} | {size:,} | {base:,.0f} | {ours:,.0f} | {share:.2f} |", flush=True)


def _ids(store: Store) -> list[str]:
    found = [row[0] for row in store.rows(select(articles.c.id), {})]
    store.close()
    return found


def _script(ids: list[str], expression: str) -> str:
    paths = ",".join(f"'/articles/{id}'" for id in ids)
    return f"""
local paths = {{{paths}}}
math.randomseed(os.time())
request = function() return wrk.format('GET', {expression}) end
"""


def _size(ids: list[str], read: str) -> int:
    path = {
        "detail": f"/articles/{ids[0]}",
        "newest 25": "/articles?page_size=25",
        "one month": "/articles?date=1900-05",
    }[read]
    with urllib.request.urlopen(f"http://127.0.0.1:{OURS}{path}") as answer:
        body = answer.read()
    assert orjson.loads(body)
    return len(body)


def _rate(port: int, script: Path) -> float:
    command = ["taskset", "-c", "1", "wrk", "-t1", "-c8", f"-d{SECONDS}", "-s", str(script), f"http://127.0.0.1:{port}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"a run with errors is void:\n{said}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found
    return float(found[1])


@contextmanager
def _serving(command: list[str], port: int, **environment: str) -> Iterator[None]:
    pinned = ["taskset", "-c", "0", *command]
    with subprocess.Popen(pinned, env=os.environ | environment, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live").close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit(f"nothing answers on port {port}")


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


if __name__ == "__main__":
    main()
