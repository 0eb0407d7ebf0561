"""ProvisionId: the one spelling of a legal address (statute, 条, 之, 款, 项, 目)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.errors import AddressError

# A statute's slug: lower-case pinyin or letters and digits, parted by hyphens.
SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
# No leading zeros and ASCII digits alone: an address has one spelling.
_ARTICLE = re.compile(r"(0|[1-9]\d{0,3})(?:-([1-9]\d?))?", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)
# Addresses of the corpus are read again with every query; only short ones are kept, for anybody may send long ones.
_SHORT = 80
_PARTS = ("paragraph", "item", "subitem")


@dataclass(frozen=True, slots=True, order=True)
class ProvisionId:
    """An address: the whole statute, an article, or a unit inside it.

    `article` is 0 for a text without numbered articles; `suffix` is the number after 之 (0 without one).
    `paragraph`, `item` and `subitem` count from 1; None means the whole unit above.
    """

    statute: str
    article: int | None = None
    suffix: int = 0
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None

    @classmethod
    def parse(cls, text: str) -> ProvisionId:
        """Read an address; the inverse of `str`.

            address = statute [ "/" article [ "-" suffix ] [ "/" 款 [ "/" 项 [ "/" 目 ] ] ] ]

        Raises:
            AddressError: with the position of the first character that does not fit.

        >>> ProvisionId.parse("xingfa/253-1/1")
        ProvisionId(statute='xingfa', article=253, suffix=1, paragraph=1, item=None, subitem=None)
        """
        return _kept(text) if len(text) <= _SHORT else _read(text)

    def __str__(self) -> str:
        if self.article is None:
            return self.statute
        units = [str(u) for u in (self.paragraph, self.item, self.subitem) if u is not None]
        return "/".join([self.statute, self.article_key, *units])

    @property
    def article_key(self) -> str:
        """The article inside its statute: `253`, `253-1`; empty for a whole statute."""
        if self.article is None:
            return ""
        return f"{self.article}-{self.suffix}" if self.suffix else str(self.article)

    @property
    def article_id(self) -> ProvisionId:
        """The article that this unit belongs to."""
        return ProvisionId(self.statute, self.article, self.suffix)

    def with_units(
        self, paragraph: int | None = None, item: int | None = None, subitem: int | None = None
    ) -> ProvisionId:
        """The same article, at another 款, 项, 目."""
        return replace(self, paragraph=paragraph, item=item, subitem=subitem)


def _read(text: str) -> ProvisionId:
    statute, *rest = text.split("/")
    if not SLUG.fullmatch(statute):
        raise AddressError(text, 0, "法规代号（小写拼音或字号）")
    if not rest:
        return ProvisionId(statute)
    return ProvisionId(statute, *_article(text, len(statute) + 1, rest[0]), **_units(text, rest))


_kept = lru_cache(maxsize=16_384)(_read)


def _article(text: str, position: int, part: str) -> tuple[int, int]:
    match = _ARTICLE.fullmatch(part)
    if not match:
        raise AddressError(text, position, "条号，如 253 或 253-1（之一）")
    return int(match[1]), int(match[2] or 0)


def _units(text: str, parts: list[str]) -> dict[str, int]:
    position = text.index("/") + 1 + len(parts[0]) + 1
    if len(parts) > 1 + len(_PARTS):
        raise AddressError(text, len("/".join([text.split("/", maxsplit=1)[0], *parts[:4]])), "最多到款、项、目三层")
    units = {}
    for name, part in zip(_PARTS, parts[1:], strict=False):
        if not _NUMBER.fullmatch(part):
            raise AddressError(text, position, "款、项、目的序号（从 1 起的阿拉伯数字）")
        units[name] = int(part)
        position += len(part) + 1
    return units
