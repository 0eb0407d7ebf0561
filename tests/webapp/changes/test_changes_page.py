from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from corpus.library import Library
from tests.conftest import TODAY
from tests.webapp.conftest import Get, Page
from webapp.changes.log import Asked, ChangeLog, ChangesQueryError, a_year_before, read_asked

EVERY = [
    "/changes",
    "/changes?since=all",
    "/changes?since=2026-01-01&of=law",
    "/changes?since=all&of=collection",
    "/changes?since=all&statute=xingfa",
    "/changes?since=2099-01-01",
]


@pytest.fixture(scope="module", autouse=True)
def _in_november_2026() -> Iterator[None]:
    """What is to come on this day has come later on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.changes.pages.today", lambda: TODAY)
        yield


def data_of(client: FlaskClient, url: str) -> dict[str, Any]:
    answer = client.get(url)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    data: dict[str, Any] = json.loads(answer.data)
    return data


def before(page: Page, *words: str) -> None:
    places = [page.text.index(word) for word in words]
    assert places == sorted(places), words


@pytest.mark.parametrize("url", EVERY)
def test_the_page_needs_no_script_and_nothing_from_elsewhere(get: Get, url: str) -> None:
    page = get(url)
    assert page.status == 200
    assert page.foreign_scripts == 0
    assert " style=" not in page.html
    assert not [u for u in [*page.urls, *page.sources] if urlsplit(u).netloc]
    for href in page.urls:
        if href.startswith("#"):
            assert f'id="{href[1:]}"' in page.html


def test_what_is_to_come_stands_on_top_then_the_law_then_the_collection(get: Get) -> None:
    """商标法 (2026修订)第八十七条: 本法自2027年1月1日起施行."""
    page = get("/changes?since=2026-01-01")
    parts = [h for h in page.headings if not h[0].isdigit()]
    assert parts == ["变化", "即将施行", "法律的变化 2026年1月1日以来", "本库的变化 2026年1月1日以来"]
    before(page, "即将施行", "2027年1月1日", "《商标法》", "2026年1月1日以来", "《网络安全法》")


def test_the_change_of_wangluoanquanfa(get: Get) -> None:
    """关于修改网络安全法的决定: 增加第三条、第二十条、第六十三条、第七十三条; 原第六十四条、第六十六条、第七十条合并为
    第七十一条."""
    page = get("/changes?since=2026-01-01&of=law&statute=wangluoanquanfa")
    assert "修改 11 条，新增 4 条，另有 64 条文字未改" in page.text
    assert ("/law/wangluoanquanfa@2026-01-01/71", "第七十一条（原第六十四条、第六十六条、第七十条）") in page.links
    assert ("/law/wangluoanquanfa@2026-01-01/20", "第二十条") in page.links
    assert ("/compare/wangluoanquanfa@2017-06-01/wangluoanquanfa@2026-01-01", "前后对照") in page.links
    assert "治安管理处罚法" not in page.text


def test_a_deleted_article_leads_to_its_last_words(get: Get) -> None:
    """商标法 of 2019 第五十八条 has no counterpart in that of 2027."""
    page = get("/changes?since=2027-01-01&of=law")
    assert ("/law/shangbiaofa@2019-11-01/58", "第五十八条") in page.links


def test_what_cannot_be_compared_says_so(get: Get) -> None:
    page = get("/changes?since=2024-07-01&of=law&statute=gongsifa")
    assert "没有修改前的全文可比，不能列出改了哪些条" in page.text


def test_texts_that_are_not_held_are_told_apart(get: Get) -> None:
    page = get("/changes?since=2026-08-01&of=law")
    assert "本站未收录的 10 个文件废止" in page.text
    assert "《中华人民共和国环境保护法》：自2026年8月15日起废止，由《生态环境法典》取代" in page.text


def test_a_page_without_a_day_begins_a_year_ago(get: Get, library: Library) -> None:
    since = a_year_before(TODAY)
    page = get("/changes?since=")
    assert f'value="{since}"' in page.html
    assert ChangeLog.of(library).law_asked(Asked(since, "law"))


def test_a_span_without_changes_says_so(get: Get) -> None:
    page = get("/changes?since=2099-01-01")
    assert "2099年1月1日还没有到" in page.text
    assert "本站收录的法规里没有从这一天起施行、修改或者废止的" in page.text
    assert "本库的变化" not in page.headings


@pytest.mark.parametrize("url", ["/changes?since=2026-02-30", "/api/v1/changes?since=昨天"])
def test_a_bad_day_is_told(get: Get, url: str) -> None:
    page = get(url)
    assert page.status == 400
    assert "请写成 2014-01-01 或 2014年1月1日" in page.html


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("/api/v1/changes?sinse=2026-01-01", "没有参数 sinse。可用的参数：since、of、statute"),
        ("/api/v1/changes?of=cases", "没有“cases”这一类变化。可选：law（法律的变化）、collection（本库的变化）"),
    ],
)
def test_a_wrong_parameter_is_told_to_programs(client: FlaskClient, url: str, message: str) -> None:
    answer = client.get(url)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert message in json.loads(answer.data)["detail"]


def test_the_law_as_json(client: FlaskClient) -> None:
    data = data_of(client, "/api/v1/changes?since=2026-01-01&of=law&statute=wangluoanquanfa")
    assert set(data) == {"since", "statute", "law", "undated"}
    (change,) = data["law"]
    assert change["day"] == "2026-01-01"
    assert change["kind"] == "amended"
    assert change["upcoming"] is False
    assert change["wording"] == "wangluoanquanfa@2026-01-01"
    assert change["promulgated"] == "2025-10-28"
    assert change["inserted"] == [f"wangluoanquanfa/{n}" for n in (3, 20, 63, 73)]
    assert change["by"] == [
        {"label": "《关于修改网络安全法的决定》", "provision": "guanyuxiugaiwangluoanquanfadejueding"}
    ]
    assert {"before": ["wangluoanquanfa/44"], "after": "wangluoanquanfa/46"} in change["renumbered"]


def test_the_collection_as_json(client: FlaskClient) -> None:
    data = data_of(client, "/api/v1/changes?of=collection")
    first = data["collection"][-1]
    assert (first["id"], first["released"]) == ("2026-11-22", "2026-11-22T18:23:59Z")
    assert first["totals"] == {"statutes": 58, "wordings": 65, "articles": 6455, "cases": 104, "cards": 49}
    assert len(first["wordings"]) == 65
    second = next(r for r in data["collection"] if r["id"] == "2026-11-22-2")
    (change,) = [c for c in second["wordings"] if c["wording"] == "wangluoanquanshenchabanfa@2022-02-15"]
    assert "wangluoanquanshenchabanfa/8" in change["changed"]


def test_a_program_without_a_day_gets_everything(client: FlaskClient, library: Library) -> None:
    log = ChangeLog.of(library)
    data = data_of(client, "/api/v1/changes")
    assert (len(data["law"]), len(data["collection"])) == (len(log.law), len(log.releases))


def test_releases_link_to_what_they_brought(get: Get) -> None:
    page = get("/changes?since=all&of=collection")
    assert 'id="r2026-11-22-3"' in page.html
    assert ("/law/yishifa@2022-03-01", "《医师法》（2022年3月1日起施行的文本）") in page.links
    assert "文字或者分款、分项有更正：第二条" in page.text


def test_the_feed_is_found_by_readers(get: Get) -> None:
    assert "/changes.atom" in get("/changes").sources
    assert "/law/xingfa/changes.atom" in get("/changes?since=all&statute=xingfa").sources


def test_links_lead_somewhere(get: Get) -> None:
    page = get("/changes?since=2025-06-01&of=law")
    for href in dict.fromkeys(u for u in page.urls if u.startswith(("/law/", "/changes"))):
        assert get(href).status in (200, 302), href


def test_questions_are_read(library: Library) -> None:
    assert read_asked({"since": "2026年1月1日", "statute": "刑法"}, library) == Asked(
        TODAY.replace(month=1, day=1), "", "xingfa"
    )
    with pytest.raises(ChangesQueryError):
        read_asked({"of": "法律"}, library)
