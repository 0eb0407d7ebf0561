"""The names people use for a statute -> its id. Ambiguous names give every candidate, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from corpus.model import Statute

STATE = "中华人民共和国"
_ONE_SPELLING = str.maketrans(
    {
        "[": "〔",
        "]": "〕",
        "【": "〔",
        "】": "〕",
        "(": "（",
        ")": "）",
        "〈": "《",
        "〉": "》",
        "<": "《",
        ">": "》",
        "‹": "《",
        "›": "》",
        " ": None,
        "　": None,
    }
    | dict.fromkeys("\n\r\t")
    | dict(zip("０１２３４５６７８９", "0123456789", strict=True))
)
# What the number of a legal text opens with; the number of a court case (（2019）沪01民终123号) opens with its year.
_PREFIX = (
    "法释|法发|法复|法函|法办|法明传|法研|法|高检发|高检会|高检|公通字|公发"
    "|国发|国办发|国函|国令|国信办|工信部|银发|市监|司发|民发"
)
# 法释〔2017〕10号, with any bracket
DOCUMENT_NUMBER = re.compile(
    rf"(?:{_PREFIX})(?:办|研|释|民|网|科)?字?\s?[〔\[【（(]\s?\d{{4}}\s?年?[〕\]】）)]\s{{0,2}}第?\s?\d{{1,5}}\s?号"
)
# 最高人民法院、最高人民检察院关于…, 国务院关于…: people leave the issuer out
_ISSUER = re.compile(r"^(?:最高人民|全国人民代表大会|国务院)[^关《]{0,60}(?=关于)")


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """One spelling for a name: no guillemets, no leading 中华人民共和国, one kind of bracket and digit, small letters.

    >>> canonical("《中华人民共和国民法典》"), canonical("法释[2017]10号")
    ('民法典', '法释〔2017〕10号')
    """
    plain = name.translate(_ONE_SPELLING).lower().strip("《》“”\"'「」『』")
    plain = re.sub(r"[（〔](\d{4})年?[）〕]第?(\d+号)$", r"〔\1〕\2", plain)
    # 最高人民法院、最高人民检察院 is printed with 、, with a space, or with neither between the two.
    plain = _ISSUER.sub(lambda issuers: issuers[0].replace("、", ""), plain)
    return plain.replace(STATE, "") if plain != STATE else plain


def without_issuer(title: str) -> str:
    """The title from 关于 on, where a court, a congress or the State Council stands before it.

    >>> without_issuer("全国人民代表大会常务委员会关于维护互联网安全的决定")
    '关于维护互联网安全的决定'
    """
    return _ISSUER.sub("", title)


def _spelled(name: str) -> str:
    """The canonical form with 中华人民共和国 kept: as a text spells a name that has it in the middle."""
    return name.translate(_ONE_SPELLING).lower().strip("《》")


class Names:
    """Every name of every statute held, and of those that people cite though they are not held."""

    def __init__(
        self,
        entries: Iterable[tuple[str, str]],
        known: Iterable[str] = (),
        ambiguous: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Names -> what they can mean.

        Args:
            entries: names with the ids of the statutes held that bear them.
            known: names of texts that exist and are not held.
            ambiguous: names in use for several texts, with the ids of those held and the titles of the others.
        """
        table: dict[str, tuple[str, ...]] = {}
        spelled: set[str] = set()
        for name, statute in entries:
            key = canonical(name)
            spelled.add(_spelled(name).removeprefix(STATE))
            if statute not in table.get(key, ()):
                table[key] = (*table.get(key, ()), statute)
        self.table: Mapping[str, tuple[str, ...]] = MappingProxyType(table)
        self._ambiguous = {canonical(name): meanings for name, meanings in (ambiguous or {}).items()}
        known = tuple(known)
        spelled.update(map(_spelled, known))
        self._known = frozenset(map(canonical, known)) - table.keys()
        self._spelled = frozenset(spelled)

    @classmethod
    def of(
        cls,
        statutes: Iterable[Statute],
        known: Iterable[str] = (),
        ambiguous: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Names:
        """Names of the given statutes: titles, short titles, aliases and document numbers of interpretations."""
        return cls([(name, statute.id) for statute in statutes for name in names_of(statute)], known, ambiguous)

    def candidates(self, name: str) -> tuple[str, ...]:
        """Ids of the statutes with this name; empty: unknown; more than one: ambiguous.

        An ambiguous name also gives the titles of texts that are not held.
        """
        key = canonical(name)
        return self._ambiguous.get(key) or self.table.get(key, ())

    def is_ambiguous(self, name: str) -> bool:
        """Whether the name is in use for several texts."""
        return canonical(name) in self._ambiguous

    def written(self) -> frozenset[str]:
        """Every name as a text may spell it, of texts held and not held."""
        return (self._known | self._spelled | self.table.keys() | self._ambiguous.keys()) - {""}


def names_of(statute: Statute) -> tuple[str, ...]:
    """The names of one statute, each once. A presidential order number names many laws and so names none."""
    found: list[str] = []
    for version in statute.versions:
        found += [version.title, version.short_title, *version.aliases, without_issuer(version.title)]
        if version.document_number and DOCUMENT_NUMBER.fullmatch(version.document_number):
            found.append(version.document_number)
    return tuple(dict.fromkeys(found))
