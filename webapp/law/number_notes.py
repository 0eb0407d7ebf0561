"""What a reader is told of an article's other numbers: sentences in pieces, words and links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.citations.format import article_label
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.model import Version
from webapp.contexts import Link
from webapp.law.article_numbers import ArticleNumbers, Elsewhere
from webapp.urls import law_url

Sentence = tuple[Link, ...]
NOW = "现为"


def number_notes(
    numbers: ArticleNumbers, pid: ProvisionId, shown: Version, now: Version | None
) -> tuple[Sentence, ...]:
    """At most two sentences: what stood before the wording shown, and what has become, or will become, of the article.

    Args:
        numbers: the numbers of this library.
        pid: the article.
        shown: its wording on the page.
        now: today's wording of the statute.
    """
    found = []
    if after := numbers.after(pid, shown):
        found.append(tuple(_joined(_after(pid, after, now, numbers.moved(pid, shown, now) if now else ()))))
    if before := numbers.before(pid, shown):
        here = NOW if shown is now else "在本页的文本中为"
        found.append(tuple(_joined(_before(pid, before, shown, here))))
    return tuple(sentence for sentence in found if sentence)


def renumbered_note(
    numbers: ArticleNumbers, asked: str, pid: ProvisionId, shown: Version, now: Version | None
) -> Sentence:
    """原第六十四条（2017年6月1日起施行的文本）现为第七十一条; empty where it is not so."""
    wording = numbers.asked_as(asked, pid, shown)
    if wording is None:
        return ()
    old = ProvisionId.parse(f"{pid.statute}/{asked}")
    earlier = bool(wording.effective and shown.effective and wording.effective < shown.effective)
    where = NOW if shown is now else f"在{show(shown.effective)}起施行的文本中为"
    return (
        *_text("原" if earlier else ""),
        Link(article_label(old), law_url(old, wording.effective)),
        Link(f"（{show(wording.effective)}起施行的文本）{where}{article_label(pid)}。", ""),
    )


def _before(pid: ProvisionId, there: Elsewhere, shown: Version, here: str) -> Iterator[Sentence]:
    """本条在2025年12月31日以前为第七十条；当时的第七十一条，现为第七十二条."""
    until = f"{show(there.until)}以前"
    if there.bears:
        yield *_text(f"本条在{until}为"), *_listed(there.bears, there.wording.effective)
    if there.number_is is not None:
        own = Link(article_label(pid), law_url(pid, there.wording.effective))
        yield *_text("当时的" if there.bears else f"{until}的"), own, *_of_number(there.number_is, shown, here)


def _of_number(number_is: tuple[ProvisionId, ...], shown: Version, here: str) -> Sentence:
    if number_is:
        return *_text(f"，{here}"), *_listed(number_is, None if here == NOW else shown.effective)
    return _text("是另一条规定，没有找到与它对应的条文")


def _after(
    pid: ProvisionId, there: Elsewhere, now: Version | None, today: tuple[ProvisionId, ...]
) -> Iterator[Sentence]:
    """本条现为第七十一条；现在的第六十四条是另一条规定."""
    begun = there.wording.effective
    in_force = bool(now and now.effective and begun and begun <= now.effective)
    bears = today if in_force else there.bears
    day = None if in_force else begun
    since = "现" if in_force else f"自{show(begun)}起"
    if bears == (pid,):
        return
    if bears:
        yield *_text(f"本条{since}为"), *_listed(bears, day)
    elif any((c.article, c.kind) == (pid.article_key, "deleted") for c in there.wording.changes):
        yield _text(f"本条自{show(begun)}起删去")
    else:
        yield _text(f"{show(begun)}起施行的文本中没有找到与本条对应的条文")
    if there.number_is is not None:
        own = Link(article_label(pid), law_url(pid, day))
        yield *_text("现在的" if in_force else "届时的"), own, *_text("是另一条规定")


def _listed(pids: tuple[ProvisionId, ...], day: date | None) -> Sentence:
    """第六十四条、第六十六条."""
    links = [Link(article_label(pid), law_url(pid, day)) for pid in pids]
    return tuple(piece for place, link in enumerate(links) for piece in (*_text("、" if place else ""), link))


def _joined(clauses: Iterator[Sentence]) -> Sentence:
    found = list(clauses)
    pieces = [piece for place, clause in enumerate(found) for piece in (*_text("；" if place else ""), *clause)]
    return (*pieces, *_text("。" if found else ""))


def _text(words: str) -> Sentence:
    return (Link(words, ""),) if words else ()
