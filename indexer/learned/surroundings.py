"""What every article stands among: its law, its chapter, its neighbours, what it cites and what cites it.

Articles are named here by rows: their places in the order of the texts, wording by wording, which is also the order of
their vectors. `numbers` leads from a row to the number of the document in the engine.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from indexer.documents import Document
from indexer.engines.array_engine import ArrayEngine
from indexer.manifest import UnusableIndexError

Rows = NDArray[np.int32]
NAME = "surroundings.npz"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Arrays with one value for each row.

    `numbers`: of the document in the engine; `laws`, `chapters`: number of the law and of the chapter; `lengths`: in
    characters; `depths`: how far down its law an article stands (0 to 1). Row r is cited by
    `citing[starts[r]:starts[r + 1]]` and cites `cited[cited_starts[r]:cited_starts[r + 1]]` (rows, every wording).
    """

    numbers: Rows
    laws: Rows
    chapters: Rows
    lengths: NDArray[np.float32]
    depths: NDArray[np.float32]
    starts: NDArray[np.int64]
    citing: Rows
    cited_starts: NDArray[np.int64]
    cited: Rows

    def __len__(self) -> int:
        return len(self.numbers)


def surroundings_of(documents: Iterable[Document], engine: ArrayEngine) -> Surroundings:
    """The surroundings of all provisions among the documents that an index was made from, in their order."""
    articles = [document for document in documents if document.kind == "provision"]
    numbers = np.array([_number(engine, article.id) for article in articles], np.int32)
    laws = _coded(article.statute for article in articles)
    pairs = _citations([article.address for article in articles], numbers, engine)
    starts, citing = _lists(pairs[:, ::-1], len(articles))
    cited_starts, cited = _lists(pairs, len(articles))
    return Surroundings(
        numbers=numbers,
        laws=laws,
        chapters=_coded((article.statute, article.heading) for article in articles),
        lengths=np.array([len(article.text) for article in articles], np.float32),
        depths=_depths(laws),
        starts=starts,
        citing=citing,
        cited_starts=cited_starts,
        cited=cited,
    )


def save(folder: Path, found: Surroundings) -> None:
    """Write surroundings into a generation of the index."""
    np.savez(folder / NAME, **{field.name: getattr(found, field.name) for field in fields(Surroundings)})


def load(folder: Path) -> Surroundings:
    """The surroundings of a generation.

    Raises:
        UnusableIndexError: they are missing or cannot be read.
    """
    try:
        with np.load(io.BytesIO((folder / NAME).read_bytes()), allow_pickle=False) as held:
            return Surroundings(**{field.name: held[field.name] for field in fields(Surroundings)})
    except (OSError, ValueError, EOFError, KeyError, BadZipFile) as error:
        reason = f"索引 {folder} 里的 {NAME} 读不出来（{error}）"
        raise UnusableIndexError(f"{reason}。请运行：fatiao build --full") from error


def _number(engine: ArrayEngine, document_id: str) -> int:
    number = engine.number(document_id)
    if number is None:
        raise ValueError(f"{document_id} is not in the index")
    return number


def _coded(values: Iterable[Any]) -> Rows:
    """A number for each different value, in the order in which they come."""
    codes: dict[Any, int] = {}
    return np.array([codes.setdefault(value, len(codes)) for value in values], np.int32)


def _depths(laws: Rows) -> NDArray[np.float32]:
    """The place of each row within its law as a share of the law's rows."""
    counts: dict[int, int] = {}
    sizes: Mapping[int, int] = dict(enumerate(np.bincount(laws).tolist() if len(laws) else []))
    depths = np.zeros(len(laws), np.float32)
    for row, law in enumerate(laws.tolist()):
        depths[row] = counts.get(law, 0) / sizes[law]
        counts[law] = counts.get(law, 0) + 1
    return depths


def _citations(addresses: list[str], numbers: Rows, engine: ArrayEngine) -> Rows:
    """(row that cites, row that is cited), every wording of both; no article cites itself."""
    row_of = np.full(engine.count(), -1, np.int32)
    row_of[numbers] = np.arange(len(numbers), dtype=np.int32)
    found = [np.zeros((0, 2), np.int32)]
    for row, holders in enumerate(engine.holding_each("cites", addresses)):
        citing = row_of[holders]
        citing = citing[(citing >= 0) & (citing != row)]
        found.append(np.column_stack([citing, np.full(len(citing), row, np.int32)]))
    return np.concatenate(found)


def _lists(pairs: Rows, count: int) -> tuple[NDArray[np.int64], Rows]:
    """Pairs (row, other) as one list of others for each row."""
    ordered = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    starts = np.searchsorted(ordered[:, 0], np.arange(count + 1))
    return starts.astype(np.int64), np.ascontiguousarray(ordered[:, 1])
