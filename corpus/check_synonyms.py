"""What synonyms must keep: every article exists, and has the words of the law letter by letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import AddressError, NotHeldError, Problem
from corpus.ids import ProvisionId
from corpus.library import Library, unit_text
from corpus.status import today
from corpus.synonyms import Synonym


def check_synonyms(path: Path, library: Library) -> Iterator[Problem]:
    """Every violated rule, at the line of its entry."""
    file = path / "synonyms.yaml"
    for entry in library.synonyms:
        for what, expected in _broken(entry, library):
            yield Problem(file, entry.line, what, expected)


def _broken(entry: Synonym, library: Library) -> Iterator[tuple[str, str]]:
    try:
        pid = ProvisionId.parse(entry.article)
        text = unit_text(library.provision(pid, today()).article, pid)
    except (AddressError, NotHeldError, LookupError) as error:
        yield f"article：{entry.article}：{error}", "本库收录的现行条文"
        return
    for word in entry.legal:
        if word not in text:
            yield f"legal：{entry.article} 里没有“{word}”", "该条写着的词，一字不差"
