"""Vectors of the corpus's own texts that come with the package, so that a build need not encode them again.

`make vectors` writes indexer/data/vectors.npz: for each text the first eight bytes of a hash of its kind and wording,
and its vector in eight bits with a scale. A text that is not there is encoded when the index is built: the file is
never wrong, at most incomplete.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from indexer.meaning import Encoder, Vectors

FILE = Path(__file__).parent / "data" / "vectors.npz"
_STEPS = 127


def rows_of(encoder: Encoder, texts: Iterable[str], file: Path = FILE) -> dict[str, Vectors]:
    """Text -> vector for those texts that the file has."""
    if not file.is_file():
        return {}
    with np.load(file) as held:
        places = {int(key): place for place, key in enumerate(held["keys"])}
        found = {text: places[key] for text in texts if (key := _key(encoder, text)) in places}
        rows = held["rows"][list(found.values())].astype(np.float32) * held["scales"][list(found.values())][:, None]
    # Eight bits change the length of a row more than its direction: a phrasing must still be recognised as itself.
    lengths = np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9)
    return dict(zip(found, rows / lengths, strict=True))


def save(vectors: Mapping[Encoder, Mapping[str, Vectors]], file: Path = FILE) -> None:
    """Write the vectors of texts by encoder."""
    keys = [_key(encoder, text) for encoder, rows in vectors.items() for text in rows]
    rows = np.array([row for texts in vectors.values() for row in texts.values()], np.float32)
    scales = np.abs(rows).max(axis=1) / _STEPS
    file.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        file,
        keys=np.array(keys, np.uint64),
        rows=np.round(rows / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
    )


def _key(encoder: Encoder, text: str) -> int:
    digest = hashlib.sha256(f"{encoder.__name__}\n{text}".encode()).digest()
    return int.from_bytes(digest[:8], "big")
