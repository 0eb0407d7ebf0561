"""Suggestions over the real corpus: what somebody types, and what is offered."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from corpus.library import Library
from indexer.suggest import Suggester, Suggestion
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def suggester(library: Library) -> Suggester:
    return Suggester.of(library)


def texts(found: tuple[Suggestion, ...]) -> list[str]:
    return [suggestion.text for suggestion in found]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("个保", "个人信息保护法"),
        ("個人資訊", "个人信息保护法"),
        ("gxb", "个人信息保护法"),
        ("grxxbhf", "个人信息保护法"),
        ("gerenxinxi", "个人信息保护法"),
        ("ge ren xin xi", "个人信息保护法"),
        ("GeRen", "个人信息保护法"),
        ("PIPL", "个人信息保护法"),
        ("中华人民共和国个人", "个人信息保护法"),
        ("《个人信息保", "个人信息保护法"),
        ("信息", "个人信息保护法"),
        ("mfd", "民法典"),
        ("xingfa", "刑法"),
        ("消法", "消费者权益保护法"),
        ("网络安", "网络安全法"),
        ("法释〔2017〕10", "办理侵犯公民个人信息刑事案件解释"),
    ],
)
def test_a_statute_is_offered_first(suggester: Suggester, typed: str, name: str) -> None:
    first = suggester.suggest(typed, on=TODAY)[0]
    assert (first.text, first.kind) == (name, "statute")


def test_a_statute_says_what_it_is_and_by_which_name_it_was_met(suggester: Suggester) -> None:
    assert suggester.suggest("个保")[0] == Suggestion(
        "个人信息保护法", "statute", "法律", "gerenxinxibaohufa", "又称个保法，全称中华人民共和国个人信息保护法"
    )


@pytest.mark.parametrize(
    ("typed", "addresses"),
    [
        ("民法典1034", ["minfadian/1034"]),
        ("刑法253之", ["xingfa/253-1"]),
        ("刑法253-1", ["xingfa/253-1"]),
        ("刑法第二百五十三条之", ["xingfa/253-1"]),
        ("刑法第二百五十三条", ["xingfa/253", "xingfa/253-1"]),
        ("《民法典》第１０３４條", ["minfadian/1034"]),
        ("mfd1034", ["minfadian/1034"]),
        ("个保法第六十", [f"gerenxinxibaohufa/{n}" for n in range(60, 68)]),
        ("个人信息保护法7", [f"gerenxinxibaohufa/{n}" for n in (7, 70, 71, 72, 73, 74)]),
    ],
)
def test_the_beginning_of_an_address(suggester: Suggester, typed: str, addresses: list[str]) -> None:
    found = suggester.suggest(typed, on=TODAY)
    assert [s.address for s in found if s.kind == "provision"] == addresses


def test_an_article_is_shown_with_its_number_and_the_beginning_of_its_text(suggester: Suggester) -> None:
    found = suggester.suggest("民法典1034", on=TODAY)[0]
    assert found.text == "民法典第一千零三十四条"
    assert found.what == "条文"
    assert found.note.startswith("自然人的个人信息受法律保护。")


def test_articles_are_those_of_the_day(suggester: Suggester) -> None:
    assert suggester.suggest("刑法253之", on=date(2005, 1, 1)) == ()
    assert suggester.suggest("刑法253之", on=date(2010, 1, 1))[0].note.startswith("国家机关或者金融、电信")


def test_without_a_number_the_articles_that_behaviours_rest_on(suggester: Suggester, library: Library) -> None:
    found = [s.address for s in suggester.suggest("民法典第", on=TODAY)]
    cited = [len(library.citing_cards[address]) for address in found]
    assert len(found) == 8
    assert all(one >= other > 0 for one, other in pairwise(cited))


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("诽谤", "offence", "诽谤罪"),
        ("侵犯公民个人信", "offence", "侵犯公民个人信息罪"),
        ("qfgmgrxx", "offence", "侵犯公民个人信息罪"),
        ("单独同", "word", "单独同意"),
        ("小区、物业强", "behaviour", "小区、物业强制刷脸，不提供替代方式"),
        ("快递员卖信息", "behaviour", "快递员工查询并出售客户寄递信息"),
        ("如皋", "case", "如皋快递客服王某夫妻查询出售寄递信息案"),
    ],
)
def test_what_else_is_offered(suggester: Suggester, typed: str, kind: str, text: str) -> None:
    assert (kind, text) in [(s.kind, s.text) for s in suggester.suggest(typed)]


def test_a_behaviour_tells_the_phrasing_that_was_met(suggester: Suggester) -> None:
    found = next(s for s in suggester.suggest("诽谤") if s.kind == "behaviour")
    assert "诽谤" in found.text + found.note


def test_a_name_no_longer_in_use_says_so(suggester: Suggester) -> None:
    found = next(s for s in suggester.suggest("出售、非法提供公民个人信息") if s.kind == "offence")
    assert found.note == "用到2015年10月31日，现为侵犯公民个人信息罪"


@pytest.mark.parametrize(
    "typed", ["", "  ", "qzwxv", "锟斤拷", "😀", "asdfghjkl", "\x00", "\ud83d", "个" * 61, "《》", "%%%"]
)
def test_nothing_for_nonsense(suggester: Suggester, typed: str) -> None:
    assert suggester.suggest(typed) == ()


@pytest.mark.parametrize("typed", ["个", "g", "法", "第", "罪", "1", "中华", "条", "(", "之", "\\", "民法典第第"])
def test_any_beginning_gets_no_more_than_asked_for_and_nothing_twice(suggester: Suggester, typed: str) -> None:
    found = suggester.suggest(typed, limit=5)
    assert len(found) <= 5
    assert len({(s.kind, s.address or s.text) for s in found}) == len(found)


def test_statutes_leave_room_for_the_rest(suggester: Suggester) -> None:
    kinds = [s.kind for s in suggester.suggest("信息")]
    assert kinds[:4] == ["statute"] * 4
    assert set(kinds[4:]).isdisjoint({"statute"})


def test_every_name_that_is_typed_to_its_end_is_offered(suggester: Suggester, library: Library) -> None:
    for statute in library.statutes.values():
        assert statute.latest.short_title in texts(suggester.suggest(statute.latest.short_title)), statute.id
    for offence in library.offences:
        assert offence.name in texts(suggester.suggest(offence.name)), offence.name
    for card in library.cards.values():
        assert card.name in texts(suggester.suggest(card.phrasings[0])), card.id


def test_every_address_that_is_offered_is_one(suggester: Suggester, library: Library) -> None:
    for typed in ("个", "g", "信息", "刑法2", "民法典第", "开盒"):
        for found in suggester.suggest(typed, limit=20, on=TODAY):
            held = {"case": library.cases, "behaviour": library.cards, "statute": library.statutes}.get(found.kind)
            assert held is None or found.address in held
