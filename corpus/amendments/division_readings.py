"""What the forms of grammar.py order for 编, 章 and 节."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.amendments import quoted_text
from corpus.amendments.operations import Formal, InsertArticle, InsertDivision, Lines, Operation, RenameDivision
from corpus.amendments.shapes import Heading, UnclearError
from corpus.amendments.step import Step
from corpus.numerals import NUMERAL_CHARS

# 第六章　村民委员会工作的保障, as the first line of a quotation
_HEADING = re.compile(rf"第[{NUMERAL_CHARS}]{{1,9}}(?:分编|编|章|节)[ 　]*")


def new_division(step: Step) -> list[Operation]:
    """增加一章[Q]，作为D[Q]，[分为N条，]包括U; or 增加一章，作为D：Q, where Q is the heading and the articles."""
    heading = step.heading("division")
    step.context.inserted += (heading,)
    if step.has("text"):
        name, articles = _with_articles(step.text("text"))
        inserted: list[Operation] = [InsertArticle(step.clause, key, lines) for key, lines in articles]
        keys = [key for key, _ in articles]
        return [InsertDivision(step.clause, heading.kind, heading.number, name, keys[0], keys[-1]), *inserted]
    group = next((group for group in ("name", "named") if step.has(group)), None)
    if group is None:
        raise UnclearError(f"没有写明新增的{heading.kind}叫什么")
    keys = step.keys("to")
    first, last = (keys[0], keys[-1]) if keys else (None, None)
    return [InsertDivision(step.clause, heading.kind, heading.number, _name(step, group), first, last)]


def division_name(step: Step) -> list[Operation]:
    """将D章名[Q]修改为Q."""
    heading = step.heading("division")
    return [RenameDivision(step.clause, heading.kind, heading.number, _name(step, "named"))]


def division_number(step: Step) -> list[Operation]:
    """第七节相应改为第八节, behind an inserted one: divisions count on by themselves, so nothing is left to order."""
    heading, to = step.heading("division"), step.heading("to")
    before = any(new.kind == heading.kind and new.number <= heading.number for new in step.context.inserted)
    if not before or to != Heading(heading.kind, heading.number + 1):
        raise UnclearError("章、节的改号不是由前面新增的章、节带动的")
    return [Formal(step.clause)]


def with_articles_of_sentence(operations: Iterable[Operation]) -> list[Operation]:
    """增加一节，作为第七节…；增加五条，分别作为…: the new articles of the sentence are those of the new division."""
    found = list(operations)
    for at, operation in enumerate(found):
        if isinstance(operation, InsertDivision) and operation.first is None:
            keys = [later.key for later in found[at:] if isinstance(later, InsertArticle)]
            if keys:
                found[at] = replace(operation, first=keys[0], last=keys[-1])
    return found


def _with_articles(lines: Lines) -> tuple[str, list[tuple[str, Lines]]]:
    heading = _HEADING.match(lines[0])
    if not heading or len(lines) < 2:
        raise UnclearError("引文没有以新增的章、节的标题开头")
    return _plain(lines[0]), quoted_text.labelled_articles(lines[1:])


def _name(step: Step, group: str) -> str:
    return _plain("".join(line for quotation in step.quotations(group) for line in quotation))


def _plain(heading: str) -> str:
    return re.sub(r"[ 　]", "", _HEADING.sub("", heading, count=1))
