"""The names people use for a statute -> its id. Ambiguous names give every candidate, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from corpus.model import Statute

STATE = "中华人民共和国"
_ONE_SPELLING = str.maketrans(
    {"[": "〔", "]": "〕", "【": "〔", "】": "〕", "(": "（", ")": "）", " ": None, "　": None}
    | dict(zip("０１２３４５６７８９", "0123456789", strict=True))
)
# 法释〔2017〕10号, with any bracket
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,4}[〔\[【（(]\d{4}[〕\]】）)]\s*(?:第)?\d+号")


def canonical(name: str) -> str:
    """One spelling for a name: no guillemets, no leading 中华人民共和国, one kind of bracket and digit, small letters.

    >>> canonical("《中华人民共和国民法典》"), canonical("法释[2017]10号")
    ('民法典', '法释〔2017〕10号')
    """
    plain = name.translate(_ONE_SPELLING).lower().strip("《》〈〉“”\"'「」『』")
    plain = plain.replace("〈", "《").replace("〉", "》")
    plain = re.sub(r"[（〔](\d{4})[）〕]第?(\d+号)$", r"〔\1〕\2", plain)
    return plain.removeprefix(STATE) if plain != STATE else plain


class Names:
    """Every name of every statute held, and of those that people cite though they are not held."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        table: dict[str, tuple[str, ...]] = {}
        for name, statute in entries:
            key = canonical(name)
            if statute not in table.get(key, ()):
                table[key] = (*table.get(key, ()), statute)
        self.table: Mapping[str, tuple[str, ...]] = MappingProxyType(table)

    @classmethod
    def of(cls, statutes: Iterable[Statute], others: Iterable[tuple[str, str]] = ()) -> Names:
        """Names of the given statutes: titles, short titles, aliases and document numbers of interpretations."""
        entries = [(name, statute.id) for statute in statutes for name in names_of(statute)]
        return cls([*entries, *others])

    def candidates(self, name: str) -> tuple[str, ...]:
        """Ids of the statutes with this name; empty: unknown; more than one: ambiguous."""
        return self.table.get(canonical(name), ())

    def longest_first(self) -> list[str]:
        """All names, the longest first, as an alternation in a pattern needs them."""
        return sorted(self.table, key=lambda name: (-len(name), name))


def names_of(statute: Statute) -> tuple[str, ...]:
    """The names of one statute, each once. A presidential order number names many laws and so names none."""
    found: list[str] = []
    for version in statute.versions:
        found += [version.title, version.short_title, *version.aliases]
        if version.document_number and DOCUMENT_NUMBER.fullmatch(version.document_number):
            found.append(version.document_number)
    return tuple(dict.fromkeys(found))
