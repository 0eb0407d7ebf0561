"""POST /api/v1/assess: the JSON of an assessment, and a problem document for everything that is not one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.assess.api import MAX_BODY
from webapp.assess.cli import assess
from webapp.assess.facts import MAX_ITEMS
from webapp.urls import ASSESS_API

FOLDER = Path(__file__).parents[2] / "liability"
SEED: dict[str, Any] = {
    "date": "2021-06-01", "actor": {"kind": "person", "insider": True}, "acts": ["sell"], "illegal_income": 240000,
}  # fmt: skip


def data_of(response: TestResponse) -> dict[str, Any]:
    assert (response.status_code, response.content_type) == (200, "application/json")
    data = json.loads(response.data)
    assert isinstance(data, dict)
    return data


def problem_of(response: TestResponse) -> dict[str, Any]:
    assert response.content_type == "application/problem+json"
    data = json.loads(response.data)
    assert isinstance(data, dict)
    assert data["status"] == response.status_code
    return data


def test_the_courier_who_sold_for_240000_yuan(client: FlaskClient) -> None:
    data = data_of(client.post(ASSESS_API, json=SEED))
    assert list(data)[-1] == "coverage"
    criminal = data["criminal"]
    assert (criminal["tier"], criminal["range_months"]) == ("especially_serious", [36, 84])
    assert data["coverage"]["statutes"]
    assert "不是法律意见" in data["coverage"]["statement"]


@pytest.mark.parametrize("file", ["thresholds", "units", "unknowns", "regimes"])
def test_the_answer_is_that_of_the_command(client: FlaskClient, tmp_path: Path, file: str) -> None:
    for case in yaml.safe_load((FOLDER / f"{file}.yaml").read_text("utf-8"))[:3]:
        written = tmp_path / "facts.yaml"
        written.write_text(yaml.safe_dump(case["facts"], allow_unicode=True), "utf-8")
        printed = CliRunner().invoke(assess, [str(written), "--json"])
        sent = json.dumps(case["facts"], default=str)
        answered = data_of(client.post(ASSESS_API, data=sent, content_type="application/json"))
        del answered["coverage"]
        assert answered == json.loads(printed.output), case["name"]


def test_every_problem_is_told_with_its_key(client: FlaskClient) -> None:
    body = SEED | {"date": "昨天", "acts": ["卖"], "items": [{"type": "短信", "count": -1}], "incom": 5}
    problem = problem_of(client.post(ASSESS_API, json=body))
    assert set(problem) == {"type", "title", "status", "detail", "instance", "problems"}
    assert problem["status"] == 400
    told = {p["key"]: p for p in problem["problems"]}
    assert set(told) == {"date", "acts[0]", "items[0].type", "items[0].count", "incom"}
    assert told["date"] == {
        "key": "date", "what": "“昨天”不是日期，写成 2022-03-01", "expected": "行为的日期，如 2022-03-01",
    }  # fmt: skip
    assert told["acts[0]"]["what"] == "“卖”不在可选的值里"
    assert "sell、provide、publish" in told["acts[0]"]["expected"]
    assert "行踪轨迹、通信内容" in told["items[0].type"]["expected"]
    assert "illegal_income" in told["incom"]["expected"]
    assert all(p["what"] and p["expected"] for p in problem["problems"])


@pytest.mark.parametrize(
    ("body", "key", "words"),
    [
        ({}, "date", "没有写"),
        (SEED | {"date": 0}, "date", "不是日期"),
        (SEED | {"judged": "2020-01-01"}, "", "早于 date"),
        (SEED | {"illegal_income": "1e999999999"}, "illegal_income", "不是数"),
        (SEED | {"illegal_income": 1e300}, "illegal_income", "数太大"),
        (SEED | {"illegal_income": -1}, "illegal_income", "小于 0"),
        (SEED | {"items": [{"type": "普通", "count": 10**400}]}, "items[0].count", "数太大"),
        (SEED | {"items": [{"type": "普通", "count": 1.5}]}, "items[0].count", "不是整数"),
        (SEED | {"items": [{"type": "普通", "count": 5, "excluded": 6}]}, "items[0]", "多于 count"),
        (SEED | {"items": [{"type": "普通"}] * (MAX_ITEMS + 1)}, "items", "有 51 项"),
        (SEED | {"mitigation": ["自首" * 100]}, "mitigation[0]", "有 200 字"),
        (SEED | {"illegal_income": None, "items": [{"type": "未知"}] * 3}, "items", "不知道的事项太多"),
    ],
    ids=["empty", "number-as-date", "judged-before", "exponent", "huge-sum", "negative", "huge-count", "half",
         "excluded", "many-items", "long-words", "too-open"],
)  # fmt: skip
def test_what_cannot_be_assessed_says_why(client: FlaskClient, body: dict[str, Any], key: str, words: str) -> None:
    problem = problem_of(client.post(ASSESS_API, json=body))
    assert problem["status"] == 400
    assert [p for p in problem["problems"] if p["key"] == key and words in p["what"]], problem["problems"]
    assert len(problem["detail"]) < 1500


@pytest.mark.parametrize(
    ("method", "body", "content_type", "status", "words"),
    [
        ("POST", b"{", "application/json", 400, "内容不是 UTF-8 编码的 JSON"),
        ("POST", b"[" * 60_000, "application/json", 400, "内容不是 UTF-8 编码的 JSON"),
        ("POST", b"\xff", "application/json", 400, "内容不是 UTF-8 编码的 JSON"),
        ("POST", b"[]", "application/json", 400, "内容不是 JSON 对象"),
        ("POST", b"1" * 5000, "application/json", 400, "内容不是"),
        ("POST", b"date: 2022-03-01", "application/yaml", 415, "请发送 application/json"),
        ("POST", b"{}", None, 415, "不能读取类型为 （未写明） 的内容"),
        ("POST", b" " * (MAX_BODY + 1), "application/json", 413, "一份事实不超过 64 KB"),
        ("GET", b"", None, 405, "/api/v1/assess 不接受 GET 请求。"),
    ],
)
def test_every_failure_is_a_problem_document(
    client: FlaskClient, method: str, body: bytes, content_type: str | None, status: int, words: str
) -> None:
    response = client.open(ASSESS_API, method=method, data=body, content_type=content_type)
    problem = problem_of(response)
    assert (response.status_code, problem["instance"]) == (status, ASSESS_API)
    assert words in problem["detail"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "no-store"
