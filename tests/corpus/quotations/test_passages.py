"""Whose words a passage is: exact holders, near ones, and texts that nobody holds."""

from __future__ import annotations

import random

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.quotations.normal_text import words_of
from corpus.quotations.passages import Owner, Passages
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def passages(library: Library) -> Passages:
    return Passages(library)


def addresses(owners: list[Owner]) -> list[str]:
    return [str(o.version.id_of(o.article)) if o.article else o.version.statute for o in owners]


def test_holders_of_exact_words(passages: Passages) -> None:
    words = words_of("行为人因过错侵害他人民事权益造成损害的，应当承担侵权责任。")
    assert addresses(passages.holding(words)) == ["minfadian/1165"]


def test_every_wording_is_held_once(passages: Passages) -> None:
    found = passages.holding(
        words_of("违反国家有关规定，向他人出售或者提供公民个人信息，情节严重的，处三年以下有期徒刑")
    )
    assert addresses(found) == ["xingfa/253-1", "xingfa-xiuzhengan-9/17"]
    assert (str(found[0].first.effective), str(found[0].version.effective)) == ("2015-11-01", "2024-03-01")


def test_each_wording_of_an_article_stands_once(passages: Passages) -> None:
    """刑法第三百一十二条 was rewritten by 修正案（六）in 2006."""
    found = passages.holding(words_of("明知是犯罪所得的赃物而予以窝藏、转移、收购或者代为销售的"))
    spans = [(str(o.first.effective), str(o.version.effective)) for o in found]
    assert (addresses(found), spans) == (["xingfa/312"], [("1997-10-01", "2005-02-28")])


def test_a_preamble_is_held(passages: Passages) -> None:
    assert addresses(passages.holding("为依法惩治侵犯公民个人信息犯罪活动")) == ["fashi-2017-10"]


def test_words_do_not_run_from_one_article_into_the_next(passages: Passages, library: Library) -> None:
    one, other = (library.provision(ProvisionId("minfadian", n), TODAY).article for n in (1034, 1035))
    assert passages.holding(words_of(one.text)[-8:] + words_of(other.text)[:8]) == []


def test_nothing_is_nobodys(passages: Passages) -> None:
    assert passages.holding("") == []
    assert passages.near("") == []
    assert passages.near("网约车平台须在每月五日前向乘客寄送纸质行程账单") == []


@pytest.mark.parametrize("address", ["minfadian/1038", "gerenxinxibaohufa/13", "xingfa/253-1", "wangluoanquanfa/64"])
def test_an_altered_passage_is_attributed(passages: Passages, library: Library, address: str) -> None:
    pid = ProvisionId.parse(address)
    words = list(words_of(library.provision(pid, TODAY).article.text))
    chance = random.Random(address)
    for at in range(0, len(words), 15):
        words[at] = chance.choice("甲乙丙丁")
    assert addresses(passages.near("".join(words)))[0] == address
