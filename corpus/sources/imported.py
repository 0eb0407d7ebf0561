"""A law as a file gives it -> a version of ours; what the file does not say stays unknown, or is asked for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.digest import text_sha256
from corpus.errors import CorpusError, Problem
from corpus.library import Library
from corpus.model import LEVELS, Article, Source, Statute, Version
from corpus.names import STATE
from corpus.sources.law_lines import LawText
from corpus.sources.promulgation import dates_in
from corpus.sources.source_lines import Findings
from corpus.status import today

_FORCE = re.compile(r"自(.{4,20}?)起(?:正式)?(?:施行|实施|生效|执行)")
_ON_PUBLICATION = re.compile(r"自(?:公布|发布|颁布|印发)之日起(?:施行|实施|生效|执行)")
# 法释〔2017〕10号 is the id of an interpretation: fashi-2017-10
_FASHI = re.compile(r"法释〔(\d{4})〕(\d+)号")
_LOCAL = re.compile(r"^.{1,12}?(?:省|市|自治区|自治州|自治县|特别行政区|经济特区|州|县)(?!场)")
_MINISTRY = re.compile(r"(?:部|委员会|总局|局|署|办公室|银行|管理会|会)$")
# Folders of community collections, by what they hold.
_FOLDERS = {
    "宪法": "constitution",
    "法律": "law",
    "宪法相关法": "law",
    "民法典": "law",
    "民法商法": "law",
    "民商法": "law",
    "刑法": "law",
    "行政法": "law",
    "经济法": "law",
    "社会法": "law",
    "诉讼与非诉讼程序法": "law",
    "行政法规": "administrative_regulation",
    "司法解释": "judicial_interpretation",
    "部门规章": "departmental_rule",
}
_LOCAL_FOLDERS = ("地方性法规", "地方法规", "地方政府规章")
_LAST_ARTICLES = 6


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a file beside its text: what the user says, then what its name, comments and folders say."""

    via: str
    level: str | None = None
    promulgated: date | None = None
    effective: date | None = None
    named_day: date | None = None
    commented_day: date | None = None
    folders: tuple[str, ...] = ()


def version_of(path: Path, law: LawText, given: Given, library: Library, findings: Findings) -> Version:
    """Put a version together.

    Raises:
        CorpusError: the level or every date is unknown, or the text is a local one; says what to do.
    """
    held = _held(law.title, library)
    promulgated = _promulgated(law, given, findings)
    effective = _effective(law, given, promulgated, findings)
    level = given.level or (held.latest.level if held else None) or _level(law, given)
    _refuse_unknown(path, law, level, promulgated or effective)
    assert level
    latest = _nearest(held, effective) if held else None
    issuer = law.promulgation.issuer or (latest.issuer if latest else None)
    return Version(
        statute=held.id if held else slug(law.title, law.promulgation.document_number, law.promulgation.amended),
        title=law.title,
        short_title=latest.short_title if latest else law.title.removeprefix(STATE) or law.title,
        aliases=latest.aliases if latest else (),
        level=level,
        issuer=latest.issuer if latest else issuer,
        document_number=law.promulgation.document_number,
        promulgated=promulgated,
        # A day of its own: YAML writes one object that stands twice as an alias (*id001).
        effective=date.fromordinal(effective.toordinal()) if effective else None,
        repealed=law.promulgation.repealed,
        repealed_by=None,
        source=Source(issuer or "来源文件未注明", given.via, None, retrieved=today()),
        text_sha256=text_sha256(law.articles),
        extent="articles" if law.missing or law.promulgation.excerpt else "full",
        changes=(),
        corrections=(),
        breaks=(),
        notes=_notes(law),
        preamble=law.preamble,
        articles=law.articles,
        annexes=law.annexes,
        path=Path(),
    )


def slug(title: str, number: str | None = None, amended: bool = False) -> str:
    """An id for a law that has none of ours: that of its number (fashi-2017-10), else the same for one title always.

    An amended interpretation may carry the number of the decision that amended it.
    """
    if not amended and (match := _FASHI.fullmatch(number or "")):
        return f"fashi-{match[1]}-{match[2]}"
    return f"cn-{hashlib.sha256(title.encode()).hexdigest()[:12]}"


def _held(title: str, library: Library) -> Statute | None:
    """The statute that bears a title; 刑法修正案 is ambiguous as a name in a sentence, not as the title of a file."""
    for statute in library.statutes.values():
        if any(version.title == title for version in statute.versions):
            return statute
    candidates = library.names.candidates(title)
    return library.statutes.get(candidates[0]) if len(candidates) == 1 else None


