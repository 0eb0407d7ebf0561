"""What synonyms bring: the place of each example's article by words alone, without and with them.

`python -m benchmarks.synonyms` writes benchmarks/results/synonyms.json. Lexical score only: no cards, no meaning.
The questions were written with the synonyms, so the figures say that these work, not how often questions hold one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.measure import save
from corpus.status import today
from corpus.synonyms import Synonym
from indexer.build import build
from indexer.documents import day_number
from indexer.engines.base import Filter, WeightedTerm
from indexer.query import understand
from indexer.ranking import weighted_terms
from indexer.search_index import SearchIndex
from indexer.synonyms import Synonyms

INDEX = Path(".cache/index")
WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0)
POOL = 300


def main() -> None:
    """Measure every weight; print the rows and write them."""
    build(INDEX)
    index = SearchIndex.open(INDEX)
    rows = [_row(index, weight) for weight in WEIGHTS]
    for row in rows:
        print("｜".join(f"{key} {value}" for key, value in row.items()))
    print(f"写入 {save('synonyms', rows)}")


def _row(index: SearchIndex, weight: float) -> dict[str, object]:
    synonyms = Synonyms.of(index.library)
    places = [place(index, synonyms, entry, weight) for entry in index.library.synonyms]
    found = {n: sum(p is not None and p <= n for p in places) / len(places) for n in (1, 3, 10, 50)}
    reciprocal = sum(1 / p for p in places if p and p <= 10) / len(places)
    return {
        "weight": weight,
        "questions": len(places),
        **{f"R@{n}": round(share, 3) for n, share in found.items()},
        "MRR@10": round(reciprocal, 3),
    }


def place(index: SearchIndex, synonyms: Synonyms, entry: Synonym, weight: float) -> int | None:
    """The place of an example's article among provisions, from 1; None: not among the first 300."""
    day = today()
    understood = understand(entry.question, index.library, index.finder, index.analyser, day)
    terms = _terms(index, understood.text, 1.0)
    if weight:
        extra = synonyms.expand(understood.text, understood.terms.words)
        terms += [term for word in extra for term in _terms(index, word, weight)]
    allowed = Filter(frozenset({"provision"}), on=day_number(day, 0))
    addresses = [hit.entry.address for hit in index.engine.search(terms, allowed, POOL)]
    return addresses.index(entry.article) + 1 if entry.article in addresses else None


def _terms(index: SearchIndex, text: str, weight: float) -> list[WeightedTerm]:
    terms = index.analyser.query(text)
    return [replace(term, weight=term.weight * weight) for term in weighted_terms(terms, index.engine.shares)]


if __name__ == "__main__":
    main()
