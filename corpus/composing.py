"""A wording that is kept as its changes alone -> the whole wording, from the one before it."""

from __future__ import annotations

from dataclasses import replace

from corpus.errors import Problem
from corpus.model import Article, Statute, Version


def composed(statute: Statute, problems: list[Problem]) -> Statute:
    """The statute with every wording of `extent: changes` made whole; what cannot be made is a problem.

    Articles that did not change are those of the wording before. `changes` stay: they say what did.
    """
    versions: list[Version] = []
    for version in statute.versions:
        base = next((v for v in reversed(versions) if v.extent == "full"), None)
        if version.extent != "changes":
            versions.append(version)
        elif base is None:
            problems.append(Problem(version.path, 1, "extent: changes，但之前没有收录全文", "先收录较早的全文"))
        else:
            problems += _misfits(version, base)
            versions.append(_whole(version, base))
    return Statute(statute.id, tuple(versions))


def _whole(version: Version, base: Version) -> Version:
    gone = {change.article for change in version.changes if change.kind == "deleted"}
    articles = {a.key: a for a in base.articles if a.key not in gone} | {a.key: a for a in version.articles}
    return replace(
        version,
        extent="full",
        articles=tuple(sorted(articles.values(), key=_place)),
        preamble=version.preamble or base.preamble,
        annexes=version.annexes or base.annexes,
    )


def _place(article: Article) -> tuple[int, int]:
    return article.number, article.suffix


def _misfits(version: Version, base: Version) -> list[Problem]:
    """`changes` and the articles of the file must say the same, and agree with the wording before."""
    stated = {change.article: change.kind for change in version.changes}
    found = [
        (key, f"第 {key} 条在 changes 中写为 {kind}，但正文{'有' if version.article(key) else '没有'}这一条")
        for key, kind in stated.items()
        if (kind == "deleted") == (version.article(key) is not None)
    ]
    found += [
        (key, f"第 {key} 条在 changes 中写为 {kind}，但此前的全文{'已有' if base.article(key) else '没有'}这一条")
        for key, kind in stated.items()
        if (kind == "inserted") == (base.article(key) is not None)
    ]
    found += [(a.key, f"正文有{a.label}，changes 没有写它") for a in version.articles if a.key not in stated]
    return [Problem(version.path, 1, what, "changes 与正文、与此前的全文一致") for _, what in found]
