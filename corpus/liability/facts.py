"""The facts of one person's or unit's conduct, as a file or a form gives them; None is unknown, never no."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 - facts have a field called date.
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from corpus.frontmatter import Document, Strict, Text, validate
from corpus.liability.facts_file import facts_document
from corpus.liability.fields import day, none_named, some_acts, unknown_items, whole, yuan
from corpus.vocabulary import UNKNOWN_TYPE, Act, ItemType, Prior

Consequence = Literal["死亡", "重伤", "精神失常", "被绑架", "重大经济损失", "恶劣社会影响"]


Yuan = Annotated[Fraction, Field(ge=0)]
MaybeYuan = Annotated[Yuan | None, BeforeValidator(yuan)]
Count = Annotated[int, Field(ge=0, strict=True), BeforeValidator(whole)]
Dated = Annotated[Day, BeforeValidator(day)]


class Actor(Strict):
    """Who acted. `insider`: what was sold or provided came from doing one's duty or providing a service."""

    kind: Literal["person", "unit"] = "person"
    insider: bool | None = None
    prior: Prior | None = None
    minor: bool = False
    age: Annotated[int, Field(ge=0, le=150)] | None = None


class Items(Strict):
    """Information of one type: how many items (None: unknown).

    `lower_bound`: the source says 余 or 多. `recipients`: to how many the same items went, each apart.
    `excluded`: items shown to be untrue or duplicates.
    """

    type: ItemType
    count: Count | None = None
    lower_bound: bool = False
    recipients: Annotated[int, Field(ge=1, strict=True)] = 1
    excluded: Count = 0

    @model_validator(mode="after")
    def _fewer_excluded(self) -> Items:
        if self.count is not None and self.excluded > self.count:
            raise ValueError(f"excluded（{self.excluded}）多于 count（{self.count}）")
        return self


class Facts(Strict):
    """The keys of a facts file; docs/liability.md describes each.

    `date` is the day of the conduct (of its end, where it went on for a time), `judged` that of the judgment.
    """

    date: Dated
    judged: Dated | None = None
    actor: Actor
    acts: Annotated[tuple[Act, ...], BeforeValidator(some_acts)]
    items: Annotated[tuple[Items, ...], BeforeValidator(unknown_items)] = (Items(type=UNKNOWN_TYPE),)
    illegal_income: MaybeYuan = None
    business_profit: MaybeYuan = None
    lawful_business: bool | None = None
    known_criminal_use: bool | None = None
    used_in_crime: bool | None = None
    consequences: Annotated[tuple[Consequence, ...], BeforeValidator(none_named)] = ()
    mitigation: Annotated[tuple[Text, ...], BeforeValidator(none_named)] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Facts:
        if self.judged and self.judged < self.date:
            raise ValueError(f"judged（{self.judged}）早于 date（{self.date}）")
        return self

    def with_values(self, **changes: Any) -> Facts:
        """These facts with some values replaced, unchecked: for values that this package itself chooses."""
        return self.model_copy(update=changes)


def read_facts(path: Path) -> Facts:
    """Read a facts file.

    Raises:
        CorpusError: every key that breaks the schema, at its line; or there is no file that can be read.
    """
    return validate(Facts, facts_document(path))


def facts_of(data: Mapping[str, Any]) -> Facts:
    """Facts from a mapping, as a request sends them.

    Raises:
        CorpusError: every key that breaks the schema.
    """
    return validate(Facts, Document(Path("事实"), dict(data), {}, body=()))
