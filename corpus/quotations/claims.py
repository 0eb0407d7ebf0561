"""Where the text that a writer gives as the words of a citation begins and ends. Finds spans; compares nothing.

    after   = citation [ brackets ] [ linking ] marked { joint marked }
            | citation [ brackets ] [ linking ] colon lines
            | line-start citation [ brackets ] space lines
            | citation line-end block quotation
            | heading citation line-end lines
            | table cell of a citation, next cell
    prose   = citation [ brackets ] [ 之, 的 ] ( 规定, 明确, 要求 … ) comma clauses
    linking = at most eight of: 规定, 明确, 指出, 所称, 中, 的, 载明, 内容为, 如下, 原文 …, commas, spaces

Marked passages and those before a citation: `claim_marks`. Lines: `claim_lines`. Every search is bounded by
`MAX_LENGTH`, so that a mark that is never closed costs no more than that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.citations.verdicts import ClaimKind
from corpus.quotations import claim_lines as places
from corpus.quotations.claim_marks import CLOSING, MAX_LENGTH, TERM, closed, count_words, may_open, quoted_before

# What closes a citation itself: **第一条**, 【第一条】, （《民法典》第一条）; then the heading of an article: 【定义】.
_BRACKETS = re.compile(
    r"[*_）)】\]]{0,4}(?:[ \t　]?(?:【[^【】\n]{1,30}】|[（(][^（）()“”「」：\n]{1,30}[）)](?=[^\n。；]{0,24}[：:“「])"
    r"|\[[0-9]{1,3}\]|[①-⑳])){0,2}[*_]{0,2}"
)
# Words that lead from a citation to its text. Names of speakers are not among them: 被告辩称：“…” quotes no law.
_LINKING = re.compile(
    r"""(?:(?:关于|对)[^，。；：！？\n“”《》「」]{1,24}?(?=的?规定)|作出|作了|有|之?规定|明确|明文|指出|所称|所指|载明
    |写明|写道|列明|列举|要求|强调|表述|界定|定义|原文|条文|内容|全文|文字|具体|如下|对此|其中|以下简称|分别|进一步|专门|同时|也|还|又|已|均|即|则|就|为|是|了|的|中|里|之|称|[\s，,*]){0,8}""",
    re.VERBOSE,
)
_COLON = re.compile(r"[：:][*_]{0,2}[ \t　>]*")
# 如下 and then a new line serves as a colon.
_AS_FOLLOWS = re.compile(r"如下[，,。]?[ \t　]*(?=\n)")
# Between two quotations of one citation: 规定“…”、“…”; 分别规定：“…”“…”.
_JOINT = re.compile(
    r"[ \t　]*(?:[、；;]|以及|[和与及或]|[，,。]?(?:并|同时|又|还)?(?:明确)?规定(?:了|的)?[：:，,]?)?[ \t　]*"
)
# “最小必要”原则, “退一赔三”条款 is a name that people give to a rule.
_NICKNAME = re.compile(r"\s?(?:的)?(?:条款|原则|规则|制度|例外|义务|权利|机制|责任|标准|规定|要求|情形|之?权)")
# Courts put the words of a law after a comma.
_PROSE = re.compile(r"[之的]?(?:中|也|还)?(?:明确|明文)?(?:规定|要求|指出|明确)[，,：:]?(?<=[，,：:])")
_PROSE_LENGTH = 600
_PROSE_END = re.compile(r"[。！？!?\n《〈“”‘’「」]|第[一二三四五六七八九十百千零〇0-9]{1,9}条")
_CLAUSE_END = re.compile(r"[，；：、,;:][^，；：、,;:]*$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A passage given as the words of a citation; `kind` says by what: marks, a colon, its place, or prose alone.

    A claim by "line" or by "prose" is soft: 第五条　… heads an official text as well as a writer's own remark.
    """

    start: int
    end: int
    kind: ClaimKind


def claims_of(text: str, start: int, end: int, limit: int) -> list[Claim]:
    """Every passage given as the words of the citations that fill `text[start:end]`: after, else before, else in prose.

    >>> [c.kind for c in claims_of("第一条分别规定：“甲方”“乙方”", 0, 3, 16)]
    ['marks', 'marks']
    """
    if claim := claimed_after(text, start, end, limit):
        found = [claim]
        while following := next_claim(text, found[-1], limit):
            found.append(following)
        return found
    if before := quoted_before(text, start):
        return [Claim(*before, "marks")]
    prose = prose_after(text, end, limit)
    return [prose] if prose else []


