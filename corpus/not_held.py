"""Texts that exist and that people cite, and that we do not hold: known by name, with the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.frontmatter import Strict, Text, read_yaml, validate


class NotHeld(Strict):
    """A statute or a version that is not in the corpus, and why."""

    title: Text
    aliases: tuple[Text, ...] = ()
    reason: Text
    statute: Text | None = None
    successor: Text | None = None
    repealed: date | None = None


class NotHeldFile(Strict):
    """corpus/data/not_held.yaml."""

    texts: tuple[NotHeld, ...]


def load_not_held(path: Path) -> tuple[NotHeld, ...]:
    """Read the list.

    Raises:
        CorpusError: the file breaks its schema.
    """
    return validate(NotHeldFile, read_yaml(path)).texts
