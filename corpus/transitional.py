"""What a text says of time: from which day it applies, what it repeals, what becomes of what was before it.

Pure: a version goes in, values come out, each with the provision that says so. The forms are those of the final
articles (附则) of laws, regulations and interpretations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.ids import ProvisionId
from corpus.model import Article, Paragraph, Version

TransitionKind = Literal["before", "pending", "precedence"]
TRANSITION_NAMES: dict[TransitionKind, str] = {
    "before": "施行前的行为和事项",
    "pending": "尚未审结和已经终审的案件",
    "precedence": "与其他规定不一致时",
}

# The final articles: what a law says of its own day and of other laws stands in its last ones (附则 seldom has more).
FINAL = 8
# A text's name for itself.
SELF = r"本(?:法典|法|条例|规定|办法|解释|决定|修正案|细则|规则|意见|批复|通则)"
DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
# 本法自2021年11月1日起施行; 本法（原称《…》）自1989年1月1日起施行; 本法由全国人民代表大会通过，自1984年10月1日起施行;
# 本修正案自公布之日起施行
_EFFECTIVE = re.compile(
    rf"{SELF}(?:（原称[^（）]{{1,60}}）|由[^，。]{{1,20}}通过，)?(?:自|从)"
    rf"(?P<day>{DATE}|(?:公布|发布|颁布|通过|印发)之日)起?(?:施行|实施|生效)"
)
# What an amendment quotes is the text of another law; a quotation may run on over several 款.
_QUOTED = re.compile("“[^”]*(?:”|$)")
_SENTENCE = re.compile("[^。]+。?")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
# 本法施行前已经注册的商标; 中华人民共和国成立以后本法施行以前的行为; 本法施行之日存续的劳动合同; 本法施行以后的行为
_BEFORE = re.compile(
    rf"{SELF}(?:公布|施行|实施|生效)(?:(?:之日)?(?:以前|之前|前)|之日存续|以后的行为|之日尚未)|本法施行之日在"
)
# 本解释施行后，人民法院尚未审结的一审、二审案件; 本规定施行前已经终审; 尚未结案的案件
_PENDING = re.compile(rf"{SELF}(?:施行|实施|公布)[^。]{{0,20}}(?:尚未审结|正在审理|尚未终审|已经终审|已结案|尚未结案)")
# 与本法的规定相抵触的，以本法为准; 与本解释不一致的，以本解释为准; 与本法有不同规定的，适用本法规定
_PRECEDENCE = re.compile(
    rf"与{SELF}[^。]{{0,12}}(?:抵触|不一致|不同规定|不同)[^。]{{0,12}}(?:以{SELF}[^。]{{0,4}}为准|适用{SELF}|不再适用|同时失效)"
)


@dataclass(frozen=True, slots=True)
class EffectiveRule:
    """The sentence by which a text takes effect, and the 条 or 款 it stands in.

    `day` is None for 自公布之日起施行: which promulgation is meant, the sentence of an amended law does not say.
    """

    provision: ProvisionId
    text: str
    day: date | None


@dataclass(frozen=True, slots=True)
class TransitionRule:
    """A 款 that says what becomes of what was before the text applied.

    `since` is the day on which the text itself says that it took effect (an amended law keeps the day of its first
    text there); None where it names none.
    """

    kind: TransitionKind
    provision: ProvisionId
    text: str
    since: date | None


def effective_rule(version: Version) -> EffectiveRule | None:
    """The last sentence of a text that says from when it applies, or None.

        rule = self [（原称《…》） | 由…通过，] 自 (day | 公布之日) 起施行
        self = 本法 | 本条例 | 本规定 | 本办法 | 本解释 | 本决定 | 本修正案 | …
        day  = 2021年11月1日

    Sentences that the text quotes (“第八十七条　本法自…起施行。”) are those of another one.
    """
    for pid, text in reversed(list(_units(version, version.articles[-FINAL:]))):
        own = _QUOTED.sub("", text)
        for sentence in reversed(_SENTENCE.findall(own)):
            if match := _EFFECTIVE.search(sentence):
                return EffectiveRule(pid, sentence, day_in(match["day"]))
    return None


def transition_rules(version: Version) -> tuple[TransitionRule, ...]:
    """Every 款 that says what becomes of what was before, in the order of the text.

        before     = 本法施行前… | 本法施行以前的行为 | 本法施行之日存续的…
        pending    = 本解释施行后，…尚未审结的… | 本规定施行前已经终审…
        precedence = …与本法的规定相抵触的，以本法为准 | …与本法有不同规定的，适用本法规定

    The whole text is read: 刑法 has its rule in 第十二条, 商业银行法 in 第十七条.
    """
    rule = effective_rule(version)
    since = rule.day if rule else None
    found = []
    for pid, text in _units(version, version.articles):
        if kind := _kind_of(_QUOTED.sub("", text)):
            found.append(TransitionRule(kind, pid, text, since))
    return tuple(found)


def _kind_of(text: str) -> TransitionKind | None:
    if _PRECEDENCE.search(text):
        return "precedence"
    if _PENDING.search(text):
        return "pending"
    return "before" if _BEFORE.search(text) else None


def day_in(text: str) -> date | None:
    """The first day that a text writes out, or None.

    >>> day_in("自2021年11月1日起施行")
    datetime.date(2021, 11, 1)
    """
    match = _DAY.search(text)
    return date(*map(int, match.groups())) if match else None


def address_of(version: Version, article: Article, number: int) -> ProvisionId:
    """The 款 with this number, or the 条 where it has no other.

    What a decision says after its last point (十四、…) is not part of the point: the address is the whole text.
    """
    pid = version.id_of(article)
    if number > 1 and article.label.endswith("、"):
        return ProvisionId(version.statute)
    return pid.with_units(number) if len(article.paragraphs) > 1 else pid


def text_of(paragraph: Paragraph) -> str:
    """A 款 with its 项 and 目, a line each."""
    return "\n".join(paragraph.lines())


def _units(version: Version, articles: tuple[Article, ...]) -> Iterator[tuple[ProvisionId, str]]:
    for article in articles:
        for number, paragraph in enumerate(article.paragraphs, 1):
            yield address_of(version, article, number), text_of(paragraph)
