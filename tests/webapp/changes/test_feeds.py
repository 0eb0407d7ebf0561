"""The feeds against RFC 4287 (Atom), RFC 4151 (tag URIs) and RFC 9110 (conditional requests)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from lxml import etree

from corpus.library import Library
from corpus.releases import Release
from tests.conftest import TODAY
from tests.webapp.conftest import Get
from webapp.changes.feeds import changes_feed, write_feed
from webapp.changes.log import ChangeLog

NS = {"a": "http://www.w3.org/2005/Atom"}
# RFC 3339, as RFC 4287 3.3 asks for: with T and Z or an offset, in capitals.
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[-+]\d\d:\d\d)")
# RFC 4151: tag:authority,date:specific
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}:[A-Za-z0-9._~/@-]+")
FEEDS = ["/changes.atom", "/law/xingfa/changes.atom", "/law/minfadian/changes.atom", "/law/shangbiaofa/changes.atom"]


@pytest.fixture(scope="module")
def log(library: Library) -> ChangeLog:
    return ChangeLog.of(library)


def parsed(client: FlaskClient, url: str) -> etree._Element:
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.mimetype == "application/atom+xml"
    return etree.fromstring(answer.data)


def texts(element: etree._Element, path: str) -> list[str]:
    return [str(found) for found in element.xpath(path, namespaces=NS)]


@pytest.mark.parametrize("url", FEEDS)
def test_a_feed_has_what_the_rfc_demands(client: FlaskClient, url: str) -> None:
    """4.1.1: exactly one id, title, updated; at least one author unless every entry has one; SHOULD one rel=self; not
    more than one rel=alternate of a type and language."""
    feed = parsed(client, url)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for name in ("id", "title", "updated"):
        assert len(texts(feed, f"a:{name}/text()")) == 1, name
    assert texts(feed, "a:author/a:name/text()") == ["法条"]
    assert texts(feed, "a:link[@rel='self']/@href") == [f"http://localhost{url}"]
    assert len(texts(feed, "a:link[@rel='alternate']/@href")) == 1
    assert texts(feed, "a:updated/text()") == [max(texts(feed, "a:entry/a:updated/text()"))]


@pytest.mark.parametrize("url", FEEDS)
def test_an_entry_has_what_the_rfc_demands(client: FlaskClient, url: str) -> None:
    """4.1.2: exactly one id, title, updated; one rel=alternate where there is no content; not more than one summary."""
    entries = parsed(client, url).findall("a:entry", NS)
    assert entries
    for entry in entries:
        for name in ("id", "title", "updated", "summary"):
            assert len(texts(entry, f"a:{name}/text()")) == 1, name
        assert len(texts(entry, "a:link[@rel='alternate']/@href")) == 1
        assert texts(entry, "a:summary/@type") == ["text"]
        assert "<" not in texts(entry, "a:summary/text()")[0]


@pytest.mark.parametrize("url", FEEDS)
def test_nothing_else_stands_in_a_feed(client: FlaskClient, url: str) -> None:
    names = {etree.QName(element).localname for element in parsed(client, url).iter()}
    assert names <= {"feed", "entry", "id", "title", "updated", "author", "name", "link", "category", "summary"}


@pytest.mark.parametrize("url", FEEDS)
def test_ids_are_tags_and_instants_are_instants(client: FlaskClient, url: str) -> None:
    """4.2.6: an id is an IRI that is never another thing's; 3.3: a date is that of RFC 3339."""
    feed = parsed(client, url)
    ids = texts(feed, "//a:id/text()")
    assert [one for one in ids if not TAG.fullmatch(one)] == []
    assert len(set(ids)) == len(ids)
    assert [one for one in texts(feed, "//a:updated/text()") if not INSTANT.fullmatch(one)] == []


def test_no_entry_was_updated_in_the_future(log: ChangeLog) -> None:
    """3.3: the instant of an event; what comes into force later was told when it was promulgated."""
    feed = changes_feed(log, TODAY)
    assert [entry for entry in feed.entries if entry.updated > log.releases[0].released] == []


