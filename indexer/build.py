"""Corpus -> a new index generation (generations.py), then an atomic switch; only what changed is analysed again."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.citations.find import CitationFinder
from corpus.library import DATA, Library
from indexer import article_vectors, card_words, kept_dictionary, kept_library, meaning, phrasing_vectors, vector_files
from indexer import manifest as manifests
from indexer.analysis import Analyser
from indexer.card_words import CardWords
from indexer.documents import Document, card_document, case_document, documents, phrasings, statute_documents
from indexer.engines.array_engine import ArrayEngine
from indexer.generations import CURRENT, current_generation, locked, next_generation, open_engine, switch, usable
from indexer.learned import surroundings
from indexer.learned.surroundings import surroundings_of
from indexer.lexicon import question_words, segmenter
from indexer.manifest import Manifest
from indexer.meaning import encode_passages
from indexer.writing import entry_of, update_documents, write_documents

__all__ = ["CURRENT", "BuildResult", "analyser_for", "build", "current_generation", "entry_of", "open_engine"]
# Told how many documents are read, and of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did: `mode` is full, incremental or unchanged; seconds of wall time; documents in the index."""

    mode: str
    generation: str
    documents: int
    analysed: int
    seconds: float


def build(
    index: Path,
    corpus: Path = DATA,
    *,
    full: bool = False,
    progress: Progress | None = None,
    processes: int | None = None,
) -> BuildResult:
    """Bring the index up to date with the corpus.

    Args:
        index: the folder of all generations.
        corpus: what to index.
        full: take nothing over from the generation in use.
        progress: is told how many documents are read, and of how many.
        processes: how many read; where it is not said, one for each processor, and only this one for few documents.

    Raises:
        CorpusError: the corpus has violations; the index in use stays as it was.
        UnusableIndexError: another build is running.
        LostWorkerError: a process that read came to an end by itself; the index in use stays as it was.
    """
    started = time.perf_counter()
    index.mkdir(parents=True, exist_ok=True)
    with locked(index):
        wanted = manifests.describe(corpus)
        current = None if full else usable(index)
        if current and _up_to_date(current, corpus, wanted):
            held = manifests.load(current)
            return BuildResult("unchanged", current.name, held.documents, 0, time.perf_counter() - started)
        library = Library.load(corpus)
        wanted = replace(wanted, names=_names_hash(library))
        target = next_generation(index)
        mode, analysed = _write(target, current, wanted, library, progress, processes)
        said = phrasings(library)
        _write_vectors(target, library, said, current)
        card_words.write(target, CardWords.of(said, analyser_for(library)))
        kept_library.write(target, library, corpus, wanted)
        kept_dictionary.write(target)
        count = ArrayEngine(target).count()
        manifests.save(replace(wanted, digest=manifests.folder_digest(target), documents=count), target)
        switch(index, target)
    return BuildResult(mode, target.name, count, analysed, time.perf_counter() - started)


def analyser_for(library: Library) -> Analyser:
    """The analyser of a library: its names decide what is a citation."""
    return Analyser(CitationFinder.of(library), segmenter(), question_words())


def _write_vectors(target: Path, library: Library, said: Mapping[str, str], current: Path | None) -> None:
    """What texts mean; where nothing can be encoded, nothing of the generation before may stay either."""
    if meaning.available():
        phrasing_vectors.write(target, said, current)
        vector_files.write(target, article_vectors.NAME, article_vectors.passages(library), encode_passages, current)
        surroundings.save(target, surroundings_of(documents(library), ArrayEngine(target)))
    else:
        vector_files.drop(target, phrasing_vectors.NAME)
        vector_files.drop(target, article_vectors.NAME)


def _up_to_date(current: Path, corpus: Path, wanted: Manifest) -> bool:
    """Whether a generation has everything that a new one would have; the encoder may have been installed since."""
    vectors = vector_files.written(current, article_vectors.NAME) or not meaning.available()
    return manifests.load(current).matches(wanted) and vectors and kept_library.is_current(current, corpus, wanted)


def _write(
    target: Path,
    current: Path | None,
    wanted: Manifest,
    library: Library,
    progress: Progress | None,
    processes: int | None,
) -> tuple[str, int]:
    """Fill the new generation: from the old one and what changed, or from nothing."""
    analyser = analyser_for(library)
    target.mkdir()
    if current is None or not _same_reading(manifests.load(current), wanted):
        found = list(documents(library))
        return "full", write_documents(target, found, analyser, _counting(progress, len(found)), processes)
    files = manifests.load(current).files
    changed = {f for f in files.keys() | wanted.files.keys() if files.get(f) != wanted.files.get(f)}
    removed = [entry.id for entry in ArrayEngine(current).entries() if _belongs(entry.id, changed)]
    found = list(_documents_of(changed, library))
    told = _counting(progress, len(found))
    kept_dictionary.take_over(current, target)
    return "incremental", update_documents(current, target, removed, found, analyser, told, processes)


def _same_reading(held: Manifest, wanted: Manifest) -> bool:
    """Whether texts that did not change still have the same terms."""
    return (held.schema, held.lexicon, held.names) == (wanted.schema, wanted.lexicon, wanted.names)


def _counting(progress: Progress | None, total: int) -> Callable[[int], None] | None:
    return (lambda done: progress(done, total)) if progress else None


def _documents_of(files: set[str], library: Library) -> Iterator[Document]:
    """Documents of the statutes, cases and cards that changed files belong to."""
    for area, name in sorted({_owner(file) for file in files}):
        if area == "statutes" and name in library.statutes:
            yield from statute_documents(library.statutes[name])
        elif area == "cases" and name in library.cases:
            yield case_document(library.cases[name])
        elif area == "behaviours" and name in library.cards:
            yield card_document(library.cards[name])


def _belongs(document_id: str, files: set[str]) -> bool:
    prefixes = {
        "statutes": ("{}@",), "cases": ("case/{}",), "behaviours": ("behaviour/{}",),
    }  # fmt: skip
    for area, name in map(_owner, files):
        for prefix in prefixes[area]:
            wanted = prefix.format(name)
            if document_id == wanted or (wanted[-1] in "@/" and document_id.startswith(wanted)):
                return True
    return False


def _owner(file: str) -> tuple[str, str]:
    """statutes/xingfa/2024-03-01.md -> (statutes, xingfa); cases/x.md -> (cases, x)."""
    area, name, *_ = file.split("/")
    return area, name.rsplit(".", 1)[0] if area != "statutes" else name


def _names_hash(library: Library) -> str:
    return hashlib.sha256(
        repr([(name, library.names.candidates(name)) for name in sorted(library.names.written())]).encode()
    ).hexdigest()
