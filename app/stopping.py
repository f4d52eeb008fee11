"""How a command is stopped: what it has begun is given up in order, and its temporary files are removed."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")

_SIGNALS = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
    signal.SIGHUP: signal.SIG_DFL,
}
"""What ends a command, and what it usually does."""


@contextmanager
def in_order() -> Iterator[None]:
    """Meanwhile the first of these signals ends the command: SIGINT raises KeyboardInterrupt, and SIGTERM and SIGHUP
    SystemExit with 128 and the signal's number.

    One that is ignored, as SIGHUP by `nohup`, or has a handler already, is left alone.
    """
    heard: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        heard.append(number)
        if len(heard) == 1:  # what the first one has set off is to come to its end
            raise _end(number)

    ours = {number: usual for number, usual in _SIGNALS.items() if signal.getsignal(number) is usual}
    for number in ours:
        signal.signal(number, stop)
    try:
        yield
    except Exception:
        if heard:  # raised within a library's callback, it comes out as an error of the library
            raise _end(heard[0]) from None
        raise
    finally:
        for number, usual in ours.items():
            signal.signal(number, usual)


def _end(number: int) -> BaseException:
    return KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Meanwhile no signal is heard that ends a command; one that came is heard at the end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def interruptible(run: Callable[[], Result], interrupt: Callable[[], None]) -> Result:
    """What `run` returns. A signal's handler has to wait for the end of a call into C, but not for a thread in one."""
    with ThreadPoolExecutor(1) as pool:
        try:
            with _undisturbed():  # stopped while it begins a thread, the pool would not know it, nor wait for its end
                running = pool.submit(run)
            return running.result()
        except BaseException:
            interrupt()
            raise
