"""Names of offences -> the provisions that define them, with the days between which the name was in use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.frontmatter import Strict, Text, read_yaml, validate


class Offence(Strict):
    """罪名: its name, other names in use, its provisions, and its first and last day (None: still in use)."""

    name: Text
    aliases: tuple[Text, ...] = ()
    provisions: tuple[Text, ...]
    since: date
    until: date | None = None
    replaced_by: Text | None = None


class OffenceFile(Strict):
    """corpus/data/offences.yaml."""

    source: Text
    offences: tuple[Offence, ...]


def load_offences(path: Path) -> tuple[Offence, ...]:
    """Read the offences file.

    Raises:
        CorpusError: the file breaks its schema.
    """
    return validate(OffenceFile, read_yaml(path)).offences
