"""The index of a corpus file, kept in a cache folder under the hash of that file: a second run builds nothing.

This is the one place of the evaluation that names an engine.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from indexer import manifest as manifests
from indexer.engines.array_engine import ArrayEngine
from indexer.engines.base import Engine
from indexer.evaluation.collection import Collection, analyser_of, documents_of, finder_of
from indexer.evaluation.errors import EvaluationError, unusable
from indexer.evaluation.files import Row
from indexer.evaluation.vectors import RowVectors, beside, encoded, read_vectors
from indexer.manifest import Manifest, UnusableIndexError
from indexer.writing import write_documents

LOCK = "LOCK"
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a collection comes from and is kept.

    `corpus` is the file of its articles, `cache` the folder of all cached indexes; `vectors` a file of vectors, without
    which those beside the corpus are taken, else they are encoded.
    """

    corpus: Path
    cache: Path
    vectors: Path | None = None


def open_collection(
    place: Place, rows: Sequence[Row], indexing: Progress | None = None, encoding: Progress | None = None
) -> Collection:
    """The corpus with its index, from the cache or built and put there; a damaged or foreign index is built anew.

    Args:
        place: where it comes from and is kept.
        rows: its articles.
        indexing: is told how many articles are in the index.
        encoding: is told how many articles have a vector, where a ranker asks for them.

    Raises:
        EvaluationError: the cache folder cannot be written, or the file of vectors is not there.
    """
    if place.vectors and not place.vectors.is_file():
        raise unusable(place.vectors, "没有这个文件", "条文的向量（.npy）；不写 --vectors 时由程序现算")
    rows = tuple(rows)
    finder = finder_of(rows)
    wanted = _describe(place)
    folder = place.cache / wanted.files["corpus"][:16]

    @lru_cache(maxsize=1)
    def vectors() -> RowVectors:
        given = read_vectors(place.vectors, rows) if place.vectors else beside(place.corpus, rows)
        if given is not None:
            return given
        with _said(place.cache):
            return encoded(rows, folder.with_name(f"{folder.name}.vectors"), encoding)

    with _said(place.cache):
        with _locked(place.cache):
            if not _usable(folder, wanted):
                _build(folder, wanted, rows, indexing)
        return Collection(rows, open_engine(folder), finder, analyser_of(finder), vectors)


@contextmanager
def _locked(cache: Path) -> Iterator[None]:
    """Of two runs over a new corpus one builds, the other waits and takes what was built."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / LOCK).open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextmanager
def _said(cache: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = f"缓存文件夹 {cache} 写不进去或读不出来（{error.strerror or error}）"
        raise EvaluationError(f"{reason}。请用 --cache 另选一个文件夹") from error


def open_engine(folder: Path) -> Engine:
    """The engine over an index whose files were verified."""
    return ArrayEngine(folder)


def _describe(place: Place) -> Manifest:
    """What an index of this file must have been built from; the cache folder holds no laws of the library."""
    with place.corpus.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return replace(manifests.describe(place.cache), files={"corpus": digest})


def _usable(folder: Path, wanted: Manifest) -> bool:
    if not folder.is_dir():
        return False
    try:
        held = manifests.load(folder)
        manifests.verify(held, folder)
    except UnusableIndexError:
        return False
    return held.matches(wanted)


def _build(folder: Path, wanted: Manifest, rows: Sequence[Row], progress: Progress | None) -> None:
    """Build beside the old index and put it in its place at the end: an interrupted build leaves nothing to be read."""
    with tempfile.TemporaryDirectory(prefix="building-", dir=folder.parent, ignore_cleanup_errors=True) as name:
        target = Path(name) / "index"
        target.mkdir()
        finder = finder_of(rows)
        count = write_documents(target, documents_of(rows, finder), analyser_of(finder), progress)
        manifests.save(replace(wanted, documents=count, digest=manifests.folder_digest(target)), target)
        if folder.exists():
            shutil.rmtree(folder)
        target.rename(folder)
