"""《X》同时废止: which texts a law repeals, and from when; read from its final articles and the annexes they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from corpus.ids import ProvisionId
from corpus.model import Paragraph, Statute, Version
from corpus.names import Names, canonical
from corpus.transitional import DATE, FINAL, SELF, address_of, day_in, effective_rule

# A title may name another one inside: 《最高人民法院关于适用〈…〉的解释》, also with 《》 twice.
_TITLE = re.compile("《((?:[^《》]|《[^《》]*》){2,150})》")
# The words that end the force of a text; 废止的标准 is said of something else.
_VERB = r"(?:同时|即行|予以|随即|一并|均|起)(?:废止|失效)|不再适用|停止(?:施行|执行|适用)|废止"
_REPEALS = re.compile(rf"(?:{_VERB})(?!的)")
# 下列司法解释同时废止：, the texts follow as 项; but not 暂时停止执行代表职务：
_LIST = re.compile(rf"(?:{_VERB})：$")
# Between a title and the verb, or the next title, stand its number in brackets and joining words, nothing else:
# 依照《居民身份证条例》领取的居民身份证 is not what is repealed.
_JOINED = re.compile(rf"(?:（[^（）]*）)?(?=[、，和及与以自同即予随一均不停废]|\d{{4}}年|{SELF})")
_ACCORDING = re.compile("(?:根据|依照|按照|依据|适用|违反)$")
# 《X》第六条不再适用: a part alone.
_PART = re.compile("(?:（[^（）]*）)?(第[^，。；《》]{1,40}?[条款项编章节])")
# 1986年9月5日公布、1994年5月12日修订公布的《X》: the first day is that of the text.
_ISSUED = re.compile(rf"({DATE})[^，。《》]{{0,60}}?(?:公布|发布|颁布|通过|批准)")
_NUMBER = re.compile("（([^（）]*号)）")
# 《X》自2026年3月1日起废止, not 本法自2026年3月1日起施行，《X》同时废止
_OWN_DAY = re.compile(rf"自({DATE})起(?:同时)?(?:废止|失效|不再适用|停止)")
# 列于本法附件一的…条例、补充规定和决定，…予以废止
_ANNEX = re.compile(rf"列[于入]{SELF}(附件[一二三四五六七八九十]?)的[^。]*?(?:废止|失效)")
_SENTENCE = re.compile("[^。；]+[。；：]?")
# 1.中华人民共和国惩治军人违反职责罪暂行条例
_LISTED = re.compile(r"(?:\d{1,3}\s*[.．、]|（[一二三四五六七八九十]+）)\s*(.+?)[；。]?$")


@dataclass(frozen=True, slots=True)
class Repeal:
    """A text that a provision repeals.

    `statute` is the id of the text where it is held. `earlier_text`: the repealed text bore the name of the statute
    that repeals it. `part` are the words for the units repealed where it is not the whole text. `day` is the first one
    without force; None where the provision says 公布之日 and the day of the first text is not known.
    """

    title: str
    by: ProvisionId
    day: date | None
    issued: date | None = None
    document_number: str | None = None
    part: str = ""
    statute: str | None = None
    earlier_text: bool = False


def repeals(version: Version, names: Names, origin: date | None = None) -> tuple[Repeal, ...]:
    """What the final articles of a text repeal, in the order of the text.

        clause = {[day 公布的] 《X》[（…号）] (、|和)} (同时|即行|予以) 废止 | …不再适用 | …停止执行
               | 《X》自 day 起废止
               | 下列…同时废止： {（一）《X》（…号）；}
               | 列于本法附件一的…予以废止            the lines of that annex

    Args:
        version: the text.
        names: the names of the texts held.
        origin: the first day of the statute, for 自公布之日起施行…同时废止.
    """
    rule = effective_rule(version)
    day = (rule.day or origin) if rule else None
    found = []
    for article in version.articles[-FINAL:]:
        for number, paragraph in enumerate(article.paragraphs, 1):
            by = address_of(version, article, number)
            found += [_resolved(repeal, version, names) for repeal in _of_paragraph(paragraph, by, day, version)]
    return tuple(dict.fromkeys(found))


def _of_paragraph(paragraph: Paragraph, by: ProvisionId, day: date | None, version: Version) -> Iterator[Repeal]:
    if paragraph.text.startswith("“"):
        return
    for sentence in _SENTENCE.findall(paragraph.text):
        if annex := _ANNEX.search(sentence):
            yield from (Repeal(title, by, day) for title in _listed_in(version, annex[1]))
        elif verb := _REPEALS.search(sentence):
            own = _OWN_DAY.search(sentence)
            from_day = day_in(own[1]) if own else day
            yield from _titles(sentence[: verb.start()], sentence[verb.start() :], by, from_day)
            if _LIST.search(sentence):
                yield from (r for item in paragraph.items for r in _item(item.text, by, from_day))


def _titles(before: str, verb: str, by: ProvisionId, day: date | None) -> Iterator[Repeal]:
    """The titles that stand before the verb, each joined to it or to the next one."""
    end = 0
    for match in _TITLE.finditer(before):
        gap, tail = before[end : match.start()], before[match.end() :] + verb
        end = match.end()
        part = _PART.match(tail)
        if _ACCORDING.search(gap) or not (part or _JOINED.match(tail)):
            continue
        issued, number = _ISSUED.search(gap), _NUMBER.match(tail)
        yield Repeal(
            title=match[1],
            by=by,
            day=day,
            issued=day_in(issued[1]) if issued else None,
            document_number=number[1] if number else None,
            part=part[1] if part else "",
        )


def _item(text: str, by: ProvisionId, day: date | None) -> Iterator[Repeal]:
    """（一）《X》（法释〔2014〕11号）；: an item of a list names one text, also without 《》."""
    if _TITLE.search(text):
        yield from _titles(text.rstrip("；。"), "废止", by, day)
    elif listed := _LISTED.match(text):
        yield Repeal(listed[1], by, day)


def _listed_in(version: Version, name: str) -> Iterator[str]:
    for annex in version.annexes:
        if annex.title.split("　")[0] == name:
            yield from (match[1] for line in annex.lines if (match := _LISTED.match(line)))


def _resolved(repeal: Repeal, version: Version, names: Names) -> Repeal:
    """With the id of the text that is meant, where a text held bears the name and no other does."""
    ids = names.table.get(canonical(repeal.title), ())
    same = ids == (version.statute,)
    statute = ids[0] if len(ids) == 1 and not same else None
    return replace(repeal, statute=statute, earlier_text=same)


def repeals_of(
    statutes: Mapping[str, Statute], names: Names, origins: Mapping[str, date]
) -> Mapping[str, tuple[Repeal, ...]]:
    """What each statute repeals, by its id; of the wordings that say the same the newest speaks.

    A held statute that bears the name and was promulgated after the repeal is a later text of that name.
    """
    found = {}
    for statute in statutes.values():
        by_title = {
            (r.title, r.issued, r.part): _not_later(r, statutes)
            for version in statute.versions
            for r in repeals(version, names, origins.get(statute.id))
        }
        if by_title:
            found[statute.id] = tuple(by_title.values())
    return MappingProxyType(found)


def _not_later(repeal: Repeal, statutes: Mapping[str, Statute]) -> Repeal:
    oldest = statutes[repeal.statute].versions[0].promulgated if repeal.statute else None
    later = oldest and repeal.day and oldest >= repeal.day
    return replace(repeal, statute=None) if later else repeal
