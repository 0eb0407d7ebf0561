"""The day of a page: shown, changed by a form, carried by links, dropped in one click; one address for a wording."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from corpus.dates import show
from corpus.library import Library
from corpus.status import today
from tests.webapp.conftest import Get, Page, read

DAY = "2022-05-05"
# Every page that shows law, and how it is asked for on a day.
PAGES = {
    "/": "/?as_of={}",
    "/search": "/search?as_of={}",
    "/search?q=出售公民个人信息": "/search?q=出售公民个人信息&as_of={}",
    "/search?q=出售公民个人信息&kind=provision": "/search?q=出售公民个人信息&kind=provision&as_of={}",
    "/law/xingfa": "/law/xingfa@{}",
    "/law/xingfa/full": "/law/xingfa@{}/full",
    "/law/xingfa/253-1": "/law/xingfa@{}/253-1",
    "/law/xingfa/253-1/2": "/law/xingfa@{}/253-1/2",
    "/behaviour/courier-staff-sell-data": "/behaviour/courier-staff-sell-data?as_of={}",
    "/case/rugao-wang-dong": "/case/rugao-wang-dong?as_of={}",
    "/coverage": "/coverage?as_of={}",
    "/cases?q=快递&kind=criminal": "/cases?q=快递&kind=criminal&as_of={}",
    "/statistics": "/statistics?as_of={}",
    "/verify": "/verify?as_of={}",
}
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


def day_form(page: Page) -> tuple[str, list[tuple[str, str]]]:
    """Where the form of the day leads, and what it carries along."""
    form = page.html.split('aria-label="适用日期"')[1].split("</form>")[0]
    action = re.findall(r'action="([^"]*)"', form)[0]
    return unescape(action), [(unescape(name), unescape(value)) for name, value in _HIDDEN.findall(form)]


def same(one: str, other: str) -> bool:
    """Whether two addresses ask for the same."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.path, parse_qs(first.query)) == (second.path, parse_qs(second.query))


@pytest.mark.parametrize("url", PAGES)
def test_an_undated_page_is_of_today_and_says_so(get: Get, url: str) -> None:
    page = get(url)
    assert f"适用日期 今天，{show(today())}" in page.text
    assert "回到今天" not in page.text
    assert not [u for u in page.urls if "as_of=" in u], "nothing is dated that nobody dated"


@pytest.mark.parametrize(("undated", "dated"), PAGES.items())
def test_a_chosen_day_is_shown_and_dropped_in_one_click(follow: Get, undated: str, dated: str) -> None:
    page = follow(dated.format(DAY))
    assert page.status == 200
    assert "适用日期 2022年5月5日" in page.text
    (back,) = [url for url, text in page.links if text == "回到今天"]
    assert same(back, undated)


@pytest.mark.parametrize("undated", [url for url in PAGES if url != "/verify"])
def test_the_form_of_the_day_keeps_the_page_and_its_other_choices(client: FlaskClient, undated: str) -> None:
    before = read(client.get(undated))
    action, kept = day_form(before)
    assert same(action + "?" + "&".join(f"{k}={v}" for k, v in kept), undated)
    after = read(client.get(action, query_string=[*kept, ("as_of", DAY)], follow_redirects=True))
    assert "适用日期 2022年5月5日" in after.text
    assert after.headings[:1] == before.headings[:1]


@pytest.mark.parametrize("dated", [url for url in PAGES.values() if not url.startswith(("/case/", "/verify"))])
def test_the_links_of_a_page_carry_its_day(follow: Get, dated: str) -> None:
    """Cards, articles, cases, searches; a link to other words than those of the day names their own day."""
    page = follow(dated.format(DAY))
    for url in page.urls:
        parts = urlsplit(url)
        if parts.path.startswith(("/behaviour/", "/case/", "/search", "/coverage", "/cases", "/statistics", "/verify")):
            back = url in [u for u, text in page.links if text == "回到今天"]
            assert back or dict(parse_qsl(parts.query)).get("as_of") == DAY, url
        if parts.path.startswith("/law/") and not parts.path.endswith("/history"):
            back = url in [u for u, text in page.links if text == "回到今天"]
            assert back or "@" in parts.path, url


