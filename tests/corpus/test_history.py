"""The wordings of the law in time: an amendment and the text it made say the same words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import DATA, Library, unit_text
from corpus.model import Article, Version

XINGFA_253_1 = ProvisionId("xingfa", 253, 1)
# 刑法修正案（十二）第一条至第七条: the address it changes, in the order of the amendment's articles.
AMENDED_2024 = ["xingfa/165", "xingfa/166", "xingfa/169", "xingfa/387/1", "xingfa/390", "xingfa/391/1", "xingfa/393"]


def file(held: dict[Path, Version], statute: str, effective: str) -> Version:
    return held[DATA / "statutes" / statute / f"{effective}.md"]


def article(version: Version, key: str) -> Article:
    found = version.article(key)
    assert found
    return found


def quoted(amending: Article) -> str:
    """The words an amendment puts in place: from its first quotation mark to its last, a line each."""
    text = amending.text
    inner = text[text.index("“") + 1 : text.rindex("”")]
    return inner.replace("\n“", "\n")


@pytest.mark.parametrize(("number", "address"), list(enumerate(AMENDED_2024, 1)), ids=AMENDED_2024)
def test_amended_articles_carry_the_words_of_amendment_12(held: dict[Path, Version], number: int, address: str) -> None:
    pid = ProvisionId.parse(address)
    amending = article(file(held, "xingfa-xiuzhengan-12", "2024-03-01"), str(number))
    amended = article(file(held, "xingfa", "2024-03-01"), pid.article_key)
    assert unit_text(amended, pid) == quoted(amending)
    assert amended.text.startswith(quoted(amending))


def test_amendment_12_changes_nothing_else(held: dict[Path, Version]) -> None:
    """Also the later paragraphs of 387 and 391, of which only the first is amended."""
    before, after = file(held, "xingfa", "2021-03-01"), file(held, "xingfa", "2024-03-01")
    keys = [ProvisionId.parse(address).article_key for address in AMENDED_2024]
    assert [a.key for a in after.articles] == [a.key for a in before.articles]
    for old, new in zip(before.articles, after.articles, strict=True):
        assert new.path == old.path
        assert (new.text != old.text) == (new.key in keys), new.key
    for key in ("387", "391"):
        assert article(after, key).paragraphs[1:] == article(before, key).paragraphs[1:]
    assert after.annexes == before.annexes


def test_amendment_12_in_a_word(library: Library) -> None:
    """刑法第三百八十七条第一款: three years became three, and ten for the especially serious."""
    pid = ProvisionId("xingfa", 387, 0, 1)
    before = unit_text(library.provision(pid, date(2024, 2, 29)).article, pid)
    after = unit_text(library.provision(pid, date(2024, 3, 1)).article, pid)
    assert "处五年以下有期徒刑或者拘役" in before
    assert "情节特别严重的，处三年以上十年以下有期徒刑" in after


def test_253_1_does_not_exist_before_amendment_7(library: Library) -> None:
    with pytest.raises(NotHeldError) as caught:
        library.provision(XINGFA_253_1, date(2009, 2, 27))
    expected = "本库没有 《刑法》第二百五十三条之一：该条自2009年2月28日起增设，2009年2月27日时尚不存在"
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("amendment", "effective", "number", "first", "last"),
    [
        ("xingfa-xiuzhengan-7", "2009-02-28", "7", "2009-02-28", "2015-10-31"),
        ("xingfa-xiuzhengan-9", "2015-11-01", "17", "2015-11-01", "2021-02-28"),
        ("xingfa-xiuzhengan-9", "2015-11-01", "17", "2021-03-01", "2026-11-22"),
    ],
    ids=["修正案（七）第七条", "修正案（九）第十七条", "修正案（九）第十七条 in the full text"],
)
def test_253_1_has_the_words_of_its_amendment(
    held: dict[Path, Version], library: Library, amendment: str, effective: str, number: str, first: str, last: str
) -> None:
    words = quoted(article(file(held, amendment, effective), number))
    for day in (first, last):
        provision = library.provision(XINGFA_253_1, date.fromisoformat(day))
        assert provision.article.text == words
        assert provision.status.applies


def test_the_two_wordings_of_253_1_differ_in_who_and_how_long(library: Library) -> None:
    before = library.provision(XINGFA_253_1, date(2015, 10, 31)).article
    after = library.provision(XINGFA_253_1, date(2015, 11, 1)).article
    assert before.paragraphs[0].text.startswith("国家机关或者金融、电信、交通、教育、医疗等单位的工作人员，")
    assert after.paragraphs[0].text.endswith("情节特别严重的，处三年以上七年以下有期徒刑，并处罚金。")
    assert (len(before.paragraphs), len(after.paragraphs)) == (3, 4)


@pytest.mark.parametrize("day", ["2020-12-26", "2021-02-28"])
def test_253_1_is_in_force_while_amendment_11_waits(library: Library, day: str) -> None:
    """刑法修正案（十一）第四十八条: 自2021年3月1日起施行."""
    provision = library.provision(XINGFA_253_1, date.fromisoformat(day))
    assert (str(provision.version.effective), provision.status.applies) == ("2017-11-04", True)
    assert provision.article.text == library.provision(XINGFA_253_1, date(2015, 11, 1)).article.text


RULE = "任何个人和组织不得窃取或者以其他非法方式获取个人信息，不得非法出售或者非法向他人提供个人信息。"


def test_article_44_of_the_network_security_law_became_46(library: Library) -> None:
    """全国人大常委会关于修改网络安全法的决定 took effect on 2026-01-01 and moved the articles."""
    old, new = (ProvisionId("wangluoanquanfa", number) for number in (44, 46))
    assert library.provision(old, date(2025, 12, 31)).article.text == RULE
    assert library.provision(new, date(2026, 1, 1)).article.text == RULE
    assert library.provision(new, date(2025, 12, 31)).article.text != RULE
    assert library.provision(old, date(2026, 1, 1)).article.text != RULE


def test_selling_personal_information_entered_the_public_security_law_in_2026(library: Library) -> None:
    """治安管理处罚法（2025修订）第五十六条."""
    pid = ProvisionId("zhianguanlichufafa", 56)
    before, after = library.provision(pid, date(2025, 12, 31)), library.provision(pid, date(2026, 1, 1))
    assert "个人信息" not in before.article.text
    assert after.article.paragraphs[0].text.startswith("违反国家有关规定，向他人出售或者提供个人信息的，处")
    assert all("个人信息" not in a.text or a.number == 42 for a in before.version.articles)


def test_the_trademark_law_of_2027(library: Library) -> None:
    """商标法（2026修订）第八十七条: 自2027年1月1日起施行."""
    pid = ProvisionId("shangbiaofa", 87)
    with pytest.raises(NotHeldError) as caught:
        library.provision(pid, date(2026, 12, 31))
    assert str(caught.value) == "本库没有 《商标法》第八十七条：2019年11月1日起施行的文本没有这一条，全文共 73 条"
    words = "本法自2027年1月1日起施行。\n本法施行前已经注册的商标继续有效。"
    assert library.provision(pid, date(2027, 1, 1)).article.text == words
    first = ProvisionId("shangbiaofa", 1)
    assert str(library.provision(first, date(2026, 12, 31)).version.effective) == "2019-11-01"
    assert str(library.provision(first, date(2027, 1, 1)).version.effective) == "2027-01-01"
