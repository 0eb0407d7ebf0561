"""bm25s: all fields as one text, each token marked with its field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import bm25s
from bm25s.tokenization import Tokenized

from benchmarks.engines.base import SEARCHED, Asked
from indexer.engines.base import Entry, WeightedTerm

_IDS = "ids.json"


class Bm25s:
    """bm25s on NumPy, its arrays mapped."""

    name = "bm25s"
    note = "one text of all fields (k1 0.8, b 0.75), each token marked with its field; terms have no weights"

    def build(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Number the tokens, score them all, and save."""
        vocabulary: dict[str, int] = {}
        ids, documents = [], []
        for entry in entries:
            tokens = chain.from_iterable(((f"{name}:{text}") for text in entry.terms[name]) for name in SEARCHED)
            documents.append([vocabulary.setdefault(token, len(vocabulary)) for token in tokens])
            ids.append(entry.id)
        scored = bm25s.BM25(k1=0.8, b=0.75)
        scored.index(Tokenized(ids=documents, vocab=vocabulary), show_progress=False)
        scored.save(folder, show_progress=False)
        (folder / _IDS).write_text(json.dumps(ids, ensure_ascii=False), encoding="utf-8")

    def open(self, folder: Path) -> OpenBm25s:
        """Map the arrays; ids and vocabulary are read."""
        scored = bm25s.BM25.load(folder, mmap=True, show_progress=False)
        return OpenBm25s(scored, json.loads((folder / _IDS).read_text(encoding="utf-8")))


class OpenBm25s:
    """Open arrays."""

    def __init__(self, scored: bm25s.BM25, ids: list[str]) -> None:
        self._scored, self._ids = scored, ids

    def ask(self, terms: Sequence[WeightedTerm]) -> Asked:
        """One list of tokens."""
        tokens = [f"{term.field}:{term.text}" for term in terms]
        return lambda k: [self._ids[int(n)] for n in self._best(tokens, k)]

    def _best(self, tokens: list[str], k: int) -> Iterable[int]:
        found, _ = self._scored.retrieve([tokens], k=k, show_progress=False)
        return list(found[0])


ENGINE = Bm25s()
