"""The shelf of points (punkter): the common sayings' come with the product, the others' are kept in the database."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .embedding import DIMENSIONS, Vectors, embedder
from .models import Point
from .phrases import DATA

FILE: Final = DATA / "points.npz"
KEY_BYTES: Final = 8
_STEPS: Final = 127.0
_AT_ONCE: Final = 500


def key_of(text: str, model: str) -> bytes:
    """Return the fingerprint of a text's point by a model."""
    return blake2b(f"{model}\n{text}".encode(), digest_size=KEY_BYTES).digest()


def points_of(texts: Sequence[str]) -> Vectors:
    """Return the points of texts: from the product's file, from the database, and else by the model.

    What the model had to be asked for is not written down here; `keep` does that where sayings are added.
    """
    model = embedder()
    if model is None:
        raise RuntimeError("There is no sentence model.")
    keys = [key_of(text, model.name) for text in texts]
    found = dict(_from_file(keys))
    found |= _from_database([key for key in keys if key not in found])
    for key, text in zip(keys, texts, strict=True):
        if key not in found:
            found[key] = model.vectors([text])[0]
    return np.stack([found[key] for key in keys]) if keys else np.zeros((0, DIMENSIONS), dtype=np.float32)


def keep(texts: Sequence[str]) -> int:
    """Work out the points of texts that have none yet, and keep them; return how many there were."""
    model = embedder()
    if model is None:
        return 0
    keys = {key_of(text, model.name): text for text in texts}
    there = {*(key for key, _point in _from_file(list(keys))), *_from_database(list(keys))}
    new = [(key, text) for key, text in keys.items() if key not in there]
    rows = (Point(key=key, values=_packed(model.vectors([text])[0])) for key, text in new)
    Point.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)
    return len(new)


def write_file(texts: Sequence[str]) -> None:
    """Write the points of the common sayings to the product's file."""
    model = embedder()
    if model is None:
        raise RuntimeError("There is no sentence model.")
    pairs = sorted((key_of(text, model.name), text) for text in set(texts))
    held = dict(_from_file([key for key, _text in pairs]))
    vectors = np.stack([held[key] if key in held else model.vectors([text])[0] for key, text in pairs])
    scales = np.abs(vectors).max(axis=1) / _STEPS
    np.savez_compressed(
        FILE,
        keys=np.array([int.from_bytes(key) for key, _text in pairs], dtype=np.uint64),
        values=np.round(vectors / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
    )
    _file.cache_clear()


def shipped_points(keys: Sequence[bytes]) -> Vectors:
    """Return the points that come with the product, by their fingerprints; all must be there."""
    found = dict(_from_file(keys))
    return np.stack([found[key] for key in keys])


@cache
def _file() -> tuple[NDArray[np.uint64], NDArray[np.int8], NDArray[np.float32]]:
    if not FILE.is_file():
        return np.zeros(0, np.uint64), np.zeros((0, DIMENSIONS), np.int8), np.zeros(0, np.float32)
    with np.load(FILE) as held:
        return held["keys"], held["values"], held["scales"]


def _from_file(keys: Sequence[bytes]) -> list[tuple[bytes, Vectors]]:
    known, values, scales = _file()
    wanted = np.array([int.from_bytes(key) for key in keys], dtype=np.uint64)
    places = np.searchsorted(known, wanted)
    return [
        (key, values[place].astype(np.float32) * scales[place])
        for key, place, number in zip(keys, places, wanted, strict=True)
        if place < len(known) and known[place] == number
    ]


def _from_database(keys: Sequence[bytes]) -> Mapping[bytes, Vectors]:
    found: dict[bytes, Vectors] = {}
    for start in range(0, len(keys), _AT_ONCE):
        rows = Point.objects.filter(key__in=keys[start : start + _AT_ONCE]).values_list("key", "values")
        found |= {bytes(key): _unpacked(bytes(values)) for key, values in rows}
    return found


def _packed(vector: Vectors) -> bytes:
    return vector.astype(np.float16).tobytes()


def _unpacked(values: bytes) -> Vectors:
    return np.frombuffer(values, dtype=np.float16).astype(np.float32)
