"""Fitting (indlæring): the weights of the shapes of words, learnt from all sayings."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from .facts import TaskFacts
from .shapes import NOBODY, Features, Shapes

_STRICTNESS: Final = 0.3
_MOST_CELLS: Final = 12_000_000
"""Runs times tasks: 24 MB of weights. A larger catalogue keeps fewer runs, the commonest."""
_MOST_TASKS: Final = 1_000
"""The machine's time grows with tasks times sayings; a catalogue beyond this goes by words and meaning."""
_LEAST_RUNS: Final = 200
_SEED: Final = 7


def fit(tasks: Sequence[TaskFacts]) -> Shapes | None:
    """Learn from every saying of every task; the same sayings give the same weights.

    Nothing is learnt from fewer than two tasks with sayings or more than a thousand tasks, nor from words that have no
    run of letters in common.
    """
    if len(tasks) > _MOST_TASKS:
        return None
    pairs = [(place, saying) for place, task in enumerate(tasks) for saying in task.sayings]
    owners = np.array([place for place, _saying in pairs], dtype=np.int32)
    if len(np.unique(owners)) < 2:
        return None
    texts = [saying for _place, saying in pairs]
    features = Features.of(texts, most=max(_MOST_CELLS // len(tasks), _LEAST_RUNS))
    if not features.columns:
        return None
    machine = LinearSVC(C=_STRICTNESS, random_state=_SEED, max_iter=2_000).fit(_matrix(features, texts), owners)
    return _for_all_tasks(features, machine, len(tasks))


def _matrix(features: Features, texts: Sequence[str]) -> csr_matrix:
    rows = [features.vector(text) for text in texts]
    ends = np.cumsum([0, *(len(columns) for columns, _values in rows)])
    columns = np.concatenate([columns for columns, _values in rows])
    values = np.concatenate([values for _columns, values in rows])
    return csr_matrix((values, columns, ends), shape=(len(texts), len(features.columns)))


def _for_all_tasks(features: Features, machine: LinearSVC, size: int) -> Shapes:
    """Spread the learnt columns over all tasks; two classes are learnt as one column, for and against."""
    learnt, offsets = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:
        learnt, offsets = np.vstack([-learnt, learnt]), np.concatenate([-offsets, offsets])
    weights = np.zeros((len(features.columns), size), dtype=np.float16)
    weights[:, machine.classes_] = learnt.T
    everyone = np.full(size, NOBODY, dtype=np.float32)
    everyone[machine.classes_] = offsets
    return Shapes(features, weights, everyone)
