"""从旧兼从轻: what the law of the day of the judgment makes of the facts, where it is not that of the conduct."""

from __future__ import annotations

from corpus.dates import show
from corpus.liability.criminal import Assessed, assess, regime_of
from corpus.liability.facts import Facts
from corpus.liability.outcome import TIER_NAMES, Months, OtherRegime, Verdict
from corpus.liability.ranges import months_of
from corpus.liability.rules import CriminalRules
from corpus.liability.words import months_range


def other_regime(facts: Facts, assessed: Assessed, rules: CriminalRules) -> OtherRegime | None:
    """The law of the day of the judgment, where the offence or what it carries has changed since the conduct.

    Where the day of the judgment is not known, the law of today stands for it: who is not judged yet will be judged
    under no older one. None where both come to the same. Which of the two applies is for the court (xingfa/12/1).
    """
    later = regime_of(rules, facts.judged) if facts.judged else rules.regimes[-1]
    same = later.penalties == assessed.regime.penalties and later.offences == assessed.regime.offences
    if later == assessed.regime or same:
        return None
    there = assess(facts, later, rules)
    if months_of(there) == months_of(assessed) and there.possible == assessed.possible:
        return None
    return OtherRegime(
        regime=later.name,
        judged=facts.judged,
        offences=tuple(dict.fromkeys((rule.id, rule.provision) for rule in there.offences)),
        tier=there.tier,
        possible=there.possible,
        range_months=months_of(there),
        provision=rules.milder_law.provision,
        rule=rules.milder_law.id,
        text=rules.milder_law.text,
    )


def other_words(other: OtherRegime) -> str:
    """The other law by name, and why it is asked: the judgment was then, or is still to come."""
    when = f"{show(other.judged)}判决时" if other.judged else "今天"
    return f"按{when}的法律（{other.regime}）"


def regime_range(tier: Verdict, months: Months, *, offence: bool) -> str:
    """What a regime makes of the facts, in words: 情节严重，1个月至3年; `offence`: whether it has one for them.

    >>> regime_range("none", (0, 0), offence=False), regime_range("especially_serious", (36, 84), offence=True)
    ('不构成这类犯罪', '情节特别严重，三年以上七年以下')
    """
    if not offence:
        return "不构成这类犯罪"
    if tier == "none":
        return TIER_NAMES[tier]
    name = "情节不能确定" if tier == "undetermined" else TIER_NAMES[tier]
    return f"{name}，{months_range(*months)}"
