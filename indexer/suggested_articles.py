"""The beginning of an article's address -> the articles it may become: 民法典103, 刑法253之, 个保法第六十."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from corpus.citations.format import article_label
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Article, Version
from indexer.suggestible import Suggestion

# The end of what was typed, after a title: 第 or a number, Arabic or Chinese, with 条, 之 and its number perhaps.
_ADDRESS = re.compile(
    r"(?P<title>.*?)》?\s?(?P<mark>第)?\s?"
    r"(?:(?P<arabic>\d{1,4})|(?P<chinese>[零〇一二三四五六七八九十百千]{1,8}))?\s?"
    r"(?P<whole>条)?(?P<suffix>[之-](?P<nth>\d{1,2}|[一二三四五六七八九十]{1,3})?)?"
)
_NOTE = 34
_CHINESE_DIGITS = str.maketrans("〇", "零")


def articles(
    library: Library, typed: str, on: date, limit: int, by_sound: Callable[[str], str | None]
) -> Iterator[Suggestion]:
    """The articles of a day that go on from an address; none where the text is no beginning of one.

    Where no number was typed yet (民法典第), the articles that behaviours cite most.
    """
    match = _ADDRESS.fullmatch(typed)
    if not match or not (match["mark"] or match["arabic"] or match["chinese"]):
        return
    statute = _statute(library, match["title"].strip("《》 "), by_sound)
    version = (library.version_at(statute, on) or library.statutes[statute].latest) if statute else None
    if version is None:
        return
    numbered = [a for a in version.articles if a.number]
    found = [a for a in numbered if _goes_on(a, match)]
    if match["arabic"] or match["chinese"]:
        found.sort(key=lambda a: (_number(a, match) != _digits(match), a.number, a.suffix))
    else:
        found.sort(key=lambda a: -len(library.citing_cards.get(str(version.id_of(a)), ())))
    for article in found[:limit]:
        yield _suggestion(article, version)


def _statute(library: Library, title: str, by_sound: Callable[[str], str | None]) -> str | None:
    """The statute with this title; None for no title, an unknown or an ambiguous one."""
    if not title:
        return None
    named = [name for name in library.names.candidates(title) if name in library.statutes]
    return named[0] if len(named) == 1 else by_sound(title)


def _goes_on(article: Article, match: re.Match[str]) -> bool:
    """Whether an article's number begins with what was typed; after 条 or 之 the number itself is complete."""
    written, asked = _number(article, match), _digits(match)
    if match["suffix"]:
        nth = match["nth"] or ""
        suffix = str(article.suffix) if nth.isdigit() else article_label(ProvisionId("x", 1, article.suffix))[4:]
        return written == asked and article.suffix > 0 and (not nth or suffix.startswith(nth))
    return written == asked if match["whole"] else written.startswith(asked)


def _number(article: Article, match: re.Match[str]) -> str:
    """The number of an article in the digits that were typed."""
    return str(article.number) if match["arabic"] else article_label(ProvisionId("x", article.number))[1:-1]


def _digits(match: re.Match[str]) -> str:
    return (match["arabic"] or (match["chinese"] or "").translate(_CHINESE_DIGITS)).lstrip("0")


def _suggestion(article: Article, version: Version) -> Suggestion:
    pid = version.id_of(article)
    words = " ".join(article.text.split())
    note = words if len(words) <= _NOTE else words[:_NOTE] + "…"
    return Suggestion(f"{version.short_title}{article_label(pid)}", "provision", "条文", str(pid), note)
