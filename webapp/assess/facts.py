"""Facts that come from outside, from a form or a program: read, and refused where they are wrong or too much to try.

Every refusal is a list of problems, each with the key of the facts file, what is wrong, and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import Any, get_args

from pydantic import ValidationError

from corpus.errors import CorpusError, FatiaoError
from corpus.frontmatter import Strict
from corpus.liability.completions import Scale, unknowns
from corpus.liability.criminal import regime_of
from corpus.liability.facts import Actor, Consequence, Facts, Items, facts_of
from corpus.liability.rules import Rules
from corpus.schema_errors import in_words
from corpus.vocabulary import Act, ItemType, Prior
from webapp.dates import DateError, parse_date

MAX_ITEMS, MAX_WORDS, MAX_LENGTH = 50, 50, 100
MAX_COUNT, MAX_YUAN = 10**12, 10**15
# So many ways in which unknown facts may turn out take some seconds.
MAX_WAYS = 10_000
_LISTS = {"items": MAX_ITEMS, "mitigation": MAX_WORDS, "acts": MAX_WORDS, "consequences": MAX_WORDS}
_DAYS = ("date", "judged")
_SUMS = ("illegal_income", "business_profit")
# A sum as text: no exponent, because 1e999999999 would be worked out digit by digit.
_PLAIN = re.compile(r"\d{1,18}(,\d{3})*(\.\d{1,10})?")
_TOO_OPEN = "不知道的事项太多，不能逐一推算。请把条数不明的信息合成一项，或者先写出一部分"
_FLAG = "true、false 或者 null"
_WHOLE = "0 以上的整数；不知道写 null"
_YUAN = "以元为单位的数，如 24530；不知道写 null"


def _any_of(literal: object) -> str:
    return "、".join(get_args(literal))


EXPECTED: Mapping[str, str] = {
    "date": "行为的日期，如 2022-03-01",
    "judged": "判决的日期，不早于 date；不知道写 null",
    "actor": f"键值对，可用的键：{'、'.join(Actor.model_fields)}",
    "kind": "person 或者 unit",
    "insider": _FLAG,
    "prior": f"{_any_of(Prior)}；不知道写 null",
    "minor": "true 或者 false",
    "age": "0 到 150 的整数；不知道写 null",
    "acts": f"列表，至少一个，可选：{_any_of(Act)}",
    "items": f"列表，至多 {MAX_ITEMS} 项，每项可用的键：{'、'.join(Items.model_fields)}",
    "type": _any_of(ItemType),
    "count": _WHOLE,
    "lower_bound": "true 或者 false",
    "recipients": "1 以上的整数",
    "excluded": "0 以上的整数，不多于 count",
    "illegal_income": _YUAN,
    "business_profit": _YUAN,
    "lawful_business": _FLAG,
    "known_criminal_use": _FLAG,
    "used_in_crime": _FLAG,
    "consequences": f"列表，可选：{_any_of(Consequence)}",
    "mitigation": f"列表，至多 {MAX_WORDS} 项，每项至多 {MAX_LENGTH} 字",
}


@dataclass(frozen=True, slots=True)
class FactProblem:
    """What is wrong with one key (empty: with the whole), and what was expected."""

    key: str
    what: str
    expected: str = ""

    def __str__(self) -> str:
        said = f"{self.key}：{self.what}" if self.key else self.what
        return f"{said}（应为：{self.expected}）" if self.expected else said


class FactsError(FatiaoError, ValueError):
    """Facts that cannot be assessed; holds every problem."""

    def __init__(self, problems: Iterable[FactProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("；".join(map(str, self.problems)))


def checked(data: Mapping[str, Any], rules: Rules) -> Facts:
    """The facts that a mapping states.

    Raises:
        FactsError: every key that breaks the schema or is out of bounds; or more is unknown than can be tried.
    """
    if problems := [*_unreadable(data)]:
        raise FactsError(problems)
    bad_days = [*_bad_days(data)]
    try:
        facts = facts_of(_with_days(data))
    except CorpusError as error:
        told = _schema_problems(error)
        raise FactsError([*told, *(p for p in bad_days if p.key not in {t.key for t in told})]) from error
    if problems := [*bad_days, *_out_of_bounds(facts)]:
        raise FactsError(problems)
    if ways(facts, rules) > MAX_WAYS:
        raise FactsError(
            [FactProblem("items", "不知道的事项太多，不能逐一推算。请把条数不明的信息合成一项，或者先写出一部分")]
        )
    return facts


def ways(facts: Facts, rules: Rules) -> int:
    """In how many ways the unknown facts may turn out, under the numeric lines of the day's law."""
    named = {standards.name: standards for standards in rules.criminal.standards}
    standards = named.get(regime_of(rules.criminal, facts.date).standards or "")
    if standards is None:
        return 1
    asked = unknowns(facts, Scale.of(facts, standards, rules.criminal.giving))
    return prod(len(unknown.answers) for unknown in asked)


