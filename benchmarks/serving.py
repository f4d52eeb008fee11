"""Servers to measure, each pinned to given cores, on a port of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

BARE, OURS = 8771, 8772


@dataclass(frozen=True)
class Server:
    """A running server: its address and process."""

    base: str
    pid: int

    def ticks(self) -> int:
        """Processor time used so far, in the system's clock ticks, without that of child processes."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])


@contextmanager
def dateline(database_url: str, port: int = OURS, workers: int = 1, **environment: str) -> Iterator[Server]:
    """Run Dateline on an archive, with a core for each worker."""
    given = {"DATELINE_DATABASE_URL": database_url, **environment}
    command = [tool("dateline"), "serve", "--port", str(port), "--workers", str(workers)]
    with serving(command, port, given, cores=f"0-{workers - 1}") as server:
        yield server


@contextmanager
def bare(size: int) -> Iterator[Server]:
    """Run uvicorn alone, answering frozen bytes."""
    command = [tool("uvicorn"), "benchmarks.bare:app", "--port", str(BARE), "--no-access-log", "--log-level", "error"]
    with serving(command, BARE, {"BARE_BYTES": str(size)}) as server:
        yield server


@contextmanager
def serving(command: list[str], port: int, environment: dict[str, str], cores: str = "0") -> Iterator[Server]:
    """Run a server on the first core, or on the given ones."""
    pinned = ["taskset", "-c", cores, *command]
    with subprocess.Popen(pinned, env=os.environ | environment, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live").close()
        except HTTPError:
            return  # other servers have no such page
        except OSError:
            time.sleep(0.05)
        else:
            return
    sys.exit(f"nothing answers on port {port}")


def tool(name: str) -> str:
    """The path of a command installed beside this Python."""
    return str(Path(sys.executable).with_name(name))
