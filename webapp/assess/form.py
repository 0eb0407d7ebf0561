"""The query string of /assess <-> the facts that it states; what is wrong is said field by field. Pure.

    date=2022-03-01&act=sell&act=buy&type1=普通&count1=1200&more1=yes&illegal_income=24530&insider=no

Single values bear the keys of the facts file; kinds of information are numbered from 1. What is left out is unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, get_args

from corpus.liability.facts import Consequence, Facts, Items
from corpus.liability.rules import Rules
from corpus.vocabulary import ACTS, UNKNOWN_TYPE, ItemType, Prior
from webapp.assess.facts import FactsError, checked
from webapp.dates import DateError, parse_date

MAX_ROWS, MAX_TYPED = 12, 200
PARTS = ("type", "count", "more", "recipients", "excluded")
FLAGS = {"yes": True, "no": False}
_FLAGS = ("lawful_business", "known_criminal_use", "used_in_crime")
_SUMS = ("illegal_income", "business_profit")
_CHOICES: Mapping[str, Sequence[str]] = {
    "act": tuple(ACTS),
    "consequence": get_args(Consequence),
    "insider": tuple(FLAGS),
    **{name: tuple(FLAGS) for name in _FLAGS},
    "prior": get_args(Prior),
    "kind": ("person", "unit"),
    "minor": ("yes",),
}
# What was typed is read without spaces, commas, and the unit that stands beside it.
_NUMBER = re.compile(r"(\d{1,15}(?:\.\d{1,4})?)(万|亿)?(余|多)?[条元]?(以上)?")
_UNKNOWN = {"", "不详", "不明", "不清楚", "不知道", "未知", "?"}
_SCALES = {"万": 10**4, "亿": 10**8}
_WORDS = re.compile(r"[；;\n]+")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Stated:
    """What an address states: the values as typed, the facts (None: too little, or wrong), what is wrong by field.

    `needed`: fields without which there is nothing to assess.
    """

    typed: Mapping[str, tuple[str, ...]]
    facts: Facts | None
    problems: Mapping[str, str]
    needed: tuple[str, ...]

    def one(self, name: str) -> str:
        """The value of a field that has one."""
        return self.typed.get(name, ("",))[0]

    def rows(self) -> list[int]:
        """The numbers of the rows in which something is typed."""
        return rows_of(self.typed)


class _WrongError(ValueError):
    """A typed value that cannot be read; says what to type."""


def read(arguments: Mapping[str, Sequence[str]], rules: Rules) -> Stated:
    """Read a query; nothing in it raises."""
    typed = _typed(arguments)
    problems: dict[str, str] = {}
    data = _data(typed, problems)
    needed = tuple(name for name in ("date", "act") if not typed.get(name))
    facts = None
    if not problems and not needed:
        try:
            facts = checked(data, rules)
        except FactsError as error:
            problems |= {_field_of(problem.key, typed): problem.what for problem in error.problems}
    return Stated(typed, facts, problems, needed)


def rows_of(typed: Mapping[str, tuple[str, ...]]) -> list[int]:
    """The numbers of the rows in which something is typed."""
    return [n for n in range(1, MAX_ROWS + 1) if any(typed.get(f"{part}{n}") for part in PARTS)]


def query_of(facts: Facts) -> Pairs:
    """The query that states some facts; `read` gives them back."""
    actor = facts.actor
    pairs: list[tuple[str, object]] = [("date", facts.date), ("judged", facts.judged)]
    pairs += [("act", act) for act in facts.acts]
    for number, items in enumerate(facts.items, 1):
        pairs += _row_query(number, items)
    pairs += [(name, getattr(facts, name)) for name in _SUMS]
    pairs += [
        (name, _flag(getattr(facts, name))) for name in ("lawful_business", "known_criminal_use", "used_in_crime")
    ]
    pairs += [("insider", _flag(actor.insider)), ("prior", actor.prior), ("age", actor.age)]
    pairs += [("kind", "unit" if actor.kind == "unit" else None), ("minor", "yes" if actor.minor else None)]
    pairs += [("consequence", word) for word in facts.consequences]
    pairs += [("mitigation", word) for word in facts.mitigation]
    return [(name, text_of(value)) for name, value in pairs if value is not None]


def _row_query(number: int, items: Items) -> list[tuple[str, object]]:
    return [
        (f"type{number}", items.type),
        (f"count{number}", items.count),
        (f"more{number}", "yes" if items.lower_bound else None),
        (f"recipients{number}", items.recipients if items.recipients > 1 else None),
        (f"excluded{number}", items.excluded or None),
    ]


def _flag(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def text_of(value: object) -> str:
    """A value as it is typed; sums without a needless point: 24530, 61429.01."""
    if isinstance(value, Fraction):
        whole, rest = divmod(value, 1)
        return f"{whole}.{int(rest * 10**4):04}".rstrip("0") if rest else str(whole)
    return str(value)


def _typed(arguments: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Known fields that are not empty, each value cut to a length that no answer needs."""
    single = ("date", "judged", *_SUMS, "age", "mitigation", *_CHOICES)
    known = {*single, *(f"{part}{n}" for part in PARTS for n in range(1, MAX_ROWS + 1))}
    found = {}
    for name in known & set(arguments):
        if values := tuple(v.strip()[:MAX_TYPED] for v in arguments[name][:MAX_ROWS] if v.strip()):
            found[name] = values
    return found


