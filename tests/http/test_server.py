"""A real `dateline serve` on a real socket."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import SEEDS

DATELINE = str(Path(sys.executable).with_name("dateline"))


@contextmanager
def command(folder: Path, *arguments: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """The command running; what still runs at the end, because a test failed, is stopped."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")} | settings
    with subprocess.Popen(
        [DATELINE, *arguments], cwd=folder, env=clean, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    folder = tmp_path_factory.mktemp("serve")
    with command(folder, "ingest", str(SEEDS)) as run:
        assert "66 added" in run.communicate()[0]
    with command(folder, "serve", "--port", "0") as serving:
        assert serving.stdout
        first, docs, example = (serving.stdout.readline() for _ in range(3))
        assert "/docs" in docs
        assert "curl" in example
        yield "127.0.0.1", int(first.rsplit(":", 1)[1])
        serving.send_signal(signal.SIGTERM)
        _, complaints = serving.communicate(timeout=20)
        assert "Traceback" not in complaints


def connected(address: tuple[str, int]) -> socket.socket:
    """A connection: from the moment that the address is announced, none is refused."""
    return socket.create_connection(address, timeout=10)


def whole(connection: socket.socket) -> bytes:
    """One answer whose body is an object."""
    answer = b""
    while not answer.endswith(b"}"):
        answer += connection.recv(65536)
    return answer


def exchange(address: tuple[str, int], raw: bytes) -> bytes:
    """Everything that the server answers to raw bytes until it closes."""
    with connected(address) as connection:
        connection.sendall(raw)
        answer = b""
        while received := connection.recv(65536):
            answer += received
        return answer


GET = "GET {} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


def test_the_suggested_curl_answers(address: tuple[str, int]) -> None:
    exchange(address, GET.format("/health/live").encode())
    url = "http://{}:{}/articles?date=2022-09&fields=published,dateline,title".format(*address)
    with urllib.request.urlopen(url) as answer:
        first = json.load(answer)["data"][0]
    assert (first["published"], first["dateline"]) == ("2022-09-20", "MOSCOW, September 20. /TASS/.")


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"GET /articles HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
        (b"GET /articles HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400),
        *(
            (b"GET /articles HTTP/1.1\r\nHost: %b\r\nConnection: close\r\n\r\n" % host, 400)
            for host in (b"a b", b"a/c?d", b"me@example.org", b"example.org:port", b"[::1", b"caf\xc3\xa9.example")
        ),
        (b"this is no request\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"GET /articles\xff HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        (b"POST /" + b"a" * 70_000 + b" HTTP/1.0\r\nHost: x\r\n\r\n", 414),
        (GET.format("/articles?x=" + "a" * 9000).encode(), 414),
        (GET.format("/articles?q=%00").encode(), 400),
        (GET.format("/articles/%ED%A0%80").encode(), 400),
        (GET.format("/articles?page_size=" + "9" * 5000).encode(), 422),
        (GET.format("//evil.example/x").encode(), 404),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + b"a" * 20_000 + b"\r\nConnection: close\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-Endless: " + b"a" * 400_000, 431),
        (b"GET /" + b"a" * 400_000, 414),
        (b"FOOBAR / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"POST /articles HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", 405),
    ],
)
def test_whatever_arrives_is_answered_with_a_problem(address: tuple[str, int], raw: bytes, status: int) -> None:
    head, _, body = exchange(address, raw).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status), head
    assert b"application/problem+json" in head.lower()
    assert b"server:" not in head.lower()
    assert json.loads(body)["status"] == status


@pytest.mark.parametrize("host", ["", "localhost", "example.org:8000", "[::1]:80", "my_archive~1", "10.0.0.1:", "a!b"])
def test_any_well_formed_host_is_answered(address: tuple[str, int], host: str) -> None:
    asked = f"GET /health/live HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    assert exchange(address, asked.encode()).startswith(b"HTTP/1.1 200 ")


def test_many_requests_may_arrive_together(address: tuple[str, int]) -> None:
    """More of them than one head may have bytes, the last one cut."""
    asked = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n" * 8_000
    with connected(address) as connection:
        sender = Thread(target=connection.sendall, args=(asked + GET.format("/health/live").encode(),))
        sender.start()
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
        sender.join()
    assert (answer.count(b"HTTP/1.1 200 "), answer.count(b"HTTP/1.1 ")) == (8_001, 8_001)


