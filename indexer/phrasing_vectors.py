"""The meanings of all phrasings of the behaviour cards, kept beside the index."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from indexer import vector_files
from indexer.meaning import encode
from indexer.vector_files import TextVectors as PhrasingVectors

__all__ = ["PhrasingVectors", "read", "write"]
NAME = "phrasings"


def write(folder: Path, phrasings: Mapping[str, str], old: Path | None = None) -> None:
    """Encode the phrasings (document id -> text) into a generation."""
    vector_files.write(folder, NAME, phrasings, encode, old)


def read(folder: Path) -> PhrasingVectors:
    """The vectors of a generation.

    Raises:
        UnusableIndexError: they are missing or cannot be read.
    """
    return vector_files.read(folder, NAME)