def test_the_way_to_an_assessment_takes_the_day_as_that_of_the_conduct(get: Get, client: FlaskClient) -> None:
    card = get(f"/behaviour/courier-staff-sell-data?as_of={DAY}")
    (url,) = [url for url, text in card.links if text == "推算情节和量刑幅度"]
    assert dict(parse_qsl(urlsplit(url).query))["date"] == DAY
    assert client.get(f"/assess?as_of={DAY}&act=sell").location == f"/assess?date={DAY}&act=sell"
    assert client.get(f"/assess?as_of={DAY}&date=2014-01-01").location == "/assess?date=2014-01-01"


def test_an_assessment_is_of_the_day_of_the_conduct(get: Get) -> None:
    page = get("/assess?date=2022-05-05&act=sell")
    assert "适用日期 2022年5月5日（行为日期）" in page.text
    assert [url for url, text in page.links if text == "改日期"] == ["#date"]
    (back,) = [url for url, text in page.links if text == "回到今天"]
    assert parse_qs(urlsplit(back).query) == {"date": [str(today())], "act": ["sell"]}


def test_a_check_keeps_its_text_where_the_day_is_changed(client: FlaskClient) -> None:
    """The day of /verify is a field of its form: another day sends the same text again."""
    page = read(client.post("/verify", data={"text": "《民法典》第一百一十一条", "as_of": DAY}))
    assert "适用日期 2022年5月5日" in page.text
    assert [url for url, text in page.links if text == "改日期"] == ["#day"]
    assert 'id="day" name="as_of" type="date" value="2022-05-05"' in page.html
    assert 'value="2022-05-05"' in read(client.get(f"/verify?as_of={DAY}")).html


def test_a_search_typed_on_a_dated_page_is_of_its_day(follow: Get) -> None:
    form = follow(f"/law/xingfa@{DAY}/253-1").html.split('role="search"')[1].split("</form>")[0]
    assert ("as_of", DAY) in _HIDDEN.findall(form)
    home = follow("/").html
    assert 'name="as_of" type="date" value="" min="1900-01-01" max="2100-12-31" form="search"' in home


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("/law/xingfa@2022-05-05/253-1", "/law/xingfa@2021-03-01/253-1?as_of=2022-05-05"),
        ("/law/xingfa@2022-05-05/253-1/2", "/law/xingfa@2021-03-01/253-1/2?as_of=2022-05-05"),
        ("/law/xingfa@2022-05-05", "/law/xingfa@2021-03-01?as_of=2022-05-05"),
        ("/law/xingfa@2022-05-05/full", "/law/xingfa@2021-03-01/full?as_of=2022-05-05"),
        ("/law/xingfa/253-1?as_of=2022-05-05", "/law/xingfa@2021-03-01/253-1?as_of=2022-05-05"),
        ("/law/xingfa/253-1?as_of=2021-03-01", "/law/xingfa@2021-03-01/253-1"),
        ("/law/xingfa@2022年5月5日/253-1", "/law/xingfa@2021-03-01/253-1?as_of=2022-05-05"),
        ("/law/xingfa@2021-03-01/253-1?as_of=20220505", "/law/xingfa@2021-03-01/253-1?as_of=2022-05-05"),
        ("/law/xingfa@2021-03-01/253-1?as_of=2024-05-05", "/law/xingfa@2024-03-01/253-1?as_of=2024-05-05"),
        ("/law/xingfa@2021-03-01/253-1?as_of=2021-03-01", "/law/xingfa@2021-03-01/253-1"),
        ("/law/xingfa@今天/253-1", "/law/xingfa/253-1"),
        ("/law/xingfa@2014-01-01/253-1?as_of=今天", "/law/xingfa/253-1"),
        ("/law/gerenxinxibaohufa@2021-09-01/66", "/law/gerenxinxibaohufa@2021-11-01/66?as_of=2021-09-01"),
        ("/law/刑法@2022-05-05/253-1", "/law/xingfa@2022-05-05/253-1"),
    ],
)
def test_a_date_leads_to_the_first_day_of_its_wording(get: Get, follow: Get, url: str, location: str) -> None:
    page = get(url)
    assert (page.status, page.location) == (302, location)
    assert follow(location).status == 200


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("/law/xingfa@2021-03-01/253-1?as_of=2022-05-05", "/law/xingfa@2021-03-01/253-1"),
        ("/law/xingfa@2021-03-01/full?as_of=2022-05-05", "/law/xingfa@2021-03-01/full"),
        ("/law/xingfa@2021-03-01", "/law/xingfa@2021-03-01"),
        ("/law/xingfa/253-1", "/law/xingfa/253-1"),
        ("/law/xingfa/253-1?as_of=", "/law/xingfa/253-1"),
        ("/law/wangluoanquanfa/71?renumbered=64", "/law/wangluoanquanfa/71"),
    ],
)
def test_a_page_names_the_address_to_keep(get: Get, url: str, canonical: str) -> None:
    page = get(url)
    assert page.status == 200
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', page.html) == [canonical]


