"""Dates of a file that a held text contradicts are problems, each with what the text says."""

from __future__ import annotations

from pathlib import Path

from corpus.check import check
from tests.corpus.conftest import BODY, edit, write_statute

REPEALING = BODY.replace("本法自2020年2月1日起施行。", "本法自2021年1月1日起施行。《旧测试条例》同时废止。")


def problems(corpus: Path) -> list[tuple[str, str]]:
    return [(p.what, p.expected) for p in check(corpus)]


def repealed_pair(corpus: Path) -> Path:
    """A statute and one that repeals it; returns the repealed file."""
    write_statute(corpus, "xinceshifa", REPEALING, name="新测试法", effective="2021-01-01")
    return write_statute(corpus, "jiuceshitiaoli", name="旧测试条例")


def test_a_final_article_that_names_another_day(small_corpus: Path) -> None:
    write_statute(small_corpus, "lingyifa", BODY.replace("2月1日", "3月1日"), name="另一法")
    assert problems(small_corpus) == [
        ("effective 是 2020-02-01，但 lingyifa/3 写明自 2020-03-01 起施行", "2020-03-01"),
    ]


def test_an_amended_law_keeps_the_day_of_its_first_text(small_corpus: Path) -> None:
    write_statute(small_corpus, "lingyifa", BODY.replace("2020年2月1日", "1999年2月1日"), name="另一法")
    assert problems(small_corpus) == []


def test_a_repeal_that_the_file_does_not_know(small_corpus: Path) -> None:
    repealed_pair(small_corpus)
    assert problems(small_corpus) == [
        (
            "repealed 是 None，repealed_by 是 None，但 xinceshifa/3 写明自 2021-01-01 起废止",
            "repealed: 2021-01-01、repealed_by: xinceshifa/3",
        ),
    ]


def test_a_repeal_on_another_day(small_corpus: Path) -> None:
    path = repealed_pair(small_corpus)
    edit(path, "repealed: null\nrepealed_by: null", "repealed: 2021-02-01\nrepealed_by: xinceshifa/3")
    assert [what for what, _ in problems(small_corpus)] == [
        "repealed 是 2021-02-01，repealed_by 是 xinceshifa/3，但 xinceshifa/3 写明自 2021-01-01 起废止"
    ]


def test_a_repeal_as_the_law_states_it(small_corpus: Path) -> None:
    path = repealed_pair(small_corpus)
    edit(path, "repealed: null\nrepealed_by: null", "repealed: 2021-01-01\nrepealed_by: xinceshifa/3")
    assert problems(small_corpus) == []


def test_a_repealing_provision_without_a_day(small_corpus: Path) -> None:
    path = write_statute(small_corpus, "lingyifa", name="另一法")
    edit(path, "repealed_by: null", "repealed_by: ceshifa/3")
    assert problems(small_corpus) == [("有 repealed_by（ceshifa/3），没有 repealed", "废止日期")]


def test_an_amended_statute_must_be_held(small_corpus: Path) -> None:
    write_statute(small_corpus, "xiugaijueding", name="修改决定", extra="amends: [meiyoufa]\n")
    assert problems(small_corpus) == [("amends：没有法规 meiyoufa", "本库收录的法规")]
