"""Stopping a command: it abandons its work in an orderly way, and removes its temporary files."""

import signal
from collections.abc import Callable, Iterable, Iterator
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
"""The signals that end a command, with their default handlers."""


@contextmanager
def in_order() -> Iterator[None]:
    """Let the first of these signals end the command: SIGINT raises KeyboardInterrupt; SIGTERM and SIGHUP raise
    SystemExit with 128 plus the signal's number.

    A signal that is ignored, as SIGHUP is under `nohup`, or that already has a handler, is left alone.
    """
    heard: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        heard.append(number)
        if len(heard) == 1:  # the clean-up after the first signal must not be interrupted
            raise _end(number)

    ours = {number: usual for number, usual in _SIGNALS.items() if signal.getsignal(number) is usual}
    for number in ours:
        signal.signal(number, stop)
    try:
        yield
    except Exception:
        if heard:  # raised in a library's callback, it surfaces as the library's error
            raise _end(heard[0]) from None
        raise
    finally:
        for number, usual in ours.items():
            signal.signal(number, usual)


def _end(number: int) -> BaseException:
    return KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)


@contextmanager
def undisturbed(signals: Iterable[int] = _SIGNALS) -> Iterator[None]:
    """Block these signals; one that arrives is delivered at the end. A process started meanwhile never gets them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def interruptible(run: Callable[[], Result], interrupt: Callable[[], None]) -> Result:
    """What `run` returns. A signal handler has to wait for a call into C to end, but not for a thread in one."""
    with ThreadPoolExecutor(1) as pool:
        try:
            with undisturbed():  # interrupted while starting a thread, the pool would not wait for it
                running = pool.submit(run)
            return running.result()
        except BaseException:
            interrupt()
            raise
