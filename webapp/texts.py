"""Results and documents as plain text and as JSON values, for the command line."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import Any

from corpus.article_history import ArticleHistories
from corpus.behaviours import BehaviourCard, Statement
from corpus.cases import Case
from corpus.citations.find import CitationFinder
from corpus.citations.format import full_label
from corpus.citations.parse import parse
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library, unit_text
from corpus.sources.whole_text import whole_text
from corpus.status import today
from indexer.cards import CardMatch
from indexer.results import ResultHit, ResultPage
from webapp.urls import behaviour_url, hit_url
from webapp.views import TRACK_NAMES


def page_data(page: ResultPage, library: Library, dated_on: date | None) -> dict[str, Any]:
    """The JSON of `fatiao search --json`; docs/cli.md lists its keys. URLs carry the day that was asked for."""
    understood = page.understood
    return {
        # Bytes that were no text reach us as lone surrogates, which JSON cannot carry.
        "query": page.request.query.encode("utf-8", "replace").decode(),
        "as_of": str(page.request.on),
        "understood": {
            "text": understood.text,
            "provisions": [str(pid) for pid in understood.provisions],
            "statutes": list(understood.statutes),
            "offences": [offence.name for offence in understood.offences],
            "words": list(understood.terms.words),
            "notes": list(understood.notes),
        },
        "behaviours": [_card_data(card, match, dated_on) for card, match in page.cards],
        "hits": [_hit_data(hit, dated_on) for hit in page.hits],
        "total": page.total,
        "took_ms": page.took_ms,
        "coverage": {
            "statutes": len(library.statutes),
            "cases": len(library.cases),
            "behaviours": len(library.cards),
        },
    }


def page_text(page: ResultPage) -> str:
    """The page as lines for a terminal: the card before the hits, but after a provision that was cited."""
    hits = [line for number, hit in enumerate(page.hits, 1) for line in _hit_lines(number, hit)]
    if not hits:
        hits = ["没有找到。换个说法试试；本库收录了什么，见网站的 /coverage 页。"]
    card = _card_lines(page.cards[0][0]) if page.cards else []
    parts = [hits, card] if page.understood.provisions else [card, hits]
    body = "\n\n".join("\n".join(part) for part in parts if part)
    total = f"共 {page.total} 条，{page.took_ms} 毫秒，适用日期 {page.request.on}"
    return "\n".join([*page.understood.notes, body, total])


def _card_lines(card: BehaviourCard) -> list[str]:
    lines = [f"行为：{card.name}", f"  {card.summary}"]
    for key, name in TRACK_NAMES:
        statements: tuple[Statement, ...] = getattr(card.consequences, key)
        lines += [f"  {name}：{statements[0].text}（{'、'.join(statements[0].provisions)}）"] if statements else []
    return lines


def _hit_lines(number: int, hit: ResultHit) -> list[str]:
    standing = f"［{hit.status.name(today())}］" if hit.status else ""
    return [f"{number}. {hit.label}{standing}  {hit.unit}", f"   {hit.snippet}"]


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


def _card_data(card: BehaviourCard, match: CardMatch, dated_on: date | None) -> dict[str, Any]:
    return {
        "id": card.id,
        "name": card.name,
        "summary": card.summary,
        "agreement": round(match.agreement, 4),
        "phrasing": match.phrasing,
        "provisions": list(card.provisions()),
        "url": behaviour_url(card.id, dated_on),
    }


def _hit_data(hit: ResultHit, dated_on: date | None) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "unit": hit.unit,
        "label": hit.label,
        "title": hit.title,
        "status": hit.status.standing if hit.status else None,
        "score": hit.score,
        "parts": hit.parts,
        "snippet": str(hit.snippet),
        "url": hit_url(hit.kind, hit.unit, dated_on),
    }
