"""Names that people use for more than one text: they give every text meant, never a guess."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import model_validator

from corpus.errors import CorpusError, Problem
from corpus.frontmatter import Strict, Text, read_yaml, validate
from corpus.names import canonical


class AmbiguousName(Strict):
    """A name, the ids of the held statutes that it may mean, and the titles of other texts that it may mean.

    Such a name counts where it stands alone; the end of a longer title (安全法 in 生物安全法) is not one.
    """

    name: Text
    statutes: tuple[Text, ...] = ()
    others: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _several_meanings(self) -> Self:
        meanings = (*self.statutes, *map(canonical, self.others))
        if len(set(meanings)) != len(meanings):
            raise ValueError(f"{self.name}：同一法规写了两次")
        if len(meanings) < 2:
            raise ValueError(f"{self.name}：至少对应两部法规")
        return self


class AmbiguousFile(Strict):
    """corpus/data/ambiguous_names.yaml."""

    names: tuple[AmbiguousName, ...]


def load_ambiguous_names(path: Path) -> tuple[AmbiguousName, ...]:
    """Read the list.

    Raises:
        CorpusError: the file breaks its schema, or a name stands in it twice.
    """
    document = read_yaml(path)
    names = validate(AmbiguousFile, document).names
    seen: set[str] = set()
    problems = []
    for entry in names:
        if canonical(entry.name) in seen:
            problems.append(Problem(path, document.key_lines["names"], f"{entry.name} 写了两次", "只写一次"))
        seen.add(canonical(entry.name))
    if problems:
        raise CorpusError(problems)
    return names
