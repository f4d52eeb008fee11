"""Stopping what runs in a thread: it has come to its end before anything that it uses is taken away."""

import os
import signal
import time

import pytest

from app.stopping import in_order, interruptible


@pytest.mark.parametrize("_round", range(20))
def test_who_is_stopped_while_a_thread_begins_waits_for_its_end(_round: int) -> None:
    ended: list[str] = []

    def run() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.02)
        ended.append("run")

    with pytest.raises(SystemExit), in_order():
        interruptible(run, lambda: ended.append("told"))
    assert ended == ["told", "run"]
