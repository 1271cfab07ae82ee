"""The server's entrance: pages are worked by a few lasting threads, streams by the event loop.

Django's own handler starts a thread, and with it a database connection, for every request. Here a request is worked
whole on one of a few threads that keep their connections; only what streams goes back to the loop. What that wins is
measured in benchmarks/serving.py.
"""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import IO, Any

import django
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "indgang.config.settings")
django.setup(set_prefix=False)

type Message = dict[str, Any]


class HouseHandler(ASGIHandler):
    """Works pages on lasting threads: INDGANG_THREADS in each process, 2 unless told."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(int(os.environ.get("INDGANG_THREADS", "2")), thread_name_prefix="page")
        super().__init__()

    def load_middleware(self, is_async: bool = False) -> None:
        """Build the chain of middleware as plain functions, so that no step of it hops between threads."""
        super().load_middleware(is_async=False)

    async def handle(self, scope: Message, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        """Answer one request."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with closing(body):
            response = await self._on_thread(self._answer, scope, body)
            if not response.streaming:
                await self.send_response(response, send)
                return
            try:
                await self._stream(response, receive, send)
            finally:
                await self._on_thread(response.close)

    async def _on_thread(self, work: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.threads, work, *arguments)

    def _answer(self, scope: Message, body: IO[bytes]) -> HttpResponseBase:
        """Work the request from first to last, on one thread and its own database connection."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refused = self.create_request(scope, body)
        response = refused if request is None else self.get_response(request)
        assert response is not None  # noqa: S101 - either the request or its refusal is there
        if not response.streaming:
            response.close()
        return response

    async def _stream(self, response: HttpResponseBase, receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        """Send until the stream ends or the reader goes away."""
        sending = asyncio.ensure_future(self.send_response(response, send))
        leaving = asyncio.ensure_future(receive())
        await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        if not sending.done():
            sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


application = HouseHandler()
