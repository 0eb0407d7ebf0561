"""What people type -> one spelling: simplified characters, half-width letters and digits, no control characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import opencc

MAX_QUERY = 2_000
# Letters, digits and the plain signs between them, in their full-width forms.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
# Most texts have none of them, and to translate a text takes ten times as long as to look for one.
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=2)
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


def _simplified(text: str) -> str:
    """Text without traditional characters is left alone; with them, Taiwanese words become mainland ones too."""
    if _converter("t2s").convert(text) == text:
        return text
    return str(_converter("tw2sp").convert(text))


def normalise_query(text: str) -> str:
    """A query in one spelling, at most MAX_QUERY characters.

    Traditional characters become simplified, full-width letters and digits half-width, control characters and
    lone surrogates vanish, white space becomes one space.

    >>> normalise_query("個人資訊保護法　第６６條")
    '个人信息保护法 第66条'
    """
    printable = "".join(c if _is_text(c) else " " * c.isspace() for c in text[:MAX_QUERY])
    return _SPACES.sub(" ", _simplified(printable.translate(_FULL_WIDTH)))[:MAX_QUERY].strip()


def normalise_text(text: str) -> str:
    """Statute or case text in the spelling that queries have."""
    return text.translate(_FULL_WIDTH) if _WIDE.search(text) else text


def _is_text(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn", "Cf")
