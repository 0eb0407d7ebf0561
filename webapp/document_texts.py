"""Provisions, cases, cards and whole statutes as plain text, for the command line; nothing here searches."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from corpus.article_history import ArticleHistories
from corpus.behaviours import TRACK_NAMES, BehaviourCard, Statement
from corpus.cases import Case
from corpus.citations.find import CitationFinder
from corpus.citations.format import full_label
from corpus.citations.parse import parse
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library, unit_text
from corpus.sources.whole_text import whole_text
from corpus.status import today


def show(library: Library, address: str, on: date) -> str:
    """A provision, a case or a card in full, by its address or as people cite it (刑法253之一).

    Raises:
        AddressError: the text is no address.
        CitationError: the text is Chinese and no citation.
        NotHeldError: nothing has this address; says what is near.
    """
    if address in library.cases:
        return _case_text(library.cases[address])
    if address in library.cards:
        return _card_text(library.cards[address])
    pid = ProvisionId.parse(address) if address.isascii() else parse(address, CitationFinder.of(library))
    if pid.statute not in library.statutes:
        known = [*library.statutes, *library.cases, *library.cards]
        raise NotHeldError(address, tuple(get_close_matches(address, known, 3, 0.4)))
    return _statute_text(library, pid, on) if pid.article is None else _provision_text(library, pid, on)


def whole(library: Library, address: str, on: date) -> str:
    """The whole wording of a statute on a day as plain text, by its id or name.

    Raises:
        AddressError: the text is no address.
        CitationError: the text is Chinese and no citation.
        NotHeldError: there is no such statute, or no whole wording of that day is held.
    """
    named = library.names.candidates(address)
    statute = named[0] if len(named) == 1 else address
    pid = ProvisionId.parse(statute) if statute.isascii() else parse(statute, CitationFinder.of(library))
    version = library.version_at(pid.statute, on)
    if version is None:
        raise NotHeldError(f"《{library.statute(pid.statute).latest.short_title}》在 {on} 的全文")
    return whole_text(version)


def _statute_text(library: Library, pid: ProvisionId, on: date) -> str:
    version = library.version_at(pid.statute, on)
    if version is None:
        raise NotHeldError(f"《{library.statute(pid.statute).latest.short_title}》在 {on} 的全文")
    lines = [f"{version.title}（{version.effective} 起施行，{len(version.articles)} 条）"]
    lines += [f"{full_label(version.short_title, version.id_of(a))}  {version.id_of(a)}" for a in version.articles]
    return "\n".join(lines)


def _provision_text(library: Library, pid: ProvisionId, on: date) -> str:
    found = library.provision(pid, on)
    try:
        text = unit_text(found.article, pid)
    except LookupError as error:
        raise NotHeldError(f"{full_label(found.version.short_title, pid)}：{error}") from error
    label = full_label(found.version.short_title, pid)
    status = ArticleHistories(library).status(pid, on)
    return f"{label}［{status.name(today())}：{status.reason}］\n\n{text}"


def _case_text(case: Case) -> str:
    source = f"来源：{case.source.publisher}《{case.source.title}》{case.source.date}"
    notes = [f"存疑：{note}" for note in case.notes]
    return "\n".join([f"{case.title}［{case.kind_name}］", "", case.facts, "", f"结果：{case.result}", source, *notes])


def _card_text(card: BehaviourCard) -> str:
    lines = [card.name, "", card.summary, "", "法律要求"]
    lines += [_cited(s) for s in card.duties]
    for key, name in TRACK_NAMES:
        statements: tuple[Statement, ...] = getattr(card.consequences, key)
        lines += ["", name, *map(_cited, statements)] if statements else []
    lines += ["", "去哪里求助", *(f"- {r.channel}：{r.text}" for r in card.remedies)]
    return "\n".join(lines)


def _cited(statement: Statement) -> str:
    return f"- {statement.text}（{'、'.join(statement.provisions)}）"
