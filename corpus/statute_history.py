"""Facts of a statute's history that the held wordings do not tell: its first day, and articles that were merged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field

from corpus.frontmatter import Strict, Text, read_yaml, validate


class Renumbered(Strict):
    """Articles of one wording and the articles of the next that carry them on, by hand."""

    statute: Text
    earlier: date
    later: date
    articles: dict[str, str]
    note: Text


class StatuteHistory(Strict):
    """corpus/data/history.yaml."""

    origins: dict[str, date] = Field(default_factory=dict)
    renumbered: tuple[Renumbered, ...] = ()


def load_history(path: Path) -> StatuteHistory:
    """Read the file.

    Raises:
        CorpusError: the file breaks its schema.
    """
    return validate(StatuteHistory, read_yaml(path))
