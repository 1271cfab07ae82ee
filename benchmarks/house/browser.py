"""A clerk's browser over one kept connection: cookies, form token, and nothing that costs more than the server does."""

import re
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlencode

KEPT_SECONDS: Final = 5
_TOKEN: Final = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')
_HEADERS: Final = (
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
    "Accept-Language: da,en-US;q=0.7,en;q=0.3\r\n"
    "Accept-Encoding: gzip, deflate, br\r\n"
    "Connection: keep-alive\r\n"
)


class WrongAnswer(Exception):
    """The server said something else than what the step needs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        """Return a header's first value, or nothing."""
        found = re.search(rf"^{name}: *(.*?)\r?$".encode(), self.head, re.IGNORECASE | re.MULTILINE)
        return found[1].decode() if found else ""


@dataclass(slots=True)
class Browser:
    """One signed-in clerk."""

    port: int
    session: str
    token: str = ""
    secret: str = ""
    _socket: socket.socket | None = field(default=None, repr=False)
    _used: float = 0.0

    def opened(self, page: str = "/") -> Self:
        """Look at a page with a form once, so that later posts carry its token."""
        answer = self.get(page)
        found = _TOKEN.search(answer.body)
        cookie = re.search(rb"csrftoken=(\w+)", answer.head)
        if not (found and cookie):
            raise WrongAnswer(f"no form token on {page}: {answer.status} {answer.body[:200]!r}")
        self.token, self.secret = found[1].decode(), cookie[1].decode()
        return self

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self.exchange(self.get_request(path))

    def post(self, path: str, fields: Mapping[str, object]) -> Answer:
        """Send a form."""
        return self.exchange(self.post_request(path, fields))

    def get_request(self, path: str) -> bytes:
        """Return the bytes of a GET."""
        return f"GET {path} HTTP/1.1\r\n{self._common()}\r\n".encode()

    def post_request(self, path: str, fields: Mapping[str, object]) -> bytes:
        """Return the bytes of a POST."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        head = (
            f"POST {path} HTTP/1.1\r\n{self._common()}"
            f"Origin: http://127.0.0.1:{self.port}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def exchange(self, request: bytes) -> Answer:
        """Send a request and wait for its answer."""
        if time.monotonic() - self._used > KEPT_SECONDS:
            self.close()
        self._used = time.monotonic()
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        got = bytearray()
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        length = body_length(bytes(got[:end]))
        while len(got) < end + 4 + length:
            got += self._more()
        return Answer(int(got[9:12]), bytes(got[:end]), bytes(got[end + 4 :]))

    def close(self) -> None:
        """Hang up."""
        if self._socket:
            self._socket.close()
            self._socket = None

    def _more(self) -> bytes:
        assert self._socket is not None
        received = self._socket.recv(262_144)
        if not received:
            raise WrongAnswer("the server hung up")
        return received

    def _common(self) -> str:
        cookies = f"sessionid={self.session}" + (f"; csrftoken={self.secret}" if self.secret else "")
        return f"Host: 127.0.0.1:{self.port}\r\n{_HEADERS}Cookie: {cookies}\r\n"


def body_length(head: bytes) -> int:
    """Return how long the answer's body is."""
    found = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
    return int(found[1]) if found else 0
