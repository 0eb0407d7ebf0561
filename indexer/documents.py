"""Articles, cases and behaviour cards -> flat documents that know no engine: the only place the two shapes meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.behaviours import BehaviourCard
from corpus.cases import Case
from corpus.library import Library
from corpus.model import Article, Statute, Version

# Days before and after everything: an undated wording is never hidden.
FIRST_DAY, LAST_DAY = 0, 99_999_999


@dataclass(frozen=True, slots=True)
class Document:
    """One searchable thing.

    `id` is unique in the index; `address` is what it shows (xingfa/253-1, a case id, a card id). `since` and `until`
    are days as YYYYMMDD: the wording applies from `since` up to but not including `until`.
    """

    id: str
    kind: str
    address: str
    statute: str
    level: str
    title: str
    heading: str
    text: str
    since: int = FIRST_DAY
    until: int = LAST_DAY


def day_number(day: date | None, unknown: int) -> int:
    """A date as YYYYMMDD; `unknown` stands for None."""
    return int(day.strftime("%Y%m%d")) if day else unknown


def date_of(number: int) -> date | None:
    """A day number as a date; None for those that stand for an unknown day."""
    if number in (FIRST_DAY, LAST_DAY):
        return None
    return date(number // 10_000, number // 100 % 100, number % 100)


def phrasings(library: Library) -> dict[str, str]:
    """Document id -> text of every way in which people tell of a behaviour, its name first."""
    return {
        f"phrasing/{card.id}/{number}": text
        for card in library.cards.values()
        for number, text in enumerate((card.name, *card.phrasings))
    }


def documents(library: Library) -> Iterator[Document]:
    """Every document of a library, statute by statute, then cases, then cards."""
    for statute in library.statutes.values():
        yield from statute_documents(statute)
    for case in library.cases.values():
        yield case_document(case)
    for card in library.cards.values():
        yield card_document(card)


def statute_documents(statute: Statute) -> Iterator[Document]:
    """One document for each wording of each article; a wording that runs through several versions is one."""
    keys = dict.fromkeys(a.key for v in statute.versions for a in v.articles)
    for key in keys:
        for version, article, until in _wordings(statute, key):
            yield Document(
                id=f"{statute.id}@{version.effective or version.promulgated}/{key}",
                kind="provision",
                address=f"{statute.id}/{key}",
                statute=statute.id,
                level=version.level,
                title=version.short_title,
                heading=" ".join(d.name for d in article.path),
                text=article.text,
                since=day_number(version.effective, FIRST_DAY),
                until=until,
            )


def case_document(case: Case) -> Document:
    """A case: its facts, what was done and what came of it."""
    text = "\n".join([case.facts, *case.acts, case.result, *(o.offence or "" for o in case.outcomes)])
    return Document(f"case/{case.id}", "case", case.id, "", "", case.title, "", text)


def card_document(card: BehaviourCard) -> Document:
    """A card; the ways in which people tell of it are matched apart (cards.py)."""
    statements = [s.text for s in card.statements()]
    text = "\n".join([card.summary, *statements, *card.evidence])
    terms = " ".join(card.legal_terms)
    return Document(f"behaviour/{card.id}", "behaviour", card.id, "", "", card.name, terms, text)


def _wordings(statute: Statute, key: str) -> Iterator[tuple[Version, Article, int]]:
    """(first version with the wording, article, day it ends) for each different wording, oldest first."""
    current: tuple[Version, Article] | None = None
    for version in statute.versions:
        article = version.article(key)
        day = day_number(version.effective, LAST_DAY)
        if current and (article is not None or version.extent == "full") and not _same(current[1], article):
            yield *current, day
            current = None
        if article is not None and current is None:
            current = (version, article)
    if current:
        yield *current, day_number(statute.latest.repealed, LAST_DAY)


def _same(before: Article, after: Article | None) -> bool:
    return after is not None and before.text == after.text and before.path == after.path