def test_a_page_names_its_permanent_address(get: Get) -> None:
    assert "http://localhost/law/xingfa@2024-03-01/253-1" in get("/law/xingfa/253-1").text


def test_every_canonical_address_answers_without_leading_on(get: Get, library: Library) -> None:
    for statute in library.statutes.values():
        for version in statute.versions:
            if version.extent == "full" and version.effective:
                url = f"/law/{statute.id}@{version.effective}/{version.articles[0].key}"
                assert get(url).status == 200, url


@pytest.mark.parametrize(
    ("url", "held"),
    [
        ("/law/xingfa@1990-01-01", "/law/xingfa@1997-10-01"),
        ("/law/xingfa@1990-01-01/full", "/law/xingfa@1997-10-01"),
        ("/law/xingfa@1990-01-01/264", "/law/xingfa@1997-10-01/264"),
        ("/law/xingfa/264?as_of=1990-01-01", "/law/xingfa@1997-10-01/264"),
        ("/law/gerenxinxibaohufa@2020-01-01/66", "/law/gerenxinxibaohufa@2021-11-01/66"),
        ("/law/shangbiaofa@1990-01-01/3", "/law/shangbiaofa@2019-11-01/3"),
    ],
)
def test_a_day_without_a_wording_leads_to_those_that_are_held(get: Get, url: str, held: str) -> None:
    page = get(url)
    assert page.status == 404
    assert held in page.urls
    assert "适用日期 1990年1月1日" in page.text or "适用日期 2020年1月1日" in page.text
    assert day_form(page)[0] == re.sub(r"@[^/]*", "", url.partition("?")[0])


def test_a_day_to_come_says_what_it_rests_on(follow: Get) -> None:
    """商标法 of 2026 takes effect on 2027-01-01; what else may change until then nobody knows."""
    page = follow("/law/shangbiaofa@2027-01-01")
    if today() < date(2027, 1, 1):
        assert "适用日期 2027年1月1日 以今天已经公布的文本为准" in page.text
    assert "以今天已经公布的文本为准" not in follow(f"/law/xingfa@{DAY}").text


def test_a_card_of_another_day_says_which_of_its_provisions_read_otherwise(get: Get) -> None:
    """治安管理处罚法第五十六条 says since 2026-01-01 what the card means; 刑法第二百五十三条之一 said it before too."""
    page = get("/behaviour/courier-staff-sell-data?as_of=2025-12-31")
    assert "本说明按2026年11月22日的法律写成" in page.text
    otherwise = [text for url, text in page.links if "@2026-11-22/" in url]
    assert any("治安管理处罚法" in text and "2026年11月22日的文本" in text for text in otherwise)
    assert not any("刑法" in text for text in otherwise)
