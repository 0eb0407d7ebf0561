"""What pydantic found wrong with a value, in Chinese: what stands there, what was expected, what comes near."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

# The kinds of pydantic-core's errors that a data file can cause: docs.pydantic.dev/latest/errors/validation_errors/
_WORDS = {
    "missing": "没有写",
    "literal_error": "{shown}不在可选的值里，可选：{expected}",
    "string_type": "{shown}不是文字",
    "int_type": "{shown}不是整数",
    "int_parsing": "{shown}不是整数",
    "int_from_float": "{shown}不是整数",
    "bool_type": "{shown}不是 true 或 false",
    "bool_parsing": "{shown}不是 true 或 false",
    "tuple_type": "{shown}不是列表；只有一个也写成 [一个]",
    "model_type": "{shown}不是键值对",
    "dict_type": "{shown}不是键值对",
    "too_short": "至少要有 {min_length} 个",
    "greater_than_equal": "{shown}小于 {ge}",
    "less_than_equal": "{shown}大于 {le}",
    "value_error": "{error}",
}
_DATE = "{shown}不是日期，写成 2022-03-01"


def in_words(detail: Mapping[str, Any], keys: frozenset[str]) -> str:
    """One error of a `ValidationError` as a sentence; `keys` are those that the schema knows at its top level."""
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(str(detail["loc"][-1]), keys)
    words = _DATE if kind.startswith("date") else _WORDS.get(kind)
    return words.format(**_values(detail)) if words else str(detail["msg"])


def _values(detail: Mapping[str, Any]) -> dict[str, Any]:
    about = dict(detail.get("ctx", {}))
    expected = str(about.get("expected", "")).replace(" or ", ", ").replace("'", "").replace(", ", "、")
    value = detail.get("input")
    return about | {"expected": expected, "shown": "空值" if value is None else f"“{value}”"}


def _unknown_key(key: str, keys: frozenset[str]) -> str:
    near = get_close_matches(key, keys, 1)
    return "没有这个键" + (f"；是不是要写 {near[0]}" if near else "")
