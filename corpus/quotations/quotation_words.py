"""What a comparison says to its reader, in Chinese: facts about the two texts, nothing about the writer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from corpus.citations.format import full_label, unit_label
from corpus.citations.verdicts import Difference
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Version
from corpus.numerals import to_chinese
from corpus.quotations.attribution import Claimed, Found
from corpus.quotations.claim_marks import TERM
from corpus.quotations.cut_sentences import cut_before, cut_sentence, is_told_in_full, short
from corpus.quotations.differences import BREAK_NOTE, weight
from corpus.quotations.matching import Match
from corpus.quotations.official_text import Official
from corpus.quotations.passages import Owner

EMPTY = "引文中没有文字。"
SUMMARY = "这段文字不是法条原文，像是概括，没有逐字核对。"
_NOT_HELD = "所引的条文本库没有收录，或者无法确定是哪部法规，引文没有与它核对"
NOT_HELD_NOR_LIKE = f"{_NOT_HELD}；本库收录的条文中也没有找到相近的文字。"
FOREIGN_NOTE = "本库收录的条文中没有这句话"
# What a term must not be quoted without: 提供个人信息 of 不得提供个人信息.
_NEGATED = re.compile(r"(?:禁止|不得|不|未|无|非)$")
_NAMED = 3
# One changed character is shown with the next three: 不得泄露 for 得泄露.
_CONTEXT = 4
_UNITS = 6


def label(found: Found) -> str:
    """The unit that holds the quoted words; of several articles the first and the last."""
    official = found.match.official
    pid = official.unit(*found.match.span)
    if pid.article is None and (articles := _articles(official, found.match.span)):
        between = "和" if len(articles) == 2 else "至"
        return f"{full_label(official.version.short_title, articles[0])}{between}{unit_label(articles[-1])}"
    return full_label(official.version.short_title, pid)


def nothing(library: Library, claimed: Claimed) -> str:
    """For a passage that is in no held text."""
    if cited := _cited(library, claimed):
        return f"{cited}没有这段文字，本库收录的其他条文中也没有找到；未收录的文件中可能有。"
    return "本库收录的条文中没有找到这段文字；未收录的文件中可能有。"


def term(library: Library, claimed: Claimed, passage: str) -> str:
    """For a few words that the cited text does not have; where else they stand tells nothing."""
    return f"{_cited(library, claimed) or '所引的条文'}中没有“{short(passage)}”这几个字。"


def not_held(library: Library, found: Found, *, of_day: bool) -> str:
    """For the words of a text that is not held: the held text that is nearest, and no judgement."""
    nearest = "相近" if found.match.cost else "相同"
    when = "" if of_day else f"{_period(library, found)}的文本"
    return f"{_NOT_HELD}；本库收录的条文中，{label(found)}{when}有{nearest}的文字。"


def same(found: Found, marks: Sequence[Difference]) -> str:
    """For a whole quotation without a changed word."""
    if not marks:
        return f"与{label(found)}原文一致。"
    counts = Counter(mark.note for mark in marks)
    parts = [f"{note}（{number}处）" for note, number in counts.items() if note != BREAK_NOTE and "另有" not in note]
    parts += [note for note in counts if "另有" in note]
    if counts[BREAK_NOTE]:
        parts.append(_breaks(found, marks, counts[BREAK_NOTE]))
    return f"文字与{label(found)}一致；{'，'.join(parts)}。"


def excerpt(found: Found, missing: Sequence[Difference]) -> str:
    """For a quotation of official words alone: what is quoted, what is not."""
    match = found.match
    named = found.relation in ("cited", "unclaimed")
    if is_term(found):
        told = [f"引的是{label(found)}中的文字"] if named else []
        told += [cut_before(match)] if _NEGATED.search(match.official.words[: match.span[0]][-2:]) else []
        return "；".join(told) + "。" if told else ""
    whole = match.official.span([match.official.unit(*match.span)]) == match.span and _is_unbroken(match)
    parts = [f"引的是{label(found)}{'全文' if whole else '的一部分'}"] if named else []
    parts += [text for text in (_gathered(match, missing), cut_sentence(match)) if text]
    return "；".join(parts) + "。" if parts else ""


def is_term(found: Found) -> bool:
    """Whether the passage is so short that it is a term taken from the text, not a quotation of a rule."""
    return len(found.match.kept.words) < TERM


def offence(name: str, provisions: str) -> str:
    """For the name of an offence, which courts have given and the law does not say."""
    return f"“{name}”是{provisions}的罪名，不是条文中的文字。"


def altered(found: Found, wordy: Sequence[Difference]) -> str:
    """For changed words: how many differences there are, and those that matter most, in the order of the text."""
    here = [d for d in wordy if d.kind != "not_statute_text"]
    if not here:
        return f"其余文字见于{label(found)}。"
    named = sorted(sorted(here, key=weight, reverse=True)[:_NAMED], key=lambda d: d.start)
    told = "；".join(_told(found.match, difference) for difference in named)
    opening = f"与{label(found)}相比有{len(here)}处文字不同"
    return f"{opening}{'，其中' if len(here) > len(named) else '：'}{told}。"


def foreign(wordy: Sequence[Difference]) -> str:
    """How many sentences no held provision has."""
    number = sum(d.kind == "not_statute_text" for d in wordy)
    return f"引文中有{to_chinese(number)}句在本库收录的条文中没有找到。" if number else ""


def other_version(library: Library, found: Found, on: date) -> str:
    """For the words of the cited article at another time."""
    version = found.match.official.version
    if version.effective and version.effective > on:
        return f"这是{label(found)}自{show(version.effective)}起施行的文本，{show(on)}尚未施行。"
    return f"这是{label(found)}{_period(library, found)}的文本，不是{show(on)}的文本。"


def other_provision(library: Library, found: Found, claimed: Claimed, *, of_day: bool) -> str:
    """For the words of another provision than the cited one."""
    when = "" if of_day else _period(library, found)
    cited = _cited(library, claimed)
    return f"这是{label(found)}{when}的文字{f'，不是{cited}的文字' if cited else ''}。{ties(found)}"


def ties(found: Found) -> str:
    """Other articles that have the same words."""
    names = list(dict.fromkeys(_owner_label(owner) for owner in found.ties))
    if not names:
        return ""
    more = f"等{len(names)}处" if len(names) > _NAMED else ""
    return f"相同的文字还见于{'、'.join(names[:_NAMED])}{more}。"


def beyond(found: Found, claimed: Claimed) -> str:
    """Where more is quoted than is cited."""
    official = found.match.official
    units = [unit for unit in claimed.units if unit.statute == official.version.statute]
    span = official.span(units)
    if found.relation != "cited" or not span or (span[0] <= found.match.span[0] and found.match.span[1] <= span[1]):
        return ""
    return f"引文不止{'、'.join(unit_label(unit) for unit in units[:_NAMED])}。"


def cut(length: int) -> str:
    """For a passage that was too long to be compared as a whole."""
    return f"引文过长，只核对了前{length}个字符。"


def _articles(official: Official, span: tuple[int, int]) -> tuple[ProvisionId, ...]:
    ids = (official.ids[line].article_id for line in official.lines_in(*span))
    return tuple(dict.fromkeys(pid for pid in ids if pid.article is not None))


def _cited(library: Library, claimed: Claimed) -> str:
    """The cited units, those of one statute after its title."""
    names: dict[str, list[str]] = {}
    for unit in claimed.units[:_NAMED]:
        if unit.statute in library.statutes:
            names.setdefault(library.statute(unit.statute).latest.short_title, []).append(unit_label(unit))
    return "、".join(f"《{title}》{'、'.join(units)}" for title, units in names.items())


def _owner_label(owner: Owner) -> str:
    if owner.article is None:
        return f"《{owner.version.short_title}》序言"
    return full_label(owner.version.short_title, owner.version.id_of(owner.article))


def _breaks(found: Found, marks: Sequence[Difference], number: int) -> str:
    """两款合为一段, where that is what happened; else how many breaks differ."""
    official = found.match.official
    lines = official.lines_in(*found.target)
    lost = all("\n" in mark.official for mark in marks if mark.note == BREAK_NOTE)
    plain = all(official.ids[line].item is None for line in lines)
    if lost and plain and number == len(lines) - 1 and len(official.articles) == 1:
        return f"{'两' if len(lines) == 2 else to_chinese(len(lines))}款合为一段"
    return f"{BREAK_NOTE}（{number}处）"


def _is_unbroken(match: Match) -> bool:
    inside = (p for p in match.left_out if match.span[0] < p.official_start and p.official_end < match.span[1])
    return not any(inside)


def _gathered(match: Match, missing: Sequence[Difference]) -> str:
    """第一款、第三款未引；第二款后一部分未引; items in a row as one, and of many units the first few."""
    whole = _rows([d.note.removesuffix("未引") for d in missing if "部分" not in d.note])
    parts = [d.note.replace("（含例外）", "") for d in missing if "部分" in d.note]
    if is_told_in_full(match):
        parts = []
    more = f"等{len(whole)}处" if len(whole) > _UNITS else ""
    named = [f"{'、'.join(whole[:_UNITS])}{more}未引"] if whole else []
    return "；".join([*named, *parts[:_NAMED]])


def _rows(names: list[str]) -> list[str]:
    """第（一）项, 第（二）项, 第（三）项 as 第（一）项至第（三）项."""
    rows: list[list[str]] = []
    for name in names:
        if rows and name.endswith("项") and name.rpartition("第")[0] == rows[-1][-1].rpartition("第")[0]:
            rows[-1].append(name)
        else:
            rows.append([name])
    return [f"{row[0]}至第{row[-1].rpartition('第')[2]}" if len(row) > 1 else row[0] for row in rows]


def _told(match: Match, difference: Difference) -> str:
    """原文“应当删除”，引文作“可以删除”: a short difference with the characters around it."""
    piece = next(
        (p for p in match.changes if match.kept.span(p.start, p.end) == (difference.start, difference.end)), None
    )
    if piece is None:
        return f"引文多“{short(difference.written)}”一句，{difference.note}"
    room = max(0, _CONTEXT - piece.size)
    official, kept = match.official, match.kept
    after = min(room, len(official.words) - piece.official_end, len(kept.words) - piece.end)
    before = 0 if after else min(room, piece.start, piece.official_start)
    printed = official.exact(piece.official_start - before, piece.official_end + after)
    start, end = kept.span(piece.start - before, piece.end + after)
    written = kept.text[start:end]
    if piece.start == piece.end and not written:
        return f"引文缺“{short(printed)}”"
    if piece.official_start == piece.official_end and not printed:
        return f"引文多“{short(written)}”"
    return f"原文“{short(printed)}”，引文作“{short(written)}”"


def _period(library: Library, found: Found) -> str:
    """2017年6月1日至2025年12月31日施行: until the article of this wording next read otherwise."""
    official = found.match.official
    begin = official.version.effective or official.version.promulgated
    end = _ends(library.statute(official.version.statute).versions, official)
    if end is None:
        return f"{show(begin)}起施行"
    return f"{show(begin)}至{show(end - timedelta(days=1))}施行"


def _ends(versions: Sequence[Version], official: Official) -> date | None:
    """The day from which the articles read otherwise or are gone, where that is known."""
    version = official.version
    for later in versions[versions.index(version) + 1 :] if version in versions else ():
        for pid in official.articles:
            was, now = version.article(pid.article_key), later.article(pid.article_key)
            if was and ((now and now.text != was.text) or (now is None and later.extent == "full")):
                return later.effective
    return version.repealed
