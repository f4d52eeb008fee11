"""`python -m benchmarks.killing`: kill ingests and report what was found; exit status 1 if anything was."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.databases import databases
from benchmarks.killing.bugs import BUGS
from benchmarks.killing.rounds import Harness, Outcome


def main() -> None:
    """Run the requested rounds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.killing")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--bug", choices=tuple(BUGS), help="a fault to plant, which has to be found")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    began, outcome = time.monotonic(), Outcome()
    with databases(asked.engine) as made, tempfile.TemporaryDirectory() as folder:
        for outcome in Harness(made, Path(folder), asked.seed, asked.bug).run(asked.rounds):
            print(f"\r{outcome.rounds} rounds, {len(outcome.failures)} failures ", end="", file=sys.stderr, flush=True)
    print(f"\n{report(outcome)}\n{time.monotonic() - began:.0f} s, seed {asked.seed}")
    sys.exit(1 if outcome.failures else 0)


def report(outcome: Outcome) -> str:
    """The figures, and the first failures."""
    tenths = " ".join(str(outcome.tenths[tenth]) for tenth in range(11))
    return "\n".join(
        [
            f"{outcome.rounds} rounds, {outcome.kills} kills, {outcome.hits} of them hit a running ingest",
            f"by tenths of an undisturbed run: {tenths}",
            *(f"{times:5} {when}" for when, times in sorted(outcome.when.items())),
            f"{len(outcome.failures)} failures",
            *outcome.failures[:20],
        ]
    )


if __name__ == "__main__":
    main()
