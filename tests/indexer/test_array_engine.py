"""The array engine against Whoosh's own scorer, a plain reference in Python, and Filter.allows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import postings_files
from indexer.build import current_generation
from indexer.engines.array_engine import ArrayEngine
from indexer.engines.base import BM25, FIELDS, Entry, Filter, Hit, WeightedTerm
from indexer.engines.lengths import rounded
from indexer.engines.whoosh_engine import TIES, WhooshEngine
from indexer.engines.whoosh_postings import read_from
from indexer.postings_build import part_of
from indexer.query import understand
from indexer.ranking import weighted_terms
from indexer.search_index import SearchIndex
from tests.conftest import TODAY
from tests.indexer.test_whoosh_engine import ALL, ANY, CASE, EVER, NEW, OLD, SELL, entry

Make = Callable[[Sequence[Entry]], ArrayEngine]
QUERIES = 500
ON = 20261122


def engine_of(entries: Sequence[Entry], folder: Path) -> ArrayEngine:
    postings_files.save(folder, part_of(entries))
    return ArrayEngine(folder)


@pytest.fixture
def engine(tmp_path: Path) -> ArrayEngine:
    return engine_of(ALL, tmp_path)


@pytest.fixture(scope="module")
def whoosh(index_folder: Path) -> WhooshEngine:
    return WhooshEngine(current_generation(index_folder))


@pytest.fixture(scope="module")
def real(whoosh: WhooshEngine, tmp_path_factory: pytest.TempPathFactory) -> ArrayEngine:
    """The arrays of the real index, read out of Whoosh's files."""
    folder = tmp_path_factory.mktemp("arrays")
    postings_files.save(folder, read_from(whoosh.folder))
    return ArrayEngine(folder)


@pytest.fixture(scope="module")
def asked(index: SearchIndex, whoosh: WhooshEngine) -> list[list[WeightedTerm]]:
    """The weighted terms of 500 questions: what people say of each behaviour, then two such sentences together."""
    said = [text for card in index.library.cards.values() for text in (card.name, *card.phrasings)]
    texts = [*said, *(f"{one}，{other}" for one, other in combinations(said, 2))]
    found = []
    for text in islice(texts, QUERIES):
        terms = understand(text, index.library, index.finder, index.analyser, TODAY).terms
        found.append(weighted_terms(terms, whoosh.shares))
    return found


def same_hits(ours: list[Hit], theirs: list[Hit], limit: int) -> bool:
    """Whether both are the same documents with the same scores, but for the order of equal scores.

    `theirs` goes on behind the limit, so that a tie at the limit may be cut otherwise.
    """
    scores = {hit.entry.id: hit.score for hit in theirs}
    expected = [hit.score for hit in theirs[:limit]]
    return (
        len({hit.entry.id for hit in ours}) == len(expected)
        and [hit.score for hit in ours] == pytest.approx(expected, rel=1e-5)
        and all(hit.score == pytest.approx(scores.get(hit.entry.id), rel=1e-5) for hit in ours)
    )


def test_500_questions_get_the_top_ten_that_whoosh_gives(
    real: ArrayEngine, whoosh: WhooshEngine, asked: list[list[WeightedTerm]]
) -> None:
    allowed = Filter(frozenset({"provision", "case"}), on=ON)
    found = [real.search(terms, allowed, 10) for terms in asked]
    assert len(found) == QUERIES
    assert sum(len(hits) == 10 for hits in found) > 0.95 * QUERIES
    for terms, ours in zip(asked, found, strict=True):
        assert same_hits(ours, whoosh.search(terms, allowed, 10 + TIES), 10), [t.text for t in terms]


def test_a_search_finds_what_the_dense_scores_say(real: ArrayEngine, asked: list[list[WeightedTerm]]) -> None:
    """The best are picked block by block; the dense scores leave out nothing."""
    entries = list(real.entries())
    for terms in asked[::10]:
        scores = real.scores(terms).tolist()
        for allowed, limit in (
            (ANY, 1),
            (ANY, 10),
            (Filter(frozenset({"case"})), 3),
            (Filter(on=20100101), 20),
            (ANY, 300),
        ):
            held = [(-s, e.id) for s, e in zip(scores, entries, strict=True) if s and allowed.allows(e)]
            hits = real.search(terms, allowed, limit)
            assert [(-hit.score, hit.entry.id) for hit in hits] == sorted(held)[:limit]


