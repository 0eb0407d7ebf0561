"""What was learned, as one file that comes with the package: the adapter, the trees, and what they were made from.

indexer/data/learned.npz: arrays; `about` is JSON with the names of the features, the measures and the hashes of the
files that the model was trained on. `python -m indexer.learned.train` makes it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from corpus.errors import FatiaoError
from indexer.learned.trees import Trees

FILE = Path(__file__).parent.parent / "data" / "learned.npz"


class UnusableModelError(FatiaoError):
    """The model cannot be read, or weighs other features than this program makes."""


@dataclass(frozen=True, slots=True)
class Model:
    """The linear map for questions (width × width), the trees, the names of their features, and how it was made."""

    adapter: NDArray[np.float32]
    trees: Trees
    names: tuple[str, ...]
    about: Mapping[str, Any]


def save(model: Model, file: Path = FILE) -> None:
    """Write a model; the map in half precision."""
    arrays = {field.name: getattr(model.trees, field.name) for field in fields(Trees)}
    about = json.dumps({**model.about, "features": model.names}, ensure_ascii=False, sort_keys=True)
    np.savez_compressed(file, adapter=model.adapter.astype(np.float16), about=np.array(about), **arrays)


@lru_cache(maxsize=2)
def load(file: Path = FILE) -> Model:
    """The model that comes with the package.

    Raises:
        UnusableModelError: it is missing or damaged.
    """
    try:
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as held:
            about = json.loads(str(held["about"]))
            arrays = {field.name: held[field.name] for field in fields(Trees)}
            trees = Trees(**{**arrays, "depth": int(arrays["depth"])})
            return Model(held["adapter"].astype(np.float32), trees, tuple(about.pop("features")), about)
    except (OSError, ValueError, EOFError, KeyError, BadZipFile) as error:
        raise UnusableModelError(
            f"排序模型 {file} 读不出来（{error}）。请重新安装，或者用 python -m indexer.learned.train 重新训练"
        ) from error
