"""`fatiao changes`: what changed since a day; `fatiao release`: record what changed in the collection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

import click

from corpus.check import check
from corpus.dates import show
from corpus.errors import FatiaoError
from corpus.law_calendar import LawChange
from corpus.library import DATA, Library
from corpus.releases import FOLDER, Release
from corpus.releases import release as make_release
from corpus.status import today
from webapp.changes.as_json import changes_data
from webapp.changes.log import KINDS, Asked, ChangeLog, a_year_before, read_asked
from webapp.changes.words import (
    ALTERED,
    PROVISION_KINDS,
    change_words,
    law_sentence,
    provision_words,
    release_counts,
    title_of,
    wording_words,
)
from webapp.verify.as_json import dumps

# So many articles are listed in a line; --json has them all.
LISTED = 20


class NotReadyError(FatiaoError):
    """The corpus breaks its own rules and is not released."""


@click.command()
@click.option("--since", default=None, help="从哪一天起，如 2026-01-01；不写为一年前")
@click.option("--of", "of", type=click.Choice(list(KINDS)), default=None, help="只看法律的变化或者本库的变化")
@click.option("--statute", default=None, help="只看一部法规，写代号或者名称，如 xingfa、刑法")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def changes(since: str | None, of: str | None, statute: str | None, as_json: bool) -> None:
    """某一天以来的变化：先是法律的变化，包括即将施行的，再是本库的变化。"""
    library = Library.load()
    asked = read_asked({"since": since or "", "of": of or "", "statute": statute or ""}, library)
    asked = asked if asked.since else replace(asked, since=a_year_before(today()))
    log = ChangeLog.of(library)
    click.echo(dumps(changes_data(log, asked, today())) if as_json else "\n".join(_lines(log, asked, today())))


@click.command()
@click.argument("summary")
@click.option(
    "--corpus", default=DATA, show_default="本程序的语料", help="语料文件夹",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)  # fmt: skip
def release(summary: str, corpus: Path) -> None:
    """发布语料：与上一次发布比较，写出变化和新的清单。SUMMARY 用一句话说明这次发布。"""
    if not summary.strip():
        raise click.BadParameter("写一句话说明这次发布，如“收录刑法历次修正案”", param_hint="SUMMARY")
    if problems := check(corpus):
        raise NotReadyError(
            f"语料有 {len(problems)} 处问题，没有发布。请先运行 fatiao check 并改正；第一处：{problems[0]}"
        )
    made = make_release(corpus, summary.strip(), datetime.now(UTC))
    click.echo(f"已发布 {made.id}：{release_counts(made)}")
    click.echo(f"写出 {corpus / FOLDER / made.id}.yaml 和新的清单", err=True)


def _lines(log: ChangeLog, asked: Asked, on: date) -> Iterator[str]:
    since = show(asked.since)
    if asked.wants("law"):
        law = log.law_asked(asked)
        coming, past = [c for c in reversed(law) if c.day > on], [c for c in law if c.day <= on]
        ahead = asked.since is not None and asked.since > on
        yield from _part(f"{since}以后的法律变化" if ahead else "即将施行", _law(coming, on))
        if not ahead:
            yield from _part(f"{since}以来的法律变化", _law(past, on))
        if log.undated:
            yield f"另有 {len(log.undated)} 个文本的施行日期不详，没有列入。"
    if asked.wants("collection") and asked.since and asked.since <= on:
        found = log.releases_asked(asked)
        lines = (line for release in found for line in _release_lines(release, log.library))
        yield from _part(f"{since}以来本库的变化", lines)


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"【{heading}】"
    yield from list(lines) or ["没有"]
    yield ""


def _law(changes: Iterable[LawChange], on: date) -> Iterator[str]:
    """Held texts one by one; of those that are not held, what ended on a day in one line."""
    for day, group in groupby(changes, key=lambda change: change.day):
        found = list(group)
        for change in found:
            if change.statute:
                yield from _law_lines(change, on)
        if elsewhere := [title_of(change) for change in found if not change.statute]:
            yield f"{day}  本库未收录的 {len(elsewhere)} 个文件废止：{'、'.join(elsewhere)}"


def _law_lines(change: LawChange, on: date) -> Iterator[str]:
    yield f"{change.day}  {law_sentence(change, on)}  {change.statute}"
    for kind in ALTERED:
        found = [provision_words(change.statute or "", one) for one in change.provisions if one.kind == kind]
        if found:
            rest = f"等 {len(found)} 条" if len(found) > LISTED else ""
            yield f"            {PROVISION_KINDS[kind]}：{'、'.join(found[:LISTED])}{rest}"


def _release_lines(release: Release, library: Library) -> Iterator[str]:
    yield f"{release.id}  {release.summary}"
    yield f"            {release_counts(release)}"
    for change in release.wordings:
        if change.kind == "changed":
            yield f"            {wording_words(change, library)}：{'；'.join(change_words(change))}"
