"""Provisions and behaviour cards of a day as JSON values; docs/cli.md lists the keys."""

from __future__ import annotations

from typing import Any

from corpus.article_history import ArticleHistories, Span
from corpus.behaviours import TRACK_NAMES, BehaviourCard, Statement
from corpus.citations.format import full_label
from corpus.dates import show
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library, Provision, unit_text
from corpus.model import Paragraph
from corpus.status import Status
from webapp.as_of import Day
from webapp.urls import behaviour_url, law_url


def provision_data(library: Library, histories: ArticleHistories, found: Provision, day: Day) -> dict[str, Any]:
    """A provision: its text as a whole and by units, its standing, the dates of its wording, the article through time.

    Raises:
        NotHeldError: the article has no such 款, 项 or 目.
    """
    pid, version = found.id, found.version
    label = full_label(version.short_title, pid)
    history = histories.of(pid, day.on)
    return {
        "id": str(pid),
        "label": label,
        "title": version.title,
        "as_of": str(day.on),
        "text": _text(found, label),
        "paragraphs": [_paragraph(p, number) for number, p in enumerate(found.article.paragraphs, 1)],
        "path": [division.label for division in found.article.path],
        "status": _status(histories.status(pid, day.on)),
        "version": {
            "promulgated": _day(version.promulgated),
            "effective": _day(version.effective),
            "repealed": _day(version.repealed),
            "extent": version.extent,
            "status": _status(library.status(version, day.on)),
        },
        "wordings": [_span(span) for span in history.spans],
        "older_wordings": history.unknown or None,
        "url": law_url(pid, day.chosen),
        "permalink": law_url(pid, version.effective),
    }


def behaviour_data(library: Library, card: BehaviourCard, day: Day) -> dict[str, Any]:
    """A card: its statements with their provisions; `outdated` lists provisions that read otherwise on the day."""
    otherwise = [p for p in card.provisions() if not library.same_wording(ProvisionId.parse(p), card.as_of, day.on)]
    consequences = {key: _statements(getattr(card.consequences, key)) for key, _ in TRACK_NAMES}
    return {
        "id": card.id,
        "name": card.name,
        "summary": card.summary,
        "as_of": str(day.on),
        "written_as_of": str(card.as_of),
        "outdated": otherwise,
        "notice": f"本说明按{show(card.as_of)}的法律写成；outdated 所列条文在{show(day.on)}内容不同或者还没有。"
        if otherwise
        else None,
        "duties": _statements(card.duties),
        **consequences,
        "public_interest": _statements(card.public_interest),
        "exceptions": _statements(card.exceptions),
        "evidence": list(card.evidence),
        "remedies": [{"channel": r.channel, "text": r.text, "provisions": list(r.provisions)} for r in card.remedies],
        "cases": list(card.cases),
        "url": behaviour_url(card.id, day.chosen),
    }


def _text(found: Provision, label: str) -> str:
    try:
        return unit_text(found.article, found.id)
    except LookupError as error:
        raise NotHeldError(f"{label}：{error}") from error


def _paragraph(paragraph: Paragraph, number: int) -> dict[str, Any]:
    items = [{"number": i.number, "text": i.text, "subitems": list(i.subitems)} for i in paragraph.items]
    return {"number": number, "text": paragraph.text, "items": items}


def _status(status: Status) -> dict[str, Any]:
    return {
        "standing": status.standing,
        "reason": status.reason,
        "cause": str(status.cause) if status.cause else None,
    }


def _span(span: Span) -> dict[str, Any]:
    """A stretch of time; `since` is null where the words may be older than the oldest wording held."""
    return {
        "kind": span.kind,
        "ids": [str(pid) for pid in span.ids],
        "since": _day(span.since) if span.since_known else None,
        "held_since": _day(span.since),
        "until": _day(span.until),
        "by": {"label": span.by.label, "id": str(span.by.provision) if span.by.provision else None}
        if span.by
        else None,
        "text": span.text,
        "permalink": law_url(span.ids[0], span.since) if span.ids else None,
    }


def _statements(statements: tuple[Statement, ...]) -> list[dict[str, Any]]:
    return [{"text": s.text, "provisions": list(s.provisions)} for s in statements]


def _day(day: object) -> str | None:
    return str(day) if day else None
