"""What people say -> the words that the law has for it; corpus/data/synonyms.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field

from corpus.errors import CorpusError, Problem
from corpus.frontmatter import Document, Strict, Text, read_yaml, validate

Words = Annotated[tuple[Text, ...], Field(min_length=1)]
# One character stands inside too many words.
_SHORTEST = 2


class SynonymSchema(Strict):
    """One entry: everyday words, words of the law, a question with one of the former, an article with the latter."""

    lay: Words
    legal: Words
    question: Text
    article: Text


class SynonymFile(Strict):
    """corpus/data/synonyms.yaml; each entry is held against its own schema, at its own line."""

    source: Text
    synonyms: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Synonym:
    """Everyday words and the words of the law for them, with an example and its line in the file."""

    lay: tuple[str, ...]
    legal: tuple[str, ...]
    question: str
    article: str
    line: int


def load_synonyms(path: Path) -> tuple[Synonym, ...]:
    """Read the synonyms.

    Raises:
        CorpusError: the file breaks its schema, or entries their rules; each at its line.
    """
    entries = validate(SynonymFile, read_yaml(path)).synonyms
    problems: list[Problem] = []
    found = []
    for entry, line in zip(entries, _lines(path), strict=True):
        lines = dict.fromkeys([*SynonymSchema.model_fields, *entry], line)
        try:
            fields = validate(SynonymSchema, Document(path, entry, lines, body=()))
            found.append(Synonym(**fields.model_dump(), line=line))
        except CorpusError as error:
            problems += error.problems
    problems += [Problem(path, line, what, expected) for line, what, expected in _broken(found)]
    if problems:
        raise CorpusError(sorted(problems))
    return tuple(found)


def _lines(path: Path) -> list[int]:
    """The line at which each entry begins."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    entries = next(value for key, value in root.value if key.value == "synonyms")
    return [node.start_mark.line + 1 for node in entries.value]


def _broken(synonyms: Iterable[Synonym]) -> Iterator[tuple[int, str, str]]:
    """What entries do wrong: line, what, what was expected."""
    first: dict[str, int] = {}
    for entry in synonyms:
        for word in entry.lay:
            if len(word) < _SHORTEST:
                yield entry.line, f"lay：“{word}”只有一个字", "两个字以上的说法"
            if word in entry.legal:
                yield entry.line, f"“{word}”既在 lay 又在 legal", "只写在一处"
            if word in first:
                yield entry.line, f"lay：“{word}”写了两次", f"只写一次（第 {first[word]} 行已有）"
            first.setdefault(word, entry.line)
        if not any(word in entry.question for word in entry.lay):
            yield entry.line, f"question：“{entry.question}”里没有 lay 的说法", f"含有 {'、'.join(entry.lay)} 之一"
