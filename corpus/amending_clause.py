"""The point of an amendment that speaks of an article: 十二、将第六十四条、第六十六条、第七十条合并，作为第七十一条."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.citations.format import article_label
from corpus.ids import ProvisionId
from corpus.model import Version

# What stands in quotation marks is the new wording; the numbers in it are not those that the point changes.
_QUOTED = re.compile("“[^”]*(?:”|$)")


def amending_clause(amendment: Version, old: Iterable[str], new: Iterable[str]) -> ProvisionId | None:
    """The address of the first point that gives an article its new number or changes it under its old one.

        point = …作为第七十一条 | …改为第七十一条 | 将第六十四条… | 删去第六十四条

    None where no point names it, or the amendment is not divided into points.

    Args:
        amendment: the text of the amendment.
        old: keys of the article in the wording before.
        new: its keys in the wording after.
    """
    olds, news = (_alternatives(amendment.statute, keys) for keys in (old, new))
    # 将第四十条改为第四十二条 says nothing of the old 第四十二条.
    for names in [rf"(?:作为|改为){news}" if news else "", rf"(?<!作为)(?<!改为){olds}" if olds else ""]:
        for article in amendment.articles if names else ():
            texts = (_QUOTED.sub("", p.text) for p in article.paragraphs)
            if any(re.search(names, text) for text in texts):
                return amendment.id_of(article) if article.number else None
    return None


def _alternatives(statute: str, keys: Iterable[str]) -> str:
    """A pattern for any of the numbers.

    第二百五十三条 is not 第二百五十三条之一, and after 在第二百五十三条后增加一条 it is the place alone.
    """
    labels = [article_label(ProvisionId.parse(f"{statute}/{key}")) for key in keys]
    return rf"(?:{'|'.join(labels)})(?!之|后增加)" if labels else ""
