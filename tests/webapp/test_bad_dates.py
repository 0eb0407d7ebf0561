"""A date that is none is answered with an example on every page and by every interface, and never with a failure."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.webapp.conftest import Get

BAD = [
    *("2024-13-01", "2026-02-30", "0000-01-01", "9999-01-01", "0214-01-01", "99999999", "2014"),
    *("abc", "昨天", "明天", "2026年1月", "民国113年", "令和6年1月1日", "2014-01-01T00:00", "1767225600"),
    *("٢٠١٤-٠١-٠١", "<script>alert(1)</script>", "\x00", "2014-01-01'--", "9" * 300),
]
PAGES = [
    *("/?as_of={}", "/search?as_of={}", "/search?q=个人信息&as_of={}", "/law/xingfa?as_of={}", "/law/xingfa@{}"),
    *("/law/xingfa/full?as_of={}", "/law/xingfa@{}/full", "/law/xingfa/253-1?as_of={}", "/law/xingfa@{}/253-1"),
    *("/law/xingfa@2014-01-01/253-1?as_of={}", "/law/xingfa/253-1?number_of={}", "/law/刑法@{}", "/law/刑法?as_of={}"),
    *("/behaviour/doxxing?as_of={}", "/case/rugao-wang-dong?as_of={}", "/coverage?as_of={}", "/cases?as_of={}"),
    *("/statistics?as_of={}", "/verify?as_of={}", "/assess?as_of={}"),
]
INTERFACES = [
    *("/api/v1/search?q=个人信息&as_of={}", "/api/v1/provision/xingfa/253-1?as_of={}"),
    *("/api/v1/behaviour/doxxing?as_of={}", "/api/v1/cases?as_of={}", "/api/v1/statistics?as_of={}"),
]
FACTS: dict[str, Any] = {"actor": {"kind": "person"}, "acts": ["sell"]}


@pytest.mark.parametrize("day", BAD, ids=ascii)
@pytest.mark.parametrize("url", PAGES)
def test_a_bad_date_is_answered_with_an_example(get: Get, url: str, day: str) -> None:
    page = get(url.format(quote(day, safe="")))
    assert page.status == 400
    assert "2014-01-01" in page.text
    assert page.foreign_scripts == 0
    assert "换日期" in page.text, "the date can be set right on the spot"


@pytest.mark.parametrize("url", ["/law/xingfa@", "/law/xingfa@/253", "/law/xingfa@@2014-01-01", "/law/xingfa@%20"])
def test_a_missing_date_is_a_bad_date(get: Get, url: str) -> None:
    assert get(url).status == 400


def refused(answer: TestResponse) -> str:
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    detail: str = answer.get_json()["detail"]
    return detail


@pytest.mark.parametrize("day", BAD, ids=ascii)
@pytest.mark.parametrize("url", INTERFACES)
def test_programs_get_a_problem_document(client: FlaskClient, url: str, day: str) -> None:
    assert "2014-01-01" in refused(client.get(url.format(quote(day, safe=""))))


@pytest.mark.parametrize("day", BAD, ids=ascii)
def test_a_bad_date_sent_with_a_text_is_refused(client: FlaskClient, day: str) -> None:
    text = "《民法典》第一百一十一条"
    assert "2014-01-01" in refused(client.post("/api/v1/verify", json={"text": text, "as_of": day}))
    by_form = client.post("/verify", data={"text": text, "as_of": day})
    assert by_form.status_code == 400
    assert "2014-01-01" in by_form.get_data(as_text=True)
    assert text in by_form.get_data(as_text=True), "what was typed is not lost"


@pytest.mark.parametrize("day", BAD, ids=ascii)
def test_a_bad_day_of_conduct_is_refused(client: FlaskClient, day: str) -> None:
    assert "如 2022-03-01" in refused(client.post("/api/v1/assess", json={**FACTS, "date": day}))
    page = client.get("/assess", query_string={"date": day, "act": "sell", "sent": "1"})
    assert page.status_code == 200
    assert "2014-01-01" in page.get_data(as_text=True), "the form says it beside the field"


@pytest.mark.parametrize("url", [url for url in [*PAGES, *INTERFACES] if "number_of" not in url])
def test_a_moment_is_the_day_in_shanghai(app: Flask, url: str) -> None:
    """2025-12-31T17:00Z is 2026-01-01 in Shanghai, also where a program forgot to escape the plus."""
    for moment in ("2025-12-31T17:00:00Z", "2026-01-01T01:00:00+08:00", "2026-01-01T01:00:00%2B08:00", "２０２６.1.1"):
        answer = app.test_client().get(url.format(moment), follow_redirects=True)
        assert answer.status_code == 200, moment
        shown = answer.get_data(as_text=True)
        assert "/api/v1/" in url or "2026年1月1日" in shown or 'value="2026-01-01"' in shown, moment


@pytest.mark.parametrize("url", [url for url in [*PAGES, *INTERFACES] if "number_of" not in url])
@pytest.mark.parametrize("word", ["今天", "today", "  "])
def test_today_by_its_name_is_the_undated_page(app: Flask, url: str, word: str) -> None:
    if not word.strip() and "@" in url:
        # Without as_of the date of the address holds; without a day after @ there is none.
        return
    answer = app.test_client().get(url.format(quote(word)), follow_redirects=True)
    assert answer.status_code == 200
    assert "/api/v1/" in url or "回到今天" not in answer.get_data(as_text=True)
