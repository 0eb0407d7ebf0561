from __future__ import annotations

import pytest

from indexer.results import ResultHit
from tests.conftest import TODAY
from tests.indexer.conftest import Ask

QUESTIONS = ["小区强制刷脸", "泄露个人信息罚款多少", "敏感个人信息 单独同意", "刑法253之一 量刑"]


def identity(hit: ResultHit) -> tuple[str, str]:
    return hit.kind, hit.id


@pytest.mark.parametrize(("question", "size"), [("小区强制刷脸", 20), ("个人信息保护法", 20)])
def test_pages_have_no_gaps_and_no_repeats(ask: Ask, question: str, size: int) -> None:
    whole = ask(question, top=1_000)
    starts = range(0, whole.total, size)
    parts = [hit for start in starts for hit in ask(question, start=start, top=size).hits]
    assert list(map(identity, parts)) == list(map(identity, whole.hits))
    assert len(parts) == len(set(map(identity, parts))) == whole.total


def test_beyond_the_end_there_is_nothing(ask: Ask) -> None:
    page = ask(QUESTIONS[0], start=10_000)
    assert page.hits == ()
    assert page.total == ask(QUESTIONS[0]).total


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("facet", ["statute", "level"])
def test_a_facet_counts_what_its_choice_leaves(ask: Ask, question: str, facet: str) -> None:
    counts = ask(question).facets[facet]
    assert counts
    for value, count in counts.most_common(4):
        assert ask(question, **{facet: value}).total == count, value


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_other_facets_are_kept(ask: Ask, question: str) -> None:
    narrowed = ask(question, level="law")
    for statute, count in narrowed.facets["statute"].most_common(2):
        assert ask(question, level="law", statute=statute).total == count, statute


@pytest.mark.parametrize("question", ["小区强制刷脸", "泄露个人信息罚款多少"])
def test_the_facet_of_kinds_counts_what_its_choice_leaves(ask: Ask, question: str) -> None:
    counts = ask(question).facets["kind"]
    assert {kind: ask(question, kinds=(kind,)).total for kind in counts} == dict(counts)
    assert all(ask(question, kinds=(kind,)).facets["kind"] == counts for kind in counts)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_facet_of_kinds_adds_up_to_the_total(ask: Ask, question: str) -> None:
    page = ask(question)
    assert sum(page.facets["kind"].values()) == page.total


@pytest.mark.parametrize("question", QUESTIONS)
def test_scores_fall_and_have_parts(ask: Ask, question: str) -> None:
    hits = ask(question, top=400).hits
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    for hit in hits:
        assert hit.score == pytest.approx(sum(hit.parts.values()), abs=1e-3)
        assert hit.parts.keys() <= {"lexical", "cited", "card", "meaning", "law", "named", "cited_by"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_hit_names_what_it_shows(ask: Ask, question: str) -> None:
    for hit in ask(question, top=400).hits:
        assert hit.label
        assert hit.title
        assert hit.snippet.text
        assert (hit.status is None) == (hit.kind != "provision")
        if hit.status:
            assert hit.label.startswith("《")
            assert hit.status.on == TODAY


def test_a_case_is_named_by_its_title_and_kind(ask: Ask) -> None:
    hit = ask("如皋快递客服出售寄递信息", kinds=("case",)).hits[0]
    assert (hit.id, hit.title) == ("rugao-wang-dong", "刑事")
    assert "快递客服" in hit.label


def test_words_of_the_question_are_marked(ask: Ask) -> None:
    hit = next(h for h in ask("出售公民个人信息").hits if h.id == "xingfa/253-1")
    assert {hit.snippet.text[start:end] for start, end in hit.snippet.spans} >= {"公民个人信息"}


def test_the_unit_that_was_asked_for_is_kept(ask: Ask) -> None:
    """法释〔2017〕10号第五条第一款第（三）项: 行踪轨迹信息、通信内容、征信信息、财产信息五十条以上."""
    hit = ask("法释〔2017〕10号第五条第一款第三项").hits[0]
    assert (hit.id, hit.unit) == ("fashi-2017-10/5", "fashi-2017-10/5/1/3")
    assert hit.snippet.text.startswith("（三）")
    assert "五十条以上" in hit.snippet.text


def test_a_unit_that_does_not_exist_gives_the_article(ask: Ask) -> None:
    hit = ask("刑法253之一第九款").hits[0]
    assert (hit.id, hit.unit, hit.label) == ("xingfa/253-1", "xingfa/253-1", "《刑法》第二百五十三条之一")


def test_a_citation_alone_brings_the_cards_and_cases_about_it(ask: Ask) -> None:
    page = ask("刑法253之一")
    assert page.cards
    assert all("xingfa/253-1" in str(card.provisions()) for card, _ in page.cards)
    assert {hit.kind for hit in ask("刑法253之一", top=400).hits} >= {"provision", "case"}
