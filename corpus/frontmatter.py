"""A file with YAML front matter -> validated data and body lines; every error knows its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from corpus.errors import CorpusError, Problem
from corpus.schema_errors import in_words

# libyaml reads the same language eight times as fast; wheels carry it, a bare build may not.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Schema = TypeVar("Schema", bound=BaseModel)


class Strict(BaseModel):
    """Base of every file schema: unknown keys are errors, so that a misspelt key is not silently lost."""

    # Schemas are built when a file is first read: an opened index brings its values along and reads none.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _no_blank(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise ValueError("不能是空白；不知道就写 null")
    return value


Text = Annotated[str, BeforeValidator(_no_blank)]
Level = Literal["constitution", "law", "administrative_regulation", "judicial_interpretation", "departmental_rule"]


class SourceSchema(Strict):
    """Front matter key `source` of a statute."""

    publisher: Text
    via: Text
    checked: Text | None = None
    url: str | None = None
    retrieved: date | None = None


class ChangeSchema(Strict):
    """One entry of front matter key `changes`."""

    article: Text
    kind: Literal["inserted", "amended", "deleted"]
    by: Text


class CorrectionSchema(Strict):
    """One entry of front matter key `corrections`."""

    article: Text
    printed: Text
    correct: Text
    reason: Text


class BreaksSchema(Strict):
    """One entry of front matter key `breaks`."""

    article: Text
    before: tuple[Text, ...]


class StatuteSchema(Strict):
    """Front matter of a statute file; docs/corpus-format.md describes each key."""

    id: Text
    title: Text
    short_title: Text
    aliases: tuple[Text, ...] = ()
    level: Level
    issuer: Text | None
    document_number: Text | None
    promulgated: date | None
    effective: date | None
    repealed: date | None
    repealed_by: Text | None = None
    source: SourceSchema
    text_sha256: str | None
    amends: tuple[Text, ...] = ()
    extent: Literal["full", "articles", "changes"] = "full"
    changes: tuple[ChangeSchema, ...] = ()
    corrections: tuple[CorrectionSchema, ...] = ()
    breaks: tuple[BreaksSchema, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: YAML data, the line of each top-level key, and the numbered lines of the body."""

    path: Path
    data: dict[str, Any]
    key_lines: dict[str, int]
    body: tuple[tuple[int, str], ...]

    @property
    def end(self) -> int:
        """The last line of the file that holds anything."""
        return max((number for number, line in self.body if line.strip()), default=max(self.key_lines.values()) + 1)


def read_document(path: Path) -> Document:
    """Split a file into front matter and body.

    Raises:
        CorpusError: the file is not UTF-8, has no front matter between two `---` lines, or its YAML is broken.
    """
    lines = _text(path).split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise CorpusError([Problem(path, 1, "没有文件头", "以 --- 开始、以 --- 结束的 YAML")])
    end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
    data, key_lines = load_yaml(path, "\n".join(lines[1:end]), first_line=2)
    body = tuple((n, line.rstrip()) for n, line in enumerate(lines[end + 1 :], end + 2))
    return Document(path, data, key_lines, body)


def load_yaml(path: Path, text: str, first_line: int = 1) -> tuple[dict[str, Any], dict[str, int]]:
    """Read a YAML mapping and the line of each top-level key.

    Raises:
        CorpusError: with the line at which the YAML breaks, holds an impossible value, or repeats a key.
    """
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise CorpusError([Problem(path, first_line, "不是键值对", "YAML 映射，如 id: xingfa")])
        return _mapping(path, loader, node, first_line)
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise CorpusError([Problem(path, line, f"YAML 有误：{error.problem}")]) from error
    except yaml.YAMLError as error:
        raise CorpusError([Problem(path, first_line, f"YAML 有误：{error}")]) from error
    finally:
        loader.dispose()


def read_yaml(path: Path) -> Document:
    """A whole file of YAML as a document without a body.

    Raises:
        CorpusError: the file is not UTF-8, or its YAML is broken.
    """
    return Document(path, *load_yaml(path, _text(path)), body=())


def _mapping(path: Path, loader: Any, node: yaml.MappingNode, first_line: int) -> tuple[dict[str, Any], dict[str, int]]:
    """Construct value by value, so that each mistake has the line of its key."""
    _refuse_repeated_keys(path, node, first_line)
    data: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        name, line = str(key.value), first_line + key.start_mark.line
        try:
            data[name] = loader.construct_object(value, deep=True)
        except ValueError as error:
            raise CorpusError([Problem(path, line, f"{name}：值不成立（{error}）")]) from error
        lines[name] = line
    return data, lines


def _refuse_repeated_keys(path: Path, node: yaml.Node, first_line: int) -> None:
    """At any depth: of two equal keys YAML would keep the last, and a sentence of law would be lost."""
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            name, line = str(key.value), first_line + key.start_mark.line
            if name in seen:
                raise CorpusError([Problem(path, line, f"{name} 写了两次", f"只写一次（第 {seen[name]} 行已有）")])
            seen[name] = line
            _refuse_repeated_keys(path, value, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_repeated_keys(path, value, first_line)


def validate(schema: type[Schema], document: Document) -> Schema:
    """Check the data against a schema.

    Raises:
        CorpusError: one problem for each key that breaks the schema, at that key's line.
    """
    try:
        return schema.model_validate(document.data)
    except ValidationError as error:
        problems = []
        for detail in error.errors():
            where = ".".join(str(part) for part in detail["loc"])
            line = document.key_lines.get(str(detail["loc"][0]) if detail["loc"] else "", 1)
            words = in_words(detail, frozenset(schema.model_fields))
            problems.append(Problem(document.path, line, f"{where}：{words}" if where else words))
        raise CorpusError(problems) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError([Problem(path, 0, f"不是 UTF-8 文本（第 {error.start} 字节起）")]) from error
