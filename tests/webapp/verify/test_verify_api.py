"""POST /api/v1/verify: the JSON of a check, and a problem document for everything that is not one."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corpus.library import Library
from corpus.status import today
from tests.webapp.checks import MadeVerifying
from tests.webapp.reports import DAY, REPORT, TEXT
from tests.webapp.word_files import docx_of
from webapp.verify.documents_in import MAX_CHARACTERS
from webapp.verify.submitted import MAX_REQUEST

URL = "/api/v1/verify"


@pytest.fixture(autouse=True)
def made(app: Flask, monkeypatch: pytest.MonkeyPatch) -> MadeVerifying:
    verifying = MadeVerifying()
    monkeypatch.setitem(app.extensions, "fatiao_verifying", verifying)
    return verifying


def data_of(response: TestResponse) -> dict[str, Any]:
    assert (response.status_code, response.content_type) == (200, "application/json")
    data = json.loads(response.data)
    assert isinstance(data, dict)
    return data


def asked(client: FlaskClient, **body: object) -> dict[str, Any]:
    return data_of(client.post(URL, json=body))


def problem_of(response: TestResponse) -> dict[str, Any]:
    assert response.content_type == "application/problem+json"
    data = json.loads(response.data)
    assert set(data) == {"type", "title", "status", "detail", "instance"}
    assert data["status"] == response.status_code
    assert isinstance(data, dict)
    return data


def test_the_whole_answer(client: FlaskClient, library: Library) -> None:
    data = asked(client, text=TEXT, as_of=str(DAY))
    assert list(data) == ["as_of", "citations", "unparsed", "not_checked", "coverage"]
    assert data["as_of"] == "2026-11-22"
    start = TEXT.index("《刑法》第253条")
    quoted = TEXT.index("违反国家有关规定")
    unknown = TEXT.index("情节严重的")
    assert data["citations"][1] == {
        "text": "《刑法》第253条",
        "start": start,
        "end": start + 9,
        "normalized": "《刑法》第二百五十三条",
        "ids": ["xingfa/253"],
        "verdict": "exact",
        "message": "",
        "candidates": [],
        "quotation": {
            "verdict": "other_provision",
            "differences": [
                {
                    "kind": "omitted",
                    "start": quoted + 14,
                    "end": quoted + 14,
                    "written": "",
                    "official": "或者提供",
                    "note": "",
                },
                {
                    "kind": "not_statute_text",
                    "start": unknown,
                    "end": unknown + 12,
                    "written": "情节严重的还要加重处罚。",
                    "official": "",
                    "note": "",
                },
            ],
            "source_id": "xingfa/253-1/1",
            "claim": "marks",
            "start": quoted,
            "end": quoted + 33,
            "text": "违反国家有关规定，向他人出售公民个人信息。情节严重的还要加重处罚。",
            "message": "这是《刑法》第二百五十三条之一第一款的文字，不是第二百五十三条。",
        },
    }
    assert data["citations"][2]["quotation"] is None
    assert data["citations"][2]["candidates"] == ["minfadian"]
    assert [p["reason"] for p in data["unparsed"]] == ["条号不是数字"]
    assert data["not_checked"] == [{"text": "代理意见", "start": 0, "end": 4, "reason": "标题不核对"}]
    assert set(data["coverage"]) == {"statutes", "cases", "behaviours", "corpus_date", "statement"}
    assert data["coverage"]["statutes"] == len(library.statutes)
    assert data["coverage"]["corpus_date"][:2] == "20"
    assert "不等于没有问题" in data["coverage"]["statement"]


def test_offsets_count_code_points(client: FlaskClient) -> None:
    for citation in asked(client, text=TEXT, as_of=str(DAY))["citations"]:
        assert TEXT[citation["start"] : citation["end"]] == citation["text"]


@pytest.mark.parametrize("content_type", ["text/plain", "text/plain; charset=utf-8"])
def test_plain_text_with_the_day_in_the_address(client: FlaskClient, made: MadeVerifying, content_type: str) -> None:
    data_of(client.post(f"{URL}?as_of=2020年1月1日", data="一\r\n二".encode(), content_type=content_type))
    assert [(text, str(on)) for text, on in made.asked] == [("一\r\n二", "2020-01-01")]


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"file": (docx_of("《刑法》第三条"), "a.docx"), "as_of": "2020-01-01"}, "《刑法》第三条"),
        ({"file": ("一审判决".encode("gbk"), "a.txt"), "as_of": "2020-01-01"}, "一审判决"),
        ({"text": "二", "as_of": "2020-01-01"}, "二"),
    ],
    ids=["docx", "txt", "field"],
)
def test_a_form_with_a_file(client: FlaskClient, made: MadeVerifying, fields: dict[str, Any], text: str) -> None:
    data = {key: (BytesIO(v[0]), v[1]) if isinstance(v, tuple) else v for key, v in fields.items()}
    data_of(client.post(URL, data=data, content_type="multipart/form-data"))
    assert [(asked, str(on)) for asked, on in made.asked] == [(text, "2020-01-01")]


@pytest.mark.parametrize(
    "body", [{"text": "法"}, {"text": "法", "as_of": None}, {"text": "法", "as_of": "", "more": 1}]
)
def test_no_day_is_today(client: FlaskClient, body: dict[str, object]) -> None:
    assert asked(client, **body)["as_of"] == str(today())


def test_half_a_character_keeps_the_offsets(client: FlaskClient, made: MadeVerifying) -> None:
    response = client.post(URL, data=b'{"text": "\\ud83d\xe6\xb3\x95"}', content_type="application/json")
    assert response.status_code == 200
    assert made.asked[0][0] == "\ufffd法"


@pytest.mark.parametrize(
    ("method", "url", "body", "content_type", "status", "words"),
    [
        ("POST", URL, b"{", "application/json", 400, "内容不是 JSON"),
        ("POST", URL, b"[" * 100_000, "application/json", 400, "内容不是 JSON"),
        ("POST", URL, b"\xff", "application/json", 400, "内容不是 UTF-8 编码"),
        ("POST", URL, b'["text"]', "application/json", 400, "JSON 里没有字符串字段 text"),
        ("POST", URL, b'{"text": 5}', "application/json", 400, "JSON 里没有字符串字段 text"),
        ("POST", URL, b'{"text": ""}', "application/json", 400, "没有可以核对的文字"),
        ("POST", URL, b'{"text": "x", "as_of": 5}', "application/json", 400, "as_of 不是字符串"),
        ("POST", URL, b'{"text": "x", "as_of": "2014-02-30"}', "application/json", 400, "看不懂日期“2014-02-30”"),
        ("POST", URL + "?as_of=x", b"x", "text/plain", 400, "看不懂日期“x”"),
        ("POST", URL, b"\xff\xfe", "text/plain", 400, "内容不是 UTF-8 编码"),
        ("POST", URL, b"", "text/plain", 400, "没有可以核对的文字"),
        ("POST", URL, b"x", None, 415, "不能读取类型为 （未写明） 的内容"),
        ("POST", URL, b"text=x", "application/x-www-form-urlencoded", 415, "请发送 application/json"),
        ("POST", URL, b"%PDF", "application/pdf", 415, "不能读取类型为 application/pdf 的内容"),
        ("POST", URL, b"x" * (MAX_CHARACTERS + 1), "text/plain", 413, "文字有 300001 个字符"),
        ("POST", URL, b"x" * (MAX_REQUEST + 1), "text/plain", 413, "内容太大"),
        ("GET", URL, b"", None, 405, "/api/v1/verify 不接受 GET 请求。"),
        ("PUT", URL, b"", None, 405, "/api/v1/verify 不接受 PUT 请求。"),
        ("POST", "/api/v1/nothing", b"", None, 404, "没有对应的内容"),
        ("GET", "/api/", b"", None, 404, "没有对应的内容"),
    ],
)  # fmt: skip
def test_every_failure_is_a_problem_document(
    client: FlaskClient, method: str, url: str, body: bytes, content_type: str | None, status: int, words: str
) -> None:
    response = client.open(url, method=method, data=body, content_type=content_type)
    problem = problem_of(response)
    assert response.status_code == status
    assert words in problem["detail"]
    assert problem["title"]
    assert problem["instance"] == url.partition("?")[0]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_method_that_is_not_allowed_names_those_that_are(client: FlaskClient) -> None:
    allowed = client.get(URL).headers["Allow"]
    assert {method.strip() for method in allowed.split(",")} == {"POST", "OPTIONS"}


def test_a_bad_file_in_a_form_is_a_problem_too(client: FlaskClient) -> None:
    data = {"file": (BytesIO(b"x"), "a.pdf")}
    problem = problem_of(client.post(URL, data=data, content_type="multipart/form-data"))
    assert (problem["status"], problem["title"]) == (415, "不支持这种格式")


def test_a_failure_of_the_program_is_a_problem_without_its_words(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "fatiao_verifying", None)
    problem = problem_of(client.post(URL, json={"text": "当事人张某某"}))
    assert (problem["status"], problem["title"]) == (500, "程序出错")
    assert "张某某" not in json.dumps(problem, ensure_ascii=False)


def test_any_page_may_ask_and_nothing_is_kept(client: FlaskClient) -> None:
    response = client.post(URL, json={"text": "法"}, headers={"Origin": "https://example.com"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers


def test_a_browser_that_asks_first_is_answered(client: FlaskClient) -> None:
    response = client.options(URL, headers={"Origin": "https://example.com", "Access-Control-Request-Method": "POST"})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    allowed = response.headers["Access-Control-Allow-Headers"].split(", ")
    assert allowed == ["Content-Type", "If-None-Match", "If-Modified-Since"]


def test_pages_are_for_their_own_site_alone(client: FlaskClient) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/verify").headers


def test_the_made_report_is_whole(client: FlaskClient) -> None:
    assert len(asked(client, text=TEXT, as_of=str(DAY))["citations"]) == len(REPORT.citations)
