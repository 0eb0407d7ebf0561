"""The rules of criminal liability, civil remedies and mitigation as dated data: each row names its provision."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from corpus.frontmatter import Strict, Text, read_yaml, validate
from corpus.liability.facts import Consequence
from corpus.vocabulary import Act, ItemType, Prior

Tier = Literal["none", "serious", "especially_serious"]
TIERS: tuple[Tier, ...] = ("none", "serious", "especially_serious")


class Row(Strict):
    """A rule: its id, its provision, the fingerprint of that provision's text, and what it says in short."""

    id: Text
    provision: Text
    text: Text
    sha256: Text


class CountGround(Row):
    """So many items of some types: fifty, five hundred, five thousand."""

    kind: Literal["count"]
    types: tuple[ItemType, ...]
    at_least: int


class ProportionGround(Row):
    """Items of several types, each as a share of its own line, reach one line together."""

    kind: Literal["proportion"]
    of: tuple[Text, ...]


class IncomeGround(Row):
    """Illegal income of so many yuan."""

    kind: Literal["income"]
    at_least: int


class ProfitGround(Row):
    """Profit of a lawful business made with bought or received information."""

    kind: Literal["profit"]
    at_least: int


class ShareGround(Row):
    """A share of other lines suffices under a condition: information got in duty or service and handed on."""

    kind: Literal["share"]
    of: tuple[Text, ...]
    divided_by: int
    acts: tuple[Act, ...]
    insider: bool


class MultipleGround(Row):
    """So many times the lines of other grounds."""

    kind: Literal["multiple"]
    of: tuple[Text, ...]
    times: int


class FactGround(Row):
    """A fact that needs no number.

    `acts` and `types`: only for these (empty: any). Of the rest exactly one is set: what must be so.
    """

    kind: Literal["fact"]
    acts: tuple[Act, ...] = ()
    types: tuple[ItemType, ...] = ()
    flag: Literal["used_in_crime", "known_criminal_use"] | None = None
    prior: tuple[Prior, ...] = ()
    consequences: tuple[Consequence, ...] = ()


class OpenGround(Row):
    """其他…情形: left to the court, never met by a calculation."""

    kind: Literal["open"]


NumberGround = CountGround | ProportionGround | IncomeGround | ProfitGround | ShareGround | MultipleGround
Ground = NumberGround | FactGround | OpenGround


class Gate(Row):
    """Special lines for those who only buy or receive ordinary information for a lawful business."""

    acts: tuple[Act, ...]
    types: tuple[ItemType, ...]
    grounds: tuple[Ground, ...]
    returns: Row


class Custody(Row):
    """A kind of custody and how long it may last, in months."""

    months: tuple[int, int]


class Penalty(Row):
    """What a tier carries: kinds of custody, and whether a fine is added or may stand alone."""

    tier: Tier
    custody: tuple[Custody, ...]
    fine: Literal["并处或者单处", "并处"]

    def months(self) -> tuple[int, int]:
        """From the shortest to the longest custody, in months."""
        return min(c.months[0] for c in self.custody), max(c.months[1] for c in self.custody)


class OffenceRule(Row):
    """An offence of a regime and the acts that make it; `insider` True: only staff, with what duty or service gave.

    `presumes`: acts that are no such offence, but before which one may have been committed.
    """

    acts: tuple[Act, ...]
    presumes: tuple[Act, ...] = ()
    insider: bool | None = None
    heavier_for_insiders: Row | None = None


class Standards(Strict):
    """Numeric lines of a regime; `judged_from`: the first day of judgments that follow them."""

    name: Text
    judged_from: date
    serious: tuple[Ground, ...]
    especially_serious: tuple[Ground, ...]
    gate: Gate
    fine: FineRule


class FineRule(Row):
    """How the fine is usually measured: so many times the illegal income."""

    times: tuple[int, int]


class Regime(Strict):
    """The law of a period of conduct: offences and penalties, with numeric lines or (None) without."""

    id: Text
    name: Text
    since: date | None
    until: date | None
    offences: tuple[OffenceRule, ...]
    unit: Row | None = None
    penalties: tuple[Penalty, ...]
    standards: Text | None = None
    notes: tuple[Text, ...] = ()

    def holds(self, on: date) -> bool:
        """Whether the regime is that of a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Counting(Row):
    """A rule of counting, told with the outcome where it was applied."""

    key: Literal["obtain_then_sell", "recipients", "excluded"]


class CriminalRules(Strict):
    """corpus/data/rules/criminal.yaml."""

    regimes: tuple[Regime, ...]
    standards: tuple[Standards, ...]
    counting: tuple[Counting, ...]
    giving: tuple[Act, ...]
    milder_law: Row
    suspension: Row
    remarks: tuple[Text, ...]


class Factor(Row):
    """A circumstance of sentencing.

    `below`: it opens what lies below the tier (减轻); `must_below`: and closes the rest, where nothing else is left.
    `exempt`: tiers from which punishment may be waived.
    """

    name: Text
    aliases: tuple[Text, ...] = ()
    effect: Text
    below: bool = False
    must_below: bool = False
    exempt: tuple[Tier, ...] = ()


class Leniency(Row):
    """A rule that needs several circumstances at once and a tier; `all_of` names factors, each with its stand-ins."""

    tier: Tier
    all_of: tuple[tuple[Text, ...], ...]
    effect: Text


class Ages(Strict):
    """Criminal responsibility by age, in years."""

    responsible: Row
    responsible_from: int
    minor: Row
    minor_until: int
    effect: Text


class MitigationRules(Strict):
    """corpus/data/rules/mitigation.yaml."""

    factors: tuple[Factor, ...]
    leniency: tuple[Leniency, ...]
    ages: Ages


class RemedyRow(Row):
    """A civil remedy or public-interest suit: the days from and until which it stands in these words, and for whom."""

    remedy: Text
    since: date
    until: date | None = None
    actor: Literal["unit", "person"] | None = None
    acts: tuple[Act, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    condition: Text | None = None

    def in_force(self, on: date) -> bool:
        """Whether the row speaks of the law of a day."""
        return self.since <= on and (self.until is None or on <= self.until)


class RemedyRules(Strict):
    """corpus/data/rules/remedies.yaml. `before` says what is not held of the law of conduct before `held_from`."""

    civil: tuple[RemedyRow, ...]
    public_interest: tuple[RemedyRow, ...]
    held_from: date
    before: Text
    together: Row


class Rules(Strict):
    """All rules of an assessment that are not sanctions."""

    criminal: CriminalRules
    mitigation: MitigationRules
    remedies: RemedyRules


def load_rules(folder: Path) -> Rules:
    """Read the rules of a corpus.

    Raises:
        CorpusError: a file breaks its schema, at its line.
    """
    return Rules(
        criminal=validate(CriminalRules, read_yaml(folder / "criminal.yaml")),
        mitigation=validate(MitigationRules, read_yaml(folder / "mitigation.yaml")),
        remedies=validate(RemedyRules, read_yaml(folder / "remedies.yaml")),
    )
