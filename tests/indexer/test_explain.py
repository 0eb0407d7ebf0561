"""What a reason names is there: words stand in the text, cards list the article, cases rest on it; shares add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.measure import SEVEN
from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.documents import card_document, case_document
from indexer.explain import Reason, explain, part_name
from indexer.results import ResultHit, ResultPage
from indexer.search import Request, SearchIndex, search
from tests.conftest import TODAY

PHRASINGS = (
    "电话销售天天骚扰我",
    "单位把我的体检报告发到群里",
    "敏感个人信息 单独同意",
    "人脸识别 App 强制",
    "侵犯公民个人信息罪 量刑",
    "偷拍",
    "隔壁的探头正好拍到我家卧室窗户",
    "刑法253 公民个人信息",
    "个人信息保护法 儿童",
    "刑法修正案 窃取公民个人信息",
)
Explained = tuple[tuple[ResultHit, tuple[Reason, ...]], ...]


def explained(index: SearchIndex, page: ResultPage) -> Explained:
    return tuple(zip(page.hits, explain(index, page), strict=True))


def asked(index: SearchIndex, query: str, **choices: object) -> Explained:
    return explained(index, search(index, replace(Request(query, TODAY, top=20), **choices)))  # type: ignore[arg-type]


def sentences(index: SearchIndex, query: str, address: str, **choices: object) -> dict[str, str]:
    """Kind -> sentence of the reasons of one hit."""
    return next({r.kind: r.text for r in why} for hit, why in asked(index, query, **choices) if hit.id == address)


def fields(library: Library, hit: ResultHit) -> dict[str, str]:
    """The words of a hit, read from the corpus."""
    if hit.kind != "provision":
        document = case_document(library.cases[hit.id]) if hit.kind == "case" else card_document(library.cards[hit.id])
        return {"text": document.text, "heading": document.heading, "title": document.title}
    found = library.latest_provision(ProvisionId.parse(hit.id), TODAY)
    heading = " ".join(division.name for division in found.article.path)
    return {"text": found.article.text, "heading": heading, "title": found.version.short_title}


@pytest.mark.parametrize("query", [*SEVEN, *PHRASINGS])
def test_what_a_reason_names_is_there(index: SearchIndex, query: str) -> None:
    library, seen = index.library, 0
    for hit, why in asked(index, query):
        texts = fields(library, hit)
        for reason, named in ((r, n) for r in why for n in r.named):
            seen += 1
            assert named.text in reason.text
            if named.kind == "word":
                assert named.text in texts[reason.kind]
            elif named.kind == "behaviour":
                cited = library.cards[named.address].provisions()
                assert any(f"{a}/".startswith(f"{hit.id}/") for a in cited), (hit.id, named.address)
            elif reason.kind == "cited_by":
                assert any(a.startswith(named.address) for a in library.cases[hit.id].provisions)
    assert seen


@pytest.mark.parametrize("query", [*SEVEN, *PHRASINGS])
def test_shares_add_up_and_the_weightiest_comes_first(index: SearchIndex, query: str) -> None:
    for hit, why in asked(index, query):
        shares = [reason.share for reason in why]
        assert sum(shares) == pytest.approx(1, abs=0.001), hit.id
        assert shares == sorted(shares, reverse=True)
        assert all(reason.text for reason in why)


@pytest.mark.parametrize("query", ["出售公民个人信息", "泄露个人信息罚款多少"])
def test_a_share_is_that_of_the_part(index: SearchIndex, query: str) -> None:
    for hit, why in asked(index, query):
        card = sum(reason.share for reason in why if reason.kind == "card")
        assert card == pytest.approx(hit.parts.get("card", 0.0) / hit.score, abs=0.001)


def test_words_are_named_with_the_number_of_documents_that_hold_them(index: SearchIndex) -> None:
    """刑法第二百五十三条之一: 向他人出售或者提供公民个人信息."""
    hit, why = asked(index, "出售公民个人信息")[0]
    words = next(reason for reason in why if reason.kind == "text")
    assert hit.id == "xingfa/253-1"
    assert [(n.text, n.exact) for n in words.named] == [("公民个人信息", False), ("出售", True)]
    counts = {n.text: n.documents for n in words.named}
    assert words.text == (
        f"条文里有“公民个人信息”（见于约 {counts['公民个人信息']} 篇）、“出售”（见于 {counts['出售']} 篇）"
    )


def test_a_citation_is_quoted_as_it_was_typed(index: SearchIndex) -> None:
    why = sentences(index, "刑法253之一", "xingfa/253-1")
    assert why == {"cited": "查询里的“刑法253之一”指的就是这一条", "named": "属于查询指明的《刑法》"}
    unit = sentences(index, "刑法第二百五十三条之一第二款", "xingfa/253-1")
    assert unit["cited"] == "查询里的“刑法第二百五十三条之一第二款”在这一条里"


def test_an_inserted_article_says_whom_it_follows(index: SearchIndex) -> None:
    assert (
        sentences(index, "刑法253", "xingfa/253-1")["cited"]
        == "查询引用了《刑法》第二百五十三条，这一条是增设在它后面的"
    )


def test_an_offence_leads_to_the_article_that_defines_it(index: SearchIndex) -> None:
    assert sentences(index, "侵犯公民个人信息罪", "xingfa/253-1")["cited"] == "这一条规定了查询里的侵犯公民个人信息罪"


def test_a_text_that_cites_the_article_says_which(index: SearchIndex) -> None:
    """法释〔2017〕10号第三条: 应当认定为刑法第二百五十三条之一规定的"提供公民个人信息"."""
    why = sentences(index, "刑法253之一", "fashi-2017-10/3")
    assert why == {"cites": "文中引用了《刑法》第二百五十三条之一", "law": "这部法规有多条与查询相近"}


def test_a_case_says_on_what_it_rests(index: SearchIndex) -> None:
    found = asked(index, "刑法253之一", kinds=("case",))
    resting = [r for _, why in found for r in why if r.kind == "cited_by"]
    assert {r.text for r in resting} == {"这件案例依据了《刑法》第二百五十三条之一"}


def test_a_case_and_a_card_say_where_the_words_stand(index: SearchIndex) -> None:
    for kind, place in (("case", "案情或者处理结果里有"), ("behaviour", "行为说明里有")):
        texts = [r.text for _, why in asked(index, "出售公民个人信息", kinds=(kind,)) for r in why if r.kind == "text"]
        assert texts
        assert all(text.startswith(place) for text in texts)


def test_a_card_is_named_where_no_word_is_shared(index: SearchIndex) -> None:
    hit, why = asked(index, "隔壁的探头正好拍到我家卧室窗户")[0]
    assert hit.id == "minfadian/1032"
    assert next(n.address for r in why for n in r.named if n.kind == "behaviour") == "camera-neighbour"


def test_nearness_without_a_shared_word_is_said(index: SearchIndex) -> None:
    """民法典第一千零三十二条 does not speak of 偷拍."""
    assert sentences(index, "偷拍", "minfadian/1032")["meaning"] == "没有查询里的词，但意思相近"
    near = [(hit, r) for hit, why in asked(index, "泄露个人信息罚款多少") for r in why if r.kind == "meaning"]
    for hit, reason in near:
        shared = any(w in t for w in ("泄露", "个人", "信息", "罚款") for t in fields(index.library, hit).values())
        assert ("没有" in reason.text) is not shared


def test_quotation_marks_inside_a_name_are_single(index: SearchIndex) -> None:
    """GB/T 15834: inside “ ” stand ‘ ’."""
    texts = [r.text for _, why in asked(index, "呼死你软件天天打电话") for r in why if r.kind == "card"]
    assert any("‘呼死你’" in text for text in texts)
    assert not any("“呼死你”" in text for text in texts)


def test_an_amending_text_says_why_it_stands_lower(index: SearchIndex) -> None:
    lowered = {
        hit.id: r
        for hit, why in asked(index, "窃取公民个人信息 国家机关或者金融电信单位", top=100)
        for r in why
        if r.kind == "amendment"
    }
    reason = lowered["xingfa-xiuzhengan-7/7"]
    assert (reason.share, reason.named) == (0.0, ())
    assert reason.text.startswith("这是修改《刑法》的文本")
    assert {ProvisionId.parse(address).statute for address in lowered} <= index.amendments


def test_parts_that_are_not_known_are_told_neutrally(index: SearchIndex) -> None:
    """Rankers may add parts; a part below zero brings nothing."""
    page = search(index, Request("出售公民个人信息", TODAY, top=2))
    first = replace(page.hits[0], parts={"learned": 3.0, "nosuchpart": 1.0, "below": -2.0})
    second = replace(page.hits[1], parts={"lexical": 0.0})
    made = replace(page, hits=(first, second))
    (known, unknown), (nothing,) = explain(index, made)
    assert (known.kind, known.share) == ("learned", 0.75)
    assert (unknown.kind, unknown.text, unknown.share) == ("other", "排序时的其他依据", 0.25)
    assert (nothing.kind, nothing.share) == ("other", 1.0)
    assert (part_name("card"), part_name("nosuchpart")) == ("行为说明", "nosuchpart")


def test_a_part_without_anything_to_name_is_told_plainly(index: SearchIndex) -> None:
    page = search(index, Request("出售公民个人信息", TODAY, top=1))
    empty = replace(
        page.understood, provisions=(), offences=(), terms=replace(page.understood.terms, words=(), pairs=())
    )
    parts = {"lexical": 1.0, "card": 1.0, "cited": 1.0}
    made = replace(page, understood=empty, matches=(), hits=(replace(page.hits[0], parts=parts),))
    assert [r.text for r in explain(index, made)[0]] == ["与查询有相同的字词", "与所述行为有关", "查询引用了这一条"]
