"""Test the server against its OpenAPI document with schemathesis: every check, on the seeds, on both engines.

The tests run a small version of this. Exceptions, with their reasons, are in `schemathesis.toml` and
`schemathesis_hooks.py` beside this file.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.config import bundled
from benchmarks.databases import databases
from benchmarks.serving import tool

CONFIG = Path(__file__).with_name("schemathesis.toml")
_HOOKS = Path(__file__).with_name("schemathesis_hooks.py")
CASES = 10_000
_PHASES = (("examples,coverage,fuzzing", "850"), ("stateful", "40"))
"""Phases, with the examples per operation: a stateful walk along links is many cases, each waiting for the last."""
_GENERATED = re.compile(r"(\d+) generated")


def main() -> None:
    """Print how many cases there were on each engine; exit with status 1 if something is not as documented."""
    for engine in ("sqlite", "postgresql"):
        cases = 0
        with databases(engine) as made, served(made.copy(None)) as base:
            for phases, count in _PHASES:
                passed, said = checked(base, ["--phases", phases, "--max-examples", count])
                found = _GENERATED.search(said)
                cases += int(found[1]) if found else 0
                if not passed:
                    sys.exit(said)
        print(f"{engine}: {cases:,} cases, all as documented", flush=True)
        if cases < CASES:
            sys.exit(f"fewer than {CASES:,}: give more examples")


@contextmanager
def served(database_url: str) -> Iterator[str]:
    """Run a server on the seeds, in an archive of its own. Yields its address."""
    dateline = tool("dateline")
    # Longer URLs than usual are allowed, so that they are rejected for what is wrong in them, not for their length.
    settings = {"DATELINE_DATABASE_URL": database_url, "DATELINE_MAX_URL_BYTES": "65536"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")} | settings
    subprocess.run([dateline, "ingest", str(bundled("seeds"))], env=environment, check=True, capture_output=True)
    with subprocess.Popen(
        [dateline, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().split()[-1]
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=30)


def checked(base: str, options: Sequence[str]) -> tuple[bool, str]:
    """Whether every case is as documented, and what schemathesis says."""
    command = [
        tool("schemathesis"),
        "--config-file",
        str(CONFIG),
        "run",
        f"{base}/openapi.json",
        "--checks",
        "all",
        "--no-color",
    ]
    waiting = ["--wait-for-schema", "30", "--continue-on-failure", *options]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": str(_HOOKS)}
        done = subprocess.run([*command, *waiting], capture_output=True, text=True, cwd=folder, env=environment)
    return done.returncode == 0, done.stdout + done.stderr


if __name__ == "__main__":
    main()
