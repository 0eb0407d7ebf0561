"""The generations of an index: which one is in use, the switch to the next, and the lock of a build.

<index>/CURRENT        the name of the generation in use
<index>/LOCK           held by the build that is running
<index>/gen-000002/    postings, Whoosh's files, vectors, the library, the dictionary, and manifest.json
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer import manifest as manifests
from indexer.engines.array_engine import ArrayEngine
from indexer.manifest import Manifest, UnusableIndexError

CURRENT = "CURRENT"
_LOCK = "LOCK"


def current_generation(index: Path) -> Path:
    """The generation in use.

    Raises:
        UnusableIndexError: there is none.
    """
    try:
        folder = index / (index / CURRENT).read_text(encoding="utf-8").strip()
    except ValueError as error:
        raise UnusableIndexError(f"{index / CURRENT} 读不出来，可能损坏。请运行：fatiao build") from error
    except OSError as error:
        raise UnusableIndexError(_nothing_yet(index)) from error
    if not folder.is_dir():
        raise UnusableIndexError(f"索引 {folder} 不见了。请运行：fatiao build")
    return folder


def open_engine(index: Path) -> tuple[ArrayEngine, Manifest]:
    """Open the generation in use; its files are held against the manifest before they are read.

    Raises:
        UnusableIndexError: there is no index, or it is damaged or of another schema.
    """
    folder = current_generation(index)
    manifest = manifests.load(folder)
    manifests.verify(manifest, folder)
    return ArrayEngine(folder), manifest


def usable(index: Path) -> Path | None:
    """The generation in use, if nothing is wrong with it."""
    try:
        folder = current_generation(index)
        manifests.verify(manifests.load(folder), folder)
    except UnusableIndexError:
        return None
    return folder


def next_generation(index: Path) -> Path:
    """The folder of a generation that is not there yet."""
    last = max((int(p.name[4:]) for p in index.glob("gen-*") if p.name[4:].isdecimal()), default=0)
    return index / f"gen-{last + 1:06d}"


def switch(index: Path, target: Path) -> None:
    """Point CURRENT at the new generation in one step; readers keep the old one, which stays until the next build."""
    current = index / CURRENT
    previous = current.read_text(encoding="utf-8", errors="replace").strip() if current.exists() else ""
    temporary = index / f"{CURRENT}.new"
    temporary.write_text(target.name + "\n", encoding="utf-8")
    temporary.replace(current)
    for folder in index.glob("gen-*"):
        if folder.name not in (target.name, previous):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def locked(index: Path) -> Iterator[None]:
    """Nobody else builds inside.

    Raises:
        UnusableIndexError: another build is running.
    """
    with (index / _LOCK).open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UnusableIndexError(f"另一个 fatiao build 正在写 {index}，请等它结束后再试") from error
        yield


def being_built(index: Path) -> bool:
    """Whether a build is running now."""
    try:
        with (index / _LOCK).open() as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _nothing_yet(index: Path) -> str:
    if being_built(index):
        return f"索引（{index}）正在建立，还不能用。请等正在运行的 fatiao build 结束后再试"
    return f"还没有索引（{index}）。请运行：fatiao build"
