"""Make indexer/data/syllables.txt from pypinyin: `python -m indexer.keep_syllables`.

pypinyin takes 0.4 s to import, more than a whole query; the table that is kept with the package takes 5 ms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pypinyin import Style, pinyin
from pypinyin.constants import PHRASES_DICT
from pypinyin.contrib.tone_convert import to_normal

from indexer.syllables import TABLE

# A reading that so small a share of a character's words has is left out: 信 is shen in one classical word alone.
_RARE = 0.05


def main() -> None:
    """Write the characters of each syllable, one syllable a line."""
    used = _readings_in_words()
    table: dict[str, list[str]] = defaultdict(list)
    for char in _characters():
        for reading in _readings(char, used[char]):
            table[reading].append(char)
    lines = [f"{syllable} {''.join(chars)}\n" for syllable, chars in sorted(table.items())]
    TABLE.write_text("".join(lines), encoding="utf-8")
    print(f"{TABLE}: {len(table)} syllables")


def _characters() -> Iterator[str]:
    """The simplified characters in use: those of GB 2312, and those that GB 18030 adds of the law's names."""
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            continue
        yield char


def _readings_in_words() -> dict[str, Counter[str]]:
    """How often each character has each reading in pypinyin's 47,000 words."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for word, readings in PHRASES_DICT.items():
        for char, reading in zip(word, readings, strict=False):
            used[char][_plain(reading[0])] += 1
    return used


def _readings(char: str, used: Counter[str]) -> list[str]:
    """The reading that stands alone, then those that words have."""
    first = _plain(pinyin(char, style=Style.TONE)[0][0])
    total = sum(used.values())
    common = [reading for reading, n in used.most_common() if n / total >= _RARE and reading.isascii()]
    return list(dict.fromkeys([first, *common]))


def _plain(reading: str) -> str:
    return str(to_normal(reading, v_to_u=False)).replace("ü", "v")


if __name__ == "__main__":
    main()
