"""How long `dateline serve` takes until its first answer on a migrated archive, and how much memory and disk it uses.

The installed size is that of the packages in requirements/runtime.txt; import time is beyond that of an empty Python.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from importlib.metadata import distributions
from itertools import pairwise
from pathlib import Path
from statistics import median

from sqlalchemy import select

from app.store.session import Store
from app.store.tables import articles, vocabulary
from benchmarks.archive import path_of, settings
from benchmarks.corpus import lines
from benchmarks.serving import tool

ROUNDS, READS, SEARCHES = 7, 2_000, 800
COUNT = 20_000
RUNTIME = Path(__file__).parent.parent / "requirements" / "runtime.txt"
REQUEST = b"GET /articles HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n"


def main() -> None:
    """Print a table."""
    made = settings(COUNT)
    times = []
    for number in range(ROUNDS):
        with _started(made.database_url, 8780 + number) as (took, _):
            times.append(took)
    text = sum(len(line) for line in lines(COUNT))
    disk = path_of(made).stat().st_size
    print("| what | how much |\n|---|---:|")
    print(f"| first answer after start, median of {ROUNDS} | {median(times):.2f} s |")
    print(f"| the slowest of them | {max(times):.2f} s |")
    print(f"| of which imports, median of {ROUNDS} | {_importing():.2f} s |")
    memory = _memory(made.database_url)
    print(f"| resident memory after {READS:,} different reads and {SEARCHES:,} searches | {memory:,.0f} MiB |")
    print(f"| archive of {COUNT:,} articles, bytes for each byte of JSON Lines taken in | {disk / text:.2f} |")
    print(f"| what is installed | {_installed() / 2**20:,.0f} MiB |")


def _importing() -> float:
    """Seconds that the server's imports take."""
    return _running("import app.main, app.server") - _running("pass")


def _running(code: str) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.monotonic()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.monotonic() - started)
    return median(times)


def _installed() -> int:
    """The size in bytes of the packages that Dateline needs to run."""
    names = re.findall(r"^([\w.-]+)==", RUNTIME.read_text(), re.MULTILINE)
    installed = {_canonical(each.name): each for each in distributions()}
    files = (file for name in names if name in installed for file in installed[name].files or ())
    return sum(path.stat().st_size for path in map(Path, {str(file.locate()) for file in files}) if path.is_file())


def _canonical(name: str) -> str:
    """A distribution's normalised name, as requirements have it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _memory(url: str) -> float:
    """Resident MiB of a process after many different reads, and ranked searches eight at a time."""
    with closing(Store(settings(COUNT))) as store:
        ids = [id for (id,) in store.rows(select(articles.c.id).limit(READS // 2), {})]
        words = [word for (word,) in store.rows(select(vocabulary.c.word).limit(SEARCHES), {})]
    with _started(url, 8790) as (_, process):
        ask = partial(_ask, "http://127.0.0.1:8790")
        for number, id in enumerate(ids):
            ask(f"/articles/{id}")
            ask(f"/articles?from_date={1866 + number % 150}-{1 + number % 12:02}")
        with ThreadPoolExecutor(8) as eight:
            list(eight.map(ask, [f"/articles?q={word}+OR+{other}" for word, other in pairwise(words)]))
        status = Path(f"/proc/{process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _ask(base: str, path: str) -> None:
    urllib.request.urlopen(base + path).close()


@contextmanager
def _started(url: str, port: int) -> Iterator[tuple[float, "subprocess.Popen[bytes]"]]:
    """Start a server. Yields the seconds until its first answer, and its process."""
    command = [tool("dateline"), "serve", "--port", str(port)]
    started = time.monotonic()
    environment = os.environ | {"DATELINE_DATABASE_URL": url}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while not _answers(port):
            time.sleep(0.01)
        yield time.monotonic() - started, process
        process.terminate()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(REQUEST)
            return connection.recv(100).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


if __name__ == "__main__":
    main()
