"""Quoted lines -> the lines of the units they are: articles without their numbers, 项 with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.amendments.operations import Lines
from corpus.amendments.shapes import UnclearError
from corpus.numerals import NUMERAL_CHARS, NumeralError, to_chinese, to_int
from corpus.structure import ITEM, paragraphs_of

_N = f"[{NUMERAL_CHARS}]{{1,9}}"
# 第四十四条　村级综合服务设施建设…; some sources lost the space behind the number
_LABEL = re.compile(rf"第({_N})条(?:之({_N}))?([ 　]*)")
NO_NUMBERS = "引文没有按写明的条号逐条分开"


def articles(lines: Lines, keys: Sequence[str]) -> list[tuple[str, Lines]]:
    """The lines of each article that a sentence announces: “第四十四条　…” “第四十五条　…”.

    One article alone may come without its number.

    Raises:
        UnclearError: the numbers in the quotation are not those announced.
    """
    if len(keys) == 1:
        return [(keys[0], without_label(lines, keys[0]))]
    parts: list[tuple[str, list[str]]] = []
    for line in lines:
        label = _LABEL.match(line)
        if label and len(parts) < len(keys) and _key(label) == keys[len(parts)]:
            parts.append((keys[len(parts)], [line[label.end() :]]))
        elif parts:
            parts[-1][1].append(line)
        else:
            raise UnclearError(NO_NUMBERS)
    if len(parts) != len(keys):
        raise UnclearError(NO_NUMBERS)
    return [(key, tuple(line for line in part if line)) for key, part in parts]


def labelled_articles(lines: Lines) -> list[tuple[str, Lines]]:
    """Articles that only the quotation numbers: the text of a new chapter."""
    keys = [_key(label) for line in lines if (label := _LABEL.match(line)) and label[3]]
    if not keys or not _LABEL.match(lines[0]):
        raise UnclearError(NO_NUMBERS)
    return articles(lines, keys)


def without_label(lines: Lines, *keys: str) -> Lines:
    """The lines of one article without its own number: “第五条　…”."""
    label = _LABEL.match(lines[0])
    if label and label[3] and _key(label) in keys:
        return tuple(line for line in (lines[0][label.end() :], *lines[1:]) if line)
    return lines


def key_of(words: str) -> str:
    """The key of an article that is quoted by its number alone: “第八条”.

    Raises:
        UnclearError: the quotation is no number of an article.
    """
    label = _LABEL.fullmatch(words)
    if not label or not _key(label):
        raise UnclearError(f"引号里应当是条号，却是“{words[:20]}”")
    return _key(label)


def paragraphs(lines: Lines) -> list[Lines]:
    """The lines of each 款.

    Raises:
        UnclearError: an 项 stands before any 款.
    """
    found, orphans = paragraphs_of(lines)
    if orphans:
        raise UnclearError("引文的项之前没有款")
    return [tuple(paragraph.lines()) for paragraph in found]


def items(lines: Lines, numbers: Sequence[int | None]) -> list[Lines]:
    """The lines of each 项, every one opening with its number; a single 项 may be quoted without it.

    Raises:
        UnclearError: there are not as many as announced.
    """
    parts: list[list[str]] = []
    for line in lines:
        if ITEM.match(line) or not parts:
            parts.append([line])
        else:
            parts[-1].append(line)
    if len(parts) != len(numbers):
        raise UnclearError(f"写明的是 {len(numbers)} 项，引文有 {len(parts)} 项")
    return [_numbered(part, number) for part, number in zip(parts, numbers, strict=True)]


def _numbered(part: Sequence[str], number: int | None) -> Lines:
    if ITEM.match(part[0]):
        return tuple(part)
    if number is None:
        raise UnclearError("新增的项没有序号")
    return (f"（{to_chinese(number)}）{part[0]}", *part[1:])


def _key(label: re.Match[str]) -> str:
    try:
        return f"{to_int(label[1])}-{to_int(label[2])}" if label[2] else str(to_int(label[1]))
    except NumeralError:
        return ""
