"""The `dateline` command from its first step: `python -m app` is the same."""

import signal
from typing import NoReturn

from app import garbage


def main() -> NoReturn:
    """Run it. What it imports is imported here and not before, so that Python does not look for cycles in that."""
    garbage.seldom()
    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:  # as yet there is nothing to give up in order, nor to tell of
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from app.cli import main as run

    signal.signal(signal.SIGINT, heard)
    run()


if __name__ == "__main__":
    main()
