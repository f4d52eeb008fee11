"""Stopping what runs in a thread: it has come to its end before anything that it uses is taken away."""

import subprocess
import sys

# In a process of its own, as a command is: where there are other threads, one of them may hear the signal.
STOPPED = """
import os, signal, time
from app.stopping import in_order, interruptible

def run():
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.02)
    ended.append("run")

for _ in range(20):
    ended = []
    try:
        with in_order():
            interruptible(run, lambda: ended.append("told"))
    except SystemExit:
        print(*ended)
"""


TWICE = """
import os, signal
from app.stopping import in_order

try:
    with in_order():
        try:
            os.kill(os.getpid(), signal.SIGINT)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGTERM)
            print("in order")
except KeyboardInterrupt:
    print("stopped")
"""


def test_who_is_stopped_twice_tidies_up_once() -> None:
    done = subprocess.run([sys.executable, "-c", TWICE], capture_output=True, text=True, check=True)
    assert done.stdout == "in order\nstopped\n"


def test_who_is_stopped_while_a_thread_begins_waits_for_its_end() -> None:
    done = subprocess.run([sys.executable, "-c", STOPPED], capture_output=True, text=True, check=True)
    assert done.stdout == "told run\n" * 20
