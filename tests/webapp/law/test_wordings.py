"""The lists of wordings on the pages of statutes and articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from corpus.article_history import ArticleHistories
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.repeals import Repeal
from tests.conftest import TODAY
from tests.webapp.conftest import Get
from webapp.contexts import Link
from webapp.law.wordings import repealed_links, repealing_link, span_rows, statute_rows

ARTICLE = ProvisionId("xingfa", 253, 1)


def test_wordings_are_listed_newest_first_with_their_days(library: Library) -> None:
    statute = library.statutes["xingfa"]
    rows = statute_rows(library, statute, statute.latest, TODAY)
    days = [row.url.partition("@")[2] for row in rows]
    assert days == [str(v.effective) for v in reversed(statute.versions)]
    assert [row.current for row in rows] == [True] + [False] * (len(days) - 1)
    assert [row.compare_url for row in rows[:-1]] == [
        f"/compare/xingfa@{older}/xingfa@{newer}" for newer, older in pairwise(days)
    ]
    assert rows[-1].compare_url == "", "before the oldest there is nothing to compare"


def test_each_wording_names_what_made_it(library: Library) -> None:
    """刑法修正案（十一）第四十八条 says from when it applies."""
    statute = library.statutes["xingfa"]
    rows = {row.url.partition("@")[2]: row.made_by for row in statute_rows(library, statute, statute.latest, TODAY)}
    assert rows["2021-03-01"] == Link("《刑法修正案（十一）》第四十八条", "/law/xingfa-xiuzhengan-11@2021-03-01/48")


def test_an_article_lists_its_own_wordings_alone(library: Library) -> None:
    """刑法 has many wordings since 1997, its 第二百五十三条之一 two."""
    rows = span_rows(ArticleHistories(library).of(ARTICLE, TODAY), ARTICLE, TODAY)
    assert [(row.label, row.kind, row.made_by.text, row.current) for row in rows] == [
        ("2015年11月1日起", "修改", "《刑法修正案（九）》第十七条", True),
        ("2009年2月28日起至2015年10月31日", "增设", "《刑法修正案（七）》第七条", False),
    ]
    assert rows[0].compare_url == "/compare/xingfa@2009-02-28/xingfa@2015-11-01/253-1"
    assert rows[1].compare_url == ""


def test_earlier_wordings_follow_the_renumbering(get: Get) -> None:
    """第七十一条 of 2017 is no earlier wording of today's: that was 第六十四条, 第六十六条 and 第七十条."""
    page = get("/law/wangluoanquanfa/71")
    listed = page.html.split('<ol class="spans">')[1].split("</ol>")[0]
    assert "/law/wangluoanquanfa@2017-06-01/64" in listed
    assert "/law/wangluoanquanfa@2017-06-01/71" not in listed
    assert "《关于修改网络安全法的决定》第十二条" in listed


def test_every_comparison_that_is_offered_answers(follow: Get) -> None:
    for start in ("/law/xingfa", "/law/wangluoanquanfa/71", "/law/xingfa/253-1", "/law/shangbiaofa"):
        urls = [url for url in follow(start).urls if url.startswith("/compare/") or url.endswith("/history")]
        assert urls, start
        for url in dict.fromkeys(urls):
            assert follow(url).status == 200, url


def test_a_statute_names_what_it_repealed(library: Library, get: Get) -> None:
    """民法典第一千二百六十条: 婚姻法 and eight others 同时废止."""
    links = repealed_links(library, "minfadian")
    assert len(links) == 9
    assert links[0] == Link("《中华人民共和国婚姻法》", "", "自2021年1月1日起")
    assert "同时废止的规定" in get("/law/minfadian").headings


def test_a_statute_that_nothing_repeals_says_nothing(library: Library) -> None:
    assert repealing_link(library, "minfadian", TODAY) is None


def test_a_repeal_is_named_before_and_after_its_day(library: Library) -> None:
    repeal = Repeal(
        "中华人民共和国网络安全法", ProvisionId("shujuanquanfa", 55), date(2027, 7, 1), statute="wangluoanquanfa"
    )
    made = replace(library, repeals={"shujuanquanfa": (repeal,)})
    url = "/law/shujuanquanfa@2027-07-01/55"
    after = Link("《数据安全法》第五十五条", url, "自2027年7月1日起废止")
    assert repealing_link(made, "wangluoanquanfa", date(2027, 7, 1)) == after
    assert repealing_link(made, "wangluoanquanfa", TODAY) == replace(after, note="自2027年7月1日起废止（尚未废止）")
    (link,) = repealed_links(made, "shujuanquanfa")
    assert link == Link("《中华人民共和国网络安全法》", "/law/wangluoanquanfa", "自2027年7月1日起")


def test_the_standing_leads_to_its_cause(get: Get) -> None:
    links = get("/law/wangluoanquanfa").links
    (cause,) = [url for url, text in links if text.startswith("自2026年1月1日起施行（")]
    assert cause == "/law/guanyuxiugaiwangluoanquanfadejueding@2026-01-01"
    links = get("/law/xingfa@2011-05-01/253-1?as_of=2014-01-01").links
    assert "/law/xingfa-xiuzhengan-7@2009-02-28/7" in [url for url, _ in links]
