"""Prose -> citations with their spans. Never raises; linear time; the main path is `CitationFinder.find`.

    citation = title [ article ] | article
    title    = 《 name 》 | 〈 name 〉 | a known name, also with 中华人民共和国 before it
    article  = 第 N 条 [ 之 N ] units | (after a title) N [ 条 ] [ 之 N ] units
    units    = [ 第 N 款 ] [ 第 （ N ） 项 ] [ 第 N 目 ]

N is a Chinese numeral, or Arabic digits of either width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.ids import ProvisionId
from corpus.names import DOCUMENT_NUMBER, STATE, Names
from corpus.numerals import NUMERAL_CHARS, NumeralError, to_int

_N = rf"[{NUMERAL_CHARS}]{{1,9}}|[0-9０-９]{{1,4}}(?![0-9０-９])"
# No article has more than a few paragraphs or items: a longer numeral is no unit.
_UNIT_N = rf"[{NUMERAL_CHARS}]{{1,3}}|[0-9０-９]{{1,3}}"
_UNITS = rf"""
    (?:\s?第?(?P<paragraph>{_UNIT_N})款)?
    (?:\s?第?[（(]?(?P<item>{_UNIT_N})[）)]?项)?
    (?:\s?第?(?P<subitem>{_UNIT_N})目)?
"""
# 第二百五十三条之一第二款第（三）项; the numeral may be Arabic
_ARTICLE = re.compile(rf"第\s?(?P<article>{_N})\s?条(?:之(?P<suffix>{_N}))?{_UNITS}", re.VERBOSE)
# After a title people leave out 第 and 条: 刑法253之一, 民法典1034条
_BARE_ARTICLE = re.compile(
    rf"""第?\s?(?P<article>{_N})(?:\s?条)?
    (?:(?:\s?之(?P<suffix>{_N})|-(?P<dash>\d{{1,2}}))(?:条(?![款件例文]))?)?
    {_UNITS}""",
    re.VERBOSE,
)
# A title in guillemets, one level of nesting inside: 《…关于适用〈民法典〉…》; 60 characters at most
_QUOTED_TITLE = re.compile(r"《[^《》\n]{1,60}(?:《[^《》\n]{1,40}》[^《》\n]{0,60})?》|〈[^〈〉\n]{1,60}〉")
# 公司法定代表人 names no 公司法, 取消法人 no 消法
_AFTER_NO_TITLE = "定律院官务治规人"
_BEFORE_NO_TITLE = "取撤抵打"
# Between two articles of one list: 第1034条、第1035条和第1038条
_CONNECTOR = re.compile(r"[\s、，,]{0,4}(?:和|及|与|以及|或者?|至|到)?[\s、，,]{0,4}")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text: its span, the title as written (None: inherited or missing), candidates, numbers."""

    start: int
    end: int
    text: str
    title: str | None
    candidates: tuple[str, ...]
    article: int | None = None
    suffix: int = 0
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None

    @property
    def id(self) -> ProvisionId | None:
        """The address, where the title names exactly one statute.

        An item without its 款 stands in the first: 第五条第（三）项 of an article with one paragraph.
        """
        if len(self.candidates) != 1:
            return None
        paragraph = 1 if self.item is not None and self.paragraph is None else self.paragraph
        return ProvisionId(self.candidates[0], self.article, self.suffix, paragraph, self.item, self.subitem)


class CitationFinder:
    """Finds citations of the statutes a `Names` knows; build one and keep it."""

    def __init__(self, names: Names) -> None:
        self._names = names
        known = "|".join(map(_any_bracket, names.longest_first()))
        self._title = re.compile(
            rf"{_QUOTED_TITLE.pattern}|{DOCUMENT_NUMBER.pattern}"
            rf"|(?<![{_BEFORE_NO_TITLE}])(?:{STATE})?(?:{known})(?:(?<!法)|(?![{_AFTER_NO_TITLE}]|修正案))",
            re.IGNORECASE,
        )

    def find(self, text: str, inside: str | None = None) -> list[Citation]:
        """Every citation of the text in its order; `inside` is the statute that a bare 第X条 belongs to."""
        found: list[Citation] = []
        position = 0
        title, article = self._title.search(text), _ARTICLE.search(text)
        while title or article:
            # A match ahead of the position stays valid: searching again would make long texts quadratic.
            if title and title.start() < position:
                title = self._title.search(text, position)
            if article and article.start() < position:
                article = _ARTICLE.search(text, position)
            if title and (not article or title.start() <= article.start()):
                citation = self._titled(text, title)
            elif article:
                citation = self._untitled(text, article, found, inside)
            else:
                break
            found.append(citation)
            position = max(citation.end, position + 1)
        return found

    def _titled(self, text: str, title: re.Match[str]) -> Citation:
        """A title, and the article right after it if there is one."""
        candidates = self._names.candidates(title[0])
        article = _BARE_ARTICLE.match(text, _skip_space(text, title.end()))
        if article and _is_article(article, text) and (numbers := _numbers(article)):
            return Citation(
                title.start(),
                article.end(),
                text[title.start() : article.end()],
                title[0],
                candidates,
                *numbers,
            )
        return Citation(title.start(), title.end(), title[0], title[0], candidates)

    def _untitled(self, text: str, article: re.Match[str], found: list[Citation], inside: str | None) -> Citation:
        """A bare 第X条: of the list it continues, else of the statute the text itself belongs to."""
        candidates: tuple[str, ...] = (inside,) if inside else ()
        if found and _CONNECTOR.fullmatch(text, found[-1].end, article.start()):
            candidates = found[-1].candidates
        numbers = _numbers(article) or (None, 0, None, None, None)
        return Citation(article.start(), article.end(), article[0], None, candidates, *numbers)


def _any_bracket(name: str) -> str:
    """刑法修正案（七） is also written 刑法修正案(七)."""
    return re.escape(name).replace("（", "[（(]").replace("）", "[）)]")


def _is_article(match: re.Match[str], text: str) -> bool:
    """Whether a bare number after a title is an article: 刑法253 is; 民法典2021年 and 民法典一审 are not."""
    if "条" in match[0] or "款" in match[0] or match["suffix"]:
        return True
    after = text[match.end() : match.end() + 1]
    if match["article"][0] in NUMERAL_CHARS:
        return False
    return after not in set("年月日号元千百万亿个人名岁次倍%％件款章编节项目类级问赔讲步招.．-—/版修")


def _numbers(match: re.Match[str]) -> tuple[int, int, int | None, int | None, int | None] | None:
    groups = match.groupdict()
    try:
        values = {key: to_int(value) for key, value in groups.items() if value}
    except NumeralError:
        return None
    suffix = values.get("suffix", values.get("dash", 0))
    return values["article"], suffix, values.get("paragraph"), values.get("item"), values.get("subitem")


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " 　\t的":
        position += 1
    return position
