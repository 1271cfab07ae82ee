"""Learnt weights (vægte) as bytes: how a training is stored, and read again for the tasks that there are now."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np

from .models import Training
from .shapes import NOBODY, Features, Shapes


def packed(shapes: Shapes, slugs: Sequence[str]) -> bytes:
    """Return weights as bytes, with the tasks that the columns are about."""
    file = BytesIO()
    np.savez_compressed(
        file,
        runs=np.array(list(shapes.features.columns)),
        rarity=shapes.features.rarity,
        weights=shapes.weights,
        offsets=shapes.offsets,
        slugs=np.array(slugs),
    )
    return file.getvalue()


def unpacked(training: int, slugs: Sequence[str]) -> Shapes:
    """Return a training's weights with a column for each of the tasks; one it knew nothing of is never preferred."""
    content = Training.objects.values_list("weights", flat=True).get(pk=training)
    with np.load(BytesIO(bytes(content))) as held:
        columns = {str(slug): place for place, slug in enumerate(held["slugs"])}
        features = Features({str(run): place for place, run in enumerate(held["runs"])}, held["rarity"])
        learnt, offsets = held["weights"], held["offsets"]
    there = [(place, columns[slug]) for place, slug in enumerate(slugs) if slug in columns]
    weights = np.zeros((len(features.columns), len(slugs)), dtype=np.float16)
    everyone = np.full(len(slugs), NOBODY, dtype=np.float32)
    if there:
        now, then = (list(places) for places in zip(*there, strict=True))
        weights[:, now], everyone[now] = learnt[:, then], offsets[then]
    return Shapes(features, weights, everyone)
