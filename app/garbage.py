"""When Python's garbage collector looks for reference cycles."""

import gc

_USUAL = gc.get_threshold()
_OBJECTS = 100_000


def seldom() -> None:
    """Only after 100,000 new objects: for commands, whose modules and rows are many small objects without cycles.

    Looking for cycles took a sixth of a command's start-up time, and a good part of the writer's time.
    """
    gc.set_threshold(_OBJECTS, *_USUAL[1:])


def as_usual() -> None:
    """Python's default: for a server, which must not be held up for long. Objects alive by now are never scanned again.

    Scanning them again and again took 8 % of a busy server's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_USUAL)
