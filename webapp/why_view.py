"""Why a hit stands where it stands, for the search page, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from indexer.explain import Named, Reason, part_name
from indexer.results import ResultHit
from webapp.contexts import Link, WhyLine
from webapp.urls import hit_url


def why_lines(reasons: Iterable[Sequence[Reason]], dated_on: date | None) -> tuple[tuple[WhyLine, ...], ...]:
    """The reasons of each hit as sentences whose provisions and cards are links."""
    return tuple(tuple(WhyLine(_pieces(r, dated_on), percent(r.share)) for r in of_hit) for of_hit in reasons)


def why_text(hit: ResultHit, reasons: Iterable[Reason]) -> list[str]:
    """Lines for a terminal: the parts of the score with their numbers, then the sentences."""
    parts = "，".join(f"{part_name(name)} {value:.3f}" for name, value in hit.parts.items())
    sentences = (
        f"   - {reason.text}{f'（{share}）' if (share := percent(reason.share)) else ''}" for reason in reasons
    )
    return [f"   得分 {hit.score:.3f}：{parts}", *sentences]


def why_data(reasons: Iterable[Reason], dated_on: date | None) -> list[dict[str, Any]]:
    """The value of `why` in the JSON of a hit; docs/cli.md lists its keys."""
    return [
        {
            "kind": reason.kind,
            "text": reason.text,
            "share": round(reason.share, 4),
            "named": [_named_data(named, dated_on) for named in reason.named],
        }
        for reason in reasons
    ]


def percent(share: float) -> str:
    """A share for a reader; empty for nothing.

    >>> percent(0.333), percent(0.004), percent(0.0)
    ('33%', '不到 1%', '')
    """
    if share <= 0:
        return ""
    return f"{share:.0%}" if share >= 0.01 else "不到 1%"


def _named_data(named: Named, dated_on: date | None) -> dict[str, Any]:
    if not named.address:
        return {"kind": named.kind, "text": named.text, "documents": named.documents, "exact": named.exact}
    url = hit_url(named.kind, named.address, dated_on)
    return {"kind": named.kind, "text": named.text, "id": named.address, "url": url}


def _pieces(reason: Reason, dated_on: date | None) -> tuple[Link, ...]:
    """The sentence, parted at what it names that has a page."""
    return tuple(_parted(reason.text, [named for named in reason.named if named.address], dated_on))


def _parted(text: str, named: Iterable[Named], dated_on: date | None) -> Iterator[Link]:
    rest = text
    for thing in named:
        before, name, rest = rest.partition(thing.text)
        yield Link(before, "")
        yield Link(name, hit_url(thing.kind, thing.address, dated_on))
    yield Link(rest, "")
