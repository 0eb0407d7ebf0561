"""刑法 from 1997 on: every wording, article by article, as the amendments give it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Version

DAYS = (
    "1997-10-01", "1998-12-29", "1999-12-25", "2001-08-31", "2001-12-29", "2002-12-28", "2005-02-28", "2006-06-29",
    "2009-02-28", "2009-08-27", "2011-05-01", "2015-11-01", "2017-11-04", "2021-03-01", "2024-03-01",
)  # fmt: skip


def text_on(library: Library, article: str, day: str) -> str | None:
    """The article's text on a day; None where the wording of that day has no such article."""
    try:
        return library.provision(ProvisionId.parse(f"xingfa/{article}"), date.fromisoformat(day)).article.text
    except NotHeldError:
        return None


def changes_of(library: Library, article: str) -> list[tuple[str, str, str]]:
    """(day, kind, clause) for every wording that states a change of the article."""
    found = ((str(v.effective), c) for v in library.statute("xingfa").versions for c in v.changes)
    return [(day, c.kind, c.by) for day, c in found if c.article == article]


def without_quotes(version: Version, article: str) -> str:
    """An amendment's article without its quotation marks, one line after the other."""
    found = version.article(article)
    assert found
    return re.sub("[“”]", "", found.text)


def test_every_wording_since_1997_is_held_whole(library: Library) -> None:
    """刑法第四百五十二条: 本法自1997年10月1日起施行。"""
    versions = library.statute("xingfa").versions
    assert tuple(str(v.effective) for v in versions) == DAYS
    assert {v.extent for v in versions} == {"full"}
    assert len(versions[0].articles) == 452
    assert not any(a.suffix for a in versions[0].articles)


@pytest.mark.parametrize(
    ("day", "paragraphs", "opening"),
    [
        ("2009-02-27", 0, None),
        ("2009-02-28", 3, "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员，违反国家规定，"),
        ("2015-10-31", 3, "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员，违反国家规定，"),
        ("2015-11-01", 4, "违反国家有关规定，向他人出售或者提供公民个人信息，情节严重的，"),
        ("2026-11-22", 4, "违反国家有关规定，向他人出售或者提供公民个人信息，情节严重的，"),
    ],
)
def test_253_1_through_its_days(library: Library, day: str, paragraphs: int, opening: str | None) -> None:
    """刑法修正案（七）第七条 inserts it on 2009-02-28, 刑法修正案（九）第十七条 rewrites it from 2015-11-01."""
    text = text_on(library, "253-1", day)
    assert (text is None) == (opening is None)
    assert text is None or (len(text.split("\n")), text.startswith(opening or "")) == (paragraphs, True)


def test_253_stood_unchanged_throughout(library: Library) -> None:
    """刑法第二百五十三条: 邮政工作人员私自开拆或者隐匿、毁弃邮件、电报的."""
    texts = {text_on(library, "253", day) for day in DAYS}
    assert len(texts) == 1
    assert changes_of(library, "253") == []


def test_money_laundering_was_rewritten_three_times(library: Library) -> None:
    """修正案（三）第七条, 修正案（六）第十六条, 修正案（十一）第十四条: 第一百九十一条."""
    assert changes_of(library, "191") == [
        ("2001-12-29", "amended", "xingfa-xiuzhengan-3/7"),
        ("2006-06-29", "amended", "xingfa-xiuzhengan-6/16"),
    ]
    crimes = {
        "1997-10-01": "明知是毒品犯罪、黑社会性质的组织犯罪、走私犯罪的违法所得",
        "2001-12-29": "明知是毒品犯罪、黑社会性质的组织犯罪、恐怖活动犯罪、走私犯罪的违法所得",
        "2006-06-29": "明知是毒品犯罪、黑社会性质的组织犯罪、恐怖活动犯罪、走私犯罪、贪污贿赂犯罪、",
        "2021-03-01": "为掩饰、隐瞒毒品犯罪、黑社会性质的组织犯罪、恐怖活动犯罪、走私犯罪、贪污贿赂犯罪、",
    }
    for day, opening in crimes.items():
        assert (text_on(library, "191", day) or "").startswith(opening), day


