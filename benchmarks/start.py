"""How long `dateline serve` takes, on a migrated archive, to its first answer."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.archive import settings

ROUNDS = 7
REQUEST = b"GET /articles HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n"


def main() -> None:
    """Print the median and the slowest."""
    made = settings(20_000)
    times = [_first_answer(made.database_url, 8780 + number) for number in range(ROUNDS)]
    print(f"first answer after start: median {median(times):.2f} s, slowest {max(times):.2f} s of {ROUNDS}")


def _first_answer(url: str, port: int) -> float:
    command = [str(Path(sys.executable).with_name("dateline")), "serve", "--port", str(port)]
    started = time.monotonic()
    environment = os.environ | {"DATELINE_DATABASE_URL": url}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while not _answers(port):
            time.sleep(0.01)
        took = time.monotonic() - started
        process.terminate()
    return took


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(REQUEST)
            return connection.recv(100).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


if __name__ == "__main__":
    main()
