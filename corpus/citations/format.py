"""Addresses -> the words a reader knows: 《刑法》第二百五十三条之一第一款第（三）项."""

from __future__ import annotations

from corpus.ids import ProvisionId
from corpus.numerals import to_chinese


def article_label(pid: ProvisionId) -> str:
    """第二百五十三条之一; empty for a whole statute; 全文 for a text without articles.

    >>> article_label(ProvisionId("xingfa", 253, 1))
    '第二百五十三条之一'
    """
    if pid.article is None:
        return ""
    if pid.article == 0:
        return "全文"
    return f"第{to_chinese(pid.article)}条" + (f"之{to_chinese(pid.suffix)}" if pid.suffix else "")


def unit_label(pid: ProvisionId) -> str:
    """The address inside its statute, with 款, 项 and 目.

    立法法（2023）第六十五条: 款 carry no number in the text and are counted; 项 stand in brackets; 目 are Arabic.

    >>> unit_label(ProvisionId("fashi-2017-10", 5, 0, 1, 3))
    '第五条第一款第（三）项'
    """
    label = article_label(pid)
    if pid.paragraph is not None:
        label += f"第{to_chinese(pid.paragraph)}款"
    if pid.item is not None:
        label += f"第（{to_chinese(pid.item)}）项"
    if pid.subitem is not None:
        label += f"第{pid.subitem}目"
    return label


def in_guillemets(title: str) -> str:
    """A title in 《》, those inside it in 〈〉 (GB/T 15834).

    >>> in_guillemets("最高人民法院关于适用《中华人民共和国担保法》若干问题的解释")
    '《最高人民法院关于适用〈中华人民共和国担保法〉若干问题的解释》'
    """
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def full_label(short_title: str, pid: ProvisionId) -> str:
    """《刑法》第二百五十三条之一.

    >>> full_label("刑法", ProvisionId("xingfa", 253, 1, 1))
    '《刑法》第二百五十三条之一第一款'
    """
    return f"{in_guillemets(short_title)}{unit_label(pid)}"


def range_label(short_title: str, first: ProvisionId, last: ProvisionId) -> str:
    """《刑法》第三条至第五条; within one article its number is said once.

    >>> range_label("刑法", ProvisionId("xingfa", 253, 1, 1), ProvisionId("xingfa", 253, 1, 3))
    '《刑法》第二百五十三条之一第一款至第三款'
    """
    end = unit_label(last)
    if first.article_id == last.article_id:
        shared = unit_label(last.with_units(last.paragraph)) if last.item is not None else article_label(last)
        end = end.removeprefix(shared)
    return f"{full_label(short_title, first)}至{end}"
