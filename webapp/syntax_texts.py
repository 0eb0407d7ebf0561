"""The conditions of a query, and what comes near where nothing was found, for the terminal and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indexer.near_misses import NearMisses
from indexer.query_syntax import label
from indexer.results import ResultPage

NOTHING = "没有找到。换个说法试试；本库收录了什么，见网站的 /coverage 页。"


def conditions_data(page: ResultPage) -> dict[str, Any]:
    """The conditions that a query has; docs/cli.md lists the keys."""
    asked = page.request.conditions
    return {
        "phrases": list(asked.phrases),
        "excluded": list(asked.excluded),
        "statutes": list(asked.statutes),
        "levels": list(asked.levels),
        "standings": list(asked.standings),
        "kinds": list(asked.kinds),
        "as_of": str(asked.day) if asked.day else None,
    }


def near_data(near: NearMisses | None) -> dict[str, Any] | None:
    """What comes near; null where something was found or nothing was asked."""
    if near is None:
        return None
    return {
        "explanation": near.explanation,
        "without": [{"condition": r.name, "query": r.request.query, "total": r.total} for r in near.relaxed],
        "articles": [str(article.address) for article in near.articles],
        "statutes": [str(statute.address) for statute in near.statutes],
        "not_held": [{"title": text.title, "reason": text.reason} for text in near.not_held],
        "unknown_words": list(near.unknown),
        "unknown_phrases": list(near.nowhere),
    }


def condition_lines(page: ResultPage) -> list[str]:
    """条件：法律：民法典；不含“出售”"""
    return [f"条件：{'；'.join(label(part) for part in page.syntax.parts)}"] if page.syntax.parts else []


def near_lines(near: NearMisses | None) -> list[str]:
    """What is said in the place of hits."""
    if near is None or near.explanation:
        return [near.explanation if near else NOTHING]
    return [NOTHING, *_near_lines(near)]


def _near_lines(near: NearMisses) -> Iterator[str]:
    if near.unknown or near.nowhere:
        yield f"收录的所有文本里都没有：{'、'.join(f'“{words}”' for words in (*near.nowhere, *near.unknown))}"
    for relaxed in near.relaxed:
        what = f"去掉 {relaxed.name}" if relaxed.name else "去掉全部条件"
        yield f"{what}，有 {relaxed.total} 条：{relaxed.request.query}"
    if near.statutes:
        yield f"名称相近的法规：{'、'.join(statute.label for statute in near.statutes)}"
    if near.articles:
        yield f"意思最接近的条文：{'、'.join(f'{a.label}（{a.address}）' for a in near.articles)}"
    for text in near.not_held:
        yield f"没有收录《{text.title}》：{text.reason}"
