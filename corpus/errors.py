"""Errors that carry data and then say: what, where, what was expected, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One violated rule: the file, the 1-based line (0: the file as a whole), what, and what was expected."""

    path: Path
    line: int
    what: str
    expected: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.what}" + (f"；应为：{self.expected}" if self.expected else "")


class FatiaoError(Exception):
    """The root of every error that is meant for a user to read."""


class CorpusError(FatiaoError):
    """A corpus file breaks the format of docs/corpus-format.md; holds every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(p) for p in problems))


class AddressError(FatiaoError, ValueError):
    """A text is not the address of a provision."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        self.text, self.position, self.expected = text, position, expected
        caret = " " * position + "^"
        super().__init__(f"不是条文地址：\n  {text}\n  {caret}\n应为：{expected}。例如 xingfa/253-1/1")


class CitationError(FatiaoError, ValueError):
    """A text is not one citation."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        self.text, self.position, self.expected = text, position, expected
        # Chinese characters are two columns wide in a terminal.
        columns = sum(1 if char.isascii() else 2 for char in text[:position])
        super().__init__(
            f"不是一处引用：\n  {text}\n  {' ' * columns}^\n应为：{expected}。例如 刑法第二百五十三条之一第一款"
        )


class NotHeldError(FatiaoError, LookupError):
    """What was asked for is not in the corpus; says what is, so that the reader can go on."""

    def __init__(self, what: str, suggestions: tuple[str, ...] = ()) -> None:
        self.what, self.suggestions = what, suggestions
        hint = f"；是不是要找：{'、'.join(suggestions)}" if suggestions else ""
        super().__init__(f"本库没有 {what}{hint}")
