"""Citations of another time's wording: named by the writer (2016年, 修订前的), or shown by the quoted words."""

from __future__ import annotations

import re
from datetime import date

from corpus.citations.citation import Edition
from corpus.citations.existence import Finding, Judge, has_unit, lacking, no_article, period
from corpus.citations.format import article_label, full_label, in_guillemets
from corpus.citations.verdicts import Verdict
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Article, Statute, Version

_CHANGE = re.compile(r"修正|修订|修改|通过|制定|公布|颁布|发布")


class Editions:
    """Judges addresses in wordings that need not be those of the day."""

    def __init__(self, library: Library, judge: Judge) -> None:
        self._library = library
        self._judge = judge

    def judge(self, pid: ProvisionId, on: date, edition: Edition | None = None) -> Finding:
        """The verdict as of a day, where the writer may have named a wording."""
        if edition is None or not (edition.year or edition.older or edition.newer):
            return self._judge.judge(pid, on)
        statute = self._library.statute(pid.statute)
        day = self._library.version_at(statute.id, on)
        meant = _newest(statute, on) if edition.newer else _meant(statute, pid, edition, day)
        if meant is None:
            return Finding("unresolved", _no_such_wording(statute, edition))
        if meant is day:
            return self._judge.judge(pid, on)
        title = statute.latest.short_title
        article = meant.article(pid.article_key)
        if pid.article is not None and article is None:
            return Finding("out_of_range", no_article(meant, pid))
        if article is not None and not has_unit(article, pid):
            return Finding(
                "out_of_range", f"{period(meant)}中，{lacking(article, pid, full_label(title, pid.article_id))}"
            )
        if meant.effective and meant.effective > on:
            return Finding("not_yet_in_force", f"{full_label(title, pid)}见于{period(meant)}，{show(on)}时尚未施行")
        return self._elsewhere(statute, pid, meant, on, f"{full_label(title, pid)}见于{period(meant)}")

    def as_quoted(self, pid: ProvisionId, then: date, on: date) -> Finding:
        """The verdict where the quoted words are those of another day."""
        statute = self._library.statute(pid.statute)
        meant = next(v for v in reversed(self._library.wordings(pid)) if v.effective and v.effective <= then)
        told = f"所引文字是{period(meant)}中的{full_label(statute.latest.short_title, pid)}"
        return self._elsewhere(statute, pid, meant, on, told)

    def _elsewhere(self, statute: Statute, pid: ProvisionId, meant: Version, on: date, told: str) -> Finding:
        """An address in a wording that does not apply: what has become of it."""
        day = self._library.version_at(statute.id, on)
        if day is None or (day.effective and day.effective > on):
            return Finding("other_version", f"{told}；{show(on)}的全文本库没有收录")
        if pid.article is None:
            return Finding("other_version", f"{told}，不是{show(on)}适用的文本")
        moved = self._judge.moved(statute, pid, meant, day)
        if not moved:
            return Finding("other_version", f"{told}；没有找到它在{period(day)}中对应的条文")
        if moved != article_label(pid):
            verdict: Verdict = "renumbered" if told.startswith("所引文字") else "other_version"
            return Finding(verdict, f"{told}，不是{show(on)}适用的文本；{period(day)}中对应{moved}")
        if _same_words(meant.article(pid.article_key), day.article(pid.article_key)):
            return Finding("exact", f"{told}；{period(day)}的条号和文字与它相同")
        return Finding("other_version", f"{told}，不是{show(on)}适用的文本；{period(day)}的文字不同")


def _newest(statute: Statute, on: date) -> Version | None:
    """新修订的: the newest wording promulgated by a day, in force yet or not."""
    known = [v for v in statute.versions if v.extent == "full" and v.promulgated and v.promulgated <= on]
    return known[-1] if known else None


def _meant(statute: Statute, pid: ProvisionId, edition: Edition, day: Version | None) -> Version | None:
    """The wording of a year (promulgated in it, else in force from it, else in it), or the one before the day's.

    旧 and 修订前的 tell no wording where the one before has the same words: they mean an older one that is not held.
    """
    versions = [v for v in statute.versions if v.extent == "full" or pid.article is None or v.article(pid.article_key)]
    if edition.year:
        year = edition.year
        promulgated = [v for v in versions if v.promulgated and v.promulgated.year == year]
        effective = [v for v in versions if v.effective and v.effective.year == year]
        # 2024年 may be said of a wording that was in force in it; 2024年修正 names a change of that year.
        named = _CHANGE.search(edition.written)
        living = [v for v in versions if v.effective and v.effective.year <= year and not named]
        found = promulgated or effective or living
        return found[-1] if found else None
    at = versions.index(day) if day in versions else 0
    before = versions[at - 1] if at > 0 else None
    if before and day and _same_words(before.article(pid.article_key), day.article(pid.article_key)):
        return None
    return before


def _same_words(one: Article | None, other: Article | None) -> bool:
    return one is not None and other is not None and one.text == other.text


def _no_such_wording(statute: Statute, edition: Edition) -> str:
    held = "、".join(f"{show(v.effective)}{'（部分条文）' if v.extent != 'full' else ''}" for v in statute.versions)
    title = in_guillemets(statute.latest.short_title)
    return f"不能确定“{edition.written}”所指的{title}是哪一个文本；本库收录的文本自{held}起施行"
