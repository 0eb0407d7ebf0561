"""Possible answers to a missing fact -> the facts with that answer, so that a link can try it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from corpus.liability.completions import Scale, unknowns
from corpus.liability.criminal import regime_of
from corpus.liability.facts import Facts, Items
from corpus.liability.rules import Rules
from corpus.liability.words import money, reaching
from corpus.vocabulary import UNKNOWN_TYPE

_FLAGS = {"是": True, "否": False}
_ACTOR = "actor."
_SUMS = ("illegal_income", "business_profit")


class Answers:
    """The answers that an assessment of some facts tried, by fact and by the words that it says them in."""

    def __init__(self, facts: Facts, rules: Rules) -> None:
        self._facts = facts
        self._values = _values(facts, rules)

    def value(self, fact: str, words: str) -> Any:
        """The value that stands for an answer; None where there is none, as for a range of days."""
        return self._values.get(fact, {}).get(words, _FLAGS.get(words))

    def tried(self, fact: str, words: str) -> Facts | None:
        """The facts with that answer."""
        value = self.value(fact, words)
        return None if value is None else self._with(fact, value)

    def tried_words(self, fact: str, words: str) -> str:
        """Which number stands for a range: 按5000元试算; empty where the answer is itself the value."""
        value = self.value(fact, words)
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            return ""
        return f"按{reaching(value) if fact.startswith('items') else money(value)}试算"

    def _with(self, fact: str, value: Any) -> Facts:
        facts = self._facts
        if fact.startswith("items"):
            items = tuple(self._item(fact, place, items, value) for place, items in enumerate(facts.items))
            return facts.with_values(items=items)
        if fact.startswith(_ACTOR):
            actor = facts.actor.model_copy(update={fact.removeprefix(_ACTOR): value})
            return facts.with_values(actor=actor)
        return facts.with_values(**{fact: Fraction(value) if fact in _SUMS else value})

    def _item(self, fact: str, place: int, items: Items, value: Any) -> Items:
        """`items.type` is of all unknown types, `items[0].count` of a row, `items.count` of open rows without one."""
        if fact == "items.type":
            return items.model_copy(update={"type": value}) if items.type == UNKNOWN_TYPE else items
        own = f"items[{place}].count"
        if fact == own or (fact == "items.count" and items.count is None and own not in self._values):
            return items.model_copy(update={"count": int(value), "lower_bound": False})
        return items


def _values(facts: Facts, rules: Rules) -> Mapping[str, Mapping[str, Any]]:
    named = {standards.name: standards for standards in rules.criminal.standards}
    standards = named.get(regime_of(rules.criminal, facts.date).standards or "")
    if standards is None:
        return {}
    asked = unknowns(facts, Scale.of(facts, standards, rules.criminal.giving))
    return {unknown.fact: {answer.words: answer.value for answer in unknown.answers} for unknown in asked}
