"""The law as frozen values: Statute > Version > Division > Article 条 > Paragraph 款 > Item 项 > Subitem 目."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from corpus.ids import ProvisionId
from corpus.numerals import to_chinese

LEVELS = {
    "constitution": "宪法",
    "law": "法律",
    "administrative_regulation": "行政法规",
    "judicial_interpretation": "司法解释",
    "departmental_rule": "部门规章",
}
DIVISION_KINDS = ("编", "分编", "部分", "章", "节")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from: who published it, how it reached us, how it was checked (None: not), and when."""

    publisher: str
    via: str
    checked: str | None = None
    url: str | None = None
    retrieved: date | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """A 编, 分编, 章, 节 or 部分 (一、…): its kind, its number (0 for 附则 without one) and its name."""

    kind: str
    number: int
    name: str

    @property
    def label(self) -> str:
        """As a heading writes it: 第四章　个人在个人信息处理活动中的权利."""
        if self.kind == "部分":
            return f"{to_chinese(self.number)}、{self.name}"
        return f"第{to_chinese(self.number)}{self.kind}　{self.name}" if self.number else self.name


@dataclass(frozen=True, slots=True)
class Item:
    """项: the number in its bracket, the text with the bracket, its 目."""

    number: int
    text: str
    subitems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """款: its text and its 项."""

    text: str
    items: tuple[Item, ...] = ()

    def lines(self) -> Iterator[str]:
        """Every line of the paragraph in the order of the text."""
        yield self.text
        for item in self.items:
            yield item.text
            yield from item.subitems


@dataclass(frozen=True, slots=True)
class Article:
    """条: number, suffix (之一 is 1), the label its heading carries, its divisions from outside in, its 款.

    `footnotes` are notes that the publisher of a consolidated text put under the article; they are not law.
    """

    number: int
    suffix: int
    label: str
    path: tuple[Division, ...]
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> str:
        """`253` or `253-1`: the article's part of an address."""
        return f"{self.number}-{self.suffix}" if self.suffix else str(self.number)

    @property
    def text(self) -> str:
        """The whole article, one line a paragraph, item or subitem."""
        return "\n".join(line for p in self.paragraphs for line in p.lines())


@dataclass(frozen=True, slots=True)
class Change:
    """What a partial version did to one article, and the provision that did it."""

    article: str
    kind: str
    by: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A misprint of the text we hold: kept in the file as printed, shown as it must read, with the reason."""

    article: str
    printed: str
    correct: str
    reason: str


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where the printed article lost its breaks: a 款 or 项 begins before each of these words."""

    article: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """Lines after the last article that belong to the text but to no article."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a statute: from `effective` until the next version comes into force.

    `extent` is `full`, or `articles` where only some articles of this wording are known; `changes` in a file that
    holds only what differs from the wording before (composing.py makes it `full`). `amends` are the statutes that
    this text amends, where it is an amendment (修正案, 修改决定).
    """

    statute: str
    title: str
    short_title: str
    aliases: tuple[str, ...]
    level: str
    issuer: str | None
    document_number: str | None
    promulgated: date | None
    effective: date | None
    repealed: date | None
    repealed_by: str | None
    source: Source
    text_sha256: str | None
    extent: str
    changes: tuple[Change, ...]
    corrections: tuple[Correction, ...]
    breaks: tuple[Breaks, ...]
    notes: tuple[str, ...]
    preamble: tuple[str, ...]
    articles: tuple[Article, ...]
    annexes: tuple[Annex, ...]
    path: Path = field(compare=False)
    amends: tuple[str, ...] = ()
    _by_key: Mapping[str, Article] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", MappingProxyType({a.key: a for a in reversed(self.articles)}))

    def article(self, key: str) -> Article | None:
        """The article with this key, or None; of two with the same number the first."""
        return self._by_key.get(key)

    def id_of(self, article: Article) -> ProvisionId:
        """The article's address."""
        return ProvisionId(self.statute, article.number, article.suffix)


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute and the versions of it that are held, oldest first.

    A version whose effective date is unknown stands at its date of promulgation.
    """

    id: str
    versions: tuple[Version, ...]

    @property
    def latest(self) -> Version:
        """The version that came, or will come, into force last; names and level are read from it."""
        return self.versions[-1]