def test_a_law_to_come_is_told_at_once_and_again_on_its_day(log: ChangeLog) -> None:
    """商标法 (2026修订)第八十七条: 本法自2027年1月1日起施行; promulgated on 26 June 2026. The id stays."""
    tag, day = "law/shangbiaofa/2027-01-01", date(2027, 1, 1)
    (before,) = [e for e in changes_feed(log, TODAY).entries if e.tag == tag]
    (after,) = [e for e in changes_feed(log, day).entries if e.tag == tag]
    assert before.title == "《商标法》即将修改（2027年1月1日）"
    assert "将自2027年1月1日起施行" in before.summary
    assert after.title == "《商标法》修改（2027年1月1日）"
    assert before.updated == datetime.fromisoformat("2026-06-26T00:00:00+08:00")
    assert after.updated == datetime.fromisoformat("2027-01-01T00:00:00+08:00")


def test_the_words_of_an_entry(log: ChangeLog) -> None:
    (entry,) = [e for e in changes_feed(log, TODAY).entries if e.tag == "law/wangluoanquanfa/2026-01-01"]
    assert entry.summary.startswith(
        "修改后的《网络安全法》自2026年1月1日起施行（《关于修改网络安全法的决定》）：修改 11 条，新增 4 条"
    )
    assert "第七十一条（原第六十四条、第六十六条、第七十条）" in entry.summary
    assert entry.path == "/law/wangluoanquanfa@2026-01-01"


def test_the_feed_of_a_statute_tells_of_it_alone(log: ChangeLog) -> None:
    tags = [entry.tag for entry in changes_feed(log, TODAY, "wangluoanquanfa").entries]
    assert [tag for tag in tags if tag.startswith("law/")] == [
        "law/wangluoanquanfa/2026-01-01", "law/wangluoanquanfa/2017-06-01",
    ]  # fmt: skip
    assert "release/2026-11-22" in tags
    assert "release/2026-11-22-2" not in tags


def test_the_feed_of_an_amendment_has_what_it_changed(log: ChangeLog) -> None:
    tags = [entry.tag for entry in changes_feed(log, TODAY, "xingfa-xiuzhengan-12").entries]
    assert "law/xingfa/2024-03-01" in tags


def test_every_feed_can_be_made(log: ChangeLog) -> None:
    for statute in log.library.statutes:
        root = etree.fromstring(write_feed(changes_feed(log, TODAY, statute), "https://example.org"))
        assert len(texts(root, "a:entry/a:id/text()")) >= 1, statute


def test_a_character_that_xml_cannot_carry_is_left_out(log: ChangeLog) -> None:
    release = Release(id="2026-11-23", released=datetime(2026, 11, 23, tzinfo=UTC), summary="甲\x0b乙 <b>&", totals={})
    feed = changes_feed(ChangeLog(log.library, (), (release,), ()), TODAY)
    root = etree.fromstring(write_feed(feed, "https://example.org"))
    assert texts(root, "a:entry/a:title/text()") == ["本库更新 2026-11-23：甲乙 <b>&"]


@pytest.mark.parametrize("url", [*FEEDS, "/api/v1/changes", "/api/v1/changes?since=2026-01-01&of=law"])
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, url: str) -> None:
    """RFC 9110 13.1.2 and 13.1.3; a header of each kind is enough."""
    first = client.get(url)
    assert first.headers["Last-Modified"].endswith("GMT")
    for name, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = client.get(url, headers={name: value})
        assert (again.status_code, again.data) == (304, b""), name
    assert client.get(url, headers={"If-None-Match": '"another"'}).status_code == 200
    assert first.last_modified
    earlier = {"If-Modified-Since": (first.last_modified - timedelta(days=400)).strftime("%a, %d %b %Y %H:%M:%S GMT")}
    assert client.get(url, headers=earlier).status_code == 200


def test_links_of_entries_lead_somewhere(get: Get, client: FlaskClient) -> None:
    feed = parsed(client, "/law/wangluoanquanfa/changes.atom")
    for href in texts(feed, "//a:link[@rel='alternate']/@href"):
        page = get(href.removeprefix("http://localhost"))
        assert page.status == 200, href
        if "#" in href:
            assert f'id="{href.partition("#")[2]}"' in page.html


def test_no_feed_of_an_unknown_statute(get: Get) -> None:
    assert get("/law/meiyouzhebufa/changes.atom").status == 404
