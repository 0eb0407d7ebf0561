"""The product's own queries over the real corpus: the right provision stands among the first three."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from corpus.library import Library
from indexer.request import RANKERS
from indexer.search import Request, ResultPage, SearchIndex, search
from tests.conftest import TODAY
from tests.indexer.conftest import Ask

NEW_LAW = date(2026, 1, 1)
# 人脸信息是敏感个人信息；公共场所采集须为公共安全；物业不得以人脸识别为唯一验证方式
FORCED_FACE = {
    "gerenxinxibaohufa/26",
    "gerenxinxibaohufa/28",
    "gerenxinxibaohufa/29",
    "fashi-2021-15/10",
    "renlianshibiejishuyingyonganquanguanlibanfa/10",
    "renlianshibiejishuyingyonganquanguanlibanfa/12",
}


@pytest.fixture(params=RANKERS)
def ask(index: SearchIndex, request: pytest.FixtureRequest) -> Ask:
    """Search the real index by each ranker: none may be worse for scenarios and citations."""

    def run(query: str, on: date = TODAY, **choices: Any) -> ResultPage:
        return search(index, Request(query, on, ranker=request.param, **choices))

    return run


def first(page: ResultPage, count: int = 3) -> list[str]:
    return [hit.id for hit in page.hits[:count]]


def cards(page: ResultPage) -> list[str]:
    return [card.id for card, _ in page.cards]


def test_selling_personal_information(ask: Ask) -> None:
    """刑法第二百五十三条之一: 向他人出售或者提供公民个人信息，情节严重的."""
    page = ask("出售公民个人信息")
    assert "xingfa/253-1" in first(page)
    assert cards(page)[0] == "sell-personal-data"


def test_an_article_comes_with_its_inserted_siblings(ask: Ask) -> None:
    assert first(ask("刑法253"), 2) == ["xingfa/253", "xingfa/253-1"]


def test_an_inserted_article_comes_first(ask: Ask) -> None:
    page = ask("刑法253之一")
    assert first(page, 1) == ["xingfa/253-1"]
    assert page.hits[0].label == "《刑法》第二百五十三条之一"
    assert "xingfa/253" not in first(page)


def test_a_paragraph_is_shown_itself(ask: Ask) -> None:
    """第二款: 将在履行职责或者提供服务过程中获得的公民个人信息，出售或者提供给他人的."""
    hit = ask("刑法第二百五十三条之一第二款").hits[0]
    assert (hit.id, hit.label) == ("xingfa/253-1", "《刑法》第二百五十三条之一第二款")
    assert "将在履行职责或者提供服务过程中获得的公民个人信息" in hit.snippet.text


def test_what_happens_to_a_courier_who_sells_customer_data(ask: Ask) -> None:
    page = ask("快递员卖客户信息怎么判")
    assert cards(page)[0] == "courier-staff-sell-data"
    assert "xingfa/253-1" in first(page)


def test_forced_face_recognition_at_home(ask: Ask) -> None:
    page = ask("小区强制刷脸")
    assert cards(page)[0] == "forced-face-recognition"
    assert FORCED_FACE & set(first(page))


def test_the_fine_for_a_leak(ask: Ask) -> None:
    """个人信息保护法第六十六条 sets the fines."""
    assert "gerenxinxibaohufa/66" in first(ask("泄露个人信息罚款多少"))


@pytest.mark.parametrize(
    ("query", "on", "words"),
    [
        pytest.param("网络安全法64", NEW_LAW - timedelta(1), "侵害个人信息依法得到保护的权利", id="cybersecurity-2016"),
        pytest.param("网络安全法64", NEW_LAW, "网络运营者违反本法第二十六条第一款规定", id="cybersecurity-2025"),
        pytest.param("治安管理处罚法56", NEW_LAW - timedelta(1), "旅馆业的工作人员", id="public-security-2012"),
        pytest.param("治安管理处罚法56", NEW_LAW, "向他人出售或者提供个人信息的", id="public-security-2025"),
        pytest.param("刑法253之一", date(2014, 1, 1), "国家机关或者金融、电信、交通、教育", id="amendment-7"),
        pytest.param("刑法253之一", date(2015, 11, 1), "违反国家有关规定，向他人出售或者提供", id="amendment-9"),
    ],
)
def test_the_law_of_the_day_is_shown(ask: Ask, library: Library, query: str, on: date, words: str) -> None:
    page = ask(query, on)
    asked, hit = page.understood.provisions[0], page.hits[0]
    text = library.provision(asked, on).article.text
    assert hit.id == str(asked)
    assert words in text
    assert hit.snippet.text in text.replace("\n", " ")
    assert hit.status is not None
    assert hit.status.applies


def test_a_law_that_is_not_in_force_is_absent(ask: Ask) -> None:
    """个人信息保护法第七十四条: 自2021年11月1日起施行."""
    for query in ("个人信息处理者 单独同意", "敏感个人信息", "个人信息保护法"):
        assert "gerenxinxibaohufa" not in {hit.id.split("/")[0] for hit in ask(query, date(2020, 1, 1), top=400).hits}
    assert ask("敏感个人信息", date(2021, 11, 1)).hits[0].id.startswith("gerenxinxibaohufa/")


def test_a_cited_article_that_did_not_exist_yet_is_shown_as_not_in_force(ask: Ask) -> None:
    page = ask("刑法253之一", date(2008, 1, 1))
    assert page.hits[0].id == "xingfa/253-1"
    assert page.hits[0].status is not None
    assert page.hits[0].status.standing == "not_yet_in_force"


def test_a_cited_article_that_did_not_exist_yet_is_shown_in_its_first_wording(ask: Ask) -> None:
    """Library.latest_provision: where the day has no such article, its nearest wording at another time."""
    hit = ask("刑法253之一", date(2008, 1, 1)).hits[0]
    assert hit.snippet.text.startswith("国家机关或者金融、电信、交通、教育、医疗等单位的工作人员")


@pytest.mark.parametrize(
    "on", [date(2010, 1, 1), date(2014, 1, 1), date(2021, 6, 1), date(2025, 12, 31), TODAY], ids=str
)
@pytest.mark.parametrize("query", ["个人信息", "小区强制刷脸", "泄露个人信息罚款多少"])
def test_every_provision_that_is_found_is_law_on_the_day(ask: Ask, query: str, on: date) -> None:
    hits = [hit for hit in ask(query, on, top=400).hits if hit.kind == "provision"]
    assert hits
    assert [hit.id for hit in hits if hit.status is None or not hit.status.applies] == []


def addresses_of(library: Library, name: str, on: date) -> list[str]:
    (statute,) = library.names.candidates(name)
    version = library.version_at(statute, on)
    assert version is not None
    return [str(version.id_of(article)) for article in version.articles]


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("个人信息保护法", TODAY),
        ("网络安全法", NEW_LAW),
        ("网络安全法", NEW_LAW - timedelta(1)),
        ("治安管理处罚法", TODAY),
        ("商标法", TODAY),
        ("商标法", date(2027, 1, 1)),
    ],
    ids=str,
)
def test_the_name_of_a_law_gives_all_its_articles_of_the_day(ask: Ask, library: Library, name: str, on: date) -> None:
    wanted = set(addresses_of(library, name, on))
    assert {hit.id for hit in ask(name, on, top=400).hits if hit.id in wanted} == wanted


def test_articles_of_a_named_law_come_in_their_order(ask: Ask, library: Library) -> None:
    assert first(ask("个人信息保护法"), 10) == addresses_of(library, "个人信息保护法", TODAY)[:10]


def test_articles_of_an_amended_law_come_in_their_order(ask: Ask, library: Library) -> None:
    """Articles that the amendment of 2025 left alone must not stand before 第一条."""
    assert first(ask("治安管理处罚法"), 10) == addresses_of(library, "治安管理处罚法", TODAY)[:10]


def test_traditional_and_full_width_ask_the_same(ask: Ask) -> None:
    plain, typed = ask("个人信息保护法第66条"), ask("個人資訊保護法第６６條")
    assert first(typed, 5) == first(plain, 5)
    assert first(plain, 1) == ["gerenxinxibaohufa/66"]


@pytest.mark.parametrize("kind", ["provision", "case", "behaviour"])
def test_a_kind_gives_that_kind_alone(ask: Ask, kind: str) -> None:
    page = ask("出售公民个人信息", kinds=(kind,), top=50)
    assert {hit.kind for hit in page.hits} == {kind}


def test_behaviours_are_no_hits_unless_asked_for(ask: Ask) -> None:
    assert {hit.kind for hit in ask("出售公民个人信息", top=400).hits} == {"provision", "case"}


def test_a_statute_and_a_level_narrow_the_hits(ask: Ask) -> None:
    page = ask("出售公民个人信息", statute="fashi-2017-10", top=400)
    assert page.hits
    assert {hit.id.split("/")[0] for hit in page.hits} == {"fashi-2017-10"}
    found = ask("出售公民个人信息", level="judicial_interpretation", top=400)
    assert {hit.id.split("/")[0] for hit in found.hits} >= {"fashi-2017-10"}
    assert all(hit.id.startswith("fashi-") for hit in found.hits)


def test_an_unknown_choice_leaves_nothing(ask: Ask) -> None:
    for choice in ({"statute": "nosuchlaw"}, {"level": "nosuchlevel"}):
        page = ask("出售公民个人信息", **choice)
        assert (page.hits, page.total) == ((), 0)


@pytest.mark.parametrize(
    ("question", "card", "provisions"),
    [
        # 民法典第一千零三十三条第二项: 拍摄、窥视他人的住宅、宾馆房间等私密空间
        ("隔壁的探头正好拍到我家卧室窗户", "camera-neighbour", {"minfadian/1032", "minfadian/1033"}),
        # 民法典第一千零一十九条: 未经肖像权人同意，不得制作、使用、公开肖像权人的肖像
        ("理发店拿我的照片做广告没问过我", "portrait-ad", {"minfadian/1018", "minfadian/1019"}),
        # 民法典第一千零三十三条第一项: 以电话、短信、即时通讯工具、电子邮件、传单等方式侵扰他人的私人生活安宁
        ("拉黑了还换号码发短信骂我", "harassing-messages", {"minfadian/1032", "minfadian/1033"}),
        # 民法典第九百九十四条: 死者的姓名、肖像、名誉、荣誉、隐私、遗体等受到侵害的
        ("过世的父亲手机里的照片我能要回来吗", "deceased-data", {"gerenxinxibaohufa/49", "minfadian/994"}),
    ],
)
def test_plain_words_that_no_text_shares_lead_to_the_law(
    ask: Ask, question: str, card: str, provisions: set[str]
) -> None:
    page = ask(question)
    assert cards(page)[0] == card
    assert provisions & set(first(page))


@pytest.mark.parametrize(
    "question", ["遗嘱怎么写有效", "交通事故误工费怎么算", "宅基地能卖吗", "离婚孩子归谁", "怎么办"]
)
def test_other_law_is_answered_without_a_card(ask: Ask, question: str) -> None:
    page = ask(question, top=400)
    assert page.cards == ()
    assert not any("card" in hit.parts for hit in page.hits)


@pytest.mark.parametrize("question", ["zzzz qqqq", "怎么办", "how to sue"])
def test_what_nobody_wrote_about_finds_nothing(ask: Ask, question: str) -> None:
    """Something is always nearest in meaning; that alone is no answer."""
    page = ask(question)
    assert (page.hits, page.cards, page.total) == ((), (), 0)


@pytest.mark.parametrize(
    ("query", "statute"),
    [
        ("民法典 别人骂我", "minfadian"),
        ("个人信息保护法 罚款", "gerenxinxibaohufa"),
        ("刑法 偷拍别人", "xingfa"),
        ("治安管理处罚法里偷看别人洗澡怎么处罚", "zhianguanlichufafa"),
        ("消费者权益保护法 泄露个人信息", "xiaofeizhequanyibaohufa"),
    ],
)
def test_a_statute_that_is_named_keeps_its_articles_first(ask: Ask, query: str, statute: str) -> None:
    shown = [hit.id.split("/")[0] == statute for hit in ask(query, top=60).hits]
    assert shown[:3] == [True] * 3
    assert shown == sorted(shown, reverse=True)
