"""corpus.jsonl and queries.jsonl, plain or gzipped -> articles and questions; every broken line is reported."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from corpus.errors import Problem
from indexer.evaluation.errors import MOST_PROBLEMS, EvaluationFileError, unusable

_GZIP = b"\x1f\x8b"
_EXAMPLES = {"id": '{"id": "某法#第一条", "text": "……"}', "qid": '{"qid": 1, "text": "……"}'}


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Named)


@dataclass(frozen=True, slots=True)
class Row:
    """One article of a corpus. Empty: the file does not say.

    `title` is the short name of its law, `law` the full one, `chapter` the headings above it, `number` 第X条.
    """

    id: str
    text: str
    title: str = ""
    law: str = ""
    chapter: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question and its id."""

    id: str
    text: str


class LineError(Exception):
    """One line breaks the format: what, and what was expected."""

    def __init__(self, what: str, expected: str) -> None:
        self.what, self.expected = what, expected
        super().__init__(what)


def read_rows(path: Path) -> tuple[Row, ...]:
    """The articles of a corpus in the order of the file.

    A line is a JSON object with `id` and `text`; `short` or `title`, `law`, `chap` and `num` are read where they are,
    other fields are ignored.

    Raises:
        EvaluationFileError: with every line that breaks the format.
    """
    return _read(path, "id", _row)


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions in the order of the file; a line is a JSON object with `qid` and `text`.

    Raises:
        EvaluationFileError: with every line that breaks the format.
    """
    return _read(path, "qid", _question)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """(number from 1, line without its end) of every line that is not blank.

    Raises:
        EvaluationFileError: the file cannot be opened, is not UTF-8, or its compression is damaged.
    """
    number = 0
    try:
        with path.open("rb") as plain:
            packed = plain.peek(2)[:2] == _GZIP
            for number, line in enumerate(gzip.GzipFile(fileobj=plain) if packed else plain, 1):
                if text := line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n").strip(" "):
                    yield number, text
    except UnicodeDecodeError as error:
        raise EvaluationFileError([Problem(path, number, "不是 UTF-8 文字", "UTF-8 编码的文件")]) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise unusable(path, "压缩文件不完整或已损坏", "完整的 .gz 文件，或没有压缩的文件") from error
    except OSError as error:
        raise unusable(path, _unreadable(error), "可以读的文件") from error


def _unreadable(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "没有这个文件"
        case IsADirectoryError():
            return "是文件夹，不是文件"
        case PermissionError():
            return "没有读取的权限"
    return f"打不开（{error.strerror or error}）"


def _read(path: Path, key: str, make: Callable[[dict[str, object]], _Item]) -> tuple[_Item, ...]:
    found: dict[str, _Item] = {}
    places: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in lines(path):
        try:
            item = make(_object(line, key))
            if item.id in found:
                raise LineError(f"编号“{item.id}”在第 {places[item.id]} 行已经有了", "每个编号只出现一次")
            found[item.id], places[item.id] = item, number
        except LineError as error:
            problems.append(Problem(path, number, error.what, error.expected))
        if len(problems) == MOST_PROBLEMS:
            break
    if problems:
        raise EvaluationFileError(problems)
    if not found:
        raise unusable(path, "是空文件", f"一行一个 JSON 对象，如 {_EXAMPLES[key]}")
    return tuple(found.values())


def _object(line: str, key: str) -> dict[str, object]:
    expected = f"一行一个 JSON 对象，如 {_EXAMPLES[key]}"
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError("不是 JSON", expected) from error
    if not isinstance(value, dict):
        raise LineError("不是 JSON 对象", expected)
    return value


def _row(value: dict[str, object]) -> Row:
    return Row(
        id=_identifier(value, "id"),
        text=_text(value, "text"),
        title=_optional(value, "short") or _optional(value, "title") or _optional(value, "law"),
        law=_optional(value, "law"),
        chapter=_optional(value, "chap"),
        number=_optional(value, "num"),
    )


def _question(value: dict[str, object]) -> Question:
    question = Question(_identifier(value, "qid"), _text(value, "text"))
    if not question.text.strip():
        raise LineError("字段 text 是空的", "问题的文字")
    return question


def _identifier(value: dict[str, object], key: str) -> str:
    """An id as text; a whole number stands for its digits, as qrels write it."""
    found = value.get(key)
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    text = _text(value, key)
    if not text.strip() or any(sign in text for sign in "\t\r\n"):
        raise LineError(f"字段 {key} 是空的，或者含有制表符、换行", "编号：一段文字或一个整数")
    return text


def _text(value: dict[str, object], key: str) -> str:
    if key not in value:
        raise LineError(f"缺少字段 {key}", f"如 {_EXAMPLES.get(key, _EXAMPLES['id'])}")
    return _string(value[key], key)


def _optional(value: dict[str, object], key: str) -> str:
    found = value.get(key)
    return "" if found is None else _string(found, key)


def _string(found: object, key: str) -> str:
    if not isinstance(found, str):
        raise LineError(f"字段 {key} 不是文字", '引号里的文字，如 "第一条"')
    try:
        found.encode("utf-8")
    except UnicodeEncodeError as error:
        raise LineError(f"字段 {key} 含有不成字符的代码（半个代理对）", "合法的 Unicode 文字") from error
    return found
