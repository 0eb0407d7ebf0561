"""What an index generation was built from, so that it is known when it is stale, foreign or damaged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus.errors import FatiaoError
from corpus.library import DATA

# Raised by one whenever fields, terms or documents change, so that old indexes are rebuilt.
SCHEMA_VERSION = 7
NAME = "manifest.json"
# What decides which words and which citations a text is read as.
LISTS = tuple(DATA / name for name in ("lexicon.txt", "known_titles.txt", "not_held.yaml", "ambiguous_names.yaml"))


class UnusableIndexError(FatiaoError):
    """An index cannot be used; says why, and which command mends it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Hashes of the corpus files by path and of the lexicon, the schema version, and what the build found.

    `names` is the hash of all statute names (they decide what is a citation, in every document); `digest` that of
    the index files.
    """

    schema: int
    lexicon: str
    files: dict[str, str]
    names: str = ""
    digest: str = ""
    documents: int = 0

    def matches(self, other: Manifest) -> bool:
        """Whether both were built from the same corpus in the same way."""
        return (self.schema, self.lexicon, self.files) == (other.schema, other.lexicon, other.files)


def describe(corpus: Path = DATA) -> Manifest:
    """The manifest that an index of this corpus must have."""
    patterns = ("statutes/*/*.md", "cases/*.md", "behaviours/*.yaml")
    paths = sorted(path for pattern in patterns for path in corpus.glob(pattern))
    return Manifest(
        schema=SCHEMA_VERSION,
        lexicon=_digest(LISTS),
        files={str(path.relative_to(corpus)): _digest([path]) for path in paths},
    )


def folder_digest(folder: Path) -> str:
    """SHA-256, in hexadecimal, over names and bytes of all index files of a generation."""
    return _digest(sorted(p for p in folder.iterdir() if p.is_file() and p.name != NAME and "LOCK" not in p.name))


def save(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into a generation."""
    (folder / NAME).write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), encoding="utf-8")


def load(folder: Path) -> Manifest:
    """Read a generation's manifest.

    Raises:
        UnusableIndexError: there is none, or it cannot be read.
    """
    try:
        return Manifest(**json.loads((folder / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise UnusableIndexError(f"索引 {folder} 的清单读不出来（{error}）。请运行：fatiao build") from error


def verify(manifest: Manifest, folder: Path) -> None:
    """Hold the index files against the manifest before anything opens them.

    Raises:
        UnusableIndexError: the files are not those that the manifest describes, or belong to another schema.
    """
    if manifest.schema != SCHEMA_VERSION:
        raise UnusableIndexError(f"索引版本是 {manifest.schema}，程序需要 {SCHEMA_VERSION}。请运行：fatiao build")
    if folder_digest(folder) != manifest.digest:
        raise UnusableIndexError(f"索引 {folder} 的文件与清单不符，可能损坏。请运行：fatiao build --full")


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
