"""Does a statute have this address on a day? One of seven verdicts, and the reason in a Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.citations.format import article_label, full_label, in_guillemets, unit_label
from corpus.citations.verdicts import Verdict
from corpus.dates import show
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library, Provision, unit_text
from corpus.model import Article, Statute, Version
from corpus.numerals import to_chinese
from corpus.renumbering import Renumbering


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason; of several addresses the gravest speaks."""

    verdict: Verdict
    message: str


GRAVEST_FIRST: tuple[Verdict, ...] = (
    "out_of_range", "repealed", "not_yet_in_force", "renumbered", "other_version", "unresolved", "exact",
)  # fmt: skip


def gravest(findings: Iterable[Finding]) -> Finding:
    """The finding that a reader must know first; equal messages are said once."""
    ordered = sorted(findings, key=lambda finding: GRAVEST_FIRST.index(finding.verdict))
    worst = [finding.message for finding in ordered if finding.verdict == ordered[0].verdict]
    shown = list(dict.fromkeys(worst))
    if ordered[0].verdict == "exact" and len(shown) > 1:
        return Finding("exact", f"{len(worst)} 处规定都存在且有效")
    return Finding(ordered[0].verdict, "；".join(shown[:3]) + (f"；等 {len(shown)} 处" if len(shown) > 3 else ""))


