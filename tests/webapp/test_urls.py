from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.ids import ProvisionId
from corpus.library import Library
from webapp.urls import (
    behaviour_url,
    case_url,
    coverage_url,
    full_text_url,
    hit_url,
    home_url,
    law_url,
    same_article_url,
    search_url,
    split_dated,
    statistics_url,
    undated_path,
    verify_url,
    wording_url,
)

SLUGS = st.from_regex(r"\A[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4}){0,2}\Z")
UNITS = st.lists(st.integers(1, 999), max_size=3)


@st.composite
def provisions(draw: st.DrawFn) -> ProvisionId:
    pid = ProvisionId(draw(SLUGS), draw(st.integers(0, 9999)), draw(st.integers(0, 99)))
    return pid.with_units(*draw(UNITS))


def read_back(url: str) -> tuple[str, ProvisionId]:
    """The date of a law URL and the address it names, as the routes read them."""
    prefix, segment, *units = url.removeprefix("/").split("/")
    assert prefix == "law"
    statute, day = split_dated(segment)
    return day or "", ProvisionId.parse("/".join([statute, *units]))


@settings(max_examples=200, deadline=None)
@given(pid=provisions(), on=st.none() | st.dates())
def test_a_url_leads_back_to_its_address(pid: ProvisionId, on: date | None) -> None:
    assert read_back(law_url(pid, on)) == (str(on or ""), pid)


@settings(max_examples=100, deadline=None)
@given(pid=provisions(), on=st.none() | st.dates(date(1949, 10, 1)))
def test_the_routes_read_the_urls_that_are_written(app: Flask, pid: ProvisionId, on: date | None) -> None:
    routes = app.url_map.bind("localhost")
    segment, units = f"{pid.statute}@{on}" if on else pid.statute, str(pid).partition("/")[2]
    assert routes.match(law_url(pid, on)) == ("law.article", {"segment": segment, "units": units})
    assert routes.match(law_url(ProvisionId(pid.statute), on)) == ("law.statute", {"segment": segment})
    assert routes.match(full_text_url(pid.statute, on)) == ("law.statute", {"segment": segment})


def test_every_case_and_card_has_its_route(app: Flask, library: Library) -> None:
    routes = app.url_map.bind("localhost")
    for case in library.cases:
        assert routes.match(case_url(case)) == ("pages.case", {"case_id": case})
    for card in library.cards:
        assert routes.match(behaviour_url(card)) == ("pages.behaviour", {"card_id": card})


@pytest.mark.parametrize(
    ("kind", "address", "url"),
    [
        ("provision", "xingfa/253-1/1", "/law/xingfa@2014-01-01/253-1/1"),
        ("provision", "xingfa", "/law/xingfa@2014-01-01"),
        ("case", "gc193-wen", "/case/gc193-wen?as_of=2014-01-01"),
        ("behaviour", "sell-personal-data", "/behaviour/sell-personal-data?as_of=2014-01-01"),
    ],
)
def test_a_hit_has_a_page(kind: str, address: str, url: str) -> None:
    assert hit_url(kind, address, date(2014, 1, 1)) == url


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_a_query_survives_its_url(query: str) -> None:
    read = parse_qs(urlsplit(search_url(query, statute="xingfa")).query, keep_blank_values=True)
    assert read == {"q": [query], "statute": ["xingfa"]}


def test_choices_that_are_empty_are_left_out() -> None:
    assert search_url("a&b=c", kind="", start=0, as_of=None, level="law") == "/search?q=a%26b%3Dc&level=law"


@pytest.mark.parametrize(
    ("segment", "parts"),
    [
        ("xingfa", ("xingfa", None)),
        ("xingfa@2014-01-01", ("xingfa", "2014-01-01")),
        ("xingfa@", ("xingfa", "")),
        ("@2014-01-01", ("", "2014-01-01")),
    ],
)
def test_a_segment_is_split_at_its_date(segment: str, parts: tuple[str, str | None]) -> None:
    assert split_dated(segment) == parts


@pytest.mark.parametrize(
    ("path", "undated"),
    [
        ("/law/xingfa@2014-01-01/253-1", "/law/xingfa/253-1"),
        ("/law/xingfa@2014-01-01/full", "/law/xingfa/full"),
        ("/law/xingfa/253-1", "/law/xingfa/253-1"),
        ("/law/xingfa@", "/law/xingfa"),
    ],
)
def test_the_path_of_a_page_without_its_day(path: str, undated: str) -> None:
    assert undated_path(path) == undated


FIRST, DAY = date(2009, 2, 28), date(2014, 1, 1)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        (wording_url(ProvisionId("xingfa", 253, 1), FIRST, DAY), "/law/xingfa@2009-02-28/253-1?as_of=2014-01-01"),
        (wording_url(ProvisionId("xingfa", 253, 1), FIRST, FIRST), "/law/xingfa@2009-02-28/253-1"),
        (wording_url(ProvisionId("xingfa"), FIRST, DAY, full=True), "/law/xingfa@2009-02-28/full?as_of=2014-01-01"),
        (wording_url(ProvisionId("xingfa", 2), FIRST, None, renumbered="1"), "/law/xingfa@2009-02-28/2?renumbered=1"),
        (same_article_url(ProvisionId("xingfa", 2), FIRST), "/law/xingfa/2?number_of=2009-02-28"),
        (same_article_url(ProvisionId("xingfa", 2), FIRST, DAY), "/law/xingfa/2?as_of=2014-01-01&number_of=2009-02-28"),
        (case_url("gc193-wen", DAY), "/case/gc193-wen?as_of=2014-01-01"),
        (behaviour_url("doxxing", DAY), "/behaviour/doxxing?as_of=2014-01-01"),
        (home_url(DAY), "/?as_of=2014-01-01"),
        (home_url(), "/"),
        (coverage_url(DAY), "/coverage?as_of=2014-01-01"),
        (verify_url(DAY), "/verify?as_of=2014-01-01"),
        (statistics_url(DAY), "/statistics?as_of=2014-01-01"),
    ],
)
def test_a_day_is_carried_by_the_address(url: str, written: str) -> None:
    assert url == written