@pytest.mark.parametrize("statutes", [(), ("xingfa",), ("xingfa", "minfadian"), ("nobody",)])
@pytest.mark.parametrize("kinds", [(), ("case",), ("provision", "behaviour"), ("nothing",)])
@pytest.mark.parametrize("day", [None, 19000101, 20151031, 20151101, ON, EVER])
def test_a_filter_lets_through_what_it_allows(
    real: ArrayEngine, kinds: tuple[str, ...], statutes: tuple[str, ...], day: int | None
) -> None:
    for levels in ((), ("law",), ("judicial_interpretation", "constitution")):
        allowed = Filter(frozenset(kinds), frozenset(statutes), frozenset(levels), day)
        assert real.mask(allowed).tolist() == [allowed.allows(e) for e in real.entries()]


def test_every_document_is_found_by_its_address_and_its_id(real: ArrayEngine, whoosh: WhooshEngine) -> None:
    for number, held in enumerate(real.entries()):
        assert real.number(held.id) == number
        found = real.by_address(held.address, ANY)
        assert held in found
        assert {e.id for e in found} == {e.id for e in whoosh.by_address(held.address, ANY)}
        assert [e.since for e in found] == sorted(e.since for e in found)


def test_what_each_term_adds_makes_up_the_score(real: ArrayEngine, asked: list[list[WeightedTerm]]) -> None:
    for terms in asked[::50]:
        for hit in real.search(terms, ANY, 5):
            number = real.number(hit.entry.id)
            assert number is not None
            added = real.contributions(terms, number)
            assert sum(added.values()) == pytest.approx(hit.score, rel=1e-5)
            assert all(number in real.holding(term.field, [term.text]) for term in added)
    assert real.contributions(asked[0], int(real.scores(asked[0]).argmin())) == {}


def test_facets_count_what_the_entries_are(real: ArrayEngine, asked: list[list[WeightedTerm]]) -> None:
    numbers = real.scores(asked[0]).nonzero()[0]
    entries = [real.entry(int(number)) for number in numbers]
    assert real.facets(numbers) == {
        "kind": Counter(e.kind for e in entries),
        "statute": Counter(e.statute for e in entries),
        "level": Counter(e.level for e in entries),
    }


def test_shares_are_those_of_whoosh(real: ArrayEngine, whoosh: WhooshEngine, asked: list[list[WeightedTerm]]) -> None:
    for field in FIELDS:
        texts = {term.text for terms in asked[:50] for term in terms} | {"没有这个词"}
        assert real.shares(field, texts) == whoosh.shares(field, texts)


def test_entries_come_back_as_they_were(engine: ArrayEngine) -> None:
    kept = [(e.id, e.kind, e.address, e.statute, e.level, e.since, e.until) for e in ALL]
    assert [(e.id, e.kind, e.address, e.statute, e.level, e.since, e.until) for e in engine.entries()] == kept
    assert engine.count() == len(ALL)


def test_a_wording_is_found_by_its_day(engine: ArrayEngine) -> None:
    assert [e.id for e in engine.by_address("xingfa/253-1", ANY)] == [OLD.id, NEW.id]
    assert [e.id for e in engine.by_address("xingfa/253-1", Filter(on=20140101))] == [OLD.id]
    assert engine.by_address("xingfa/253", ANY) == []
    assert engine.by_address("", ANY) == []


@pytest.mark.parametrize("name", ["", "xingfa@2009", "zzz", "xingfa@2009/253-1 ", "\ud800"])
def test_an_id_that_is_not_there_has_no_number(engine: ArrayEngine, name: str) -> None:
    assert engine.number(name) is None


@pytest.mark.parametrize(
    ("terms", "ids"),
    [
        (["出售"], {e.id for e in ALL}),
        (["出售", "提供"], {NEW.id}),
        (["出售", "出售"], {e.id for e in ALL}),
        (["提供", "快递"], set()),
        (["出售", "刷脸"], set()),
        ([], {e.id for e in ALL}),
    ],
)
def test_documents_that_hold_all_terms(engine: ArrayEngine, terms: list[str], ids: set[str]) -> None:
    assert {engine.entry(int(number)).id for number in engine.holding("pairs", terms)} == ids
    assert engine.holding("words", ["出售"]).tolist() == []


