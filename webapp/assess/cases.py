"""Cases that are like some facts -> rows by tier, each with what was decided and why it is like them."""

from __future__ import annotations

from corpus.cases import Case, Outcome
from corpus.liability.facts import Facts
from corpus.liability.likeness import Likeness, like_cases
from corpus.liability.outcome import TIER_NAMES
from corpus.library import Library
from corpus.vocabulary import StatedTier
from webapp.assess.contexts import LikeCase
from webapp.cases.words import sentence
from webapp.contexts import Link
from webapp.urls import case_url

SHOWN = 8
_GROUPS: tuple[tuple[StatedTier | None, str], ...] = (
    ("especially_serious", f"法院认定{TIER_NAMES['especially_serious']}"),
    ("serious", f"法院认定{TIER_NAMES['serious']}"),
    (None, "来源没有写明情节"),
)


def like_rows(facts: Facts, library: Library) -> tuple[tuple[str, tuple[LikeCase, ...]], ...]:
    """The nearest criminal cases, by the tier that the court found; the nearest first within each."""
    criminal = [case for case in library.cases.values() if case.kind == "criminal"]
    found = like_cases(facts, criminal, SHOWN, library.rules_of_liability().criminal.regimes)
    groups = ((name, tuple(_row(like) for like in found if _tier(like) == tier)) for tier, name in _GROUPS)
    return tuple((name, rows) for name, rows in groups if rows)


def _tier(like: Likeness) -> StatedTier | None:
    return (like.outcome.tier if like.outcome else None) or like.case.tier


def _row(like: Likeness) -> LikeCase:
    return LikeCase(Link(like.case.title, case_url(like.case.id)), _decided(like), "；".join(like.reasons))


def _decided(like: Likeness) -> str:
    """What the nearest defendant got, else the result of the case."""
    own = like.outcome or _only(like.case)
    got = sentence(own) if own else ""
    return f"{own.who}{got}" if own and got else like.case.result


def _only(case: Case) -> Outcome | None:
    return case.outcomes[0] if len(case.outcomes) == 1 else None
