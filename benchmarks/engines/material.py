"""Documents and questions of the comparison, in any number.

The folder in FATIAO_STARD has corpus.jsonl.gz and queries.train.jsonl; without it the repository's own articles and the
phrasings of its behaviour cards are taken. More documents than there are come from altered copies.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.library import Library
from indexer.analysis import Analyser
from indexer.build import analyser_for
from indexer.documents import Document, documents, phrasings
from indexer.evaluation.collection import analyser_of, documents_of, finder_of
from indexer.evaluation.files import read_questions, read_rows

VARIABLE = "FATIAO_STARD"
SEED = 6
# The end of a clause, which stays with it.
_CLAUSE_END = re.compile("(?<=[，。；：\n])")


@dataclass(frozen=True, slots=True)
class Material:
    """What is searched and asked; `source` says where it is from, `analyser` reads documents and questions alike."""

    source: str
    documents: tuple[Document, ...]
    questions: tuple[str, ...]
    analyser: Analyser


def material() -> Material:
    """From the folder in FATIAO_STARD, else from the repository's own corpus."""
    folder = os.environ.get(VARIABLE)
    if folder:
        return of_folder(Path(folder))
    library = Library.load()
    articles = tuple(one for one in documents(library) if one.kind == "provision")
    return Material("own corpus", articles, tuple(phrasings(library).values()), analyser_for(library))


def of_folder(folder: Path) -> Material:
    """From files in the format of STARD.

    Raises:
        EvaluationFileError: they cannot be read.
    """
    rows = read_rows(folder / "corpus.jsonl.gz")
    questions = read_questions(folder / "queries.train.jsonl")
    finder = finder_of(rows)
    held = tuple(documents_of(rows, finder))
    return Material("STARD, training questions", held, tuple(q.text for q in questions), analyser_of(finder))


def sampled(questions: Sequence[str], count: int) -> list[str]:
    """So many questions, always the same."""
    return random.Random(SEED).sample(list(questions), min(count, len(questions)))


def taken(held: Sequence[Document], count: int) -> Iterator[Document]:
    """So many documents: fewer than there are evenly from all of them, more with altered copies."""
    if count <= len(held):
        yield from (held[number * len(held) // count] for number in range(count))
        return
    yield from held
    for number in range(len(held), count):
        yield altered(held, number % len(held), number // len(held))


def altered(held: Sequence[Document], place: int, copy: int) -> Document:
    """A copy with every third clause from another document: no text stands twice, the words stay those of the law."""
    other = _clauses(held[(place * 7919 + copy * 104_729) % len(held)].text)
    clauses = _clauses(held[place].text)
    mixed = [other[number % len(other)] if number % 3 == copy % 3 else clause for number, clause in enumerate(clauses)]
    return replace(held[place], id=f"copy {copy} of {held[place].id}", text="".join(mixed))


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE_END.split(text) if clause] or [text]
