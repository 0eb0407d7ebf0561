"""corpus/data/repairs.yaml: what an importer cannot know from its source, each entry with its reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.frontmatter import BreaksSchema, CorrectionSchema, Strict, Text, read_yaml, validate


class HeadingRepair(Strict):
    """Headings that the source lost: they stand before the article with this key."""

    before: Text
    headings: tuple[Text, ...]


class TextRepair(Strict):
    """A wording the source got wrong: replaced once in this article; the reason says how it is known."""

    article: Text
    wrong: Text
    right: Text
    reason: Text


class StatuteRepair(Strict):
    """What is known of one version of one law beside what the source says; a preamble that it lost needs a note."""

    name: Text
    version: date
    id: Text
    short_title: Text
    aliases: tuple[Text, ...] = ()
    issuer: Text | None = None
    document_number: Text | None = None
    effective: date
    effective_reason: Text
    checked: Text | None = None
    retrieved: date | None = None
    headings: tuple[HeadingRepair, ...] = ()
    texts: tuple[TextRepair, ...] = ()
    amends: tuple[Text, ...] = ()
    corrections: tuple[CorrectionSchema, ...] = ()
    breaks: tuple[BreaksSchema, ...] = ()
    preamble: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()


class RepairFile(Strict):
    """The whole file."""

    statutes: tuple[StatuteRepair, ...]


def load_repairs(path: Path) -> dict[tuple[str, date], StatuteRepair]:
    """Repairs by full title and promulgation date of the version.

    Raises:
        CorpusError: the file breaks its schema.
    """
    repairs = validate(RepairFile, read_yaml(path))
    return {(repair.name, repair.version): repair for repair in repairs.statutes}
