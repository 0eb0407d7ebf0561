"""What the articles of a corpus mean, as vectors: read from a file that is proved to fit, or encoded once and cached.

Encoding takes long (some 25 articles a second on two cores): it is kept in parts, so that a run that was interrupted
goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.article_vectors import passage
from indexer.evaluation.errors import EvaluationFileError, unusable
from indexer.evaluation.files import Row
from indexer.meaning import WIDTH, encode_many, encode_passages

# One row for each article, in the order of the file, each of length 1.
RowVectors = NDArray[np.float16]
Progress = Callable[[int], None]
# A file of this name beside the corpus has its vectors.
BESIDE = "e5_vectors.f16.npy"
PART = 2_000
# So many articles are encoded to see that a file is of this corpus.
SAMPLE = 8
# The same text read in another way (more headings, other spaces) still comes to 0.987; other articles stay below 0.95.
SAME = 0.97


def passages_of(rows: Sequence[Row]) -> list[str]:
    """What is encoded of each article: its law, its last heading, its beginning.

    >>> passages_of([Row("a", "猫抓伤他人的……", "养猫法", chapter="第二章 责任")])
    ['养猫法 责任 猫抓伤他人的……']
    """
    return [passage(row.title, row.chapter, row.text) for row in rows]


def read_vectors(file: Path, rows: Sequence[Row]) -> RowVectors:
    """Vectors of a file, memory-mapped; a sample is encoded to see that they are of these articles in this order.

    Raises:
        EvaluationFileError: the file is no such table, or of other articles.
    """
    expected = f"NumPy 数组（.npy），{len(rows)} 行 {WIDTH} 列的小数，与条文同序"
    try:
        found = np.load(file, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise unusable(file, "读不出来", expected) from error
    if getattr(found, "shape", None) != (len(rows), WIDTH) or found.dtype.kind != "f":
        raise unusable(file, f"是 {_shape(found)}", expected)
    _prove(file, found, rows)
    vectors: RowVectors = found.astype(np.float16, copy=False)
    return vectors


def beside(corpus: Path, rows: Sequence[Row]) -> RowVectors | None:
    """Vectors that stand beside a corpus; None where there are none, or those of another corpus of the folder."""
    try:
        return read_vectors(corpus.parent / BESIDE, rows)
    except EvaluationFileError:
        return None


def encoded(rows: Sequence[Row], folder: Path, progress: Progress | None = None) -> RowVectors:
    """Vectors from the cache folder; what it lacks is encoded and put there, part by part.

    Args:
        rows: the articles.
        folder: belongs to this corpus alone.
        progress: is told how many articles are done, where some have to be encoded.
    """
    folder.mkdir(parents=True, exist_ok=True)
    told = progress or _silent
    passages = passages_of(rows)
    parts: list[RowVectors] = []
    for start in range(0, len(passages), PART):
        file, part = folder / f"part-{start:08d}.npy", passages[start : start + PART]
        held = _held(file, len(part))
        if held is None:
            told(start)
            held = _made(part, file)
            told(start + len(part))
        parts.append(held)
    return np.concatenate(parts)


def _silent(done: int) -> None:
    """Tell nobody."""
    del done


def _held(file: Path, size: int) -> RowVectors | None:
    """A part of the cache; None where there is none yet, or not a whole one."""
    try:
        held: RowVectors = np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return held if held.shape == (size, WIDTH) and held.dtype == np.float16 else None


def _made(passages: Sequence[str], file: Path) -> RowVectors:
    """Encode a part; written beside the cache and put in its place whole."""
    made = encode_many(passages, encode_passages).astype(np.float16)
    unfinished = file.with_suffix(".new")
    with unfinished.open("wb") as handle:
        np.save(handle, made)
    unfinished.replace(file)
    return made


def _prove(file: Path, found: NDArray[np.floating], rows: Sequence[Row]) -> None:
    places = sorted({int(place) for place in np.linspace(0, len(rows) - 1, SAMPLE)})
    fresh = encode_passages(passages_of([rows[place] for place in places]))
    near = (np.array(found[places], np.float32) * fresh).sum(axis=1)
    # A row of another length, or one that is no number, is not within these bounds either.
    wrong = [place for place, cosine in zip(places, near, strict=True) if not SAME <= cosine <= 2 - SAME]
    if wrong:
        what = f"第 {wrong[0] + 1} 行不是条文“{rows[wrong[0]].id}”的向量"
        raise unusable(
            file, what, "multilingual-e5-small 对同一份条文算出的向量（长度为 1），与条文同序；也可以移走它，由程序现算"
        )


def _shape(found: object) -> str:
    if not isinstance(found, np.ndarray):
        return "别的东西"
    return f"{' × '.join(map(str, found.shape))} 的 {found.dtype}"
