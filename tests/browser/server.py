"""The product's own web server in a thread of this process, so that a test can turn the clock and stop the server."""

import asyncio
import socket
import threading
from contextlib import closing
from time import monotonic, sleep

from granian.constants import Interfaces
from granian.server.embed import Server as Granian

from indgang.config.asgi import HouseHandler

HOST = "127.0.0.1"
PATIENCE = 20.0


class Server:
    """Granian on a free port; `open` and `close` as often as one likes."""

    def __init__(self, application: HouseHandler) -> None:
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self._application = application
        self._running: tuple[threading.Thread, Granian, asyncio.AbstractEventLoop] | None = None

    def open(self) -> None:
        """Start, unless it runs."""
        if self._running:
            return
        started = threading.Event()
        thread = threading.Thread(target=lambda: asyncio.run(self._serve(started)), daemon=True, name="server")
        thread.start()
        started.wait(PATIENCE)
        self._wait_for_an_answer()

    async def _serve(self, started: threading.Event) -> None:
        granian = Granian(self._application, HOST, self.port, interface=Interfaces.ASGINL, log_enabled=False)
        self._running = (threading.current_thread(), granian, asyncio.get_running_loop())
        started.set()
        await granian.serve()

    def close(self) -> None:
        """Stop; nobody listens any more."""
        if not self._running:
            return
        thread, granian, loop = self._running
        loop.call_soon_threadsafe(granian.stop)
        thread.join(PATIENCE)
        self._running = None

    def _wait_for_an_answer(self) -> None:
        until = monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection((HOST, self.port), timeout=1).close()
            except OSError:
                if monotonic() > until:
                    raise
                sleep(0.01)
            else:
                return


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
