"""The server inside this process, with the time of its parts counted apart."""

import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any, Final
from urllib.parse import unquote

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from django.db.backends.utils import CursorWrapper
from django.forms.boundfield import BoundField
from django.forms.forms import BaseForm
from django.template.base import Template
from django.template.context import RequestContext

from indgang.config.asgi import application
from indgang.inquiries import search
from indgang.journal import chain
from indgang.organisation.backends import EmployeeBackend

from .browser import Answer, Browser

REST: Final = "the rest: request, middleware, view"
PARTS: Final[tuple[tuple[str, Any, str], ...]] = (
    (REST, application, "_answer"),
    ("queries", CursorWrapper, "execute"),
    ("queries: rows fetched", SQLiteCursorWrapper, "fetchone"),
    ("queries: rows fetched", SQLiteCursorWrapper, "fetchmany"),
    ("queries: rows fetched", SQLiteCursorWrapper, "fetchall"),
    ("commit", BaseDatabaseWrapper, "_commit"),
    ("session and employee", EmployeeBackend, "get_user"),
    ("forms made", BaseForm, "__init__"),
    ("forms read", BaseForm, "full_clean"),
    ("fields drawn", BoundField, "as_widget"),
    ("templates", Template, "render"),
    ("template context", RequestContext, "bind_template"),
    ("journal", chain, "record"),
    ("words for search", search, "add_new"),
    ("words for search", search, "add"),
    ("words for search", search, "tokens"),
)


class Clock:
    """Counts the milliseconds of each part, less those of the parts inside it."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.inside: list[float] = []

    def install(self) -> None:
        """Put the clock around every part."""
        for part, owner, name in PARTS:
            setattr(owner, name, self.around(part, getattr(owner, name)))

    def clear(self) -> None:
        """Forget what was counted."""
        self.spent.clear()
        self.calls.clear()

    def around(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its time counted; what it yields, a context manager too, is not."""

        @wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            started = time.thread_time()
            self.inside.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                took = time.thread_time() - started
                self.spent[part] += (took - self.inside.pop()) * 1000  # type: ignore[assignment]  # fractions
                self.calls[part] += 1
                if self.inside:
                    self.inside[-1] += took

        return timed


class LocalBrowser(Browser):
    """A browser whose requests go straight to the server's function."""

    __slots__ = ()

    def exchange(self, request: bytes) -> Answer:
        """Answer without a network."""
        head, _, body = request.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        method, target, _version = first.split(" ")
        path, _, query = target.partition("?")
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in (x.split(": ", 1) for x in lines)],
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", self.port),
        }
        response = application._answer(scope, BytesIO(body))
        headers = [f"{name}: {value}" for name, value in response.items()]
        headers += [f"set-cookie: {morsel.OutputString()}" for morsel in response.cookies.values()]
        return Answer(response.status_code, "\r\n".join(["", *headers]).encode(), getattr(response, "content", b""))