def _nearest(held: Statute, effective: date | None) -> Version:
    """The held wording of a day, else the latest: names, level and issuer are taken from it."""
    return next((version for version in held.versions if version.effective == effective), held.latest)


def _refuse_unknown(path: Path, law: LawText, level: str | None, day: date | None) -> None:
    problems = []
    if level == "local":
        what = f"{law.title}是地方性法规或地方规章"
        problems.append(Problem(path, 0, what, f"本库收录的层级：{'、'.join(LEVELS.values())}"))
    elif level is None:
        choices = "、".join(f"{key}（{name}）" for key, name in LEVELS.items())
        problems.append(Problem(path, 0, f"看不出《{law.title}》的层级", f"用 --level 指定：{choices}"))
    if day is None:
        what = f"《{law.title}》的公布日期和施行日期都没有写"
        problems.append(
            Problem(path, 0, what, "题名下写明（2021年8月20日公布　自2021年11月1日起施行），或用 --promulgated")
        )
    if problems:
        raise CorpusError(problems)


def _promulgated(law: LawText, given: Given, findings: Findings) -> date | None:
    """The user's word, the note's, the file name's, the signature's; two that differ are a question."""
    stated = law.promulgation.promulgated
    if given.promulgated:
        return given.promulgated
    if stated and given.named_day and stated != given.named_day:
        findings.asked("公布日期不一", 0, f"题注为 {stated}，文件名为 {given.named_day}；取题注")
    if stated or given.named_day:
        return stated or given.named_day
    if law.signed and not law.promulgation.amended:
        return law.signed
    findings.asked("公布日期不详", 0, law.title)
    return None


def _effective(law: LawText, given: Given, promulgated: date | None, findings: Findings) -> date | None:
    """The day on which this wording came into force, or None where the file cannot tell.

    An amended law keeps the first text's day in its last article, which is earlier than the amendment and so cannot
    be right; 自公布之日起 of an amended law speaks of the first text, too, so that the text itself must tell its day.
    """
    if given.effective or law.promulgation.effect_unknown:
        return given.effective
    first_text = not law.promulgation.amended or law.promulgation.revised
    stated = [day for day in (law.promulgation.effective, given.commented_day, *_stated(law.articles)) if day]
    for day in stated:
        if day >= promulgated if promulgated else first_text:
            return day
    published = law.promulgation.promulgated or law.signed
    if (
        published
        and published == promulgated
        and first_text
        and any(_ON_PUBLICATION.search(a.text) for a in law.articles[-_LAST_ARTICLES:])
    ):
        return promulgated
    reason = (
        f"文中写的 {stated[-1]} 早于公布日期 {promulgated}，属于最初文本" if stated and promulgated else "文中没有写"
    )
    findings.asked("施行日期不详", law.articles[-1].line, f"{reason}；记为不详")
    return None


def _stated(articles: Sequence[Article]) -> list[date]:
    texts = [articles[-1].text, *(a.text for a in reversed(articles[:-1]))][:_LAST_ARTICLES]
    found = [dates_in(match[1]) for text in texts for match in _FORCE.finditer("".join(text.split()))]
    return [days[0][0] for days in found if days]


def _level(law: LawText, given: Given) -> str | None:
    """The level by the title, the issuer and the folder; None where nothing tells, "local" for what we do not hold."""
    title, issuer = law.title, law.promulgation.issuer or ""
    if set(given.folders) & set(_LOCAL_FOLDERS):
        return "local"
    if by_name := _level_by_name(title, issuer):
        return by_name
    if folder := next((_FOLDERS[name] for name in reversed(given.folders) if name in _FOLDERS), None):
        return folder
    if _LOCAL.match(title):
        return "local"
    return "departmental_rule" if _MINISTRY.search(issuer) else None


def _level_by_name(title: str, issuer: str) -> str | None:
    if title.removeprefix(STATE).startswith("宪法"):
        return "constitution"
    if "全国人民代表大会" in issuer or re.match(rf"{STATE}[^关于]*法(?:典|（.*）)?$|{STATE}刑法修正案", title):
        return "law"
    if "最高人民" in issuer:
        return "judicial_interpretation"
    return "administrative_regulation" if issuer == "国务院" else None


def _notes(law: LawText) -> tuple[str, ...]:
    notes = ["所据文本用半角括号，照录。"] if law.half_width_brackets else []
    if law.missing:
        notes.append(f"所据文件条号不连续，缺少的条文未收录：{'；'.join(law.missing)}。")
    if law.promulgation.amended:
        notes.append(f"所据文件的题注：{law.notes}")
    return tuple(notes)
