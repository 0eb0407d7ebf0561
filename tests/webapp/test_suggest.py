"""/suggest, /api/v1/suggest, /opensearch.xml, and what the pages say of a misspelt query."""

from __future__ import annotations

import json
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.webapp.conftest import Get

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_opensearch_suggestions(client: FlaskClient) -> None:
    """OpenSearch Suggestions 1.0: query string, completions, descriptions, query URLs."""
    response = client.get("/suggest?q=个保")
    assert response.mimetype == "application/x-suggestions+json"
    typed, texts, descriptions, urls = json.loads(response.get_data(as_text=True))
    assert typed == "个保"
    assert texts[0] == "个人信息保护法"
    assert descriptions[0] == "法律　又称个保法，全称中华人民共和国个人信息保护法"
    assert urls[0] == "http://localhost/law/gerenxinxibaohufa"
    assert len(texts) == len(descriptions) == len(urls)


@pytest.mark.parametrize("typed", ["", "qzwxv", "😀", "\x00", "<script>", "%FF", "个" * 5_000])
def test_opensearch_answers_anything_with_a_list(client: FlaskClient, typed: str) -> None:
    response = client.get(f"/suggest?q={quote(typed)}")
    assert response.status_code == 200
    assert response.get_json(force=True)[1:] == [[], [], []]


def test_suggestions_for_programs(client: FlaskClient) -> None:
    response = client.get("/api/v1/suggest?q=民法典1034&as_of=2022-03-01&limit=3")
    data = response.get_json()
    assert (data["query"], data["as_of"]) == ("民法典1034", "2022-03-01")
    (found,) = data["suggestions"]
    assert found["note"].startswith("自然人的个人信息受法律保护。")
    assert {key: found[key] for key in ("text", "kind", "what", "address", "url")} == {
        "text": "民法典第一千零三十四条",
        "kind": "provision",
        "what": "条文",
        "address": "minfadian/1034",
        "url": "/law/minfadian@2022-03-01/1034",
    }
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_every_suggestion_leads_to_a_page(client: FlaskClient) -> None:
    for typed in ("个", "诽谤", "刑法253", "开盒", "单独同"):
        for found in client.get(f"/api/v1/suggest?q={typed}").get_json()["suggestions"]:
            assert client.get(found["url"], follow_redirects=True).status_code == 200, found


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "缺少参数 q"),
        ("q=", "缺少参数 q"),
        ("q=个&limit=0", "应为 1 到 20 的整数"),
        ("q=个&limit=many", "limit 写作 many"),
        ("q=个&top=3", "没有参数 top"),
        ("q=个&as_of=2022", "2014-01-01"),
    ],
)
def test_a_bad_request_says_what_is_expected(client: FlaskClient, query: str, words: str) -> None:
    response = client.get(f"/api/v1/suggest?{query}")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert words in response.get_json()["detail"]


def test_the_description_for_browsers(client: FlaskClient) -> None:
    response = client.get("/opensearch.xml")
    assert response.mimetype == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.get_data())
    assert root.findtext(f"{OPENSEARCH}ShortName") == "法条"
    templates = {url.attrib["type"]: url.attrib["template"] for url in root.iter(f"{OPENSEARCH}Url")}
    for template in templates.values():
        assert client.get(template.replace("{searchTerms}", "个保")).status_code == 200
    assert set(templates) == {"text/html", "application/x-suggestions+json"}


@pytest.mark.parametrize("url", ["/", "/search?q=个人信息", "/law/xingfa/253-1", "/cases", "/nothing"])
def test_every_page_has_the_description_the_script_and_a_form_that_works_without_it(get: Get, url: str) -> None:
    page = get(url) if url != "/law/xingfa/253-1" else get("/law/xingfa@2024-03-01/253-1")
    assert '<link rel="search" type="application/opensearchdescription+xml"' in page.html
    assert '<script src="/static/suggest.js" defer></script>' in page.html
    assert 'method="get" action="/search" data-suggest="/api/v1/suggest"' in page.html


def test_the_script_spells_no_address_and_asks_nobody_else(client: FlaskClient) -> None:
    with client.get("/static/suggest.js") as response:
        assert response.mimetype == "text/javascript"
        code = response.get_data(as_text=True)
    assert "/api/" not in code
    assert "http" not in code
    assert "innerHTML" not in code


def test_words_that_come_to_the_start_page_are_searched(get: Get) -> None:
    """Enter in the field presses the first button of the form: the one that changes the date of the start page."""
    assert get("/?q=个保&as_of=").location == f"/search?q={quote('个保')}"
    assert get("/?q=个保&as_of=2022-03-01").location == f"/search?q={quote('个保')}&as_of=2022-03-01"
    assert get("/?q=+&as_of=2022-03-01").status == 200


def test_what_may_have_been_meant_is_a_link(get: Get) -> None:
    page = get("/search?q=隐思权&as_of=2022-03-01")
    assert "您要找的是：隐私权" in " ".join(page.text.split())
    assert f"/search?q={quote('隐私权')}&as_of=2022-03-01" in page.urls
    assert "您要找的是" not in get("/search?q=隐私权").text


def test_results_for_another_spelling_say_so_and_lead_back(get: Get) -> None:
    page = get("/search?q=feibangzui")
    assert "没有查到“feibangzui”，以下是“诽谤罪”的结果。" in " ".join(page.text.split())
    assert "《刑法》第二百四十六条" in page.text
    assert "/search?q=feibangzui&literal=1" in page.urls
    literal = get("/search?q=feibangzui&literal=1")
    assert "没有与“feibangzui”相符的内容" in literal.text
    assert "您要找的是：诽谤罪" in " ".join(literal.text.split())
