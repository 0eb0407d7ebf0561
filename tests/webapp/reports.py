"""A made report over a text with one finding of each kind, for what shows reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from corpus.citations.citation import Citation
from corpus.citations.verdicts import Checked, Difference, DifferenceKind, Passage, Quotation, Report
from corpus.ids import ProvisionId

DAY = date(2026, 11, 22)
TEXT = """代理意见
一、《民法典》第1034条规定：“自然人的个人信息受法律的保护。”
《刑法》第253条：违反国家有关规定，向他人出售公民个人信息。情节严重的还要加重处罚。
二、原告另引《侵权责任法》第六条和《个人信息保护法》第九十九条，又引<script>alert(1)</script>
《个人信息保护法》第十三条：“符合下列情形之一的，个人信息处理者方可处理个人信息”，第X条不明。
《网络安全法》第六十四条：“网络运营者不得泄露”。"""


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _citation(words: str, *ids: str) -> Citation:
    return Citation(*_at(words), words, None, (), ids=tuple(map(ProvisionId.parse, ids)), form="bracketed_title")


def _difference(kind: DifferenceKind, words: str, official: str, *, after: bool = False, note: str = "") -> Difference:
    start, end = _at(words)
    return Difference(kind, end if after else start, end, "" if after else words, official, note)


def _quotation(words: str, **fields: Any) -> Quotation:
    start, end = _at(words)
    return Quotation(start=start, end=end, text=words, **fields)


REPORT = Report(
    as_of=DAY,
    text=TEXT,
    citations=(
        Checked(
            _citation("《民法典》第1034条", "minfadian/1034"),
            "《民法典》第一千零三十四条",
            ("minfadian/1034",),
            "exact",
            "",
            (),
            _quotation(
                "自然人的个人信息受法律的保护。",
                verdict="altered",
                source_id="minfadian/1034/1",
                differences=(
                    Difference("added", TEXT.index("的保护"), TEXT.index("的保护") + 1, "的", ""),
                    _difference(
                        "left_out",
                        "法律的保护。",
                        "个人信息是以电子或者其他方式记录的……",
                        after=True,
                        note="第二款、第三款未引",
                    ),
                ),
                message="有 1 处文字与原文不同：多出“的”。第二款、第三款未引。",
            ),
        ),
        Checked(
            _citation("《刑法》第253条", "xingfa/253"),
            "《刑法》第二百五十三条",
            ("xingfa/253",),
            "exact",
            "",
            (),
            _quotation(
                "违反国家有关规定，向他人出售公民个人信息。情节严重的还要加重处罚。",
                verdict="other_provision",
                source_id="xingfa/253-1/1",
                differences=(
                    _difference("omitted", "向他人出售", "或者提供", after=True),
                    _difference("not_statute_text", "情节严重的还要加重处罚。", ""),
                ),
                message="这是《刑法》第二百五十三条之一第一款的文字，不是第二百五十三条。",
            ),
        ),
        Checked(
            _citation("《侵权责任法》第六条"),
            "《侵权责任法》第六条",
            (),
            "repealed",
            "《侵权责任法》自2021年1月1日起废止，由《民法典》取代。",
            ("minfadian",),
        ),
        Checked(
            _citation("《个人信息保护法》第九十九条", "gerenxinxibaohufa/99"),
            "《个人信息保护法》第九十九条",
            ("gerenxinxibaohufa/99",),
            "out_of_range",
            "《个人信息保护法》共 74 条，没有第九十九条。",
            (),
        ),
        Checked(
            _citation("《个人信息保护法》第十三条", "gerenxinxibaohufa/13"),
            "《个人信息保护法》第十三条",
            ("gerenxinxibaohufa/13",),
            "exact",
            "",
            (),
            _quotation(
                "符合下列情形之一的，个人信息处理者方可处理个人信息",
                verdict="excerpt",
                source_id="gerenxinxibaohufa/13/1",
                differences=(_difference("left_out", "方可处理个人信息", "（一）取得个人的同意；", after=True),),
                message="引的是第一款的开头，各项未引。",
            ),
        ),
        Checked(
            _citation("《网络安全法》第六十四条", "wangluoanquanfa/64"),
            "《网络安全法》第六十四条",
            ("wangluoanquanfa/64",),
            "other_version",
            "第六十四条的这些文字见于2017年6月1日起施行的文本。",
            ("wangluoanquanfa@2017-06-01/64",),
            _quotation(
                "网络运营者不得泄露",
                verdict="not_statute_text",
                source_id=None,
                differences=(),
                message="收录的法规里没有这些文字。",
            ),
        ),
    ),
    unparsed=(Passage(*_at("第X条"), "第X条", "条号不是数字"),),
    not_checked=(Passage(*_at("代理意见"), "代理意见", "标题不核对"),),
)


def report_for(text: str, on: date) -> Report:
    """The made report where the text is the sample, else one that found nothing."""
    return REPORT if text == TEXT and on == DAY else Report(on, text, (), (), ())
