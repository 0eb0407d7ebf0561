"""tantivy: a field of text for each of ours, split at spaces, boosts by term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from benchmarks.engines.base import SEARCHED, Asked
from indexer.engines.base import Entry, WeightedTerm

_HEAP = 256_000_000


def schema() -> tantivy.Schema:
    """The id, stored, and the four fields, with frequencies and without positions."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in SEARCHED:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class Tantivy:
    """tantivy with one writer thread."""

    name = "tantivy"
    note = "k1 1.2 and b 0.75 in all fields: tantivy has no other"

    def build(self, folder: Path, entries: Iterable[Entry]) -> None:
        """Write and merge into one segment where tantivy does so by itself."""
        writer = tantivy.Index(schema(), path=str(folder)).writer(_HEAP, 1)
        for entry in entries:
            terms = {name: " ".join(entry.terms[name]) for name in SEARCHED}
            writer.add_document(tantivy.Document(id=entry.id, **terms))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> OpenTantivy:
        """Open it."""
        opened = tantivy.Index.open(str(folder))
        return OpenTantivy(opened.schema, opened.searcher())


class OpenTantivy:
    """An open searcher."""

    def __init__(self, fields: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema, self._searcher = fields, searcher

    def ask(self, terms: Sequence[WeightedTerm]) -> Asked:
        """A boolean query of boosted terms."""
        made = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term(term)) for term in terms])
        return lambda k: [self._id(place) for _, place in self._searcher.search(made, k, count=False).hits]

    def _term(self, term: WeightedTerm) -> tantivy.Query:
        plain = tantivy.Query.term_query(self._schema, term.field, term.text, index_option="freq")
        return tantivy.Query.boost_query(plain, term.weight)

    def _id(self, place: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(place)["id"][0])


ENGINE = Tantivy()
