"""Atom feeds (RFC 4287): changes of the law that is held, and releases of this collection.

Texts that are not held and have ended are in the page and in the JSON alone: a feed is for what a reader can open here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lxml import etree

from corpus.citations.format import in_guillemets
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.law_calendar import LawChange
from corpus.releases import Release
from webapp.changes.as_json import moment
from webapp.changes.log import Asked, ChangeLog
from webapp.changes.words import ALTERED, LAW_KINDS, law_sentence, provision_words, release_counts, title_of
from webapp.urls import changes_url, feed_url, law_url

ATOM = "http://www.w3.org/2005/Atom"
MIMETYPE = "application/atom+xml"
# RFC 4151: a tag needs a name that its maker owns. This program has none of its own, and one that is served under many
# names must give an entry the same id everywhere; `.invalid` (RFC 2606) belongs to nobody.
TAG = "tag:fatiao.invalid,2026:"
# A reader who looks once a year still misses nothing.
NEWEST = 100
# Characters that XML 1.0 cannot carry; no text that is held has one, a summary of a release might.
_XML = {code: None for code in range(32) if code not in (9, 10, 13)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `path` is the page that shows it."""

    tag: str
    title: str
    updated: datetime
    path: str
    summary: str
    category: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `path` is its own address, `page` that of the page with the same."""

    tag: str
    title: str
    path: str
    page: str
    updated: datetime
    entries: tuple[Entry, ...]


def changes_feed(log: ChangeLog, on: date, statute: str = "") -> Feed:
    """The newest changes of the law and of the collection; of one statute, if it is named."""
    asked = Asked(statute=statute)
    entries = [_law_entry(log, change, on) for change in log.law_asked(asked) if change.statute]
    entries += [_release_entry(release) for release in log.releases_asked(asked)]
    entries.sort(key=lambda entry: (entry.updated, entry.tag), reverse=True)
    newest = max((entry.updated for entry in entries), default=log.last_modified(on))
    name = in_guillemets(log.library.statutes[statute].latest.short_title) if statute else "法律和本库"
    return Feed(
        tag=f"law/{statute}/changes" if statute else "changes",
        title=f"{name}的变化 - 法条",
        path=feed_url(statute),
        page=law_url(ProvisionId(statute)) if statute else changes_url(),
        updated=newest,
        entries=tuple(entries[:NEWEST]),
    )


def write_feed(feed: Feed, origin: str) -> bytes:
    """The feed as XML; `origin` (scheme and host) makes its addresses whole."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "zh-CN")
    _text(root, "id", TAG + feed.tag)
    _text(root, "title", feed.title)
    _text(root, "updated", moment(feed.updated))
    _text(etree.SubElement(root, f"{{{ATOM}}}author"), "name", "法条")
    _link(root, "self", origin + feed.path, MIMETYPE)
    _link(root, "alternate", origin + feed.page, "text/html")
    for entry in feed.entries:
        _write_entry(root, entry, origin)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _write_entry(root: etree._Element, entry: Entry, origin: str) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(element, "id", TAG + entry.tag)
    _text(element, "title", entry.title)
    _text(element, "updated", moment(entry.updated))
    _link(element, "alternate", origin + entry.path, "text/html")
    etree.SubElement(element, f"{{{ATOM}}}category", term=entry.category)
    _text(element, "summary", entry.summary).set("type", "text")


def _text(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = text.translate(_XML)
    return element


def _link(parent: etree._Element, relation: str, address: str, mimetype: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, type=mimetype, href=address)


def _law_entry(log: ChangeLog, change: LawChange, on: date) -> Entry:
    """The id says which text and which day, and stays when more becomes known of the change."""
    assert change.statute
    ended = change.kind == "repealed"
    coming = "即将" if change.day > on else ""
    articles = [provision_words(change.statute, c) for kind in ALTERED for c in change.of_kind(kind)]
    listed = f"涉及：{'、'.join(articles)}。" if articles else ""
    return Entry(
        tag=f"law/{change.statute}/{change.day}" + ("/repealed" if ended else ""),
        title=f"{title_of(change)}{coming}{LAW_KINDS[change.kind]}（{show(change.day)}）",
        updated=log.updated(change, on),
        path=law_url(ProvisionId(change.statute), None if ended else change.day),
        summary=law_sentence(change, on) + listed,
        category="law",
    )


def _release_entry(release: Release) -> Entry:
    return Entry(
        tag=f"release/{release.id}",
        title=f"本库更新 {release.id}：{release.summary}",
        updated=release.released,
        path=f"{changes_url(release.day)}#r{release.id}",
        summary=release_counts(release) + "。",
        category="collection",
    )
