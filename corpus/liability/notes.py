"""What must be said beside a result so that it is not misread; sentences in Chinese, each for a reason in the facts."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.liability.completions import most_of_more
from corpus.liability.criminal import Assessed
from corpus.liability.facts import Facts
from corpus.liability.milder import other_words, regime_range
from corpus.liability.mitigation import responsible_age, unknown_factors
from corpus.liability.outcome import TIER_NAMES, OtherRegime
from corpus.liability.ranges import months_of
from corpus.liability.rules import Counting, CriminalRules, FactGround, Rules
from corpus.liability.words import cited, months, plain

_OBTAIN = frozenset({"buy", "receive", "steal", "scrape", "collect_in_service", "illegal_other"})


def notes(facts: Facts, assessed: Assessed, rules: Rules, other: OtherRegime | None) -> Iterator[str]:
    """Remarks on an outcome, the weightiest first; each a whole sentence."""
    yield from (f"{note.removesuffix('。')}。" for note in _notes(facts, assessed, rules, other))


def _notes(facts: Facts, assessed: Assessed, rules: Rules, other: OtherRegime | None) -> Iterator[str]:
    criminal = rules.criminal
    yield from _age(facts, rules)
    yield from _floor(assessed)
    yield from _milder(assessed, other) if other else ()
    yield from assessed.regime.notes
    yield from _presumed(facts, assessed)
    if assessed.offences:
        # Without numeric lines there is nothing to count.
        yield from _counting(facts, criminal) if assessed.grounds else ()
        yield from _gate(facts, assessed, criminal)
        yield from _suspension(assessed, criminal)
        yield from criminal.remarks
    for words in unknown_factors(facts, rules.mitigation):
        yield f"“{plain(words)}”没有对应的法定规则，由法院酌情考虑"
    if facts.date < rules.remedies.held_from:
        yield rules.remedies.before
    yield f"{rules.remedies.together.text}（{cited(rules.remedies.together.provision)}）"


def _presumed(facts: Facts, assessed: Assessed) -> Iterator[str]:
    """What was sold had to be got first: where only the getting can have been an offence, it is said."""
    for rule in assessed.regime.offences if not assessed.offences else ():
        if set(rule.presumes) & set(facts.acts):
            got = f"信息是窃取或者以其他方法非法获取的，获取行为另外构成{rule.id}（{cited(rule.provision)}）"
            yield f"单就写明的行为不构成犯罪；{got}，请一并写明"


def _age(facts: Facts, rules: Rules) -> Iterator[str]:
    ages, responsible = rules.mitigation.ages, responsible_age(facts, rules.mitigation)
    if responsible is False:
        yield f"行为人不满{ages.responsible_from}周岁，对这类犯罪不负刑事责任；所列的情节和幅度只说明行为本身"
    elif responsible is None:
        yield f"行为人未成年而年龄不明：不满{ages.responsible_from}周岁的，对这类犯罪不负刑事责任"


def _floor(assessed: Assessed) -> Iterator[str]:
    if assessed.tier not in ("none", "undetermined") and len(assessed.possible) > 1:
        most = TIER_NAMES[assessed.possible[-1]]
        yield f"已知事实至少达到{TIER_NAMES[assessed.tier]}；还缺的事实查明后，可能达到{most}"


def _milder(assessed: Assessed, other: OtherRegime) -> Iterator[str]:
    """从旧兼从轻: both ranges where the offence or its penalty has changed since; the court decides."""
    own = regime_range(assessed.tier, months_of(assessed), offence=bool(assessed.offences))
    there = regime_range(other.tier, other.range_months, offence=bool(other.offences))
    yield (
        f"行为以后法律有变化。按行为时的法律（{assessed.regime.name}）：{own}；"
        f"{other_words(other)}：{there}。适用哪一个，依{other.rule}（{cited(other.provision)}）判断，这里不作决定"
    )


def _counting(facts: Facts, rules: CriminalRules) -> Iterator[str]:
    gives, obtains = set(facts.acts) & set(rules.giving), set(facts.acts) & _OBTAIN
    for row in rules.counting:
        if _applies(row, facts, bool(gives), bool(obtains)):
            yield f"{row.text}（{cited(row.provision)}）"
    if gives and facts.used_in_crime is None and facts.known_criminal_use is False and _names_tracks(facts, rules):
        yield "没有写明行踪轨迹信息是否被他人用于犯罪，按没有计算；被用于犯罪的，不计条数即属情节严重"
    for items in facts.items:
        if items.lower_bound and items.count is not None:
            yield f"{items.type}信息“{items.count}条以上”的确切条数不明，至多按{most_of_more(items.count)}条考虑"


def _names_tracks(facts: Facts, rules: CriminalRules) -> bool:
    """Whether there is information whose use in a crime is a ground by itself."""
    rows = (row for standards in rules.standards for row in standards.serious)
    tracks = {kind for row in rows if isinstance(row, FactGround) and row.flag == "used_in_crime" for kind in row.types}
    return any(items.type in tracks for items in facts.items)


def _applies(row: Counting, facts: Facts, gives: bool, obtains: bool) -> bool:
    if row.key == "obtain_then_sell":
        return gives and obtains
    if row.key == "recipients":
        return gives and any(items.recipients > 1 for items in facts.items)
    return any(items.excluded for items in facts.items)


def _gate(facts: Facts, assessed: Assessed, rules: CriminalRules) -> Iterator[str]:
    """Why the special lines for a lawful business do not help, where somebody may think they do."""
    if not facts.lawful_business or not assessed.grounds:
        return
    for standards in rules.standards:
        gate = standards.gate
        if not set(facts.acts) <= set(gate.acts):
            gives = set(facts.acts) & set(rules.giving)
            why = gate.returns.text if gives else "第六条只适用于购买、收受；窃取、爬取、交换等方式获取的，适用第五条"
            yield f"{why}（{cited(gate.returns.provision if gives else gate.provision)}）"
        elif not {items.type for items in facts.items} <= set(gate.types):
            yield f"第六条只适用于普通信息；其他种类的信息仍按第五条的条数（{cited(gate.provision)}）"
        elif facts.consequences:
            yield (
                f"第六条只规定了情节严重（{cited(gate.provision)}）；为合法经营购买、收受普通信息造成严重后果的，"
                "这里按第五条第二款列为情节特别严重，是否如此认定由法院判断"
            )


def _suspension(assessed: Assessed, rules: CriminalRules) -> Iterator[str]:
    low, high = months_of(assessed)
    if not high:
        return
    yield f"{rules.suspension.text}（{cited(rules.suspension.provision)}）；是否缓刑不改变情节的档次"
    if assessed.tier == "especially_serious":
        yield f"{months(low)}既是情节特别严重的最低刑，也在可以缓刑的范围内，不能由缓刑倒推为情节严重"
