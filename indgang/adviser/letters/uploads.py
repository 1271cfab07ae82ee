"""Uploads that never touch the disk (overførsel): a letter is read in memory and forgotten."""

from io import BytesIO
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

from .reading import LARGEST


class InMemoryOnly(MemoryFileUploadHandler):
    """Keeps a file in memory however large, up to the largest letter; a larger one is not read to its end."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Take every file, so that Django's handler that writes to disk is never asked."""
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        self.size = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Take a piece; stop when there is more than a letter can hold, and keep what shows that it was too much."""
        self.size += len(raw_data)
        if self.size > LARGEST + self.chunk_size:
            self.file = BytesIO()
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)
