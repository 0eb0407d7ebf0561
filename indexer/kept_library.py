"""The library in a generation of the index, in a form that opens in a tenth of the time that the corpus takes to read.

<generation>/library.json     what it was made from: hashes of the corpus's other files and of the code that reads it
<generation>/library.pickle   the Library

A pickle can run code when it is opened. Only the indexer may write the folder of an index; its files are held against
the manifest's digest before this one is opened, and it may name nothing but values of the corpus.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import pickle
import platform
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import corpus
from corpus.library import Library
from indexer.collector import collector_off
from indexer.manifest import Manifest, UnusableIndexError

NAME, MADE_FROM = "library.pickle", "library.json"
# What the pickle may name beside the classes of the corpus package.
_FOREIGN = frozenset({("datetime", "date"), (__name__, "frozen")})


def write(folder: Path, library: Library, path: Path, manifest: Manifest) -> None:
    """Keep the library that was read from the corpus at `path`, of which `manifest` tells, in a generation."""
    with (folder / NAME).open("wb") as file:
        _Pickler(file, path).dump(library)
    (folder / MADE_FROM).write_text(json.dumps(_made_from(path, manifest)), encoding="utf-8")


def is_current(folder: Path, path: Path, manifest: Manifest) -> bool:
    """Whether a generation has the library that reading the corpus would give now."""
    try:
        held = json.loads((folder / MADE_FROM).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(held == _made_from(path, manifest)) and (folder / NAME).is_file()


def read(folder: Path, path: Path, manifest: Manifest) -> Library:
    """The library of a generation whose files were held against its manifest; where it is not current, of the corpus.

    Raises:
        UnusableIndexError: it is damaged.
        CorpusError: the corpus had to be read, and cannot be.
    """
    if not is_current(folder, path, manifest):
        return Library.load(path)
    try:
        with (folder / NAME).open("rb") as file, collector_off():
            library = _Unpickler(file, path).load()
    except Exception as error:  # a damaged pickle may raise anything.
        reason = f"索引 {folder} 里的法规库读不出来（{error}）"
        raise UnusableIndexError(f"{reason}。请运行：fatiao build --full") from error
    if not isinstance(library, Library):
        raise UnusableIndexError(f"索引 {folder} 里的 {NAME} 不是法规库。请运行：fatiao build --full")
    return library


class _Pickler(pickle.Pickler):
    """Keeps frozen dataclasses by the arguments that make them, and paths as they stand inside the corpus."""

    def __init__(self, file: Any, root: Path) -> None:
        super().__init__(file, protocol=5)
        self._root = root

    def persistent_id(self, obj: object) -> str | None:
        """A path, without the folder in which the corpus stood when the index was built."""
        return str(obj.relative_to(self._root)) if isinstance(obj, Path) else None

    def reducer_override(self, obj: Any) -> Any:
        """How dataclasses and read-only mappings are made again."""
        if isinstance(obj, MappingProxyType):
            return frozen, (dict(obj),)
        if dataclasses.is_dataclass(obj) and not isinstance(obj, type):
            return type(obj), tuple(getattr(obj, name) for name in _arguments(type(obj)))
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: Any, root: Path) -> None:
        super().__init__(file)
        self._root = root

    def persistent_load(self, pid: str) -> Path:
        return self._root / pid

    def find_class(self, module_name: str, global_name: str) -> Any:
        ours = module_name.partition(".")[0] == "corpus" and "." not in global_name
        if ours or (module_name, global_name) in _FOREIGN:
            return super().find_class(module_name, global_name)
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def frozen(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """A read-only mapping; its type has no name by which a pickle could call it."""
    return MappingProxyType(values)


@lru_cache(maxsize=256)
def _arguments(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.init)


def _made_from(path: Path, manifest: Manifest) -> dict[str, str]:
    """Hashes of everything that decides what reading the corpus gives; `manifest` has those of the texts."""
    texts = hashlib.sha256(json.dumps(manifest.files, sort_keys=True).encode()).hexdigest()
    lists = (p for p in path.rglob("*") if p.is_file() and str(p.relative_to(path)) not in manifest.files)
    code = Path(corpus.__file__).parent.rglob("*.py")
    return {
        "texts": texts,
        "lists": _hash(sorted(lists), path),
        "code": _hash(sorted(code), Path(corpus.__file__).parent),
        "python": platform.python_version(),
    }


def _hash(files: list[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