def _data(typed: Mapping[str, tuple[str, ...]], problems: dict[str, str]) -> dict[str, Any]:
    """The keys of a facts file; a value that cannot be read becomes a problem of its field."""

    def one(name: str, reader: Any) -> Any:
        value = typed.get(name, ("",))[0]
        try:
            return reader(value) if value else None
        except (_WrongError, DateError) as error:
            problems[name] = str(error)
            return None

    for name, allowed in _CHOICES.items():
        if wrong := [value for value in typed.get(name, ()) if value not in allowed]:
            problems[name] = f"“{wrong[0][:40]}”不是可选的答案"
    actor = {"kind": typed.get("kind", ("person",))[0], "insider": one("insider", FLAGS.get)}
    actor |= {"prior": one("prior", str), "minor": bool(typed.get("minor")), "age": one("age", _whole)}
    return {
        "date": one("date", _day),
        "judged": one("judged", _day),
        "actor": actor,
        "acts": list(dict.fromkeys(typed.get("act", ()))),
        "items": [_row(n, one, typed) for n in rows_of(typed)] or [{"type": UNKNOWN_TYPE}],
        **{name: one(name, _amount) for name in _SUMS},
        **{name: one(name, FLAGS.get) for name in _FLAGS},
        "consequences": list(dict.fromkeys(typed.get("consequence", ()))),
        "mitigation": list(dict.fromkeys(_circumstances(typed))),
    }


def _row(number: int, one: Any, typed: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """A row without a type is of unknown type; 1200余 and the ticked box say the same."""
    count = one(f"count{number}", _count)
    said = count or (None, False)
    return {
        "type": one(f"type{number}", _type) or UNKNOWN_TYPE,
        "count": said[0],
        "lower_bound": said[0] is not None and (said[1] or bool(typed.get(f"more{number}"))),
        "recipients": one(f"recipients{number}", _whole) or 1,
        "excluded": one(f"excluded{number}", _whole) or 0,
    }


def _circumstances(typed: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for value in typed.get("mitigation", ()):
        yield from (word.strip() for word in _WORDS.split(value) if word.strip())


def _field_of(key: str, typed: Mapping[str, tuple[str, ...]]) -> str:
    """The field of the form that a key of the facts file is typed into: items[1].count -> count2."""
    if not key:
        return "judged" if typed.get("judged") else "date"
    if place := re.match(r"items\[(\d+)\]", key):
        number = [*rows_of(typed), 1][int(place[1])]
        part = key.rpartition(".")[2]
        return f"{part if part in PARTS else 'excluded'}{number}"
    name = key.rpartition(".")[2].partition("[")[0]
    return {"acts": "act", "consequences": "consequence", "items": "items"}.get(name, name)


def _day(text: str) -> str:
    return parse_date(text).isoformat()


def _type(text: str) -> str:
    if text not in get_args(ItemType):
        raise _WrongError(f"没有“{text[:40]}”这一类")
    return text


def _count(text: str) -> tuple[int | None, bool]:
    value, more = _number(text, "条数", "1200、1.2万或者1200余")
    if value is not None and value.denominator != 1:
        raise _WrongError(f"条数应是整数，不是“{text[:40]}”")
    return (None if value is None else int(value)), more


def _whole(text: str) -> int | None:
    value, more = _number(text, "整数", "2")
    if more or (value is not None and value.denominator != 1):
        raise _WrongError(f"“{text[:40]}”不是整数。写成 2 这样；不知道就空着")
    return None if value is None else int(value)


def _amount(text: str) -> str | None:
    value, more = _number(text, "数额", "24530、2.4万")
    if more:
        raise _WrongError(f"“{text[:40]}”不是确切的数额。写成 24530、2.4万；只知道大概，就写能够认定的最低数额")
    return None if value is None else text_of(value)


def _number(text: str, name: str, example: str) -> tuple[Fraction | None, bool]:
    """A number as people write it, and whether it says 余, 多 or 以上: 1,200条, 3万余, 24.5万元.

    Words that mean not knowing are None.
    """
    plain = re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text))
    if plain in _UNKNOWN:
        return None, False
    found = _NUMBER.fullmatch(plain)
    if not found:
        raise _WrongError(f"“{text[:40]}”不是{name}。写成 {example}；不知道就空着")
    return Fraction(found[1]) * _SCALES.get(found[2], 1), bool(found[3] or found[4])
