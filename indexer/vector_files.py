"""Vectors of texts in a generation of the index: written at build time, read at opening.

<generation>/<name>.npy    float32, one row for each text; memory-mapped, so that all processes share it
<generation>/<name>.json   [[document id, text], …] in the order of the rows
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from indexer import kept_vectors
from indexer.manifest import UnusableIndexError
from indexer.meaning import WIDTH, Encoder, Vectors, encode_many


@dataclass(frozen=True, slots=True)
class TextVectors:
    """Document ids, their texts and their vectors, row by row."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    rows: Vectors


def write(folder: Path, name: str, texts: Mapping[str, str], encoder: Encoder, old: Path | None = None) -> None:
    """Encode texts (document id -> text) into a generation; those that an old one or the package has are taken over."""
    known = kept_vectors.rows_of(encoder, texts.values()) | (_known(old, name) if old else {})
    new = [text for text in dict.fromkeys(texts.values()) if text not in known]
    known |= dict(zip(new, encode_many(new, encoder), strict=True))
    np.save(folder / f"{name}.npy", np.array([known[t] for t in texts.values()], np.float32).reshape(len(texts), WIDTH))
    (folder / f"{name}.json").write_text(json.dumps(list(texts.items()), ensure_ascii=False), encoding="utf-8")


def written(folder: Path, name: str) -> bool:
    """Whether a generation has vectors: one that was built without an encoder has none."""
    return (folder / f"{name}.npy").is_file()


def drop(folder: Path, name: str) -> None:
    """Take vectors out of a generation that was copied and cannot be brought up to date."""
    for suffix in ("npy", "json"):
        (folder / f"{name}.{suffix}").unlink(missing_ok=True)


def read(folder: Path, name: str) -> TextVectors:
    """The vectors of a generation.

    Raises:
        UnusableIndexError: they are missing or cannot be read.
    """
    try:
        pairs = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        ids, texts = (tuple(pair[side] for pair in pairs) for side in (0, 1))
        rows = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        if rows.shape != (len(ids), WIDTH) or rows.dtype != np.float32:
            raise ValueError(f"{rows.shape[0]} 行，应为 {len(ids)} 行")
        return TextVectors(ids, texts, rows)
    except (OSError, ValueError, EOFError, TypeError, IndexError) as error:
        reason = f"索引 {folder} 里的向量 {name} 读不出来（{error}）"
        raise UnusableIndexError(f"{reason}。请运行：fatiao build --full") from error


def _known(folder: Path, name: str) -> dict[str, Vectors]:
    """Text -> vector of an old generation; nothing where it has none."""
    rows, names = folder / f"{name}.npy", folder / f"{name}.json"
    if not rows.is_file() or not names.is_file():
        return {}
    texts = [text for _, text in json.loads(names.read_text(encoding="utf-8"))]
    return dict(zip(texts, np.load(rows), strict=True))
