"""What an amendment makes of a wording -> the next Version, ready to be written as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.amendments.apply import Applied
from corpus.digest import text_sha256
from corpus.errors import FatiaoError
from corpus.model import Article, Change, Source, Version
from corpus.status import today


class NotAppliedError(FatiaoError):
    """An amendment did not fit in all its parts: what it gives is not the next wording."""

    def __init__(self, applied: Applied) -> None:
        self.applied = applied
        reasons = "；".join(failure.reason for failure in applied.failures[:3])
        super().__init__(
            f"修改中有 {len(applied.failures)} 处用不上：{reasons}。得到的不是修改后的文本，没有写出；请先查清原因"
        )


def next_version(base: Version, amendment: Version, applied: Applied, effective: date | None = None) -> Version:
    """The wording that an amendment leads to.

    Where the numbers stay (刑法), it is of `extent: changes`: only the articles that differ, each change with its
    clause. Else it is the whole text.

    Args:
        base: the full wording before.
        amendment: the amending text; its date of promulgation is that of the new wording.
        applied: what `apply_operations` made of the two.
        effective: the first day of the new wording; None: that of the amendment.

    Raises:
        NotAppliedError: an operation of the amendment could not be applied.
    """
    if applied.failures:
        raise NotAppliedError(applied)
    changes: tuple[Change, ...] = ()
    articles = applied.articles
    if not applied.renumbered and _same_divisions(base, applied):
        changes = _changes(base, applied)
        articles = tuple(a for a in applied.articles if a.key in {c.article for c in changes})
    return replace(
        base,
        promulgated=amendment.promulgated,
        effective=effective or amendment.effective,
        source=_source(base, amendment),
        text_sha256=text_sha256(articles),
        extent="changes" if changes else "full",
        changes=changes,
        corrections=(),
        breaks=(),
        notes=(),
        preamble=applied.preamble,
        articles=articles,
        path=Path(),
    )


def _same_divisions(base: Version, applied: Applied) -> bool:
    """A file of changes holds no 章 or 节 of articles that did not change."""
    paths = {article.key: article.path for article in base.articles}
    return all(paths.get(article.key, article.path) == article.path for article in applied.articles)


def _changes(base: Version, applied: Applied) -> tuple[Change, ...]:
    """One change for each article that differs; of several clauses that amend it the first is named."""
    first = {change.article: change for change in reversed(applied.changed)}
    kept = [change for change in first.values() if _differs(base.article(change.article), change.article, applied)]
    return tuple(sorted(kept, key=lambda change: _order(change.article)))


def _differs(before: Article | None, key: str, applied: Applied) -> bool:
    after = next((article for article in applied.articles if article.key == key), None)
    return before is None or after is None or before.text != after.text


def _order(key: str) -> tuple[int, int]:
    number, _, suffix = key.partition("-")
    return int(number), int(suffix or 0)


def _source(base: Version, amendment: Version) -> Source:
    return Source(
        publisher=amendment.source.publisher,
        via=f"由{base.effective}起施行的文本和《{amendment.title}》推算",
        checked=None,
        retrieved=today(),
    )
