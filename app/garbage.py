"""When Python looks for reference cycles, to collect them."""

import gc

_USUAL = gc.get_threshold()
_OBJECTS = 100_000


def seldom() -> None:
    """After 100,000 new objects: for commands, whose modules and rows are many small objects and no cycles.

    To look for some took a sixth of what a command needs to start, and a good part of the writer's time.
    """
    gc.set_threshold(_OBJECTS, *_USUAL[1:])


def as_usual() -> None:
    """As Python does it: for a server, which nothing is to hold up for long. What is alive by now stays alive.

    To go through that again and again took 8 % of a busy server's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_USUAL)
