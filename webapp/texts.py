"""Results as plain text and as JSON values, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.behaviours import TRACK_NAMES, BehaviourCard, Statement
from corpus.library import Library
from corpus.status import today
from indexer.cards import CardMatch
from indexer.explain import Reason
from indexer.results import ResultHit, ResultPage
from webapp.syntax_texts import condition_lines, conditions_data, near_data, near_lines
from webapp.urls import behaviour_url, hit_url
from webapp.why_view import why_data, why_text

# Why each hit of a page stands there; None: it was not asked.
Why = Sequence[Sequence[Reason]] | None


def page_data(page: ResultPage, library: Library, dated_on: date | None, why: Why = None) -> dict[str, Any]:
    """The JSON of `fatiao search --json`; docs/cli.md lists its keys. URLs carry the day that was asked for."""
    understood = page.understood
    return {
        # Bytes that were no text reach us as lone surrogates, which JSON cannot carry.
        "query": page.request.query.encode("utf-8", "replace").decode(),
        "as_of": str(page.request.on),
        "ranker": page.request.ranker,
        "understood": {
            "text": understood.text,
            "provisions": [str(pid) for pid in understood.provisions],
            "statutes": list(understood.statutes),
            "offences": [offence.name for offence in understood.offences],
            "words": list(understood.terms.words),
            "also": list(understood.also),
            "conditions": conditions_data(page),
            "notes": list(understood.notes),
        },
        "did_you_mean": page.did_you_mean,
        "searched_instead": page.searched_instead,
        "behaviours": [_card_data(card, match, dated_on) for card, match in page.cards],
        "hits": [_hit_data(hit, dated_on) | _why_data(place, why, dated_on) for place, hit in enumerate(page.hits)],
        "total": page.total,
        "near_misses": near_data(page.near),
        "took_ms": page.took_ms,
        "coverage": {
            "statutes": len(library.statutes),
            "cases": len(library.cases),
            "behaviours": len(library.cards),
        },
    }


def page_text(page: ResultPage, why: Why = None) -> str:
    """The page as lines for a terminal: the card before the hits, but after a provision that was cited."""
    hits = [line for number, hit in enumerate(page.hits, 1) for line in _hit_lines(number, hit, why)]
    if not hits:
        hits = near_lines(page.near)
    card = _card_lines(page.cards[0][0]) if page.cards else []
    parts = [hits, card] if page.understood.provisions else [card, hits]
    body = "\n\n".join("\n".join(part) for part in parts if part)
    total = f"共 {page.total} 条，{page.took_ms} 毫秒，适用日期 {page.request.on}"
    return "\n".join([*condition_lines(page), *_spelling_lines(page), *page.understood.notes, body, total])


def _spelling_lines(page: ResultPage) -> list[str]:
    """What may have been meant, and what was searched besides the words themselves."""
    also = [f"按{''.join(f'“{word}”' for word in page.understood.also)}一并检索"] if page.understood.also else []
    if page.searched_instead:
        return [f"没有查到“{page.request.query}”，以下是“{page.did_you_mean}”的结果", *also]
    return [f"您要找的是：{page.did_you_mean}", *also] if page.did_you_mean else also


def _card_lines(card: BehaviourCard) -> list[str]:
    lines = [f"行为：{card.name}", f"  {card.summary}"]
    for key, name in TRACK_NAMES:
        statements: tuple[Statement, ...] = getattr(card.consequences, key)
        lines += [f"  {name}：{statements[0].text}（{'、'.join(statements[0].provisions)}）"] if statements else []
    return lines


def _hit_lines(number: int, hit: ResultHit, why: Why) -> list[str]:
    standing = f"［{hit.status.name(today())}］" if hit.status else ""
    reasons = why_text(hit, why[number - 1]) if why else []
    return [f"{number}. {hit.label}{standing}  {hit.unit}", f"   {hit.snippet}", *reasons]


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
        "day": str(hit.day) if hit.day else None,
        "url": hit_url(hit.kind, hit.unit, hit.day or dated_on),
    }


def _why_data(place: int, why: Why, dated_on: date | None) -> dict[str, Any]:
    return {} if why is None else {"why": why_data(why[place], dated_on)}
