"""The server's entrance: pages are worked by a few lasting threads, streams by the event loop.

Django's own handler starts a thread, and with it a database connection, for every request. Here a request is worked
whole on one of a few threads that keep their connections; only what streams goes back to the loop. What that wins is
measured in benchmarks/serving.py.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextvars import copy_context
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

import django
from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted, RequestDataTooBig
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http import HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.urls import set_script_prefix
from django.utils.translation import gettext as _

from .settling import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "indgang.config.settings")
django.setup(set_prefix=False)

type Message = dict[str, Any]

LONGEST_BODY: Final = 64 * 1024 * 1024
"""More than this is refused while it arrives; the largest thing that a page takes is a file of 50 MB."""
_IN_MEMORY: Final = 1024 * 1024
_CHUNK: Final = 64 * 1024


class HouseHandler(ASGIHandler):
    """Works pages on lasting threads: INDGANG_THREADS in each process, 2 unless told."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(settings.THREADS, thread_name_prefix="page")
        super().__init__()

    def load_middleware(self, is_async: bool = False) -> None:
        """Build the chain of middleware as plain functions, so that no step of it hops between threads."""
        super().load_middleware(is_async=False)

    async def handle(self, scope: Message, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        """Answer one request."""
        try:
            body = await self.read_body(_measured(scope, receive))
        except RequestAborted:
            return
        except RequestDataTooBig:
            too_long = _("Det sendte fylder mere end %(limit)d MB.") % {"limit": LONGEST_BODY // 1024**2}
            refusal = HttpResponse(too_long, status=413, content_type="text/plain; charset=utf-8")
            await self.send_response(refusal, send)
            return
        with closing(body):
            response = await self._on_thread(self._answer, scope, body)
            if not response.streaming:
                await self.send_response(response, send)
                return
            try:
                await self._stream(response, receive, send)
            finally:
                await asyncio.shield(self._on_thread(response.close))

    async def _on_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Do the work on a page thread, in a context of its own: what it activates is forgotten afterwards."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, copy_context().run, work, *arguments)

    def _answer(self, scope: Message, body: IO[bytes]) -> HttpResponseBase:
        """Work the request from first to last, on one thread and its own database connection."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refused = self.create_request(scope, body)
        response = refused if request is None else self.get_response(request)
        assert response is not None  # noqa: S101 - either the request or its refusal is there
        if not isinstance(response, StreamingHttpResponse):
            response.close()
        elif not response.is_async:
            _gather(response)
        return response

    async def _stream(self, response: HttpResponseBase, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        """Send until the stream ends, the reader goes away, or the server stops."""
        sending = asyncio.ensure_future(self.send_response(response, send))
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
            gone = not sending.done()
        finally:
            sending.cancel()
            leaving.cancel()
            [ended, _gone] = await asyncio.gather(sending, leaving, return_exceptions=True)
        if isinstance(ended, Exception) and not gone:
            raise ended  # the server logs it, and cuts the answer off where it is


async def _left(receive: Callable[..., Any]) -> None:
    """Return when the reader has gone; a task of its own, since not every server's answer can be waited for twice."""
    await receive()


def _measured(scope: Message, receive: Callable[..., Any]) -> Callable[..., Any]:
    """Return a `receive` that refuses a body longer than LONGEST_BODY, as soon as that is known."""
    told = next((int(value) for name, value in scope["headers"] if name == b"content-length" and value.isdigit()), 0)
    arrived = 0

    async def measured() -> Message:
        nonlocal arrived
        if told > LONGEST_BODY:
            raise RequestDataTooBig
        message: Message = await receive()
        arrived += len(message.get("body") or b"")
        if arrived > LONGEST_BODY:
            raise RequestDataTooBig
        return message

    return measured


def _gather(response: StreamingHttpResponse) -> None:
    """Let a plain stream run to its end on this thread, whose database it reads; it is sent from where it was put.

    So a slow reader holds no page thread, and a long file little memory.
    """
    held = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when it has been sent
    try:
        _copy(response.streaming_content, held)
    except BaseException:
        held.close()
        response.close()
        raise
    held.seek(0)
    response.streaming_content = _chunks(held)


def _copy(content: Iterable[bytes] | AsyncIterator[bytes], held: IO[bytes]) -> None:
    assert isinstance(content, Iterable)  # noqa: S101 - asked of plain streams only
    for chunk in content:
        held.write(chunk)


async def _chunks(held: IO[bytes]) -> AsyncIterator[bytes]:
    with held:
        while chunk := held.read(_CHUNK):
            yield chunk


application = HouseHandler()
settle()
