"""Pages that try the server's entrance: slow ones, streams, and ones that fail."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Iterator
from contextvars import ContextVar
from pathlib import Path
from time import sleep

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import include, path
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

_left: ContextVar[str] = ContextVar("left", default="nothing")
_mark = Path(os.environ.get("INDGANG_DATA", ".")) / "stream-ended"


def where(request: HttpRequest) -> JsonResponse:
    """Tell which thread and which database connection do the work, and what the request before left behind."""
    left = _left.get()
    _left.set("something")
    connection.ensure_connection()
    return JsonResponse(
        {
            "thread": threading.current_thread().name,
            "connection": id(connection.connection),
            "left": left,
            "language": translation.get_language(),
            "script": request.META["SCRIPT_NAME"],
        }
    )


def activate(request: HttpRequest) -> HttpResponse:
    """Speak English and forget to stop."""
    translation.activate("en")
    return HttpResponse(translation.get_language())


def slow(request: HttpRequest) -> HttpResponse:
    sleep(float(request.GET.get("seconds", "1")))
    return HttpResponse("at last")


def fails(request: HttpRequest) -> HttpResponse:
    raise KeyError("ours")


@csrf_exempt
def length(request: HttpRequest) -> HttpResponse:
    """Tell how long a body was, and how long the file in it."""
    if file := request.FILES.get("file"):
        return HttpResponse(f"file {file.size}")
    return HttpResponse(f"body {len(request.body)}")


def rows(request: HttpRequest) -> StreamingHttpResponse:
    """Stream what the database says, row by row, as a CSV file would."""

    def read() -> Iterator[bytes]:
        thread = threading.current_thread().name
        for number in range(int(request.GET.get("count", "10"))):
            with connection.cursor() as cursor:
                cursor.execute("SELECT %s", [number])
                yield f"{cursor.fetchone()[0]};".encode()
            assert thread == threading.current_thread().name

    return StreamingHttpResponse(read())


def large(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(b"x" * 65536 for _ in range(int(request.GET.get("count", "320"))))


def live(request: HttpRequest) -> StreamingHttpResponse:
    """Stream for ever, and leave a mark when the reader has gone."""

    async def tick() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"tick\n"
                await asyncio.sleep(0.05)
        finally:
            _mark.write_text("ended")

    return StreamingHttpResponse(tick())


def breaks(request: HttpRequest) -> StreamingHttpResponse:
    """Stream a little, and fail."""

    async def tick() -> AsyncIterator[bytes]:
        yield b"tick\n"
        raise KeyError("ours")

    def rows_that_fail() -> Iterator[bytes]:
        yield b"tick\n"
        raise KeyError("ours")

    return StreamingHttpResponse(rows_that_fail() if "sync" in request.GET else tick())


PAGES = {
    "where/": where,
    "activate/": activate,
    "slow/": slow,
    "fails/": fails,
    "length/": length,
    "rows/": rows,
    "large/": large,
    "live/": live,
    "breaks/": breaks,
}
urlpatterns = [
    path("", include("indgang.config.urls")),
    *(path(f"try/{address}", login_not_required(view)) for address, view in PAGES.items()),
]
handler500 = "indgang.desk.errors.broken"
