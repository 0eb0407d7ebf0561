from __future__ import annotations

from pathlib import Path

import pytest

from indexer.engines import whoosh_segments
from indexer.engines.base import Entry, Filter, WeightedTerm
from indexer.engines.whoosh_engine import WhooshEngine, WhooshWriter
from indexer.postings_build import part_of

EVER = 99_999_999
ANY = Filter()
SELL = [WeightedTerm("pairs", "出售", 1.0)]


def entry(
    name: str, text: str, kind: str = "provision", level: str = "law", days: tuple[int, int] = (0, EVER)
) -> Entry:
    statute, _, number = name.rpartition("/")
    address = f"{statute.partition('@')[0]}/{number}" if statute else name
    terms = {"pairs": tuple(text.split())}
    return Entry(name, kind, address, statute.partition("@")[0], level, days[0], days[1], terms)


OLD = entry("xingfa@2009/253-1", "出售 信息", days=(20090228, 20151101))
NEW = entry("xingfa@2015/253-1", "出售 提供 信息", days=(20151101, EVER))
RULE = entry("fashi-2017-10/3", "出售 信息", level="judicial_interpretation", days=(20170601, EVER))
CASE = entry("case-wang", "出售 快递", kind="case", level="")
ALL = (OLD, NEW, RULE, CASE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert WhooshWriter().write(tmp_path, ALL) == len(ALL)
    return tmp_path


def found(folder: Path, allowed: Filter = ANY, terms: list[WeightedTerm] = SELL, limit: int = 10) -> list[str]:
    return [hit.entry.id for hit in WhooshEngine(folder).search(terms, allowed, limit)]


@pytest.mark.parametrize(
    ("allowed", "ids"),
    [
        pytest.param(Filter(), {e.id for e in ALL}, id="no-filter"),
        pytest.param(Filter(kinds=frozenset({"case"})), {CASE.id}, id="kind"),
        pytest.param(Filter(kinds=frozenset({"behaviour"})), set(), id="kind-without-documents"),
        pytest.param(Filter(statutes=frozenset({"xingfa"})), {OLD.id, NEW.id}, id="statute"),
        pytest.param(Filter(levels=frozenset({"judicial_interpretation"})), {RULE.id}, id="level"),
        pytest.param(Filter(on=20090227), {CASE.id}, id="the-day-before-it-comes-into-force"),
        pytest.param(Filter(on=20090228), {OLD.id, CASE.id}, id="its-first-day"),
        pytest.param(Filter(on=20151031), {OLD.id, CASE.id}, id="its-last-day"),
        pytest.param(Filter(on=20151101), {NEW.id, CASE.id}, id="the-first-day-of-the-next-wording"),
        pytest.param(
            Filter(frozenset({"provision"}), frozenset({"xingfa"}), frozenset({"law"}), 20140101), {OLD.id}, id="all"
        ),
    ],
)
def test_a_filter_keeps_what_it_allows(folder: Path, allowed: Filter, ids: set[str]) -> None:
    assert set(found(folder, allowed)) == ids
    assert {e.id for e in ALL if allowed.allows(e)} == ids


def test_more_matches_score_higher(folder: Path) -> None:
    terms = [*SELL, WeightedTerm("pairs", "提供", 1.0)]
    assert found(folder, terms=terms)[0] == NEW.id


def test_a_weight_counts(folder: Path) -> None:
    terms = [WeightedTerm("pairs", "提供", 1.0), WeightedTerm("pairs", "快递", 50.0)]
    assert found(folder, terms=terms)[0] == CASE.id


@pytest.mark.parametrize(
    "terms",
    [[], [WeightedTerm("pairs", "刷脸", 1.0)], [WeightedTerm("words", "出售", 1.0)], [WeightedTerm("pairs", "*", 1.0)]],
    ids=["none", "unknown", "other-field", "query-syntax"],
)
def test_terms_that_no_document_holds_find_nothing(folder: Path, terms: list[WeightedTerm]) -> None:
    assert found(folder, terms=terms) == []


def test_ties_are_ordered_by_id(tmp_path: Path) -> None:
    WhooshWriter().write(tmp_path, [entry(name, "出售") for name in ("c", "a", "d", "b")])
    assert found(tmp_path) == ["a", "b", "c", "d"]


def test_a_tie_at_the_limit_is_cut_by_id(tmp_path: Path) -> None:
    """An index built in another order (incrementally) must give the same hits."""
    WhooshWriter().write(tmp_path, [entry(name, "出售") for name in ("c", "a", "d", "b")])
    assert found(tmp_path, limit=2) == ["a", "b"]


def test_the_limit_keeps_the_best(folder: Path) -> None:
    terms = [*SELL, WeightedTerm("pairs", "提供", 1.0)]
    assert found(folder, terms=terms, limit=1) == [NEW.id]


def test_what_is_stored_comes_back(folder: Path) -> None:
    stored = {e.id: e for e in WhooshEngine(folder).entries()}
    assert set(stored) == {e.id for e in ALL}
    for e in ALL:
        held = stored[e.id]
        assert (held.kind, held.address, held.statute, held.level) == (e.kind, e.address, e.statute, e.level)
        assert (held.since, held.until) == (e.since, e.until)


def test_by_address_gives_every_wording_that_is_allowed(folder: Path) -> None:
    engine = WhooshEngine(folder)
    assert {e.id for e in engine.by_address("xingfa/253-1", Filter())} == {OLD.id, NEW.id}
    assert [e.id for e in engine.by_address("xingfa/253-1", Filter(on=20140101))] == [OLD.id]
    assert engine.by_address("xingfa/253", Filter()) == []


def test_share_is_the_part_of_all_documents(folder: Path) -> None:
    engine = WhooshEngine(folder)
    assert [engine.share("pairs", t) for t in ("出售", "信息", "提供", "刷脸")] == [1.0, 0.75, 0.25, 0.0]
    assert engine.count() == 4


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    assert WhooshWriter().write(tmp_path, ()) == 0
    engine = WhooshEngine(tmp_path)
    assert (engine.count(), engine.share("pairs", "出售"), engine.search(SELL, Filter(), 10)) == (0, 0.0, [])


def update(folder: Path, removed: list[str], added: list[Entry]) -> None:
    """Drop and add documents as an incremental build does."""
    number = whoosh_segments.next_number(folder)
    new = whoosh_segments.write_segment(folder, part_of(added), 0, len(added), number)
    whoosh_segments.commit(folder, removed, [new])


def test_an_update_drops_and_adds(folder: Path) -> None:
    added = entry("case-li", "出售 快递", kind="case", level="")
    update(folder, [OLD.id, "case-nobody"], [added])
    assert set(found(folder)) == {NEW.id, RULE.id, CASE.id, added.id}


def test_an_update_replaces_a_document_with_the_same_id(folder: Path) -> None:
    for word in ("刷脸", "探头"):
        update(folder, [CASE.id], [entry(CASE.id, word, kind="case", level="")])
    assert WhooshEngine(folder).count() == len(ALL)
    assert CASE.id not in found(folder)
    assert found(folder, terms=[WeightedTerm("pairs", "刷脸", 1.0)]) == []
    assert found(folder, terms=[WeightedTerm("pairs", "探头", 1.0)]) == [CASE.id]


def test_an_open_engine_keeps_answering_while_the_index_changes(folder: Path) -> None:
    engine = WhooshEngine(folder)
    whoosh_segments.commit(folder, [e.id for e in ALL], [])
    assert engine.count() == len(ALL)
    assert len(engine.search(SELL, Filter(), 10)) == len(ALL)
    assert WhooshEngine(folder).count() == 0
