"""Works out what the wayfinder ships beside its examples: their points by the sentence model, and the signs' weights.

Run `make wayfinder` after a change of the examples in indgang/wayfinder/data; it takes some minutes for many new ones.
"""

import os
from collections.abc import Sequence
from typing import Any, Final

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "indgang.config.settings")

import django

django.setup()

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from indgang.wayfinder import catalogue, shelf, signs
from indgang.wayfinder.embedding import DIMENSIONS, SentenceModel
from indgang.wayfinder.phrases import lines
from indgang.wayfinder.shapes import Features

_EVERY: Final = 5
"""Every fifth saying stands for ordinary questions."""
_RELATED: Final = {
    "emergency": {
        "krisecenter-vold",
        "laegevagt-akut",
        "underretning-barn",
        "politi-anmeldelse",
        "socialraadgivning-akut",
    },
    "complaint": {"klage-service", "klage-afgoerelse", "sagsstatus-rykker", "borgerraadgiver", "ombudsmand-tilsyn"},
    "life_event": set(),
}
"""Tasks whose own sayings are too near to stand for ordinary questions."""
_ALSO: Final = {"complaint": {"klage-service", "borgerraadgiver"}}
"""Tasks whose sayings are signs of the kind themselves."""
_TOO_NEAR: Final = 0.78
_STRICTNESS: Final = 1.0
_SEED: Final = 7


def main() -> None:
    """Write the points, then the signs."""
    texts = catalogue.common_texts()
    print(f"Points of {len(set(texts))} texts")
    shelf.write_file(texts)
    runs = Features.of(texts)
    middle = shelf.points_of([text for _slug, text in catalogue.common_examples()]).mean(axis=0)
    kept: dict[str, Any] = {"runs": np.array(list(runs.columns)), "rarity": runs.rarity, "middle": middle}
    for kind in signs.KINDS:
        kept |= _learnt(kind, runs, middle)
    np.savez_compressed(signs.FILE, **kept)
    print(f"{shelf.FILE.stat().st_size:,} and {signs.FILE.stat().st_size:,} bytes")


def _learnt(kind: str, runs: Features, middle: np.ndarray) -> dict[str, Any]:
    examples = _examples(kind)
    texts = [text for _name, text in examples]
    points = shelf.points_of(texts)
    names = sorted({name for name, _text in examples} - {signs.ORDINARY})
    there = np.array([name != signs.ORDINARY for name, _text in examples])
    examples, texts, points, there = _apart(examples, points - middle, there, points)
    which = np.array([names.index(name) if name in names else -1 for name, _text in examples])
    keys = [int.from_bytes(shelf.key_of(text, SentenceModel.name)) for text in texts]
    kept: dict[str, Any] = {
        f"{kind}_names": np.array(names),
        f"{kind}_keys": np.array(keys, dtype=np.uint64),
        f"{kind}_owners": which.astype(np.int16),
    }
    for with_point in (True, False):
        matrix = _matrix(runs, middle, texts, points if with_point else None)
        ending = "point" if with_point else "words"
        kept |= _fitted(f"{kind}_there_{ending}", matrix, there.astype(int), balanced=True)
        kept |= _fitted(f"{kind}_which_{ending}", matrix[there], which[there], balanced=False)
    print(f"{kind}: {there.sum()} signs of {len(names)}, {(~there).sum()} ordinary")
    return kept


def _examples(kind: str) -> list[tuple[str, str]]:
    own = [tuple(line.split("\t", 1)) for line in lines(signs.EXAMPLES[kind])]
    related, also = _RELATED[kind], _ALSO.get(kind, set())
    said = catalogue.common_examples()
    ordinary = [(signs.ORDINARY, text) for slug, text in said if slug not in related][::_EVERY]
    outside = [(signs.ORDINARY, text) for text in lines("outside.txt")]
    return [*own, *((kind, text) for slug, text in said if slug in also), *ordinary, *outside]


def _apart(examples: list[Any], away: np.ndarray, there: np.ndarray, points: np.ndarray) -> tuple[Any, ...]:
    """Leave out ordinary sayings that mean the same as a sign."""
    unit = away / np.linalg.norm(away, axis=1, keepdims=True)
    near = (unit @ unit[there].T).max(axis=1)
    stays = np.flatnonzero(there | (near < _TOO_NEAR))
    kept = [examples[place] for place in stays]
    return kept, [text for _name, text in kept], points[stays], there[stays]


def _matrix(runs: Features, middle: np.ndarray, texts: Sequence[str], points: np.ndarray | None) -> csr_matrix:
    rows = [
        signs.described(runs, middle, text, None if points is None else points[place])
        for place, text in enumerate(texts)
    ]
    ends = np.cumsum([0, *(len(columns) for columns, _values in rows)])
    columns = np.concatenate([columns for columns, _values in rows])
    values = np.concatenate([values for _columns, values in rows])
    return csr_matrix((values, columns, ends), shape=(len(texts), DIMENSIONS + len(runs.columns)))


def _fitted(name: str, matrix: csr_matrix, wanted: np.ndarray, balanced: bool) -> dict[str, Any]:
    if len(np.unique(wanted)) == 1:
        weights, offsets = np.zeros((matrix.shape[1], 1)), np.zeros(1)
    else:
        weighing = "balanced" if balanced else None
        machine = LinearSVC(C=_STRICTNESS, class_weight=weighing, random_state=_SEED).fit(matrix, wanted)
        weights, offsets = machine.coef_.T, machine.intercept_
        if weights.shape[1] == 1 and not balanced:
            weights, offsets = np.hstack([-weights, weights]), np.concatenate([-offsets, offsets])
    return {f"{name}_weights": weights.astype(np.float16), f"{name}_offsets": offsets.astype(np.float32)}


if __name__ == "__main__":
    main()
