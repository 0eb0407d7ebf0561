"""A rebuilt wording held against the consolidated text: characters that differ, article by article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from corpus.digest import without_space
from corpus.model import Article, Version

# Characters of text shown on either side of a difference.
AROUND = 8
# Consolidated texts print this in the place of an article that was deleted (刑法第一百九十九条); it is no law.
DELETED = "（删去）"


@dataclass(frozen=True, slots=True)
class ArticleFidelity:
    """One article of either text.

    `differing` counts characters to insert, delete or replace so that the rebuilt text becomes the held one, `total`
    those of the held one (of the rebuilt one where the article is too many); white space counts in neither.
    `kind`: same | differs | missing (not rebuilt) | surplus (rebuilt, not held). `first` shows the first difference.
    `division` and `breaks`: the 章 or 节, or the places where lines begin, are not the same; they are counted apart.
    """

    key: str
    kind: str
    differing: int
    total: int
    first: str = ""
    division: bool = False
    breaks: bool = False


def fidelity(rebuilt: Sequence[Article], held: Version) -> tuple[ArticleFidelity, ...]:
    """A row for each article of the held text in its order, then those that it does not have."""
    made = {article.key: article for article in rebuilt}
    rows = [_compared(made.get(article.key), article) for article in held.articles]
    surplus = [article for article in rebuilt if held.article(article.key) is None]
    return (*rows, *(_surplus(article) for article in surplus))


def differing(rows: Iterable[ArticleFidelity]) -> int:
    """All differing characters together."""
    return sum(row.differing for row in rows)


def total(rows: Iterable[ArticleFidelity]) -> int:
    """All characters together."""
    return sum(row.total for row in rows)


def _compared(rebuilt: Article | None, held: Article) -> ArticleFidelity:
    wanted = without_space(held.text)
    if rebuilt is None and wanted == DELETED:
        return ArticleFidelity(held.key, "same", 0, 0)
    if rebuilt is None:
        return ArticleFidelity(held.key, "missing", len(wanted), len(wanted), f"没有重建出这一条：{wanted[:20]}")
    text = without_space(rebuilt.text)
    division, breaks = rebuilt.path != held.path, rebuilt.text != held.text
    if text == wanted:
        return ArticleFidelity(held.key, "same", 0, len(wanted), division=division, breaks=breaks)
    distance = Levenshtein.distance(text, wanted)
    return ArticleFidelity(held.key, "differs", distance, len(wanted), _first(text, wanted), division)


def _surplus(article: Article) -> ArticleFidelity:
    text = without_space(article.text)
    return ArticleFidelity(article.key, "surplus", len(text), len(text), f"收录的文本没有这一条：{text[:20]}")


def _first(rebuilt: str, held: str) -> str:
    """…前文｛重建：甲｜收录：乙｝后文…, the first place alone."""
    code = next(code for code in Levenshtein.opcodes(rebuilt, held) if code.tag != "equal")
    before = rebuilt[max(0, code.src_start - AROUND) : code.src_start]
    made = rebuilt[code.src_start : code.src_end]
    wanted = held[code.dest_start : code.dest_end]
    behind = held[code.dest_end : code.dest_end + AROUND]
    return f"…{before}｛重建：{_short(made)}｜收录：{_short(wanted)}｝{behind}…"


def _short(text: str) -> str:
    return f"{text[:20]}……" if len(text) > 20 else text or "（无）"
