"""The defendants of a case, each with the facts of his own part and the tier that a court or a calculation finds."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.cases import Case, Outcome
from corpus.liability.evaluate import evaluate
from corpus.liability.facts import Facts
from corpus.liability.of_cases import facts_of
from corpus.liability.outcome import Outcome as Assessment
from corpus.liability.outcome import Verdict
from corpus.library import Library


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of items or of yuan; `at_least`: there may be more."""

    value: int | float
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """One defendant, or (outcome None) the defendants together where the source names none apart.

    `facts` are None where the source does not tell his own part. `tier` is what the court found, else (`computed`)
    what the rules make of the facts; None where there is neither.
    """

    case: Case
    outcome: Outcome | None
    facts: Facts | None
    assessment: Assessment | None
    tier: Verdict | None
    computed: bool

    @property
    def who(self) -> str:
        """The name in the account of the case."""
        return self.outcome.who if self.outcome else ""

    @property
    def months(self) -> int | None:
        """The sentence in months; None: not known, or no custody."""
        return self.outcome.sentence_months if self.outcome else None

    @property
    def suspended_months(self) -> int | None:
        """How long the sentence is suspended."""
        return self.outcome.suspended_months if self.outcome else None

    @property
    def count(self) -> Quantity | None:
        """How many items of any type; None where the number of one type is not known."""
        items = self.facts.items if self.facts else ()
        known = [item.count for item in items if item.count is not None]
        if not items or len(known) < len(items):
            return None
        return Quantity(sum(known), any(item.lower_bound for item in items))

    @property
    def income(self) -> Quantity | None:
        """Illegal income in yuan."""
        if self.facts is None or self.facts.illegal_income is None:
            return None
        exact = self.facts.illegal_income
        return Quantity(exact.numerator if exact.denominator == 1 else float(exact))

    @property
    def under_lines(self) -> bool:
        """Whether the numeric lines of the law apply to the conduct."""
        return self.assessment is not None and bool(self.assessment.criminal.grounds)


def parties_of(case: Case, library: Library) -> tuple[Party, ...]:
    """Everyone whom a criminal case tells of; none for other cases."""
    if case.kind != "criminal":
        return ()
    return tuple(_party(case, outcome, library) for outcome in case.outcomes or (None,))


def _party(case: Case, outcome: Outcome | None, library: Library) -> Party:
    facts = facts_of(case, outcome)
    # A corpus without rules still has its cases: then only what courts stated is known.
    assessment = evaluate(facts, library.rules, library.sanctions) if facts and library.rules else None
    stated = (outcome.tier if outcome else None) or case.tier
    if stated:
        return Party(case, outcome, facts, assessment, stated, computed=False)
    tier = assessment.criminal.tier if assessment else None
    return Party(case, outcome, facts, assessment, tier, computed=tier is not None)
