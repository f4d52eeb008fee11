"""How a command is stopped: what it has begun is given up in order, and its temporary files are removed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def interruptible(run: Callable[[], Result], interrupt: Callable[[], None]) -> Result:
    """What `run` returns. A signal's handler has to wait for the end of a call into C, but not for a thread in one."""
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run)
        try:
            return running.result()
        except BaseException:
            interrupt()
            raise
