"""What is not held is known by name, and is not held."""

from __future__ import annotations

import re
from datetime import date

import pytest

from corpus.dates import show
from corpus.errors import CorpusError
from corpus.known_titles import load_known_titles
from corpus.library import DATA, Library
from corpus.names import canonical
from corpus.not_held import NotHeld, load_not_held
from tests.conftest import TODAY
from tests.corpus.conftest import BAD

NINE = "婚姻法 继承法 民法通则 收养法 担保法 合同法 物权法 侵权责任法 民法总则"
TEN = (
    "环境保护法 环境影响评价法 海洋环境保护法 大气污染防治法 水污染防治法 土壤污染防治法 固体废物污染环境防治法 "
    "噪声污染防治法 放射性污染防治法 清洁生产促进法"
)
TEXTS = load_not_held(DATA / "not_held.yaml")
REPEALED = [text for text in TEXTS if text.repealed]
BY_NAME = {canonical(name): text for text in TEXTS for name in (text.title, *text.aliases)}
# Nothing took the place of these: what they ordered was given up.
WITHOUT_REPLACEMENT = {
    "中华人民共和国农业税条例",
    "中华人民共和国营业税暂行条例",
    "国务院关于劳动教养问题的决定",
    "卖淫嫖娼人员收容教育办法",
}


def test_the_nine_laws_that_the_civil_code_replaced(library: Library) -> None:
    """民法典第一千二百六十条 names the nine laws that it repeals from 2021-01-01."""
    laws = [t for t in library.not_held if t.successor == "minfadian" and t.title.startswith("中华人民共和国")]
    replaced = {law.title.removeprefix("中华人民共和国") for law in laws}
    assert replaced == set(NINE.split())
    last = library.statute("minfadian").latest.articles[-1].text
    assert all(f"《中华人民共和国{title}》" in last for title in replaced)
    assert {law.repealed for law in laws} == {date(2021, 1, 1)}


def test_the_ten_laws_that_the_environmental_code_replaced() -> None:
    """生态环境法典第一千二百四十二条: 自2026年8月15日起施行, ten laws 同时废止."""
    replaced = [text for text in TEXTS if text.replaced_by == "中华人民共和国生态环境法典"]
    assert {text.title.removeprefix("中华人民共和国") for text in replaced} == set(TEN.split())
    assert {text.repealed for text in replaced} == {date(2026, 8, 15)}


@pytest.mark.parametrize(
    ("name", "repealed", "replacement"),
    [
        ("侵权责任法", date(2021, 1, 1), "minfadian"),
        ("《治安管理处罚条例》", date(2006, 3, 1), "zhianguanlichufafa"),
        ("食品卫生法", date(2009, 6, 1), "shipinanquanfa"),
        ("经济合同法", date(1999, 10, 1), "中华人民共和国合同法"),
        ("外资企业法", date(2020, 1, 1), "中华人民共和国外商投资法"),
        ("公司登记管理条例", date(2022, 3, 1), "中华人民共和国市场主体登记管理条例"),
        ("民通意见", date(2021, 1, 1), "minfadian"),
        ("合同法解释二", date(2021, 1, 1), "minfadian"),
        ("担保法解释", date(2021, 1, 1), "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释"),
        ("民诉意见", date(2015, 2, 4), "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释"),
        ("法释〔2007〕2号", date(2022, 3, 20), "最高人民法院关于适用《中华人民共和国反不正当竞争法》若干问题的解释"),
        ("网络交易管理办法", date(2021, 5, 1), "网络交易监督管理办法"),
    ],
)  # fmt: skip
def test_a_repealed_text_is_known_with_its_last_day_and_what_replaced_it(
    name: str, repealed: date, replacement: str
) -> None:
    text = BY_NAME[canonical(name)]
    assert (text.repealed, text.successor or text.replaced_by) == (repealed, replacement)


@pytest.mark.parametrize("name", ["民间借贷规定", "买卖合同解释", "人身损害赔偿解释", "建筑物区分所有权解释"])
def test_interpretations_that_were_amended_are_not_repealed(name: str) -> None:
    """法释〔2020〕17号 amended them; 法释〔2020〕16号 does not list them."""
    assert canonical(name) not in BY_NAME


def test_nothing_in_the_list_is_held(library: Library) -> None:
    for text in library.not_held:
        for name in (text.title, *text.aliases):
            assert library.names.candidates(name) == (), name


def test_no_name_stands_twice() -> None:
    assert len(BY_NAME) == sum(1 + len(text.aliases) for text in TEXTS)


def test_every_entry_gives_its_reason() -> None:
    assert all(len(text.reason) > 5 for text in TEXTS)


@pytest.mark.parametrize("text", REPEALED, ids=lambda text: text.title)
def test_the_reason_says_the_day(text: NotHeld) -> None:
    assert text.repealed
    assert text.reason.startswith(f"自{show(text.repealed)}起")
    assert date(1990, 1, 1) < text.repealed <= TODAY


@pytest.mark.parametrize("text", REPEALED, ids=lambda text: text.title)
def test_the_reason_names_what_took_its_place(library: Library, text: NotHeld) -> None:
    if text.title in WITHOUT_REPLACEMENT:
        assert (text.successor, text.replaced_by) == (None, None)
        return
    title = library.statute(text.successor).latest.short_title if text.successor else text.replaced_by
    assert title
    named = re.search(r"(?:由|见)(《.+?》)(?:取代|$)", text.reason)
    assert named, text.reason
    assert canonical(named[1]) == canonical(title)


def test_what_replaced_a_text_is_known_itself() -> None:
    known = {canonical(title.title) for title in load_known_titles(DATA / "known_titles.txt")} | BY_NAME.keys()
    assert {text.title for text in REPEALED if text.replaced_by and canonical(text.replaced_by) not in known} == set()


def test_a_text_ends_before_the_one_that_replaced_it() -> None:
    """噪声污染防治法 replaced 环境噪声污染防治法, and was replaced in its turn."""
    chained = [(text, BY_NAME.get(canonical(text.replaced_by))) for text in REPEALED if text.replaced_by]
    pairs = [(text, later) for text, later in chained if later]
    assert {text.title for text, _ in pairs} >= {"中华人民共和国环境噪声污染防治法", "中华人民共和国经济合同法"}
    for text, later in pairs:
        assert text.repealed and later.repealed and text.repealed < later.repealed
        assert f"后者自{show(later.repealed)}起" in text.reason


def test_a_bad_entry_is_named() -> None:
    path = BAD / "not_held_unknown_key.yaml"
    with pytest.raises(CorpusError) as caught:
        load_not_held(path)
    assert str(caught.value) == f"{path}:1: texts.0.why：没有这个键"


def test_what_took_its_place_is_given_once() -> None:
    path = BAD / "not_held_two_successors.yaml"
    with pytest.raises(CorpusError) as caught:
        load_not_held(path)
    assert str(caught.value) == f"{path}:1: texts.0：successor 与 replaced_by 只写一个"