def test_how_many_hold_a_term(engine: ArrayEngine) -> None:
    assert [engine.frequency("pairs", t) for t in ("出售", "信息", "提供", "刷脸")] == [4, 3, 1, 0]
    assert [engine.share("pairs", t) for t in ("出售", "信息", "提供", "刷脸")] == [1.0, 0.75, 0.25, 0.0]


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param([], id="none"),
        pytest.param([WeightedTerm("pairs", "刷脸", 1.0)], id="unknown"),
        pytest.param([WeightedTerm("words", "出售", 1.0)], id="other-field"),
        pytest.param([WeightedTerm("pairs", "", 1.0)], id="empty"),
        pytest.param([WeightedTerm("pairs", "\ud800", 1.0)], id="lone-surrogate"),
        pytest.param([WeightedTerm("pairs", "出" * 2000, 1.0)], id="long"),
    ],
)
def test_terms_that_no_document_holds_find_nothing(engine: ArrayEngine, terms: list[WeightedTerm]) -> None:
    assert engine.search(terms, ANY, 10) == []


@pytest.mark.parametrize("limit", [-1, 0])
def test_no_hits_are_asked_for(engine: ArrayEngine, limit: int) -> None:
    assert engine.search(SELL, ANY, limit) == []


def test_a_filter_that_allows_nothing_finds_nothing(engine: ArrayEngine) -> None:
    assert engine.search(SELL, Filter(kinds=frozenset({"behaviour"})), 10) == []


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    empty = engine_of([], tmp_path)
    assert (empty.count(), empty.share("pairs", "出售"), empty.search(SELL, ANY, 10)) == (0, 0.0, [])
    assert (list(empty.entries()), empty.by_address("x", ANY), empty.number("x")) == ([], [], None)
    assert (empty.mask(Filter(frozenset({"case"}), on=1)).tolist(), empty.holding("pairs", []).tolist()) == ([], [])


def test_ties_are_ordered_and_cut_by_id(tmp_path: Path) -> None:
    names = [f"n{number}" for number in range(500)]
    many = engine_of([entry(name, "出售") for name in reversed(names)], tmp_path)
    for limit in (1, 10, 499, 500, 600):
        assert [hit.entry.id for hit in many.search(SELL, ANY, limit)] == sorted(names)[:limit]


def test_a_weight_counts(engine: ArrayEngine) -> None:
    terms = [WeightedTerm("pairs", "提供", 1.0), WeightedTerm("pairs", "快递", 50.0)]
    assert engine.search(terms, ANY, 1)[0].entry.id == CASE.id


def reference(entries: Sequence[Entry], terms: Sequence[WeightedTerm]) -> dict[str, float]:
    """BM25 as Whoosh has it, document by document, in plain Python."""
    lengths = {f: rounded_lengths([len(e.terms.get(f, ())) for e in entries]) for f in FIELDS}
    found: dict[str, float] = {}
    for place, held in enumerate(entries):
        for term in terms:
            often = held.terms.get(term.field, ()).count(term.text)
            if often:
                k1, b = BM25[term.field].k1, BM25[term.field].b
                holding = sum(term.text in e.terms.get(term.field, ()) for e in entries)
                average = sum(lengths[term.field]) / len(entries)
                norm = k1 * (1 - b + b * lengths[term.field][place] / average)
                idf = math.log(len(entries) / (holding + 1)) + 1
                found[held.id] = found.get(held.id, 0.0) + term.weight * idf * often * (k1 + 1) / (often + norm)
    return found


def rounded_lengths(lengths: list[int]) -> list[int]:
    return [int(length) for length in rounded(np.array(lengths, np.int64))]


WORDS = st.sampled_from(["出售", "信息", "提供", "快递", "刷脸", "a"])
FIELD_TERMS = st.fixed_dictionaries({f: st.lists(WORDS, max_size=14).map(tuple) for f in FIELDS})
TERMS = st.lists(st.builds(WeightedTerm, st.sampled_from(FIELDS), WORDS, st.floats(0.05, 5)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(documents=st.lists(FIELD_TERMS, max_size=90), terms=TERMS, limit=st.integers(1, 100))
def test_scores_are_those_of_the_formula(
    tmp_path_factory: pytest.TempPathFactory,
    documents: list[dict[str, tuple[str, ...]]],
    terms: list[WeightedTerm],
    limit: int,
) -> None:
    entries = [Entry(f"d{n}", "case", f"d{n}", "", "", 0, EVER, said) for n, said in enumerate(documents)]
    engine = engine_of(entries, tmp_path_factory.mktemp("random"))
    expected = reference(entries, terms)
    scores = engine.scores(terms)
    assert [float(s) for s in scores] == pytest.approx([expected.get(e.id, 0.0) for e in entries], rel=1e-5)
    theirs = [Hit(e, expected[e.id]) for e in sorted(entries, key=lambda e: -expected.get(e.id, 0)) if e.id in expected]
    assert same_hits(engine.search(terms, ANY, limit), theirs, limit)
