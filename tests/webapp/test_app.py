"""Headers, escaping, links and failures: what every page must keep."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.library import Library
from indexer.manifest import UnusableIndexError
from tests.webapp.conftest import Get, Page, read
from webapp import pages
from webapp.app import create_app

SCRIPT = "<script>alert(1)</script>"
EVERY_KIND = [
    "/",
    "/search?q=",
    "/search?q=出售公民个人信息",
    "/search?q=小区强制刷脸&as_of=2022-01-01&kind=provision",
    "/law/gerenxinxibaohufa",
    "/law/xingfa@2021-03-01?as_of=2022-01-01",
    "/law/fashi-2021-15/full",
    "/law/xingfa/253-1/1",
    "/law/xingfa@2011-05-01/253-1?as_of=2014-01-01",
    "/case/rugao-wang-dong",
    "/behaviour/courier-staff-sell-data",
    "/coverage",
    "/law/xinfa",
    "/law/xingfa@2014-13-01",
    "/nothing",
]


@pytest.mark.parametrize("url", EVERY_KIND)
def test_security_headers_and_no_cookie(get: Get, url: str) -> None:
    headers = get(url).response.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers
    assert headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("url", ["/static/site.css", "/law/刑法"])
def test_files_and_redirects_carry_the_headers_too(client: FlaskClient, url: str) -> None:
    with client.get(url) as response:
        assert response.status_code in (200, 302)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in response.headers


def elsewhere(page: Page) -> list[str]:
    return [u for u in [*page.urls, *page.sources] if urlsplit(u).netloc or urlsplit(u).scheme or u.startswith("//")]


@pytest.mark.parametrize("url", [u for u in EVERY_KIND if not u.startswith("/case/")])
def test_pages_need_nothing_from_elsewhere(get: Get, url: str) -> None:
    page = get(url)
    assert elsewhere(page) == []
    assert page.foreign_scripts == 0
    assert " style=" not in page.html


def test_a_case_leads_elsewhere_only_to_its_source(get: Get, library: Library) -> None:
    for case in library.cases.values():
        page = get(f"/case/{case.id}")
        assert page.status == 200, case.id
        assert elsewhere(page) == ([case.source.url] if case.source.url else []), case.id


def test_sources_of_cases_are_web_addresses(library: Library) -> None:
    urls = [case.source.url for case in library.cases.values() if case.source.url]
    assert {urlsplit(url).scheme for url in urls} <= {"http", "https"}


@pytest.mark.parametrize(
    "url",
    [
        f"/search?q={quote(SCRIPT)}",
        f"/search?q={quote(SCRIPT + '个人信息')}",
        f"/search?q=个人信息&statute={quote(SCRIPT)}",
        f"/search?q=个人信息&level={quote(chr(34) + '>' + SCRIPT)}",
        f"/search?q=个人信息&as_of={quote(SCRIPT)}",
        f"/law/{quote(SCRIPT, safe='')}",
        f"/law/xingfa/{quote(SCRIPT, safe='')}",
        f"/law/xingfa@{quote(SCRIPT, safe='')}",
        f"/case/{quote(SCRIPT, safe='')}",
        f"/behaviour/{quote(SCRIPT, safe='')}",
        f"/{quote(SCRIPT, safe='')}",
    ],
)
def test_what_was_typed_is_never_markup(get: Get, url: str) -> None:
    page = get(url)
    assert page.status in (200, 400, 404)
    assert page.foreign_scripts == 0
    assert not any(u.lower().startswith("javascript:") for u in page.urls)


def test_a_query_is_shown_as_it_was_typed(get: Get) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in get(f"/search?q={quote(SCRIPT)}").html


@pytest.mark.parametrize("query", ["\x00", "\ud83d", "%FF", "“", "个人信息" * 2_500, "AND * ?", "{{ 7*7 }}", "../.."])
def test_no_query_breaks_the_search_page(get: Get, query: str) -> None:
    page = get("/search?q=" + quote(query, errors="surrogatepass"))
    assert page.status == 200
    assert "49" not in page.html or query != "{{ 7*7 }}" or "{{ 7*7 }}" in page.text


START = [
    "/",
    "/law/wangluoanquanfa",
    "/law/xingfa/253-1",
    "/law/gerenxinxibaohufa/66",
    "/behaviour/courier-staff-sell-data",
    "/case/rugao-wang-dong",
    "/search?q=刑法253之一",
]


@pytest.mark.parametrize(
    "start",
    [
        *START,
        "/law/xingfa@2014-01-01/253-1",
        "/coverage",
        "/law/xingfa",
    ],
)
def test_every_internal_link_answers(follow: Get, start: str) -> None:
    page = follow(start)
    for url in dict.fromkeys(u.partition("#")[0] for u in page.urls):
        if url and not urlsplit(url).netloc:
            assert follow(url).status == 200, f"{start} -> {url}"


@pytest.mark.parametrize("start", [*START, "/law/fashi-2017-10/full"])
def test_every_link_inside_a_page_has_its_place(get: Get, start: str) -> None:
    page = get(start)
    for url in page.urls:
        if url.startswith("#"):
            assert f'id="{url[1:]}"' in page.html, f"{start} -> {url}"


def result_pages(get: Get, url: str) -> Iterator[Page]:
    for _ in range(40):
        page = get(url)
        yield page
        following = [href for href, text in page.links if text == "下一页"]
        if not following:
            return
        url = following[0]
    raise AssertionError(f"下一页 never ends: {url}")


@pytest.mark.parametrize(
    "question",
    [
        "出售公民个人信息",
        "未成年人的案子能不能公开名字",
    ],
)
def test_following_the_next_page_ends_without_repeats(get: Get, question: str) -> None:
    """Pages after the first show hits alone; the first shows a card too."""
    _, *later = result_pages(get, f"/search?q={question}")
    urls = [url for page in later for url in page.urls if url.startswith(("/law/", "/case/"))]
    assert len(urls) == len(set(urls)) > 20


def test_an_unexpected_failure_is_said_to_be_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("密码在这里")

    monkeypatch.setattr(pages, "search", broken)
    with caplog.at_level(logging.ERROR):
        page = read(app.test_client().get("/search?q=个人信息"))
    assert (page.status, page.headings[0]) == (500, "程序出错")
    assert "密码" not in page.html
    assert "密码在这里" in caplog.text
    assert page.response.headers["X-Content-Type-Options"] == "nosniff"


def test_without_an_index_the_application_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(UnusableIndexError, match="请运行：fatiao build"):
        create_app(tmp_path / "nowhere")
