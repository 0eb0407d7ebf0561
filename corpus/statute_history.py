"""Facts of a statute's history that the held wordings do not tell: first days, merged articles, amending decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field

from corpus.citations.format import in_guillemets
from corpus.frontmatter import Strict, Text, read_yaml, validate
from corpus.names import DOCUMENT_NUMBER


class Renumbered(Strict):
    """Articles of one wording and the articles of the next that carry them on, by hand."""

    statute: Text
    earlier: date
    later: date
    articles: dict[str, str]
    note: Text


class Decision(Strict):
    """A decision that amended a statute and whose text is not held, with the source that proves it.

    `title` is its document number where the source gives no title.
    """

    statute: Text
    title: Text
    promulgated: date
    effective: date
    source: Text

    @property
    def label(self) -> str:
        """As a sentence names it: 《全国人民代表大会常务委员会关于修改〈…〉的决定》, 法释〔2020〕17号."""
        return self.title if DOCUMENT_NUMBER.fullmatch(self.title) else in_guillemets(self.title)


class StatuteHistory(Strict):
    """corpus/data/history.yaml."""

    origins: dict[str, date] = Field(default_factory=dict)
    renumbered: tuple[Renumbered, ...] = ()
    decisions: tuple[Decision, ...] = ()


def load_history(path: Path) -> StatuteHistory:
    """Read the file.

    Raises:
        CorpusError: the file breaks its schema.
    """
    return validate(StatuteHistory, read_yaml(path))
