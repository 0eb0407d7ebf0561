"""Notes under a title -> when and by whom a text was promulgated, amended and brought into force.

1979年7月1日第五届全国人民代表大会第二次会议通过　1997年3月14日第八届全国人民代表大会第五次会议修订
根据1999年12月25日第九届全国人民代表大会常务委员会第十三次会议通过的《中华人民共和国刑法修正案》修正
2024年9月24日中华人民共和国国务院令第790号公布　自2025年1月1日起施行
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.names import DOCUMENT_NUMBER, STATE
from corpus.numerals import NUMERAL_CHARS, NumeralError, to_int
from corpus.sources.line_forms import without_spaces

_C = "〇○零一二三四五六七八九十0-9０-９"
# 2021年8月20日, 二〇二一年八月二十日, 2021-08-20, 2021.8.20
_DATE = re.compile(rf"([{_C}]{{4}})(?:年([{_C}]{{1,3}})月([{_C}]{{1,3}})日|[-./]([0-9]{{1,2}})[-./]([0-9]{{1,2}}))")
# 主席令第九十一号, 国务院令第790号, 国家互联网信息办公室、中华人民共和国公安部令第19号
_ORDER = re.compile(rf"[\u4e00-\u9fff、]{{1,200}}令第[{NUMERAL_CHARS}0-9]{{1,8}}号")
# 国务院令 第790号, 国务院令（第790号）
_ORDER_NUMBER = re.compile(rf"令[\s（(]{{0,3}}第?\s?([{NUMERAL_CHARS}0-9]{{1,8}})\s?号[）)]?")
_STATE_ORDER = re.compile(rf"^{STATE}(?=主席令|国务院令)")
# Between these an order stands alone.
_PARTS = re.compile("[\\s（）()，；]+|通过|批准|公布|发布|颁布|印发|修订|修正|修改|施行")
# What the date did; of several words the last says it: 通过的《…修正案》修正.
_DEEDS = re.compile("通过|批准|公布|发布|颁布|印发|修订|修正|修改|起施行|起实施|起生效|施行|废止|失效")
# 施行日期不详 says nothing of the day before it.
_UNKNOWN = re.compile("(?:公布|施行)日期不详")
_QUOTED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")
_CONGRESS = re.compile(r"(?:届|^)(全国人民代表大会(?:常务委员会)?)")
_ORGANS = re.compile(
    "全国人民代表大会常务委员会|全国人民代表大会|国务院(?=令|第|关于|发布|批准|$)|最高人民法院|最高人民检察院|中央军事委员会"
)
_ISSUED = frozenset({"公布", "发布", "颁布", "印发"})
_CHANGED = frozenset({"修订", "修正", "修改"})
_LEGISLATURE = "全国人民代表大会"


@dataclass(frozen=True, slots=True)
class Event:
    """One date of a note, what was done on it, and the words behind the date."""

    day: date
    deed: str
    words: str

    @property
    def decision(self) -> str | None:
        """The decision that changed the text, as the note names it: 关于修改部分法律的决定."""
        found = _QUOTED.search(self.words)
        return found[0][1:-1] if found else None


@dataclass(frozen=True, slots=True)
class Promulgation:
    """What notes say; None where they do not.

    `amended`: the text is not the first one; `revised`: it was redone whole, not by a decision that names its changes;
    `excerpt`: only some articles are given; `effect_unknown`: the notes say that the day in force is not known.
    """

    promulgated: date | None = None
    effective: date | None = None
    repealed: date | None = None
    document_number: str | None = None
    issuer: str | None = None
    amended: bool = False
    revised: bool = False
    excerpt: bool = False
    effect_unknown: bool = False
    events: tuple[Event, ...] = ()


def read_notes(notes: Iterable[str], title: str) -> Promulgation:
    """The notes of one text in their order.

    A text is promulgated on the last day of its chain, if that day published it.
    """
    joined = "　".join(notes)
    events = tuple(_events(joined))
    chain = sorted((e for e in events if e.deed in _ISSUED | _CHANGED | {"通过", "批准"}), key=lambda e: e.day)
    changes = [e for e in chain if e.deed in _CHANGED]
    last = chain[-1] if chain else None
    number = _number_of(joined, last, bool(changes))
    return Promulgation(
        promulgated=last.day if last and _publishes(last) else None,
        effective=next((e.day for e in reversed(events) if e.deed == "施行"), None),
        repealed=next((e.day for e in events if e.deed in ("废止", "失效")), None),
        document_number=number,
        issuer=_issuer(events, title, number),
        amended=bool(changes),
        revised=bool(changes) and changes[-1].deed == "修订" and not changes[-1].decision,
        excerpt="节录" in joined,
        effect_unknown="施行日期不详" in joined,
        events=events,
    )


def _publishes(event: Event) -> bool:
    """Whether the day of an event is that of publication.

    Laws are published on the day on which a congress adopts them, decisions of the State Council that change others on
    the day they bear; what a meeting, a committee of a court or a ministry adopts is published later.
    """
    if event.deed in _ISSUED or _LEGISLATURE in event.words:
        return True
    return event.deed in _CHANGED and "国务院" in event.words and "会议" not in event.words


def _number_of(notes: str, last: Event | None, amended: bool) -> str | None:
    """An interpretation keeps its number for good; an order belongs to the day on which it was given."""
    number = document_number(notes)
    if number and amended and last and not DOCUMENT_NUMBER.fullmatch(number):
        return document_number(last.words)
    return number


def dates_in(text: str) -> list[tuple[date, int, int]]:
    """Every date of a text with its span: 2021年8月20日, 二〇二一年八月二十日, 2021-08-20; impossible ones are none."""
    found = []
    for match in _DATE.finditer(text):
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        try:
            found.append((date(to_int(year), to_int(month), to_int(day)), match.start(), match.end()))
        except (NumeralError, ValueError):
            continue
    return found


def document_number(text: str) -> str | None:
    """The number of a document: 法释〔2017〕10号, or an order, without the 中华人民共和国 before 国务院令 and 主席令.

    >>> document_number("2024年9月24日中华人民共和国国务院令第790号公布")
    '国务院令第790号'
    """
    plain = _ORDER_NUMBER.sub(r"令第\1号", _QUOTED.sub("", _DATE.sub("　", text)))
    if match := DOCUMENT_NUMBER.search(plain):
        return without_spaces(match[0])
    orders = [part for part in _PARTS.split(plain) if _ORDER.fullmatch(part)]
    return _STATE_ORDER.sub("", orders[-1]) if orders else None


def _events(text: str) -> list[Event]:
    plain = _UNKNOWN.sub("", without_spaces(text))
    days = dates_in(plain)
    starts = [start for _, start, _ in days[1:]] + [len(plain)]
    events = []
    for (day, start, end), stop in zip(days, starts, strict=False):
        words = plain[end:stop]
        events.append(Event(day, _deed(plain[max(0, start - 1) : start], _QUOTED.sub("", words)), words))
    return events


def _deed(before: str, words: str) -> str:
    """What a date did: the last word for it; 自…起施行 and a bare 施行 bring into force."""
    deeds = _DEEDS.findall(words)
    if words.startswith(("起施行", "起实施", "起生效", "施行", "起正式施行")) or (
        deeds and before == "自" and "施行" in words
    ):
        return "施行"
    return deeds[-1].removeprefix("起") if deeds else ""


def _issuer(events: Sequence[Event], title: str, number: str | None) -> str | None:
    """The organ that made the first text, as the title or the notes name it."""
    head = title.split("关于", maxsplit=1)[0] if "关于" in title else ""
    named = _ORGANS.findall(head) or _first_organs(events)
    if named:
        return "、".join(dict.fromkeys(named))
    by_order = re.match(rf"(.+?)令[（(]?第?[{NUMERAL_CHARS}0-9]", number or "")
    return by_order[1] if by_order and by_order[1] != "主席" else None


def _first_organs(events: Sequence[Event]) -> list[str]:
    for event in sorted(events, key=lambda e: e.day):
        if congress := _CONGRESS.findall(event.words):
            return congress[:1]
        if organs := _ORGANS.findall(_QUOTED.sub("", event.words)):
            return organs
    return []
