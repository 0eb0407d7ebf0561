"""Conditions over the real corpus: nothing that fails one is shown, nothing that passes is missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.document_text import body, one_spelling
from indexer.engines.base import Filter
from indexer.phrases import telling_pairs
from indexer.request import Request
from indexer.search import SearchIndex, search
from tests.conftest import TODAY
from tests.indexer.conftest import Ask


def text_of(library: Library, address: str, on: date = TODAY) -> str:
    return library.provision(ProvisionId.parse(address), on).article.text


def test_a_phrase_stands_in_every_hit_and_no_holder_is_missed(ask: Ask, library: Library) -> None:
    page = ask("“单独同意” 类型:法条", top=1_000)
    holders = {
        f"{statute.id}/{article.key}"
        for statute in library.statutes.values()
        if (version := library.version_at(statute.id, TODAY)) and library.status(version, TODAY).applies
        for article in version.articles
        if "单独同意" in article.text
    }
    assert {hit.id for hit in page.hits} == holders
    assert len(holders) > 5
    assert all("单独同意" in str(hit.snippet) for hit in page.hits)


def test_a_phrase_of_a_citation_is_found_though_citations_are_no_terms(ask: Ask) -> None:
    hits = ask("“依照本法第十条规定”").hits
    assert hits
    assert all("依照本法第十条规定" in hit.snippet.text for hit in hits)


def test_a_phrase_may_be_typed_with_other_signs_and_spaces(ask: Ask) -> None:
    printed, typed = ask("“充分知情的前提下自愿、明确作出”"), ask('"充分知情的前提下 自愿、明确作出"')
    assert [hit.id for hit in typed.hits] == [hit.id for hit in printed.hits] != []


def test_an_excluded_word_stands_in_no_hit(ask: Ask, library: Library) -> None:
    page = ask("出售个人信息 -情节严重 类型:法条", top=1_000)
    assert page.hits
    assert not any("情节严重" in text_of(library, hit.id) for hit in page.hits)


def test_an_excluded_statute_is_gone_with_its_cards_kept_only_where_they_do_not_name_it(ask: Ask) -> None:
    before, after = ask("出售个人信息", top=1_000), ask("出售个人信息 -刑法", top=1_000)
    assert any(hit.id.startswith("xingfa/") for hit in before.hits)
    assert not any(hit.id.startswith("xingfa") for hit in after.hits)
    assert after.total < before.total


def test_a_statute_narrows_hits_total_and_facets_alike(ask: Ask) -> None:
    page = ask("隐私权 法律:民法典、刑法", top=1_000)
    assert {hit.id.split("/")[0] for hit in page.hits} <= {"minfadian", "xingfa"}
    assert sum(page.facets["statute"].values()) == page.total == len(page.hits)
    assert page.hits[0].id == "minfadian/1032"


def test_a_statute_alone_lists_its_articles_in_their_order(ask: Ask) -> None:
    """民法典 has 1,260 articles."""
    page = ask("法律:民法典", top=3, start=1_257)
    assert page.total == 1_260
    assert [hit.id for hit in page.hits] == ["minfadian/1258", "minfadian/1259", "minfadian/1260"]


def test_a_level_is_that_of_every_hit(ask: Ask, library: Library) -> None:
    page = ask("人脸信息 层级:司法解释", top=100)
    assert page.hits
    assert {library.statutes[hit.id.split("/")[0]].latest.level for hit in page.hits} == {"judicial_interpretation"}


def test_a_superseded_wording_is_shown_in_its_own_words(ask: Ask) -> None:
    """刑法修正案（七） inserted 第二百五十三条之一 in 2009, 刑法修正案（九） rewrote it from 2015-11-01."""
    (hit,) = ask("刑法253之一 效力:已修改").hits
    assert (hit.status and hit.status.standing, hit.day) == ("superseded", date(2009, 2, 28))
    assert hit.label == "《刑法》第二百五十三条之一（2009年2月28日起施行的文本）"
    assert "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员" in hit.snippet.text


def test_wordings_to_come_are_found_where_they_are_asked_for(ask: Ask) -> None:
    """网络安全法 was amended with effect from 2026-01-01."""
    page = ask("效力:尚未施行 法律:网络安全法", date(2025, 12, 31), top=100)
    assert page.hits
    assert {hit.status and hit.status.standing for hit in page.hits} == {"not_yet_in_force"}
    assert {hit.day for hit in page.hits} == {date(2026, 1, 1)}


def test_law_in_force_is_what_is_found_without_that_filter_too(ask: Ask) -> None:
    plain, filtered = ask("小区强制刷脸 类型:法条", top=200), ask("小区强制刷脸 类型:法条 效力:现行", top=200)
    assert [hit.id for hit in filtered.hits] == [hit.id for hit in plain.hits] != []


def test_a_day_in_the_query_is_the_day_of_the_law(ask: Ask) -> None:
    page = ask("网络安全法64 日期:2025-12-31")
    assert (page.request.on, page.request.dated) == (date(2025, 12, 31), True)
    assert page.hits[0].snippet == ask("网络安全法64", date(2025, 12, 31)).hits[0].snippet


@pytest.mark.parametrize(
    ("query", "choices", "note"),
    [
        ("隐私 法律:民法典", {"statute": "xingfa"}, "查询里写了“法律：民法典”，另选的“刑法”没有采用"),
        ("隐私 层级:法律", {"level": "departmental_rule"}, "查询里写了“层级：法律”，另选的“部门规章”没有采用"),
        ("隐私 类型:法条", {"kinds": ("case",)}, "查询里写了“类型：法条”，另选的“案例”没有采用"),
        ("隐私 日期:2022-01-01", {"dated": True}, "查询里写了日期2022年1月1日，另选的2026年11月22日没有采用"),
    ],
)
def test_a_condition_beats_a_choice_that_contradicts_it(
    ask: Ask, query: str, choices: dict[str, object], note: str
) -> None:
    page, plain = ask(query, **choices), ask(query)
    assert note in page.understood.notes
    assert [hit.id for hit in page.hits] == [hit.id for hit in plain.hits] != []


def test_a_choice_within_a_condition_narrows_it(ask: Ask) -> None:
    page = ask("隐私 法律:民法典、刑法", statute="minfadian")
    assert {hit.id.split("/")[0] for hit in page.hits} == {"minfadian"}
    assert not any("没有采用" in note for note in page.understood.notes)


def test_a_card_above_the_hits_meets_the_conditions_too(ask: Ask) -> None:
    assert ask("小区强制刷脸").cards
    assert not ask("小区强制刷脸 类型:法条").cards
    assert not ask("小区强制刷脸 法律:宪法").cards


def test_the_pairs_that_narrow_a_phrase_stand_in_the_index_wherever_the_text_has_them(index: SearchIndex) -> None:
    """Else a document that holds a phrase would be missed."""
    for entry in [e for e in index.engine.entries() if e.statute in ("gerenxinxibaohufa", "fashi-2017-10")]:
        text = body(entry, index.library)
        indexed = set(index.analyser.text(text, entry.statute).pairs)
        assert set(telling_pairs(text)) <= indexed, entry.id


class Holding:
    """The engine of the index, which besides knows the documents of terms by their numbers."""

    def __init__(self, index: SearchIndex) -> None:
        self._engine = index.engine
        self._entries = list(index.engine.entries())
        self._pairs = [set(telling_pairs(one_spelling(body(e, index.library)))) for e in self._entries]
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def holding(self, field_name: str, terms: list[str]) -> list[int]:
        assert field_name == "pairs"
        self.asked += terms
        return [number for number, pairs in enumerate(self._pairs) if pairs.issuperset(terms)]

    def entry(self, number: int) -> object:
        return self._entries[number]


def test_an_engine_that_knows_holders_narrows_phrases_to_the_same_hits(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Request("“人脸识别” 类型:法条", TODAY, top=1_000)
    before, engine = search(index, asked), Holding(index)
    monkeypatch.setattr(index, "engine", engine)
    after = search(index, asked)
    assert engine.asked == ["人脸", "脸识", "识别"]
    assert [hit.id for hit in after.hits] == [hit.id for hit in before.hits] != []


def test_a_wording_that_the_library_lacks_is_a_fault_of_the_index(index: SearchIndex) -> None:
    entry = index.engine.by_address("minfadian/1034", Filter())[0]
    assert body(entry, index.library) == text_of(index.library, "minfadian/1034")
    with pytest.raises(LookupError, match="fatiao build"):
        body(replace(entry, id="minfadian@1900-01-01/1034"), index.library)