def _unreadable(data: Mapping[str, Any]) -> Iterable[FactProblem]:
    """What must not even be read: sums in forms that the schema would take for something else, long lists."""
    for key in _SUMS:
        value = data.get(key)
        if isinstance(value, str) and not _PLAIN.fullmatch(value):
            yield FactProblem(key, f"{_clip(value)}不是数", EXPECTED[key])
    for key, most in _LISTS.items():
        value = data.get(key)
        if isinstance(value, list | tuple) and len(value) > most:
            yield FactProblem(key, f"有 {len(value)} 项", EXPECTED[key])


def _bad_days(data: Mapping[str, Any]) -> Iterable[FactProblem]:
    """Days that are none; the schema would take 1767225600 for a moment of that year."""
    for key in _DAYS:
        value = data.get(key)
        if value is not None and _day(value) is None:
            yield FactProblem(key, f"{_clip(value)}不是日期", EXPECTED[key])


def _with_days(data: Mapping[str, Any]) -> dict[str, Any]:
    """With the days that can be read as a facts file has them."""
    return {**data, **{key: str(day) for key in _DAYS if (day := _day(data.get(key)))}}


def _day(value: object) -> date | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except DateError:
        return None


def _schema_problems(error: CorpusError) -> list[FactProblem]:
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        return [FactProblem("", str(error))]
    details = cause.errors()
    inside = {detail["loc"][:-1] for detail in details}
    # A list whose only entry is wrong is also too short: the entry is what the reader can mend.
    told = [d for d in details if not (d["type"] == "too_short" and d["loc"] in inside)]
    return [_problem(dict(detail)) for detail in told]


def _problem(detail: dict[str, Any]) -> FactProblem:
    path = [str(part) for part in detail["loc"]]
    key = re.sub(r"\.(\d+)", r"[\1]", ".".join(path))
    last = next((part for part in reversed(path) if not part.isdigit()), "")
    if detail["type"] == "extra_forbidden":
        return FactProblem(key, in_words(detail, frozenset(Facts.model_fields)), _keys(path))
    what = in_words(detail | {"input": _short(detail.get("input"))}, frozenset())
    return FactProblem(key, what.partition("，可选")[0], EXPECTED.get(last, ""))


def _keys(path: list[str]) -> str:
    inner: dict[str, type[Strict]] = {"actor": Actor, "items": Items}
    schema = inner.get(path[0], Facts) if len(path) > 1 else Facts
    return f"可用的键：{'、'.join(schema.model_fields)}"


def _out_of_bounds(facts: Facts) -> Iterable[FactProblem]:
    """What no case has, and no arithmetic should be asked for."""
    for place, items in enumerate(facts.items):
        for key in ("count", "recipients", "excluded"):
            if (getattr(items, key) or 0) > MAX_COUNT:
                yield FactProblem(f"items[{place}].{key}", "数太大", f"不超过 {MAX_COUNT}")
    for key in _SUMS:
        if (getattr(facts, key) or 0) > MAX_YUAN:
            yield FactProblem(key, "数太大", f"不超过 {MAX_YUAN}")
    for place, words in enumerate(facts.mitigation):
        if len(words) > MAX_LENGTH:
            yield FactProblem(f"mitigation[{place}]", f"有 {len(words)} 字", f"至多 {MAX_LENGTH} 字")


def _clip(value: object) -> str:
    return f"“{_short(value)}”"


def _short(value: object) -> object:
    """A value as an error shows it: what somebody sent may be long."""
    if value is None or isinstance(value, bool | int | float):
        return value if len(str(value)) <= 40 else "（很长的数）"
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