def test_a_connection_goes_on_after_a_refusal(address: tuple[str, int]) -> None:
    two = b"GET /articles?x=1 HTTP/1.1\r\nHost: x\r\n\r\n" + GET.format("/health/live").encode()
    answer = exchange(address, two)
    assert answer.count(b"HTTP/1.1 ") == 2
    assert answer.endswith(b'{"status":"ok"}')


def test_what_is_asked_in_one_go_is_answered_in_its_order(address: tuple[str, int]) -> None:
    """Many more than wait for each other; among them those that a thread answers, and at the end what is no request."""
    ask = "GET {} HTTP/1.1\r\nHost: x\r\nX-Request-ID: {}\r\n\r\n"
    paths = ["/health/live", "/articles?page_size=1", "/articles?q=moscow", "/articles/none"] * 15
    asked = "".join(ask.format(path, number) for number, path in enumerate(paths))
    answered = exchange(address, asked.encode() + b"this is no request\r\n\r\n")
    assert re.findall(rb"x-request-id: (\d+)\r", answered) == [b"%d" % number for number in range(len(paths))]
    assert re.findall(rb"HTTP/1.1 (\d+) ", answered) == [b"200", b"200", b"200", b"404"] * 15 + [b"400"]


def test_a_client_that_says_no_more_is_answered(address: tuple[str, int]) -> None:
    with connected(address) as connection:
        connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(65536).endswith(b'{"status":"ok"}')


def test_a_client_that_says_no_more_is_answered_however_long_that_takes(address: tuple[str, int]) -> None:
    slow = ("/articles/timeline?interval=day", "/articles?format=jsonl", "/articles?sort=updated")
    paths = (*slow, "/articles?page_size=1")
    asked = b"".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for path in paths)
    with connected(address) as connection:
        connection.sendall(asked)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while received := connection.recv(65536):
            answer += received
    assert re.findall(rb"HTTP/1.1 (\d+) ", answer) == [b"200"] * 4
    assert answer.count(b'"dateline":"MOSCOW, September 20. /TASS/."') >= 2, "whole"


def test_a_request_that_does_not_arrive_is_refused_and_a_silent_client_let_go(tmp_path: Path) -> None:
    with (
        command(tmp_path, "serve", "--port", "0", DATELINE_HEAD_SECONDS="6") as serving,
        ExitStack() as connections,
    ):
        assert serving.stdout
        place = "127.0.0.1", int(serving.stdout.readline().rsplit(":", 1)[1])
        silent, slow, later = (connections.enter_context(connected(place)) for _ in range(3))
        slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        later.sendall(b"GET /articles/facets HTTP/1.1\r\nHost: x\r\n\r\n")
        assert whole(later).startswith(b"HTTP/1.1 200 ")
        later.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        for connection in (slow, later):
            assert whole(connection).startswith(b"HTTP/1.1 408 ")
            assert connection.recv(65536) == b""
        assert silent.recv(65536) == b""


def test_an_offer_of_another_protocol_is_no_complaint(tmp_path: Path) -> None:
    """Java's own client, and curl with --http2, offer HTTP/2 with the first request of a connection."""
    with command(tmp_path, "serve", "--port", "0") as serving:
        assert serving.stdout
        place = "127.0.0.1", int(serving.stdout.readline().rsplit(":", 1)[1])
        with connected(place) as connection:
            for protocol in ("h2c", "websocket"):
                offer = f"Upgrade: {protocol}\r\nConnection: Upgrade\r\n\r\n"
                connection.sendall(f"GET /articles HTTP/1.1\r\nHost: x\r\n{offer}".encode())
                assert whole(connection).startswith(b"HTTP/1.1 200 ")
        serving.send_signal(signal.SIGTERM)
        assert serving.communicate(timeout=20)[1] == ""


