"""What an amendment does to a statute, as values: each operation knows the clause that orders it.

Article keys, 款 and 项 of a `Unit` are those of the wording that is amended; `key`, `keys` and the 款 and 项 of `at`
are those of the wording that results. The article of `at` is named as it was before: an amendment that only says
第四十一条增加一款 does not say which number that article will have. The forms follow 立法技术规范（试行）（一）（二）
of 全国人大常委会法制工作委员会.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.ids import ProvisionId

Lines = tuple[str, ...]
# The article of a Unit that is no article: the 序言 of 宪法, the 引言 of an interpretation; its 款 are the 自然段.
PREAMBLE = "序言"
# The item of a Unit that is the opening words of a 款 before its 项 (第一段, 开头部分).
OPENING = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """The sentence that orders an operation: the amendment's article it stands in, and its words without quotations."""

    source: ProvisionId
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A 条, 款 or 项 of the amended statute: article key (`253-1`), 款 and 项 counted from 1, None for the whole.

    An 项 without 款 is written 第二百二十五条第三项: the article has only one 款 with 项. `PREAMBLE` and `OPENING` are
    units too.
    """

    article: str
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """将第X条（第Y款、第Z项）修改为：“…”: the unit reads `lines` from now on; a 款 may become several.

    `was` are the words of the unit before, where the amendment quotes them (宪法第七条：“…”修改为：“…”). `restates`:
    the amendment only repeats the result of changes that it orders in the same place (这一款相应修改为：“…”).
    """

    clause: Clause
    unit: Unit
    lines: Lines
    was: Lines = ()
    restates: bool = False


@dataclass(frozen=True, slots=True)
class InsertArticle:
    """增加一条，作为第X条：“…”: one article with its final key; `after` is the article before it where it is named."""

    clause: Clause
    key: str
    lines: Lines
    after: str | None = None


@dataclass(frozen=True, slots=True)
class InsertUnits:
    """第X条增加一款，作为第二款：“…” / 增加一项，作为第（四）项: new units that begin at `at` (in the result).

    `lines` hold all of them; None as number of 款 or 项 in `at` means behind the last. An 项 opens with its number.
    """

    clause: Clause
    at: Unit
    lines: Lines
    count: int
    kind: str  # "款" or "项"


@dataclass(frozen=True, slots=True)
class Delete:
    """删去第X条（第Y款、第Z项）."""

    clause: Clause
    unit: Unit


@dataclass(frozen=True, slots=True)
class ReplaceWords:
    """将第X条中的“A”修改为“B”, 删去“A”, 在“A”后增加“B”: in these units, or in the whole text where there are none."""

    clause: Clause
    units: tuple[Unit, ...]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AddWords:
    """第十自然段末尾增加：“…”, 第一条第二款开始部分增加：“…”: words at the end of a unit, or at its beginning."""

    clause: Clause
    unit: Unit
    words: str
    at_end: bool


@dataclass(frozen=True, slots=True)
class Renumber:
    """将第四十四条改为第四十六条 (to.article alone), 第三款改为第四款, 第三十七条第一款改为第四十三条.

    Where a 款 or 项 stays in its article, `to` names the article as `unit` does.
    """

    clause: Clause
    unit: Unit
    to: Unit


@dataclass(frozen=True, slots=True)
class Merge:
    """将第X条、第Y条第一项合并，作为第Z条，修改为：“…”; without `lines` the texts follow one another."""

    clause: Clause
    units: tuple[Unit, ...]
    key: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Split:
    """将第X条分为两条，作为第Y条、第Z条，修改为：“…”: the keys and the lines of each."""

    clause: Clause
    unit: Unit
    parts: tuple[tuple[str, Lines], ...]


@dataclass(frozen=True, slots=True)
class InsertDivision:
    """增加一章“…”，作为第六章，包括第四十二条至第四十五条: kind, number and name; first and last key in the result."""

    clause: Clause
    kind: str
    number: int
    name: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class RenameDivision:
    """将第六章章名修改为“…”."""

    clause: Clause
    kind: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Adjust:
    """条文顺序作相应调整: numbers run on, and references inside the text follow them."""

    clause: Clause


@dataclass(frozen=True, slots=True)
class Formal:
    """A sentence that changes no words of the statute: 本决定自…起施行, 重新公布, the opening sentence.

    Also a rule of the amendment's own (骗购外汇决定第一条), and an order about another statute where it amends several.
    """

    clause: Clause


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A sentence that could not be read as an operation; it is reported, never passed over."""

    clause: Clause
    reason: str


Operation = (
    Rewrite
    | InsertArticle
    | InsertUnits
    | Delete
    | ReplaceWords
    | AddWords
    | Renumber
    | Merge
    | Split
    | InsertDivision
    | RenameDivision
    | Adjust
    | Formal
    | NotUnderstood
)


@dataclass(frozen=True, slots=True)
class Failure:
    """An operation that could not be applied to a wording, and why."""

    operation: Operation
    reason: str
