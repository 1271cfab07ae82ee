"""Pictures of pages, small enough for a README: pixels as they are press better than with the browser's filters."""

import struct
import zlib
from base64 import b64decode, b64encode
from pathlib import Path

from playwright.sync_api import Page

PIXELS = """async (png) => {
  const image = await createImageBitmap(await (await fetch(png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const parts = [];
  for (let at = 0; at < data.length; at += 30000) parts.push(String.fromCharCode(...data.subarray(at, at + 30000)));
  return [image.width, image.height, btoa(parts.join(''))];
}"""


def take(page: Page, file: Path) -> None:
    """Write what is seen of the page to a PNG file."""
    seen = page.screenshot(caret="initial")
    blank = page.context.new_page()
    width, height, pixels = blank.evaluate(PIXELS, "data:image/png;base64," + b64encode(seen).decode())
    blank.close()
    file.write_bytes(png(width, height, b64decode(pixels)))


def png(width: int, height: int, pixels: bytes) -> bytes:
    """Return a PNG of red, green, blue and (left out) opaque pixels, each row unfiltered."""
    rows = bytearray()
    for at in range(0, len(pixels), width * 4):
        row = pixels[at : at + width * 4]
        rows += b"\0" + b"".join(row[each : each + 3] for each in range(0, len(row), 4))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
