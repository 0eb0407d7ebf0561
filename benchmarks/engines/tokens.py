"""Documents -> ready tokens in a file, and queries as weighted terms: every engine reads the same."""

from __future__ import annotations

import json
import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.engines.base import SEARCHED
from indexer.analysis import Analyser, Terms
from indexer.build import entry_of
from indexer.documents import FIRST_DAY, LAST_DAY, Document
from indexer.engines.base import Entry, WeightedTerm
from indexer.normalise import normalise_query
from indexer.ranking import weighted_terms

DOCUMENTS, QUERIES = "tokens.jsonl", "queries.json"
# More documents than these are tokenised in as many processes as there are cores.
ALONE = 60_000
_CHUNK = 500
# Entries, the seconds that making them took, and those on the processor.
Chunk = tuple[list[Entry], float, float]


@dataclass(frozen=True, slots=True)
class Tokenised:
    """What tokenising took: seconds of wall time, and on the processor, in so many processes."""

    seconds: float
    busy: float
    processes: int


def write(
    folder: Path, found: Iterable[Document], count: int, questions: Sequence[str], analyser: Analyser
) -> Tokenised:
    """Write the tokens of documents and the terms of questions; how rare a term is, is counted in these documents."""
    asked = [analyser.query(normalise_query(question)) for question in questions]
    wanted = {term for terms in asked for term in (*terms.pairs, *terms.words)}
    held: dict[str, Counter[str]] = {name: Counter() for name in SEARCHED}
    processes = 1 if count <= ALONE else os.cpu_count() or 1
    seconds = busy = 0.0
    with (folder / DOCUMENTS).open("w", encoding="utf-8") as file:
        for entries, took, worked in _tokenised(found, analyser, processes):
            seconds, busy = seconds + took, busy + worked
            for entry in entries:
                for name, counter in held.items():
                    counter.update(wanted.intersection(entry.terms[name]))
                file.write(_line(entry))
    _write_queries(folder / QUERIES, asked, held, count)
    return Tokenised(seconds / processes, busy, processes)


def read(folder: Path) -> Iterator[Entry]:
    """The documents, one after the other."""
    with (folder / DOCUMENTS).open(encoding="utf-8") as file:
        for line in file:
            document, address, statute, *texts = json.loads(line)
            terms = {name: tuple(text.split()) for name, text in zip(SEARCHED, texts, strict=True)}
            yield Entry(document, "provision", address, statute, "", FIRST_DAY, LAST_DAY, terms)


def read_queries(folder: Path) -> list[list[WeightedTerm]]:
    """The terms of each question."""
    asked = json.loads((folder / QUERIES).read_text(encoding="utf-8"))
    return [[WeightedTerm(*term) for term in terms] for terms in asked]


class Timed:
    """Counts the time it takes to make items, and that on the processor: an engine is not charged for reading them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.seconds = self.busy = 0.0
        self._entries = iter(entries)

    def __iter__(self) -> Iterator[Entry]:
        while True:
            started, worked = time.perf_counter(), time.process_time()
            entry = next(self._entries, None)
            self.seconds += time.perf_counter() - started
            self.busy += time.process_time() - worked
            if entry is None:
                return
            yield entry


def _line(entry: Entry) -> str:
    texts = [" ".join(entry.terms[name]) for name in SEARCHED]
    return json.dumps([entry.id, entry.address, entry.statute, *texts], ensure_ascii=False) + "\n"


def _write_queries(path: Path, asked: Iterable[Terms], held: Mapping[str, Counter[str]], count: int) -> None:
    """The terms of each question as the project's own ranking weighs them."""

    def shares(name: str, texts: Iterable[str]) -> dict[str, float]:
        return {text: held[name][text] / count for text in texts}

    made = [[(t.field, t.text, t.weight) for t in weighted_terms(terms, shares)] for terms in asked]
    path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


def _tokenised(found: Iterable[Document], analyser: Analyser, processes: int) -> Iterator[Chunk]:
    """Chunk by chunk."""
    if processes == 1:
        yield from (_chunk(part, analyser) for part in _parts(found))
        return
    # A fork takes the loaded dictionary along.
    analyser.text("法律")
    with multiprocessing.get_context("fork").Pool(processes, _keep, (analyser,)) as pool:
        yield from pool.imap(_kept_chunk, _parts(found))


def _parts(found: Iterable[Document]) -> Iterator[list[Document]]:
    source = iter(found)
    while part := list(islice(source, _CHUNK)):
        yield part


def _chunk(part: list[Document], analyser: Analyser) -> Chunk:
    worked, started = time.process_time(), time.perf_counter()
    entries = [entry_of(document, analyser) for document in part]
    return entries, time.perf_counter() - started, time.process_time() - worked


_KEPT: list[Analyser] = []


def _keep(analyser: Analyser) -> None:
    """The analyser of a worker process."""
    _KEPT[:] = [analyser]


def _kept_chunk(part: list[Document]) -> Chunk:
    return _chunk(part, _KEPT[0])
