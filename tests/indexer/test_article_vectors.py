"""Articles by what they mean: found where a question shares hardly a word with them."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.library import Library
from indexer.article_vectors import CHARS, NEAREST, ArticleVectors, passages
from indexer.documents import documents
from indexer.meaning import WIDTH, encode
from indexer.search import SearchIndex


def test_every_wording_of_every_article_is_encoded_with_its_place_and_beginning(library: Library) -> None:
    held = passages(library)
    provisions = {d.id: d for d in documents(library) if d.kind == "provision"}
    assert held.keys() == provisions.keys()
    assert "xingfa@2009-02-28/253-1" in held
    assert all(held[name].startswith(d.title) and d.text[:100] in held[name] for name, d in provisions.items())
    assert max(map(len, held.values())) == CHARS


@pytest.mark.parametrize(
    ("question", "article"),
    [
        # 未经肖像权人同意，不得制作、使用、公开肖像权人的肖像
        ("别人没经过我同意就用我的照片", "minfadian@2021-01-01/1019"),
        # 死者的姓名、肖像、名誉、荣誉、隐私、遗体等受到侵害的
        ("人都去世了还被网上造谣", "minfadian@2021-01-01/994"),
        # 自然人死亡的，其近亲属……可以对死者的相关个人信息行使……查阅、复制、更正、删除等权利
        ("父亲过世了，儿子能看他账号里的东西吗", "gerenxinxibaohufa@2021-11-01/49"),
    ],
)
def test_a_question_in_plain_words_comes_near_the_article(index: SearchIndex, question: str, article: str) -> None:
    near = index.articles.nearest(encode([question])[0])
    assert article in list(near)[:20]


def test_nearness_falls_from_one_to_nothing(index: SearchIndex) -> None:
    near = list(index.articles.nearest(encode(["小区强制刷脸"])[0]).values())
    assert (len(near), near[0], near[-1]) == (NEAREST, 1.0, 0.0)
    assert near == sorted(near, reverse=True)


def test_no_articles_are_near_nothing() -> None:
    empty = ArticleVectors((), np.zeros((0, WIDTH), np.float32))
    assert empty.nearest(encode(["小区强制刷脸"])[0]) == {}


def test_a_single_article_is_the_nearest() -> None:
    rows = encode(["未经肖像权人同意，不得制作、使用、公开肖像权人的肖像"])
    one = ArticleVectors(("minfadian@2021-01-01/1019",), rows)
    assert list(one.nearest(encode(["小区强制刷脸"])[0])) == ["minfadian@2021-01-01/1019"]
