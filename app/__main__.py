"""The entry point of the `dateline` command, and of `python -m app`."""

import signal
from typing import NoReturn

from app import garbage


def main() -> NoReturn:
    """Run the command, imported only after `garbage.seldom`, so that its imports do not trigger garbage collections."""
    garbage.seldom()
    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:  # so far there is nothing to clean up, or to report
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from app.cli import main as run

    signal.signal(signal.SIGINT, heard)
    run()


if __name__ == "__main__":
    main()
