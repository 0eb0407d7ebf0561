"""Corpus -> a new index generation, then an atomic switch; only what changed is analysed again.

<index>/CURRENT        the name of the generation in use
<index>/gen-000002/    Whoosh's files and manifest.json
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.citations.find import CitationFinder
from corpus.library import DATA, Library
from indexer import article_vectors, card_words, phrasing_vectors, vector_files
from indexer import manifest as manifests
from indexer.analysis import Analyser
from indexer.card_words import CardWords
from indexer.documents import Document, card_document, case_document, documents, phrasings, statute_documents
from indexer.engines.base import Entry
from indexer.engines.whoosh_engine import WhooshEngine, WhooshWriter
from indexer.lexicon import question_words, segmenter
from indexer.manifest import Manifest, UnusableIndexError
from indexer.meaning import encode_passages

CURRENT = "CURRENT"
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did: `mode` is full, incremental or unchanged; seconds of wall time; documents in the index."""

    mode: str
    generation: str
    documents: int
    analysed: int
    seconds: float


def build(index: Path, corpus: Path = DATA, *, full: bool = False, progress: Progress | None = None) -> BuildResult:
    """Bring the index up to date with the corpus.

    Raises:
        CorpusError: the corpus has violations; the index in use stays as it was.
        UnusableIndexError: another build is running.
    """
    started = time.perf_counter()
    index.mkdir(parents=True, exist_ok=True)
    with _locked(index):
        wanted = manifests.describe(corpus)
        current = None if full else _usable(index)
        if current and manifests.load(current).matches(wanted):
            held = manifests.load(current)
            return BuildResult("unchanged", current.name, held.documents, 0, time.perf_counter() - started)
        library = Library.load(corpus)
        wanted = replace(wanted, names=_names_hash(library))
        target = index / f"gen-{_next_number(index):06d}"
        mode, analysed = _write(target, current, wanted, library, progress)
        said = phrasings(library)
        phrasing_vectors.write(target, said, current)
        vector_files.write(target, article_vectors.NAME, article_vectors.passages(library), encode_passages, current)
        card_words.write(target, CardWords.of(said, analyser_for(library)))
        count = WhooshEngine(target).count()
        manifests.save(replace(wanted, digest=manifests.folder_digest(target), documents=count), target)
        _switch(index, target)
    return BuildResult(mode, target.name, count, analysed, time.perf_counter() - started)


def current_generation(index: Path) -> Path:
    """The generation in use.

    Raises:
        UnusableIndexError: there is none.
    """
    try:
        folder = index / (index / CURRENT).read_text(encoding="utf-8").strip()
    except ValueError as error:
        raise UnusableIndexError(f"{index / CURRENT} 读不出来，可能损坏。请运行：fatiao build") from error
    except OSError as error:
        raise UnusableIndexError(f"还没有索引（{index}）。请运行：fatiao build") from error
    if not folder.is_dir():
        raise UnusableIndexError(f"索引 {folder} 不见了。请运行：fatiao build")
    return folder


def open_engine(index: Path) -> tuple[WhooshEngine, Manifest]:
    """Open the generation in use; its files are held against the manifest before Whoosh reads them.

    Raises:
        UnusableIndexError: there is no index, or it is damaged or of another schema.
    """
    folder = current_generation(index)
    manifest = manifests.load(folder)
    manifests.verify(manifest, folder)
    return WhooshEngine(folder), manifest


def analyser_for(library: Library) -> Analyser:
    """The analyser of a library: its names decide what is a citation."""
    return Analyser(CitationFinder.of(library), segmenter(), question_words())


def entry_of(document: Document, analyser: Analyser) -> Entry:
    """A document with its terms."""
    text = analyser.text(document.text, document.statute or None)
    heading = analyser.text(document.heading)
    title = analyser.text(document.title)
    return Entry(
        id=document.id,
        kind=document.kind,
        address=document.address,
        statute=document.statute,
        level=document.level,
        since=document.since,
        until=document.until,
        terms={
            "words": text.words,
            "pairs": text.pairs,
            "heading": heading.pairs,
            "title": title.pairs,
            "cites": text.citations,
        },
    )


def _write(
    target: Path, current: Path | None, wanted: Manifest, library: Library, progress: Progress | None
) -> tuple[str, int]:
    """Fill the new generation: from the old one and what changed, or from nothing."""
    analyser = analyser_for(library)
    held = manifests.load(current) if current else None
    if current and held and (held.schema, held.lexicon, held.names) == (
        wanted.schema, wanted.lexicon, wanted.names
    ):  # fmt: skip
        changed = {f for f in held.files.keys() | wanted.files.keys() if held.files.get(f) != wanted.files.get(f)}
        shutil.copytree(current, target)
        removed = [e.id for e in WhooshEngine(target).entries() if _belongs(e.id, changed)]
        added = [entry_of(d, analyser) for d in _documents_of(changed, library)]
        WhooshWriter().update(target, removed, added)
        return "incremental", len(added)
    target.mkdir()
    return "full", WhooshWriter().write(target, _entries(documents(library), analyser, progress))


def _entries(found: Iterable[Document], analyser: Analyser, progress: Progress | None) -> Iterator[Entry]:
    for number, document in enumerate(found, 1):
        yield entry_of(document, analyser)
        if progress:
            progress(number)


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


def _usable(index: Path) -> Path | None:
    try:
        folder = current_generation(index)
        manifests.verify(manifests.load(folder), folder)
    except UnusableIndexError:
        return None
    return folder


def _next_number(index: Path) -> int:
    return max((int(p.name[4:]) for p in index.glob("gen-*") if p.name[4:].isdecimal()), default=0) + 1


def _switch(index: Path, target: Path) -> None:
    """Point CURRENT at the new generation in one step; readers keep the old one, which stays until the next build."""
    previous = (
        (index / CURRENT).read_text(encoding="utf-8", errors="replace").strip() if (index / CURRENT).exists() else ""
    )
    temporary = index / f"{CURRENT}.new"
    temporary.write_text(target.name + "\n", encoding="utf-8")
    temporary.replace(index / CURRENT)
    for folder in index.glob("gen-*"):
        if folder.name not in (target.name, previous):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(index: Path) -> Iterator[None]:
    with (index / "LOCK").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UnusableIndexError(f"另一个 fatiao build 正在写 {index}，请等它结束后再试") from error
        yield
