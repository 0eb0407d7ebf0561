"""立法法（2023）第六十五条: 条 in Chinese numerals, 款 counted, 项 in brackets, 目 in Arabic numerals."""

from __future__ import annotations

import pytest

from corpus.citations.format import article_label, full_label, unit_label
from corpus.ids import ProvisionId
from corpus.library import Library

LABELS = [
    ("xingfa", "", ""),
    ("minfadian/1034", "第一千零三十四条", "第一千零三十四条"),
    ("xingfa/253-1", "第二百五十三条之一", "第二百五十三条之一"),
    ("xingfa/120-6/2", "第一百二十条之六", "第一百二十条之六第二款"),
    ("fashi-2017-10/5/1/3", "第五条", "第五条第一款第（三）项"),
    ("fashi-2017-10/5/1/10", "第五条", "第五条第一款第（十）项"),
    ("ceshifa/10/2/11/12", "第十条", "第十条第二款第（十一）项第12目"),
    ("fashi-1997-12/0", "全文", "全文"),
    ("fashi-1997-12/0/2", "全文", "全文第二款"),
]


@pytest.mark.parametrize(("address", "article", "unit"), LABELS, ids=[row[0] for row in LABELS])
def test_labels(address: str, article: str, unit: str) -> None:
    pid = ProvisionId.parse(address)
    assert (article_label(pid), unit_label(pid)) == (article, unit)
    assert full_label("测试法", pid) == f"《测试法》{unit}"


def test_labels_are_those_of_the_texts(library: Library) -> None:
    """Amendments head their articles 一、; they are cited as 第一条."""
    for statute in library.statutes.values():
        for version in statute.versions:
            for article in version.articles:
                cited = article_label(version.id_of(article))
                heading = f"第{article.label[:-1]}条" if article.label.endswith("、") else article.label
                assert cited == heading


def test_item_labels_are_the_brackets_of_the_text(library: Library) -> None:
    for statute in library.statutes.values():
        for version in statute.versions:
            for article in version.articles:
                for number, paragraph in enumerate(article.paragraphs, 1):
                    for item in paragraph.items:
                        label = unit_label(version.id_of(article).with_units(number, item.number))
                        bracket = label[label.index("（") : -1]
                        plain = item.text.lstrip("“‘").replace("(", "（", 1).replace(")", "）", 1)
                        assert plain.startswith(bracket), item.text
