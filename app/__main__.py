"""The `dateline` command from its first step: `python -m app` is the same."""

from typing import NoReturn

from app import collecting


def main() -> NoReturn:
    """Run it. What it imports is imported here and not before, so that Python does not look for circles in that."""
    collecting.seldom()
    from app.cli import main as run

    run()


if __name__ == "__main__":
    main()