@pytest.mark.parametrize(("day", "paragraphs"), [("2009-02-27", 1), ("2009-02-28", 3), ("2015-11-01", 4)])
def test_the_computer_crimes_grew(library: Library, day: str, paragraphs: int) -> None:
    """修正案（七）第九条: 在刑法第二百八十五条中增加两款作为第二款、第三款; 修正案（九）第二十六条: 第四款."""
    text = text_on(library, "285", day)
    assert text and len(text.split("\n")) == paragraphs
    assert changes_of(library, "285") == [
        ("2009-02-28", "amended", "xingfa-xiuzhengan-7/9"),
        ("2015-11-01", "amended", "xingfa-xiuzhengan-9/26"),
    ]


def test_pollution_lost_its_requirement_of_an_accident(library: Library) -> None:
    """修正案（八）第四十六条: 将刑法第三百三十八条修改为：“违反国家规定，排放、倾倒或者处置有放射性的废物…"""
    before, after = text_on(library, "338", "2011-04-30"), text_on(library, "338", "2011-05-01")
    assert before and after
    assert "造成重大环境污染事故，致使公私财产遭受重大损失或者人身伤亡的严重后果的" in before
    assert "严重污染环境的" in after
    amendment = library.statute("xingfa-xiuzhengan-8").latest
    assert without_quotes(amendment, "46") == f"将刑法第三百三十八条修改为：{after}"


def test_requisition_became_expropriation_and_requisition(library: Library) -> None:
    """关于修改部分法律的决定（2009）第二条第（一）项: 将……“征用”修改为“征收、征用”."""
    for article, before, after in [
        ("381", "战时拒绝军事征用，", "战时拒绝军事征收、征用，"),
        ("410", "非法批准征用、占用土地", "非法批准征收、征用、占用土地"),
    ]:
        assert before in (text_on(library, article, "2009-08-26") or "")
        assert after in (text_on(library, article, "2009-08-27") or "")
        assert changes_of(library, article) == [("2009-08-27", "amended", "guanyuxiugaibufenfaludejueding/2/1/1")]


def test_an_item_moved_when_another_was_put_before_it(library: Library) -> None:
    """修正案（1999年）第八条: 增加一项，作为第三项……原第三项改为第四项。"""
    lines = (text_on(library, "225", "1999-12-25") or "").split("\n")
    assert lines[3:] == [
        "（三）未经国家有关主管部门批准，非法经营证券、期货或者保险业务的；",
        "（四）其他严重扰乱市场秩序的非法经营行为。",
    ]
    before = (text_on(library, "225", "1999-12-24") or "").split("\n")
    assert before[3:] == ["（三）其他严重扰乱市场秩序的非法经营行为。"]


@pytest.mark.parametrize("day", DAYS[1:-2])
def test_a_wording_that_rewrites_an_article_has_the_words_of_its_clause(library: Library, day: str) -> None:
    """立法技术规范: 将第X条修改为：“…” gives the article the quoted words, whole."""
    version = library.version_at("xingfa", date.fromisoformat(day))
    assert version
    for change in version.changes:
        clause = ProvisionId.parse(change.by)
        told = without_quotes(library.statute(clause.statute).latest, clause.article_key)
        words = told.split("修改为：", 1)
        number = version.article(change.article)
        if len(words) == 2 and number and re.fullmatch(f"将刑法{number.label}", words[0]):
            assert words[1].replace("\n", "") == number.text.replace("\n", ""), (day, change)


def test_only_two_commas_of_190_are_not_by_an_amendment(library: Library) -> None:
    """决定（1998）第三条 writes 其他直接责任人员处五年以下, the consolidated text 其他直接责任人员，处五年以下."""
    before, after = text_on(library, "190", "2020-12-31"), text_on(library, "190", "2021-03-01")
    assert before and after
    assert before.replace("其他直接责任人员处", "其他直接责任人员，处") == after
    stated = {c.article for v in library.statute("xingfa").versions for c in v.changes}
    told = "".join(a.text for a in library.statute("xingfa-xiuzhengan-11").latest.articles)
    for article in library.statute("xingfa").versions[-2].articles:
        same = text_on(library, article.key, "2020-12-31") == article.text
        assert same or article.key == "190" or f"刑法{article.label}" in told or f"作为{article.label}" in told
        original = text_on(library, article.key, "1997-10-01")
        assert article.key in stated or original == text_on(library, article.key, "2020-12-31")
