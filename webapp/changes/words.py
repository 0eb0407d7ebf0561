"""Changes in words: the sentences that page, feed and command share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from corpus.citations.format import article_label, in_guillemets
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.law_calendar import LawChange, ProvisionChange, ProvisionKind
from corpus.library import Library
from corpus.releases import Names, Release, WordingChange

LAW_KINDS = {"new": "施行", "amended": "修改", "revised": "修改", "repealed": "废止"}
PROVISION_KINDS: dict[ProvisionKind, str] = {
    "amended": "修改",
    "inserted": "新增",
    "deleted": "删去",
    "renumbered": "文字未改，条号、位置或者所引条号有变",
}
# The kinds in which words of the law are others than before.
ALTERED: tuple[ProvisionKind, ...] = ("amended", "inserted", "deleted")
FACTS = {"promulgated": "公布日期", "effective": "施行日期", "repealed": "废止日期", "extent": "收录范围"}
EXTENTS = {"full": "全文", "articles": "部分条文", "changes": "有变动的条文", "-": "无"}
WORDING_KINDS = {"new_statute": "新收录的法规", "new_wording": "新收录的文本", "removed": "移除的文本"}


def title_of(change: LawChange) -> str:
    """《网络安全法》; a part of a text with its words: 《商标法》第五条."""
    return in_guillemets(change.title) + change.part


def law_sentence(change: LawChange, on: date) -> str:
    """What happened to a text, as of the day `on`, in one sentence."""
    if change.kind == "repealed":
        told = change.note or f"自{show(change.day)}起废止{_by(change)}"
        return f"{title_of(change)}{told}。"
    coming = "将" if change.day > on else ""
    what = title_of(change) if change.kind == "new" else f"修改后的{title_of(change)}"
    counts = told_counts(change)
    return f"{what}{coming}自{show(change.day)}起施行{_by(change)}{'：' + counts if counts else ''}。"


def told_counts(change: LawChange) -> str:
    """修改 11 条，新增 4 条；另有 64 条文字未改. Says also what cannot be told, and why."""
    if change.kind in ("new", "repealed"):
        return ""
    parts = [f"{PROVISION_KINDS[kind]} {len(found)} 条" for kind in ALTERED if (found := change.of_kind(kind))]
    if kept := len(change.of_kind("renumbered")):
        parts.append(f"另有 {kept} 条文字未改，只是条号、位置或者所引条号有变")
    if change.complete:
        return "，".join(parts) or "条文未变"
    return "，".join([*parts, "其他条文的变化未收录" if parts else "没有修改前的全文可比，不能列出改了哪些条"])


def provision_words(statute: str, change: ProvisionChange) -> str:
    """第七十一条（原第六十四条、第六十六条、第七十条）."""
    before = [_label(statute, key) for key in change.before]
    if change.after is None:
        return "、".join(before)
    moved = change.before and change.before != (change.after,)
    return _label(statute, change.after) + (f"（原{'、'.join(before)}）" if moved else "")


def release_counts(release: Release) -> str:
    """新收录法规 8 部、文本 8 个；更正条文 41 条…… in one sentence."""
    parts = []
    new = {change.statute for change in release.wordings if change.kind == "new_statute"}
    later = [change for change in release.wordings if change.kind == "new_wording"]
    gone = [change for change in release.wordings if change.kind == "removed"]
    changed = [change for change in release.wordings if change.kind == "changed"]
    if new:
        parts.append(f"新收录法规 {len(new)} 部")
    if later:
        parts.append(f"已收录的法规增加 {len(later)} 个文本")
    if gone:
        parts.append(f"移除 {len(gone)} 个文本")
    if changed:
        parts.append(_corrected(changed))
    parts += [*_named("案例", "件", release.cases), *_named("行为说明", "篇", release.cards)]
    return "；".join(parts)


def wording_words(change: WordingChange, library: Library) -> str:
    """《网络安全法》（2026年1月1日起施行）."""
    statute, _, day = change.wording.partition("@")
    title = in_guillemets(library.statutes[statute].latest.short_title) if statute in library.statutes else statute
    return f"{title}（{_shown_day(day)}起施行的文本）"


def change_words(change: WordingChange) -> tuple[str, ...]:
    """What a release did to a wording, one remark a kind; articles by their numbers."""
    listed = (("增加", change.added), ("文字或者分款、分项有更正", change.changed), ("移除", change.removed))
    remarks = [f"{what}：{'、'.join(_label(change.statute, key) for key in keys)}" for what, keys in listed if keys]
    remarks += [
        f"{FACTS.get(name, name)}由{_fact(one)}改为{_fact(other)}" for name, (one, other) in change.facts.items()
    ]
    if change.frame:
        remarks.append("条文以外有改动（名称、来源、附注、章节标题等）")
    return tuple(remarks)


def _by(change: LawChange) -> str:
    return f"（{'、'.join(cause.label for cause in change.by)}）" if change.by else ""


def _label(statute: str, key: str) -> str:
    return article_label(ProvisionId.parse(f"{statute}/{key}"))


def _corrected(changed: Iterable[WordingChange]) -> str:
    rows = list(changed)
    articles = sum(len(c.added) + len(c.changed) + len(c.removed) for c in rows)
    return f"{len(rows)} 个文本有更正" + (f"，涉及 {articles} 条" if articles else "")


def _named(name: str, unit: str, names: Names) -> list[str]:
    counts = (("新增", names.added), ("改动", names.changed), ("移除", names.removed))
    told = [f"{what} {len(ids)} {unit}" for what, ids in counts if ids]
    return [f"{name}{'、'.join(told)}"] if told else []


def _shown_day(text: str) -> str:
    try:
        return show(date.fromisoformat(text))
    except ValueError:
        return text


def _fact(value: str) -> str:
    return EXTENTS.get(value) or _shown_day(value)
