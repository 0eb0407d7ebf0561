"""GET /api/v1/search, /api/v1/provision, /api/v1/behaviour: the law of a day for programs."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from corpus.library import Library
from corpus.status import today
from tests.webapp.conftest import Get


def data(client: FlaskClient, url: str) -> dict[str, Any]:
    answer = client.get(url)
    assert (answer.status_code, answer.mimetype) == (200, "application/json"), url
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found: dict[str, Any] = answer.get_json()
    return found


def refused(client: FlaskClient, url: str) -> tuple[int, str]:
    answer = client.get(url)
    assert answer.mimetype == "application/problem+json", url
    problem = answer.get_json()
    assert problem["status"] == answer.status_code
    return answer.status_code, problem["detail"]


OF_STAFF = "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员"


@pytest.mark.parametrize(
    ("day", "words", "effective"),
    [
        ("2009-02-28", OF_STAFF, "2009-02-28"),
        ("2015-10-31", OF_STAFF, "2011-05-01"),
        ("2015-11-01", "违反国家有关规定，向他人出售或者提供公民个人信息", "2015-11-01"),
    ],
)
def test_a_provision_has_the_words_of_the_day(client: FlaskClient, day: str, words: str, effective: str) -> None:
    """刑法修正案（七）第七条 and 刑法修正案（九）第十七条."""
    found = data(client, f"/api/v1/provision/xingfa/253-1?as_of={day}")
    assert (found["id"], found["label"], found["as_of"]) == ("xingfa/253-1", "《刑法》第二百五十三条之一", day)
    assert found["text"].startswith(words)
    assert found["text"] == "\n".join(p["text"] for p in found["paragraphs"])
    assert found["version"]["effective"] == effective
    assert found["status"]["standing"] in ("in_force", "amended_later")
    assert [span["kind"] for span in found["wordings"]] == ["inserted", "amended"]
    assert [span["since"] for span in found["wordings"]] == ["2009-02-28", "2015-11-01"]
    assert found["wordings"][0]["until"] == "2015-10-31"
    assert found["wordings"][0]["by"]["id"] == "xingfa-xiuzhengan-7/7"
    assert found["permalink"] == f"/law/xingfa@{effective}/253-1"
    assert found["url"] == f"/law/xingfa@{day}/253-1"


def test_a_unit_is_given_by_its_address(client: FlaskClient) -> None:
    """法释〔2017〕10号第五条第一款第（三）项."""
    found = data(client, "/api/v1/provision/fashi-2017-10/5/1/3")
    assert found["text"].startswith("（三）非法获取、出售或者提供行踪轨迹信息")
    assert found["as_of"] == str(today())
    assert found["url"] == "/law/fashi-2017-10/5/1/3"
    assert len(found["paragraphs"][0]["items"]) == 10


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/api/v1/provision/xingfa/253-1?as_of=2009-02-27", 404, "2009年2月28日起增设"),
        ("/api/v1/provision/xingfa/253-1/9", 404, "没有第9款"),
        ("/api/v1/provision/xingfa/999", 404, "没有这一条"),
        ("/api/v1/provision/nosuchlaw/1", 404, "nosuchlaw"),
        ("/api/v1/provision/xingfa", 400, "没有条号"),
        ("/api/v1/provision/第一条", 400, "不是条文地址"),
        ("/api/v1/provision/xingfa/253-1?asof=2014-01-01", 400, "没有参数 asof"),
        ("/api/v1/behaviour/nosuchcard", 404, "nosuchcard"),
        ("/api/v1/search", 400, "缺少参数 q"),
        ("/api/v1/search?q=", 400, "缺少参数 q"),
        ("/api/v1/search?q=刑法&when=2014-01-01", 400, "没有参数 when"),
    ],
)
def test_what_cannot_be_answered_says_why(client: FlaskClient, url: str, status: int, words: str) -> None:
    code, detail = refused(client, url)
    assert (code, words in detail) == (status, True), detail


def test_a_search_gives_what_the_page_gives(client: FlaskClient, get: Get) -> None:
    found = data(client, "/api/v1/search?q=网络安全法64&as_of=2025-12-31")
    assert (found["query"], found["as_of"]) == ("网络安全法64", "2025-12-31")
    assert found["hits"][0]["url"] == "/law/wangluoanquanfa@2025-12-31/64"
    shown = [url for url in get("/search?q=网络安全法64&as_of=2025-12-31").urls if url.startswith("/law/")]
    assert found["hits"][0]["url"] == shown[0]
    assert {hit["kind"] for hit in data(client, "/api/v1/search?q=出售信息&kind=case")["hits"]} == {"case"}


def test_a_card_says_which_of_its_provisions_read_otherwise(client: FlaskClient, library: Library) -> None:
    """治安管理处罚法第五十六条 was about hotels until 2025-12-31."""
    now = data(client, "/api/v1/behaviour/courier-staff-sell-data?as_of=2026-11-22")
    assert (now["outdated"], now["notice"]) == ([], None)
    then = data(client, "/api/v1/behaviour/courier-staff-sell-data?as_of=2025-12-31")
    assert "zhianguanlichufafa/56/1" in then["outdated"]
    assert not any(address.startswith("xingfa/") for address in then["outdated"])
    card = library.cards["courier-staff-sell-data"]
    assert then["criminal"] == [{"text": s.text, "provisions": list(s.provisions)} for s in card.consequences.criminal]
    assert then["written_as_of"] == "2026-11-22"
