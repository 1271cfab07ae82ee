"""The server's entrance under a real server: threads, languages, streams, long bodies, and readers who leave."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, IncompleteRead
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from indgang.config import asgi
from tests.cli.process import Machine, alive_in_group, comes_true, free_port, get, kill_group, wait_for
from tests.machines import SetUp

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[tuple[int, subprocess.Popen[bytes], Path]]:
    """Serve the pages of `served.py` with one worker of two threads; yields port, process and log."""
    machine, port = Machine(folder, **settings), free_port()
    command = [sys.executable, "-m", "granian", "tests.config.served:application", f"--port={port}"]
    command += ["--interface=asginl", "--workers=1", "--workers-kill-timeout=3", "--no-ws", "--log-level=warning"]
    log = folder.parent / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=machine.environment, stderr=output, stdout=output, start_new_session=True
        )
        try:
            wait_for(port, process)
            yield port, process, log
        finally:
            kill_group(process)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, with_tables: SetUp) -> Iterator[tuple[int, Path]]:
    """One server for all tests that leave it standing; the port and the log."""
    folder = with_tables(tmp_path_factory.mktemp("served") / "data").folder
    with served(folder) as (port, _process, log):
        yield port, log


@pytest.fixture
def port(server: tuple[int, Path]) -> int:
    return server[0]


def where(port: int) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(get(port, "/try/where/")[2])
    return answer


def test_pages_share_a_few_threads_and_their_connections(port: int) -> None:
    with ThreadPoolExecutor(8) as clients:
        found = list(clients.map(lambda _n: where(port), range(60)))
    assert {each["thread"] for each in found} <= {"page_0", "page_1"}
    assert len({each["connection"] for each in found}) <= 2


def test_what_a_request_sets_is_gone_for_the_next(port: int) -> None:
    for _time in range(6):
        assert get(port, "/try/activate/")[2] == b"en"
    for _time in range(6):
        assert (where(port)["left"], where(port)["language"]) == ("nothing", "da")


def test_the_language_is_each_readers_own(port: int) -> None:
    for _time in range(3):
        english = get(port, "/log-ind/", Cookie="django_language=en")
        danish = get(port, "/log-ind/")
        assert english[1]["content-language"] == "en"
        assert danish[1]["content-language"] == "da"


def test_a_fault_is_one_readers_page_and_no_more(server: tuple[int, Path]) -> None:
    port, log = server
    status, _headers, body = get(port, "/try/fails/")
    assert (status, "Noget gik galt" in body.decode()) == (500, True)
    assert "KeyError" in log.read_text()
    assert get(port, "/sundhed/")[0] == 200


@pytest.mark.parametrize("path", ["/%ff", "/%00", "/" + "x" * 8_000, "/log-ind/?next=%ff"])
def test_strange_addresses_are_answered(port: int, path: str) -> None:
    assert get(port, path)[0] in (200, 302, 400, 404)


def test_a_strange_host_is_refused(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/log-ind/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 400


def test_a_plain_stream_reads_the_database_on_one_thread(port: int) -> None:
    status, _headers, body = get(port, "/try/rows/?count=2000")
    assert status == 200
    assert body.decode().split(";")[:-1] == [str(number) for number in range(2_000)]


def test_slow_readers_hold_nobody_back(port: int) -> None:
    slow = []
    for _reader in range(6):
        reader = socket.create_connection(("127.0.0.1", port))
        reader.sendall(b"GET /try/large/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        reader.recv(100)
        slow.append(reader)
    before = monotonic()
    assert get(port, "/try/where/")[0] == 200
    assert monotonic() - before < 5
    for reader in slow:
        reader.close()


def test_a_large_stream_arrives_whole(port: int) -> None:
    assert len(get(port, "/try/large/?count=400")[2]) == 400 * 65_536


def test_a_live_stream_comes_as_it_goes_and_ends_with_its_reader(port: int, server: tuple[int, Path]) -> None:
    mark = server[1].parent / "data" / "stream-ended"
    mark.unlink(missing_ok=True)
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/try/live/", headers={"Host": "localhost"})
    response = connection.getresponse()
    assert response.read(15) == b"tick\ntick\ntick\n"
    assert not mark.exists()
    response.close()
    connection.close()
    assert comes_true(mark.exists)


@pytest.mark.parametrize("kind", ["", "?sync"])
def test_a_stream_that_fails_is_broken_off_and_logged(server: tuple[int, Path], kind: str) -> None:
    port, log = server
    before = log.read_text().count("KeyError")
    try:
        status, _headers, _body = get(port, f"/try/breaks/{kind}")
        assert status == 500
    except (IncompleteRead, ConnectionError):
        pass
    assert comes_true(lambda: log.read_text().count("KeyError") > before)
    assert get(port, "/sundhed/")[0] == 200


def test_readers_who_leave_early_do_no_harm(server: tuple[int, Path]) -> None:
    port, log = server
    for request in (
        b"GET /try/slow/?seconds=0.3 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /try/large/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /try/length/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nhalf",
    ):
        for _reader in range(4):
            reader = socket.create_connection(("127.0.0.1", port))
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            reader.sendall(request)
            sleep(0.02)
            reader.close()
    sleep(1)
    assert get(port, "/try/where/")[0] == 200
    assert "Traceback" not in log.read_text().split("KeyError")[-1]


def post(port: int, path: str, body: bytes, **headers: str) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", path, body=body, headers={"Host": "localhost"} | headers)
    response = connection.getresponse()
    return response.status, response.read()


def test_a_long_body_is_read_whole(port: int) -> None:
    assert post(port, "/try/length/", b"x" * 10_000_000) == (200, b"body 10000000")


def test_a_long_file_is_read_whole(port: int) -> None:
    form = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    body = form + b"x" * 50_000_000 + b"\r\n--b--\r\n"
    answer = post(port, "/try/length/", body, **{"Content-Type": "multipart/form-data; boundary=b"})
    assert answer == (200, b"file 50000000")


def test_a_body_without_end_is_refused_before_it_has_come(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("POST", "/try/length/", skip_host=True)
    connection.putheader("Host", "localhost")
    connection.putheader("Content-Length", str(asgi.LONGEST_BODY + 1))
    connection.endheaders(b"x" * 1_000)
    assert connection.getresponse().status == 413


def test_a_body_in_pieces_is_refused_when_it_grows_too_long(port: int) -> None:
    piece = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    sender = socket.create_connection(("127.0.0.1", port), timeout=30)
    sender.sendall(b"POST /try/length/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
    answer = b""
    try:
        for _piece in range(asgi.LONGEST_BODY // 65_536 + 20):
            sender.sendall(piece)
        answer = sender.recv(100)
    except ConnectionError:
        pass
    assert b"200" not in answer
    assert get(port, "/sundhed/")[0] == 200


def test_told_to_end_it_ends_although_somebody_reads_a_stream(tmp_path: Path, with_tables: SetUp) -> None:
    folder = with_tables(tmp_path / "data").folder
    with served(folder) as (port, process, _log):
        reader = socket.create_connection(("127.0.0.1", port))
        reader.sendall(b"GET /try/live/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        reader.recv(1_000)
        before = monotonic()
        os.kill(process.pid, signal.SIGTERM)
        process.wait(60)
        assert monotonic() - before < 30
        assert comes_true(lambda: alive_in_group(process.pid) == [])


def test_the_number_of_threads_is_a_setting(tmp_path: Path, with_tables: SetUp) -> None:
    folder = with_tables(tmp_path / "data").folder
    with served(folder, INDGANG_THREADS="1") as (port, _process, _log), ThreadPoolExecutor(4) as clients:
        assert {each["thread"] for each in clients.map(lambda _n: where(port), range(12))} == {"page_0"}
