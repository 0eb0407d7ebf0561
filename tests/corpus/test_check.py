"""Each invariant of the corpus fires on a small made corpus; the real one breaks none."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from corpus.check import check
from corpus.stamp import stamp
from tests.corpus.conftest import edit, write_statute

LAW, CASE, CARD = "statutes/ceshifa/2020-02-01.md", "cases/anjian.md", "behaviours/sell-data.yaml"
MARKS = "中文标点，汉字旁无空格"
Found = list[tuple[str, int, str, str]]


def found(root: Path) -> Found:
    """Problems with the file relative to the corpus."""
    return [(p.path.relative_to(root).as_posix(), p.line, p.what, p.expected) for p in check(root)]


def change_law(root: Path, old: str, new: str) -> Found:
    """The problems after a change of the statute whose fingerprint was stamped again."""
    edit(root / LAW, old, new)
    stamp(root / LAW)
    return found(root)


def test_the_corpus_breaks_no_rule() -> None:
    assert check() == []


def test_the_small_corpus_breaks_no_rule(small_corpus: Path) -> None:
    assert found(small_corpus) == []


def test_a_changed_character_is_found(small_corpus: Path) -> None:
    edit(small_corpus / LAW, "（二）乙。", "（二）丙。")
    ((file, line, what, expected),) = found(small_corpus)
    assert (file, line, what.split()[0]) == (LAW, 1, "text_sha256")
    assert expected == f"{stamp(small_corpus / LAW)}（确认正文无误后用 fatiao stamp 写入）"
    assert found(small_corpus) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "expected"),
    [
        ("### 第三条", "### 第四条", 34, "第二条之后是第四条", "条号依次递增，不缺不重"),
        ("### 第三条", "### 第二条", 34, "第二条之后是第二条", "条号依次递增，不缺不重"),
        ("### 第三条", "### 第二条之二", 34, "第二条之后是第二条之二", "之2之前有上一条"),
        ("## 第二章　附则", "## 第三章　附则", 34, "第三章　附则的编号不连续", "2"),
        ("（二）乙。", "（三）乙。", 24, "第二条的项编号是 [1, 3]", "从（一）起依次递增"),
        ("（一）甲；", "（一）甲\u200b；", 24,
         "第二条有零宽字符：…'本法：\\n（一）甲\\u200b；\\n（二）乙。'…", MARKS),
        ("为了测试，", "为了 测试，", 20, "第一条有汉字旁的空格：…'为了 测试，制定本法。'…", MARKS),
        ("为了测试，", "为了测试,", 20, "第一条有半角标点：…'为了测试,制定本法。'…", MARKS),
        ("为了测试，", '为了"测试，', 20, "第一条有半角引号：…'为了\"测试，制定本法。'…", MARKS),
        ("（一）甲；", "(一)甲；", 24, "第二条有半角括号：…'的，适用本法：\\n(一)甲；\\n（二）'…", MARKS),
        ("promulgated: 2020-01-01", "promulgated: 2020-03-01", 1,
         "施行日期 2020-02-01 早于公布日期 2020-03-01", "不早于公布日期"),
        ("promulgated: 2020-01-01\neffective: 2020-02-01", "promulgated: null\neffective: 2020-02-02", 1,
         "文件名 2020-02-01.md 与施行日期不符", "2020-02-02.md"),
        ("repealed: null\nrepealed_by: null", "repealed: 2030-01-01\nrepealed_by: xinfa/9", 1,
         "xinfa/9：本库没有 代号为 xinfa 的法规", "本库收录的条文"),
        ("text_sha256:", "changes: [{article: '1', kind: amended, by: ceshifa/9}]\ntext_sha256:", 1,
         "ceshifa/9：没有这一条", "本库收录的条文"),
        ("text_sha256:", "corrections: [{article: '1', printed: 甲, correct: 乙, reason: 误}]\ntext_sha256:", 1,
         "corrections：第 1 条中“甲”出现 0 次", "恰好 1 次"),
        ("text_sha256:", "corrections: [{article: '9', printed: 甲, correct: 乙, reason: 误}]\ntext_sha256:", 1,
         "corrections：第 9 条中“甲”出现 0 次", "恰好 1 次"),
    ],
    ids=["gap", "repeat", "之 gap", "chapter gap", "item gap", "zero width", "space", "comma", "quote", "bracket",
         "dates", "file name", "repealed_by", "changes", "correction", "correction of no article"],
)  # fmt: skip
def test_each_rule_of_a_statute_fires(
    small_corpus: Path, old: str, new: str, line: int, what: str, expected: str
) -> None:
    assert change_law(small_corpus, old, new) == [(LAW, line, what, expected)]


def test_half_width_brackets_are_allowed_where_the_notes_say_so(small_corpus: Path) -> None:
    problems = change_law(small_corpus, "（一）甲；", "(一)甲；")
    assert [what.partition("：")[0] for _, _, what, _ in problems] == ["第二条有半角括号"]
    edit(small_corpus / LAW, "repealed: null", "notes: [公布文本用半角括号，照录。]\nrepealed: null")
    assert found(small_corpus) == []


def test_a_statute_in_the_folder_of_another_is_found(small_corpus: Path) -> None:
    (small_corpus / "statutes/other").mkdir()
    (small_corpus / LAW).rename(small_corpus / "statutes/other/2020-02-01.md")
    assert found(small_corpus) == [("statutes/other/2020-02-01.md", 1, "文件夹 other 与 id 不符", "ceshifa")]


def test_a_statute_without_articles_is_found(small_corpus: Path) -> None:
    write_statute(small_corpus, "kongfa", "序言。", name="空法")
    assert ("statutes/kongfa/2020-02-01.md", 1, "没有条文", "至少一条") in found(small_corpus)


def test_a_name_of_two_statutes_is_found(small_corpus: Path) -> None:
    write_statute(small_corpus, "lingfa", name="另法")
    edit(small_corpus / "statutes/lingfa/2020-02-01.md", "aliases: []", "aliases: [测试法]")
    expected = (LAW, 1, "名称“测试法”属于 ceshifa 和 lingfa", "一个名称只属于一部法规")
    assert found(small_corpus) == [expected]


def test_a_partial_version_may_have_gaps(small_corpus: Path) -> None:
    body = "## 第二编　分则\n\n### 第二百五十三条\n\n甲。\n\n### 第三百条\n\n乙。"
    write_statute(small_corpus, "lingfa", body, name="另法", extra="extent: articles\n")
    assert found(small_corpus) == []


@pytest.mark.parametrize(
    ("old", "new", "what", "expected"),
    [
        ("id: anjian", "id: other", "文件名与 id other 不符", "other.md"),
        ("acts:", "provisions: [ceshifa/9]\nacts:", "ceshifa/9：没有这一条", "本库收录的条文"),
        ("acts:", "provisions: [ceshifa/2/2]\nacts:", "ceshifa/2/2：没有第2款，共 1 款", "本库收录的条文"),
        ("acts:", "provisions: [xinfa]\nacts:", "xinfa：本库没有 代号为 xinfa 的法规", "本库收录的条文"),
        ("acts:", "behaviours: [buy-data]\nacts:", "没有行为卡 buy-data", "corpus/data/behaviours 中的一张"),
        ("王某把客户", "王某涛和王某某把客户", "“王某某”不是约定的化名", "姓加某，同姓加甲、乙"),
    ],
    ids=["file name", "no article", "no paragraph", "no statute", "no card", "given name"],
)
def test_each_rule_of_a_case_fires(small_corpus: Path, old: str, new: str, what: str, expected: str) -> None:
    edit(small_corpus / CASE, old, new)
    assert (CASE, 1, what, expected) in found(small_corpus)


@pytest.mark.parametrize(
    ("old", "new", "what", "expected"),
    [
        ("id: sell-data", "id: other", "文件名与 id other 不符", "other.yaml"),
        ("ceshifa/2/1/1", "ceshifa/2/1/3", "ceshifa/2/1/3：该款没有第3项，共 2 项", "2026-11-22 有效的条文"),
        ("[ceshifa/2/1/1]", "[]", "没有依据：不得出售。", "至少一条规定"),
        ("cases: [anjian]", "cases: [other]", "没有案例 other", "corpus/data/cases 中的一件"),
        (", 问十]", "]", "只有 9 种说法", "至少 10 种"),
        ("问十]", "问一]", "说法重复：问一", "各不相同"),
    ],
    ids=["file name", "no item", "no provision", "no case", "few phrasings", "repeated phrasing"],
)
def test_each_rule_of_a_card_fires(small_corpus: Path, old: str, new: str, what: str, expected: str) -> None:
    edit(small_corpus / CARD, old, new)
    assert found(small_corpus) == [(CARD, 1, what, expected)]


def test_a_card_cites_what_stands_on_its_day(small_corpus: Path) -> None:
    """The same address is good for a case, which may be older, and bad for a card of another day."""
    edit(small_corpus / CARD, "as_of: 2026-11-22", "as_of: 2019-12-31")
    ((file, _, what, expected),) = found(small_corpus)
    assert (file, expected) == (CARD, "2019-12-31 有效的条文")
    assert what.startswith("ceshifa/2/1/1：本库没有 《测试法》第二条")


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "expected"),
    [
        ("offences.yaml", "[ceshifa/2]", "[ceshifa/9]", "侵犯公民个人信息罪：ceshifa/9：没有这一条", "本库收录的条文"),
        ("not_held.yaml", "successor: ceshifa", "successor: xinfa", "旧测试法：没有法规 xinfa", "本库收录的法规"),
        ("not_held.yaml", "title: 旧测试法", "title: 测试法", "测试法 已收录", "从清单中删去"),
    ],
    ids=["offence", "successor", "held after all"],
)
def test_each_rule_of_the_lists_fires(
    small_corpus: Path, file: str, old: str, new: str, what: str, expected: str
) -> None:
    edit(small_corpus / file, old, new)
    assert found(small_corpus) == [(file, 0, what, expected)]


def test_all_violations_come_at_once_and_in_order(small_corpus: Path) -> None:
    edit(small_corpus / LAW, "（二）乙。", "（三）乙。")
    edit(small_corpus / CASE, "id: anjian", "id: other")
    edit(small_corpus / CARD, ", 问十]", "]")
    places = [(file, line) for file, line, _, _ in found(small_corpus)]
    assert places == [(CARD, 1), (CARD, 1), (CASE, 1), (LAW, 1), (LAW, 24)]


def test_unreadable_files_are_reported_and_not_raised(small_corpus: Path) -> None:
    edit(small_corpus / CASE, "kind: criminal", "kind: 刑事")
    edit(small_corpus / LAW, "### 第三条", "## 第三条")
    assert [(file, line) for file, line, _, _ in found(small_corpus)] == [(CASE, 4), (LAW, 34)]


@pytest.mark.parametrize("name", [CASE, CARD], ids=["case", "card"])
def test_an_id_in_two_files_is_found(small_corpus: Path, name: str) -> None:
    path = small_corpus / name
    copyfile(path, path.with_name(f"aaa{path.suffix}"))
    expected = f"id {path.stem} 已用于 aaa{path.suffix}"
    assert found(small_corpus) == [(name, 1, expected, "每个文件一个 id")]