def claimed_after(text: str, start: int, end: int, limit: int) -> Claim | None:
    """The passage given after the citation `text[start:end]`, never beyond `limit`; prose is left out.

    >>> claimed_after("《民法典》第1034条规定：“自然人的个人信息受法律保护。”", 0, 11, 30)
    Claim(start=15, end=29, kind='marks')
    """
    limit = min(limit, len(text), end + MAX_LENGTH)
    brackets = _BRACKETS.match(text, end, limit)
    begin = brackets.end() if brackets else end
    linking = _LINKING.match(text, begin, limit)
    position = linking.end() if linking else begin
    colon = _COLON.match(text, position, limit) or _AS_FOLLOWS.search(text, begin, position)
    opening = places.skip(text, colon.end() if colon else position, limit)
    if opening < limit and text[opening] in CLOSING:
        claim = _marked(text, opening, limit) if may_open(text, opening) else None
    elif colon:
        claim = _as_claim(places.lines(text, opening, limit), "colon")
    else:
        claim = _placed(text, start, end, begin, limit)
    return claim if claim and _has_words(text, claim) else None


def next_claim(text: str, claim: Claim, limit: int) -> Claim | None:
    """The quotation in marks that goes on after another one: “…”、“…”.

    >>> next_claim("“甲方”、“乙方”", Claim(1, 3, "marks"), 9)
    Claim(start=6, end=8, kind='marks')
    """
    limit = min(limit, len(text), claim.end + MAX_LENGTH)
    mark = text[claim.start - 1 : claim.start]
    if claim.kind != "marks" or CLOSING.get(mark) != text[claim.end : claim.end + 1]:
        return None
    joint = _JOINT.match(text, claim.end + 1, limit)
    opening = joint.end() if joint else claim.end + 1
    if opening >= limit or text[opening] != mark or mark in '”"':
        return None
    following = _marked(text, opening, limit)
    return following if following and following.kind == "marks" and _has_words(text, following) else None


def prose_after(text: str, end: int, limit: int) -> Claim | None:
    """The clauses after 规定， up to the end of the sentence or to another citation.

    >>> prose_after("依照第五条规定，处理个人信息应当遵循合法、正当、必要和诚信原则。", 5, 32)
    Claim(start=8, end=31, kind='prose')
    """
    brackets = _BRACKETS.match(text, end, limit)
    lead = _PROSE.match(text, brackets.end() if brackets else end, limit)
    if not lead:
        return None
    limit = min(limit, len(text), lead.end() + _PROSE_LENGTH)
    stop = _PROSE_END.search(text, lead.end(), limit)
    passage = text[lead.end() : stop.start() if stop else limit]
    if stop and stop[0] not in "。！？!?\n":
        passage = _CLAUSE_END.sub("", passage)
    claim = Claim(lead.end(), lead.end() + len(passage), "prose")
    return claim if _has_words(text, claim) else None


def _has_words(text: str, claim: Claim) -> bool:
    """Whether anything is quoted; a soft claim on a few words would be one on every label and remark."""
    words = count_words(text[claim.start : claim.end])
    return words >= TERM if claim.kind in ("line", "prose") else words > 0


def _as_claim(span: tuple[int, int] | None, kind: ClaimKind) -> Claim | None:
    return Claim(*span, kind) if span else None


def _placed(text: str, start: int, end: int, begin: int, limit: int) -> Claim | None:
    """The passage that its place gives to a citation: in its line, under it, or in the next cell of a table.

    A block quotation under a citation says that it is one; a paragraph may be the writer's own.
    """
    if span := places.block(text, begin, limit):
        return Claim(*span, "colon")
    if not places.heads_line(text, start):
        return _as_claim(places.cell(text, begin, limit), "line")
    if span := places.below(text, start, begin, limit) or places.cell(text, begin, limit):
        return Claim(*span, "line")
    if text[begin : begin + 1] not in (" ", "　", "\t") and begin == end:
        return None
    head = places.skip(text, begin, limit)
    return _as_claim(places.lines(text, head, limit), "line") if "\n" not in text[begin:head] else None


def _marked(text: str, opening: int, limit: int) -> Claim | None:
    """The passage in the marks that open at `opening`; where they never close, the lines after them."""
    close = closed(text, opening + 1, limit, text[opening])
    if close is None:
        return _as_claim(places.lines(text, opening + 1, limit), "colon")
    if count_words(text[opening + 1 : close]) < TERM and _NICKNAME.match(text, close + 1, limit):
        return None
    return Claim(opening + 1, close, "marks")