class Judge:
    """Judges addresses against a library; holds the pairs of renumbered articles."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._renumbering = Renumbering(library.history.renumbered)

    def judge(self, pid: ProvisionId, on: date) -> Finding:
        """The verdict on one address as of a day."""
        statute = self._library.statute(pid.statute)
        if begun := self._not_begun(statute, on):
            return begun
        if pid.article is None:
            return self._whole(statute, on)
        try:
            found = self._library.provision(pid, on)
        except NotHeldError:
            return self._absent(statute, pid, on)
        if found.version.effective and found.version.effective > on:
            # The wording to come stands in where that of the day is not held.
            return self._absent(statute, pid, on)
        return self._standing(found) or self._missing_unit(statute, found, pid, on) or self._exact(statute, found, pid)

    def moved(self, statute: Statute, pid: ProvisionId, one: Version, other: Version) -> str:
        """The number, in words, that an article of one wording carries in another; empty where none was found."""
        keys = self._renumbering.moved_to(statute, pid.article_key, one, other)
        return "、".join(article_label(ProvisionId.parse(f"{pid.statute}/{key}")) for key in keys)

    def _not_begun(self, statute: Statute, on: date) -> Finding | None:
        origin = self._library.origins.get(statute.id)
        if origin is None or on >= origin:
            return None
        title = in_guillemets(statute.latest.short_title)
        return Finding("not_yet_in_force", f"{title}自{show(origin)}起施行，{show(on)}时尚未施行")

    def _whole(self, statute: Statute, on: date) -> Finding:
        version = self._library.version_at(statute.id, on)
        title = in_guillemets(statute.latest.short_title)
        if version is None or (version.effective and version.effective > on):
            return Finding("exact", f"{title}{show(on)}时有效，当时的全文本库没有收录")
        status = self._library.status(version, on)
        if status.standing in ("repealed", "not_yet_in_force"):
            return Finding(status.standing, f"{title}{status.reason}")
        if status.standing == "undetermined":
            return Finding("unresolved", f"{title}{status.reason}，效力未能核对")
        return Finding("exact", f"{title}{show(on)}时有效，适用{period(version)}")

    def _standing(self, found: Provision) -> Finding | None:
        label, standing = full_label(found.version.short_title, found.id), found.status.standing
        if standing == "repealed":
            return Finding("repealed", f"{label}：{found.status.reason}")
        if standing == "undetermined":
            return Finding("unresolved", f"{label}：{found.status.reason}，效力未能核对")
        return None

    def _missing_unit(self, statute: Statute, found: Provision, pid: ProvisionId, on: date) -> Finding | None:
        """The article is there on the day, the 款, 项 or 目 is not: in another wording of it, or in none."""
        if has_unit(found.article, pid):
            return None
        having = [v for v in statute.versions if (a := v.article(pid.article_key)) and has_unit(a, pid)]
        lack = lacking(found.article, pid, full_label(found.version.short_title, pid.article_id))
        if not having:
            return Finding("out_of_range", lack)
        earlier = [v for v in having if v.effective and v.effective <= on]
        other = earlier[-1] if earlier else having[0]
        message = f"{show(on)}适用的文本中，{lack}；{period(other)}有"
        moved = self.moved(statute, pid, other, found.version) if earlier else ""
        if not moved or moved == article_label(pid):
            return Finding("other_version", message)
        return Finding("renumbered", f"{message}，那一条现为{moved}")

    def _exact(self, statute: Statute, found: Provision, pid: ProvisionId) -> Finding:
        message = f"{full_label(found.version.short_title, pid)}，{period(found.version)}"
        return Finding("exact", "；".join([message, *self._number_notes(statute, found.version, pid)]))

    def _number_notes(self, statute: Statute, version: Version, pid: ProvisionId) -> list[str]:
        """What the same number meant before, and what number comes: a reader may have the other wording in mind."""
        notes, label = [], article_label(pid)
        for other in statute.versions if version.extent == "full" else ():
            if other.extent != "full" or other is version or other.article(pid.article_key) is None:
                continue
            if statute.versions.index(other) > statute.versions.index(version):
                moved = self.moved(statute, pid, version, other)
                told = f"自{show(other.effective)}起，本条改为{moved}"
            else:
                moved = self.moved(statute, pid, other, version)
                told = f"{period(other)}中的{label}，在本文本中是{moved}"
            if moved and moved != label:
                notes.append(told)
        return notes

    def _absent(self, statute: Statute, pid: ProvisionId, on: date) -> Finding:
        """No such article in the wording of the day, or that wording is not held."""
        held = [v for v in statute.versions if v.article(pid.article_key)]
        label = full_label(statute.latest.short_title, pid.article_id)
        later = [v for v in held if v.effective and v.effective > on]
        inserted = [v for v in later if any(c.article == pid.article_key and c.kind == "inserted" for c in v.changes)]
        if inserted:
            day = show(inserted[0].effective)
            return Finding("not_yet_in_force", f"{label}自{day}起增设，{show(on)}时尚不存在")
        version = self._library.version_at(statute.id, on)
        if version is None or version.effective is None or version.effective > on:
            return Finding("unresolved", _not_held(statute, label, on, known=bool(held)))
        earlier = [v for v in held if v not in later]
        if earlier:
            return self._gone(statute, pid, earlier[-1], version, label)
        if later:
            day = show(later[0].effective)
            return Finding("not_yet_in_force", f"{label}：{period(version)}没有这一条，自{day}起才有")
        return Finding("out_of_range", no_article(version, pid))

    def _gone(self, statute: Statute, pid: ProvisionId, last: Version, version: Version, label: str) -> Finding:
        moved = self.moved(statute, pid, last, version)
        if not moved:
            return Finding("other_version", f"{label}见于{period(last)}，{period(version)}没有这一条")
        return Finding("renumbered", f"{label}是{period(last)}的条号，{period(version)}中是{moved}")


def _not_held(statute: Statute, label: str, on: date, *, known: bool) -> str:
    first = next((v.effective for v in statute.versions if v.extent == "full"), None)
    rest = "收录的文本里有这一条，当时的文字未核对" if known else "收录的各个文本里也没有这一条"
    return f"本库没有{label}在{show(on)}的文本（收录的全文自{show(first)}起施行）；{rest}"


def has_unit(article: Article, pid: ProvisionId) -> bool:
    """Whether an article has the 款, 项 and 目 of an address."""
    try:
        unit_text(article, pid)
    except LookupError:
        return False
    return True


def lacking(article: Article, pid: ProvisionId, label: str) -> str:
    """第六十六条共2款，没有第九款."""
    paragraphs = article.paragraphs
    if pid.paragraph is not None and pid.paragraph > len(paragraphs):
        number = "只有一款" if len(paragraphs) == 1 else f"共{len(paragraphs)}款"
        return f"{label}{number}，没有第{to_chinese(pid.paragraph)}款"
    items = paragraphs[(pid.paragraph or 1) - 1].items
    place = label if len(paragraphs) == 1 else f"{label}第{to_chinese(pid.paragraph or 1)}款"
    item = next((i for i in items if i.number == pid.item), None)
    if item is None:
        return f"{place}没有列项" if not items else f"{place}共{len(items)}项，没有第（{to_chinese(pid.item or 0)}）项"
    count = len(item.subitems)
    return f"{place}第（{to_chinese(pid.item or 0)}）项" + (
        f"共{count}目，没有第{pid.subitem}目" if count else "没有列目"
    )


def no_article(version: Version, pid: ProvisionId) -> str:
    """《刑法》第二百五十三条只有“之一”，没有“之九”; 《民法典》最后一条是第一千二百六十条."""
    title, last = in_guillemets(version.short_title), version.articles[-1]
    siblings = [a.suffix for a in version.articles if a.number == pid.article]
    if pid.suffix and siblings:
        base = f"{title}{article_label(ProvisionId(pid.statute, pid.article))}"
        added = [to_chinese(s) for s in siblings if s]
        if not added:
            return f"{base}没有“之{to_chinese(pid.suffix)}”"
        shown = f"之{added[0]}" if len(added) == 1 else f"之{added[0]}至之{added[-1]}"
        return f"{base}有“{shown}”，没有“之{to_chinese(pid.suffix)}”"
    return f"{title}没有{unit_label(pid.article_id)}，{period(version)}的最后一条是{article_label(version.id_of(last))}"


def period(version: Version) -> str:
    """2017年6月1日起施行的文本."""
    return f"{show(version.effective)}起施行的文本"
