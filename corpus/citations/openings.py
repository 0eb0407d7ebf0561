"""What opens a citation apart from a title, what only looks like one, and the reasons given for both."""

from __future__ import annotations

from dataclasses import dataclass

NO_PLACE = "没有说明从哪一条、哪一款算起"
NOTHING_BEFORE = "前面没有可指的条、款、项"
BACKWARDS = "起止的顺序颠倒，或范围过大"
AMBIGUOUS = "这个名称不止指一部法规"
NO_TITLE = "标题未收录"
OTHER_PAPER = "合同、章程、草案等文件的条款，不是现行法规"
FOREIGN = "外文名称的文件（外国法、国际条约等），本库不收录"
STANDARD = "国家标准、行业标准，本库不收录"
UNKNOWN_NAME = "条号之前的名称无法辨认是哪部法规"
OWN_ARTICLE = "条号之前没有法规名称，可能是文件自己的条款"
OTHER_TEXT = "名称里含有法规名称的另一文件（草案、释义、地方或外国的规定等）"


@dataclass(frozen=True, slots=True)
class Opening:
    """Words other than a title that open a citation; `kind` is a group of `grammar.OPENING`."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """What looks like a citation and is none that can be checked: a contract's article.

    The reason is empty where there is nothing to tell: 第一条信息.
    """

    start: int
    end: int
    reason: str
