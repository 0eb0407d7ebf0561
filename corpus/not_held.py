"""Texts that exist and that people cite, and that we do not hold: known by name, with the reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Self

from pydantic import model_validator

from corpus.frontmatter import Strict, Text, read_yaml, validate


class NotHeld(Strict):
    """A statute or a version that is not in the corpus, and why.

    `repealed` is the first day on which it has no force. What took its place is `successor`, the id of a held
    statute, or `replaced_by`, the title of one that is not held; a text that nothing replaced has neither.
    """

    title: Text
    aliases: tuple[Text, ...] = ()
    reason: Text
    statute: Text | None = None
    successor: Text | None = None
    replaced_by: Text | None = None
    repealed: date | None = None

    @model_validator(mode="after")
    def _one_replacement(self) -> Self:
        if self.successor and self.replaced_by:
            raise ValueError("successor 与 replaced_by 只写一个")
        if self.replaced_by and not self.repealed:
            raise ValueError("有 replaced_by，须有 repealed")
        return self


class NotHeldFile(Strict):
    """corpus/data/not_held.yaml."""

    texts: tuple[NotHeld, ...]


def load_not_held(path: Path) -> tuple[NotHeld, ...]:
    """Read the list.

    Raises:
        CorpusError: the file breaks its schema.
    """
    return validate(NotHeldFile, read_yaml(path)).texts
