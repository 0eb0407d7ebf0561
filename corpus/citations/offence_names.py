"""Names of offences in prose: those on record, with the days of their use, and those that are on no record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import ahocorasick
from rapidfuzz import fuzz, process

from corpus.citations.citation import Citation
from corpus.citations.existence import Finding
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.offences import Offence

# Words that announce the name of an offence: 构成泄露公民个人信息罪, 以…罪追究
_ANNOUNCED = re.compile(
    r"(?:构成了?|涉嫌|触犯了?|(?<!侵)犯有?|(?<=罪)(?:和|、|与|及|以及)|认定为|定性为|追究其?|罪名为|罪名是|成立|判处|按照?|以)"
    r"(?P<name>(?!犯)(?:(?!构成|涉嫌|触犯|认定|追究|成立|判处|的|以)[\u4e00-\u9fff、]){2,20}?罪)(?![犯名行责过恶状案人刑])"
)
# 不构成犯罪, 数罪, 罪轻或者罪重 name no offence, nor does a group: 贪污、贿赂、侵占财产、挪用财产罪 (商业银行法 27)
_NO_NAME = re.compile(
    r"(?:[款条项节章]|规定之?|之|一类|犯|数|本|该|此|前|后|同|他|其|两|多|重|轻|主|共同|单位|故意|过失|有|无|认|悔|服|定|新|漏|入|出|何|什么|[轻重]或者|、挪用财产)罪$"
)
_STATUTE = "xingfa"
# Names less alike than this are no suggestion (0-100, share of common characters).
ALIKE = 60.0
_Span = tuple[int, int, tuple[Offence, ...]]


@dataclass(frozen=True, slots=True)
class NamedOffence:
    """A name in a text; `offences` are the entries with this name, empty for a name on no record."""

    start: int
    end: int
    text: str
    offences: tuple[Offence, ...]

    def citation(self) -> Citation:
        """The provisions that define the offence, as a citation."""
        ids = tuple(dict.fromkeys(ProvisionId.parse(p) for o in self.offences for p in o.provisions))
        return Citation(self.start, self.end, self.text, None, (_STATUTE,) if ids else (), ids=ids, form="offence")


class OffenceNames:
    """Finds names of offences; build one for a list and keep it."""

    def __init__(self, offences: Iterable[Offence], classes: Iterable[str] = ()) -> None:
        """`classes` are names of groups of offences (走私罪): headings of the law, neither names nor unknown ones."""
        self._classes = frozenset(classes)
        table: dict[str, list[Offence]] = {}
        listed = tuple(offences)
        self._first = min((offence.since for offence in listed), default=date.max)
        for offence in listed:
            for name in (offence.name, *offence.aliases):
                table.setdefault(name, []).append(offence)
        self._automaton = ahocorasick.Automaton()
        for name, entries in table.items():
            self._automaton.add_word(name, (len(name), tuple(entries)))
        if table:
            self._automaton.make_automaton()
        self.names = tuple(table)
        self._table = {name: tuple(entries) for name, entries in table.items()}
        self._shortened: dict[str, tuple[Offence, ...]] = {}

    def alike(self, name: str) -> tuple[str, ...]:
        """Names on record that are most like a name on no record."""
        found = process.extract(name, self.names, scorer=fuzz.ratio, limit=2, score_cutoff=ALIKE)
        return tuple(known for known, _, _ in found)

    def find(self, text: str) -> list[NamedOffence]:
        """Every name in the order of the text: the longest of those that overlap, then announced ones on no record."""
        if not self.names:
            return []
        known = [(end - size + 1, end + 1, entries) for end, (size, entries) in self._automaton.iter(text)]
        announced = [m for m in _ANNOUNCED.finditer(text) if not self._names_none(m["name"])]
        spans = [(m.start("name"), m.end("name"), self._nearly(m["name"])) for m in announced]
        found: list[NamedOffence] = []
        position = 0
        for start, end, entries in sorted([*known, *_apart(spans, known)], key=lambda span: (span[0], -span[1])):
            if start >= position:
                found.append(NamedOffence(start, end, text[start:end], entries))
                position = end
        return found

    def _names_none(self, words: str) -> bool:
        return words in self._classes or bool(_NO_NAME.search(words))

    def _nearly(self, name: str) -> tuple[Offence, ...]:
        """The offence whose name holds all characters of this one in their order: 贩卖、运输、制造毒品罪 lacks 走私."""
        if name not in self._shortened:
            found = min((known for known in self.names if _is_part(name, known)), key=len, default=None)
            self._shortened[name] = self._table[found] if found else ()
        return self._shortened[name]

    def judge(self, named: NamedOffence, on: date) -> Finding:
        """Whether the name was in use on a day; of a day before the list begins nothing is said."""
        if not named.offences:
            return Finding("unresolved", f"“{named.text}”不在最高人民法院、最高人民检察院确定的罪名之中")
        current = [o for o in named.offences if o.since <= on and (o.until is None or on <= o.until)]
        if current:
            alias = "" if current[0].name == named.text else f"（规范的罪名：{current[0].name}）"
            return Finding("exact", f"罪名自{show(current[0].since)}起使用{alias}")
        if on < self._first:
            return Finding("unresolved", f"罪名表从{show(self._first)}起，此前的罪名没有收录")
        past = [o for o in named.offences if o.until and o.until < on]
        if past:
            instead = f"，现为{past[-1].replaced_by}" if past[-1].replaced_by else ""
            return Finding("repealed", f"这一罪名用到{show(past[-1].until)}{instead}")
        return Finding("not_yet_in_force", f"这一罪名自{show(named.offences[0].since)}起使用，{show(on)}时还没有")


def classes_of_offences(library: Library) -> frozenset[str]:
    """Headings that name groups of offences: 走私罪, 侵犯财产罪."""
    paths = (a.path for s in library.statutes.values() for v in s.versions for a in v.articles)
    return frozenset(division.name for path in paths for division in path if division.name.endswith("罪"))


def _is_part(name: str, known: str) -> bool:
    rest = iter(known)
    return all(char in rest for char in name)


def _apart(spans: Iterable[_Span], known: Iterable[_Span]) -> list[_Span]:
    """Announced names but those that end with a known one and are none themselves: 以故意伤害罪 is 故意伤害罪."""
    ends = {end for _, end, _ in known}
    return [span for span in spans if span[2] or span[1] not in ends]
