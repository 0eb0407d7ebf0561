"""Vectors that are ready -> an index whose next build takes them over instead of encoding 59,147 articles."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from corpus.library import DATA, Library
from indexer import article_vectors, meaning, vector_files
from indexer import manifest as manifests
from indexer.build import build, current_generation
from indexer.documents import documents
from indexer.evaluation.collection import documents_of, finder_of
from indexer.evaluation.files import read_rows
from indexer.meaning import Vectors


def of_rows(folder: Path, vectors: Path, library: Library) -> dict[str, Vectors]:
    """Document id -> vector, for those articles of a library that corpus.jsonl.gz has too.

    An article is found by the title of its law and its number; of several wordings all get the vector.
    """
    rows = read_rows(folder / "corpus.jsonl.gz")
    ready = np.load(vectors)
    laws = [row.law or row.title for row in rows]
    keys = [document.address.partition("/")[2] for document in documents_of(rows, finder_of(rows))]
    places = {(law, key): place for place, (law, key) in enumerate(zip(laws, keys, strict=True))}
    found = {}
    for document in documents(library):
        if document.kind == "provision":
            law = library.statutes[document.statute].latest.title
            if (place := places.get((law, document.address.partition("/")[2]))) is not None:
                found[document.id] = np.asarray(ready[place], np.float32)
    return found


def seed(index: Path, corpus: Path, ready: Mapping[str, Vectors]) -> None:
    """Make an index of one statute that has the vectors of all articles: a build takes over what it finds there."""
    texts = article_vectors.passages(Library.load(corpus))
    known = {text: ready[document] for document, text in texts.items() if document in ready}
    held = {document: text for document, text in texts.items() if text in known}
    small = index.parent / "small"
    _one_statute(small)
    build(index, small)
    folder = current_generation(index)

    def looked_up(some: Sequence[str]) -> Vectors:
        return np.array([known[text] for text in some], np.float32)

    # Looking up is no work for other processes, and they would not have the vectors.
    with patch.object(meaning, "WORTH_A_PROCESS", len(held) + 1):
        vector_files.write(folder, article_vectors.NAME, held, looked_up)
    manifests.save(replace(manifests.load(folder), digest=manifests.folder_digest(folder)), folder)


def _one_statute(folder: Path) -> None:
    """A corpus with the shortest statute of the repository's."""
    files = [sorted(statute.glob("*.md")) for statute in (DATA / "statutes").iterdir()]
    alone = [paths[0] for paths in files if len(paths) == 1]
    shortest = min(alone, key=lambda path: path.stat().st_size)
    shutil.rmtree(folder, ignore_errors=True)
    target = folder / "statutes" / shortest.parent.name
    target.mkdir(parents=True)
    shutil.copy(shortest, target)
