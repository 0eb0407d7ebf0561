"""The statute that an amendment changes: what its sentences call it, and which articles it had."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.amendments.quoting import QUOTED
from corpus.model import Statute, Version
from corpus.names import STATE, names_of

# 关于修改《中华人民共和国网络安全法》的决定: the name between the outermost marks
_AMENDED_TITLE = re.compile(r"修改《([^《》]{1,120})》")
# 中华人民共和国刑法修正案（九）
_AMENDMENT_TO = re.compile(r"^(.{1,60}?)修正案")
# （以下简称《解释》）
_CALLED = re.compile(r"以下简称《([^《》]{1,40})》")
# 关于修改《…》等二十七件民事类司法解释的决定, 关于修改部分法律的决定
_SEVERAL = re.compile(r"》等.{1,6}[件部]|修改部分")
_NUMBER = r"(?:（?[一二三四五六七八九十]{1,4}[）、]|\d{1,3}[.．、])?"
# 一、修改《最高人民法院关于审理矿业权纠纷案件适用法律若干问题的解释》 as a heading
_HEADING = re.compile(rf"{_NUMBER}(?:修改)?《([^《》]{{1,120}})》")
# 12．《中华人民共和国刑法》第三百八十一条、第四百一十条; 13．全国人大常委会关于《…》第九十三条第二款的解释
_LISTED = re.compile(
    rf"{_NUMBER}(?:《(?P<title>[^《》]{{1,120}})》(?P<places>[^《》{QUOTED}]{{0,400}})|[^《]{{2,40}}关于《.{{2,200}}的解释)"
)


@dataclass(frozen=True, slots=True)
class Target:
    """Names of the amended statute, keys of its articles before the amendment, whether other texts are amended too.

    `known`: it is known which statute is meant.
    """

    names: frozenset[str]
    keys: tuple[str, ...] = ()
    several: bool = False
    known: bool = True
    _pattern: re.Pattern[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # 刑法第…条, 《解释》原第六条, 宪法序言: a name counts only before a place.
        names = "|".join(re.escape(name) for name in sorted(self.names, key=lambda n: (-len(n), n))) or "(?!)"
        pattern = rf"(?:修改后的?)?《?(?:{names})》?(?=原?(?:第|序言|引言))"
        object.__setattr__(self, "_pattern", re.compile(pattern))

    @classmethod
    def of(cls, amendment: Version, statute: Statute | None) -> Target:
        """What an amendment calls the statute; without the statute, what its own title says."""
        words = "\n".join([amendment.title, *amendment.preamble, *(a.text for a in amendment.articles[:1])])
        names = set(names_of(statute)) if statute else set(_titles(amendment.title))
        several = bool(_SEVERAL.search(amendment.title))
        known = statute is not None or (bool(names) and not several)
        names |= {name.removeprefix(STATE) for name in names} | set(_CALLED.findall(words)) | {"本法"}
        return cls(frozenset(names), _keys(amendment, statute), several, known)

    def name_at(self, words: str, position: int) -> int:
        """The end of the statute's name that stands at a position before a place; the position where none does."""
        match = self._pattern.match(words, position)
        return match.end() if match else position

    def heading(self, words: str) -> str | None:
        """The title of the text that the sentences from here on amend, where this one is only such a heading."""
        match = _HEADING.fullmatch(words.strip())
        return match[1] if match else None

    def listed(self, words: str) -> tuple[str | None, str] | None:
        """The title and the places of one line of a list of texts; None where the sentence is no such line.

        The title is None for a text that has another's name in its own.
        """
        match = _LISTED.fullmatch(words.strip())
        return (match["title"], match["places"] or "") if match else None

    def is_amended(self, title: str) -> bool:
        """Whether a heading means this statute."""
        return _plain(title) in {_plain(name) for name in self.names}


def _titles(title: str) -> Iterable[str]:
    amended = _AMENDED_TITLE.search(title) or _AMENDMENT_TO.search(title)
    return [amended[1]] if amended else []


def _plain(name: str) -> str:
    return name.replace("〈", "").replace("〉", "").replace(STATE, "")


def _keys(amendment: Version, statute: Statute | None) -> tuple[str, ...]:
    """Articles of the wording before the amendment."""
    day = amendment.effective or amendment.promulgated
    before = [v for v in statute.versions if day and v.effective and v.effective < day] if statute else []
    return tuple(article.key for article in before[-1].articles) if before else ()
