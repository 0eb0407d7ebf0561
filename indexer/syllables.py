"""The sound of Chinese characters: syllables without tones, from a table kept with the package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "syllables.txt"
# A name with many characters of two readings (重, 行, 长) is kept in at most so many spellings.
MAX_SPELLINGS = 4
# Sounds that many speakers, and so many input methods, do not tell apart: 丧失 and 桑树 begin alike, 林 ends as 零.
_ALIKE_STARTS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_ALIKE_ENDS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@lru_cache(maxsize=1)
def readings() -> Mapping[str, tuple[str, ...]]:
    """Character -> its syllables: 行 -> (hang, xing). A few thousand characters, those of GB 2312."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        syllable, _, chars = line.partition(" ")
        for char in chars:
            found[char] += (syllable,)
    return dict(found)


def spellings(text: str) -> tuple[str, ...]:
    """Texts as they are typed in full: syllables without spaces; other characters stay.

    >>> spellings("个人信息")
    ('gerenxinxi',)
    """
    return _joined(readings().get(char, (char.lower(),)) for char in text)


def initials(text: str) -> tuple[str, ...]:
    """Texts as they are typed in short: the first letter of each syllable.

    >>> initials("民法典")
    ('mfd',)
    """
    return _joined(sorted({r[0] for r in readings().get(char, (char.lower(),))}) for char in text)


def _joined(choices: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("".join(parts) for parts in islice(product(*choices), MAX_SPELLINGS)))


def typed_as(typed: str, name: str, *, skipping: bool = False) -> bool:
    """Whether a name may go on from what was typed: characters, syllables, first letters, in any mixture.

    `skipping` lets one character be left out between two that are typed: gxb is 个(人)信(息)保护法.

    >>> typed_as("gerenxx", "个人信息保护法"), typed_as("个人xin", "个人信息保护法"), typed_as("gxb", "个人信息保护法")
    (True, True, False)
    """
    # How far what was typed is used up, and whether the character before was left out.
    states = {(0, False)}
    for char in name:
        if not states:
            return False
        following: set[tuple[int, bool]] = set()
        for position, skipped in states:
            rest = typed[position:]
            if not rest:
                return True
            following |= {(position + used, False) for used in _used(rest, char)}
            if skipping and position and not skipped and rest.isascii():
                following.add((position, True))
        states = following
    return any(position == len(typed) for position, _ in states)


def _used(typed: str, char: str) -> set[int]:
    """How much of the rest of what was typed a character may take."""
    if typed[0] == char:
        return {1}
    taken = {len(syllable) for syllable in readings().get(char, ()) if typed.startswith(syllable)}
    for syllable in readings().get(char, ()):
        if syllable.startswith(typed):
            taken.add(len(typed))
        if syllable[0] == typed[0]:
            taken.add(1)
    return taken


def sound_keys(text: str, loosely: bool = True) -> tuple[str, ...]:
    """What texts that sound alike have in common; `loosely` takes for one what many speakers do not tell apart.

    >>> set(sound_keys("隐思权")) & set(sound_keys("隐私权"))
    {'yin si quan'}
    """
    ways = islice(product(*(_sounds(char, loosely) for char in text)), MAX_SPELLINGS)
    return tuple(dict.fromkeys(" ".join(way) for way in ways))


@lru_cache(maxsize=16_384)
def _sounds(char: str, loosely: bool) -> tuple[str, ...]:
    """The sounds of a character; another sign is its own."""
    heard = readings().get(char, (char,))
    return tuple(sorted({_one_sound(syllable) for syllable in heard})) if loosely else heard


def _one_sound(syllable: str) -> str:
    """zh as z, ang as an, and so on."""
    for start, alike in _ALIKE_STARTS:
        if syllable.startswith(start):
            syllable = alike + syllable[len(start) :]
    for end, alike in _ALIKE_ENDS:
        if syllable.endswith(end):
            return syllable[: -len(end)] + alike
    return syllable