def test_options_of_the_server_as_a_whole(address: tuple[str, int]) -> None:
    answer = exchange(address, b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 204 ")
    assert b"\r\nallow: GET, HEAD, OPTIONS\r\n" in answer.lower().replace(b"get, head, options", b"GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["/articles?format=csv&fields=id", "/articles?fields=id", "/nothing"])
def test_a_client_of_http_1_0_gets_no_chunks(address: tuple[str, int], path: str) -> None:
    """It would take their sizes for content; the end of the connection ends the body (RFC 9112 section 6.1)."""
    old, _, body = exchange(address, f"GET {path} HTTP/1.0\r\nHost: x\r\n\r\n".encode()).partition(b"\r\n\r\n")
    assert b"transfer-encoding" not in old.lower()
    assert b"connection: close" in old.lower()
    if b"csv" in old:
        lines = body.decode().split("\r\n")
        assert (lines[0], len(lines), lines[-1]) == ("id", 68, "")
    else:
        assert b"content-length: %d" % len(body) in old
        json.loads(body)
    head = exchange(address, f"HEAD {path} HTTP/1.0\r\nHost: x\r\n\r\n".encode())
    assert head.endswith(b"\r\n\r\n")


def test_head_leaves_the_connection_in_order(address: tuple[str, int]) -> None:
    two = b"HEAD /articles HTTP/1.1\r\nHost: x\r\n\r\n" + GET.format("/health/live").encode()
    answer = exchange(address, two)
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.endswith(b'{"status":"ok"}')
    assert b'"data"' not in answer


def test_a_server_with_nowhere_to_speak_serves(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = f'exec "$0" serve --port {port} >&- 2>&-'
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    with subprocess.Popen(["bash", "-c", script, DATELINE], cwd=tmp_path, env=clean) as serving:
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port)) as connection:
                connection.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                assert connection.recv(4096).startswith(b"HTTP/1.1 200")
                break
            time.sleep(0.1)
        else:
            pytest.fail("it does not answer")
        serving.terminate()
        assert serving.wait(20) == 0


def test_a_port_that_is_taken_is_said_plainly(address: tuple[str, int], tmp_path: Path) -> None:
    with command(tmp_path, "serve", "--port", str(address[1])) as second:
        said, complaint = second.communicate(timeout=20)
    assert second.returncode == 2
    assert f"cannot listen on 127.0.0.1:{address[1]}" in complaint
    assert said == ""


def test_a_host_has_to_be_named(tmp_path: Path) -> None:
    with command(tmp_path, "serve", "--port", "0", "--host", "") as serving:
        assert "no host was given" in serving.communicate(timeout=20)[1]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_of_two_servers_that_start_at_once_one_has_the_port(tmp_path: Path, workers: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    with command(tmp_path, "migrate") as run:
        run.wait(20)
    serve = "serve", "--port", port, "--workers", workers
    with command(tmp_path, *serve) as one, command(tmp_path, *serve) as other:
        deadline = time.monotonic() + 30
        while one.poll() is None and other.poll() is None:
            assert time.monotonic() < deadline, "both serve"
            time.sleep(0.05)
        refused, serving = (one, other) if one.poll() is not None else (other, one)
        assert "cannot listen" in refused.communicate()[1]
        assert serving.stdout
        assert serving.stdout.readline().rstrip().endswith(f":{port}")


def test_what_is_announced_listens_whichever_worker_is_killed(tmp_path: Path) -> None:
    with command(tmp_path, "serve", "--port", "0", "--workers", "2") as serving:
        assert serving.stdout
        address = "127.0.0.1", int(serving.stdout.readline().rsplit(":", 1)[1])
        first = processes(address, 24)
        for child in Path(f"/proc/{serving.pid}/task/{serving.pid}/children").read_text().split():
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
                break
        deadline, seen = time.monotonic() + 30, first
        while len(seen) < 3:  # the new one has come
            assert time.monotonic() < deadline
            with suppress(ConnectionError):  # what the killed one had not answered yet
                seen = seen | processes(address, 24)
        for _ in range(5):
            assert processes(address, 24), "nobody waits on a socket that nobody answers on"
        serving.send_signal(signal.SIGTERM)
        _, told = serving.communicate(timeout=20)
        assert re.fullmatch(rf"worker {child} ended by signal 9; worker \d+ takes its place\n", told)


def test_two_workers_share_what_comes_at_once(tmp_path: Path) -> None:
    with command(tmp_path, "serve", "--port", "0", "--workers", "2") as serving:
        assert serving.stdout
        address = "127.0.0.1", int(serving.stdout.readline().rsplit(":", 1)[1])
        deadline = time.monotonic() + 30
        while len(processes(address, 24)) < 2:  # one may still be starting
            assert time.monotonic() < deadline, "one worker has all connections"
        with command(tmp_path, "serve", "--port", str(address[1]), "--workers", "2") as second:
            assert "cannot listen" in second.communicate(timeout=20)[1], "others do not share the address"
        serving.send_signal(signal.SIGTERM)
        serving.communicate(timeout=20)


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGINT, 128 + signal.SIGINT)]
)
def test_a_signal_ends_serving_once_requests_are_answered(
    tmp_path: Path, workers: str, number: int, status: int
) -> None:
    with command(tmp_path, "serve", "--port", "0", "--workers", workers) as serving:
        assert serving.stdout
        address = "127.0.0.1", int(serving.stdout.readline().rsplit(":", 1)[1])
        processes(address, 24)
        serving.send_signal(number)
        assert "Traceback" not in serving.communicate(timeout=20)[1]
        assert serving.returncode == status


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_hangup_that_is_ignored_ends_nothing(tmp_path: Path, workers: str) -> None:
    script = f'trap "" HUP; exec "$0" serve --port 0 --workers {workers}'
    with subprocess.Popen(
        ["bash", "-c", script, DATELINE], cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as serving:
        assert serving.stdout
        address = "127.0.0.1", int(serving.stdout.readline().rsplit(":", 1)[1])
        processes(address, 24)
        serving.send_signal(signal.SIGHUP)
        time.sleep(0.6)  # the first of several processes looks for signals twice a second
        assert processes(address, 24)
        serving.terminate()
        serving.communicate(timeout=20)
        assert serving.returncode == 0


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    with command(tmp_path, "serve", "--port", "0", "--workers", "2") as serving:
        assert serving.stdout
        address = "127.0.0.1", int(serving.stdout.readline().rsplit(":", 1)[1])
        processes(address, 24)
        serving.kill()
        assert "Traceback" not in serving.communicate(timeout=30)[1], "they hold its standard error until they end"
    with pytest.raises(ConnectionRefusedError):
        connected(address)


def processes(address: tuple[str, int], several: int) -> set[str]:
    """Who answers on several connections that are opened at once: ids of requests begin with the process's mark."""
    with ExitStack() as opened:
        connections = [opened.enter_context(connected(address)) for _ in range(several)]
        for connection in connections:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        answers = [whole(connection) for connection in connections]
    assert all(b'"articles":0' in answer for answer in answers)
    return {answer.decode().partition("x-request-id: ")[2].partition("-")[0] for answer in answers}


def test_the_protocols_own_way_sends_what_the_usual_way_sends(address: tuple[str, int]) -> None:
    article = "/articles/2eju7cft6t7prumb"
    paths = ("/", article, "/articles?date=2022", "/articles?x=1", "/nope", "/docs", "/articles/timeline", "/%FF")
    for path in paths:
        for method in ("GET", "HEAD", "OPTIONS", "POST"):
            common = f"{method} {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nX-Request-ID: same\r\n"
            # Whoever announces a body, empty or not, goes the usual way.
            usual, own = (
                exchange(address, f"{common}{extra}\r\n{GET.format('/nowhere')}".encode())
                for extra in ("Content-Length: 0\r\n", "")
            )
            assert _undated(usual) == _undated(own), (method, path)


def _undated(answer: bytes) -> list[bytes]:
    """The lines of the first answer in a fixed order, without its date."""
    lines = answer.rpartition(b"HTTP/1.1 404")[0].split(b"\r\n")
    return sorted(line for line in lines if not line.lower().startswith(b"date:"))


def test_a_connection_is_kept_while_it_is_used_and_closed_when_it_is_not(address: tuple[str, int]) -> None:
    """However a request is answered: at once, as the first two are, or by a task, as an OPTIONS request is."""
    ask = "{} /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
    with connected(address) as connection:
        connection.settimeout(30)
        for method in ("GET", "GET", "OPTIONS", "GET"):
            connection.sendall(ask.format(method).encode())
            assert connection.recv(65536).startswith(b"HTTP/1.1 20")
            time.sleep(3)  # less than a connection waits, together more
        assert connection.recv(65536) == b""
