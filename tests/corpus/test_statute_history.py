"""First days of force, and pairs by hand: what the file says agrees with the texts that are held."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.library import DATA, Library
from corpus.model import Version
from corpus.statute_history import Decision, StatuteHistory, load_history

# 本法自2004年5月1日起施行, in the last articles
IN_FORCE_FROM = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施)")
# The closing article of these was written anew when the text was revised (商业银行法: amended in 2015); their first
# days are known from the first text: 宪法 and the two 诉讼法 name none, the others name the day of the revision.
REVISED = {
    "baoxianfa": date(2009, 10, 1),
    "funuquanyibaozhangfa": date(2023, 1, 1),
    "gongsifa": date(2024, 7, 1),
    "guanggaofa": date(2015, 9, 1),
    "lvshifa": date(2008, 6, 1),
    "shangyeyinhangfa": date(2015, 10, 1),
    "shipinanquanfa": date(2015, 10, 1),
    "tudiguanlifa": date(1999, 1, 1),
    "wangluoanquanshenchabanfa": date(2022, 2, 15),
    "weichengnianrenbaohufa": date(2021, 6, 1),
    "xingfa": date(1997, 10, 1),
    "xingzhengchufafa": date(2021, 7, 15),
    "youzhengfa": date(2009, 10, 1),
    "zhengfuxinxigongkaitiaoli": date(2019, 5, 15),
}


@pytest.fixture(scope="module")
def history() -> StatuteHistory:
    return load_history(DATA / "history.yaml")


def closing_days(version: Version) -> list[date]:
    text = "\n".join(article.text for article in version.articles[-4:])
    return [date(int(y), int(m), int(d)) for y, m, d in IN_FORCE_FROM.findall(text)]


def first_full(library: Library, statute: str) -> Version:
    return next(v for v in library.statute(statute).versions if v.extent == "full")


def test_the_library_has_the_file(library: Library, history: StatuteHistory) -> None:
    assert library.history == history


def test_first_days_are_before_the_oldest_wording(library: Library, history: StatuteHistory) -> None:
    for statute, day in history.origins.items():
        oldest = library.statute(statute).versions[0]
        assert oldest.effective and day < oldest.effective, statute


def test_first_days_are_those_that_the_closing_article_keeps(library: Library, history: StatuteHistory) -> None:
    """道路交通安全法第一百二十四条: 本法自2004年5月1日起施行. An amendment keeps it, a revision does not."""
    named = {s: closing_days(first_full(library, s)) for s in history.origins}
    rewritten = {s: days[-1] for s, days in named.items() if days and history.origins[s] not in days}
    assert rewritten == REVISED
    assert all(day > history.origins[statute] for statute, day in rewritten.items())
    assert {s for s, days in named.items() if not days} == {
        "fashi-2014-11",
        "minshisusongfa",
        "xianfa",
        "xingshisusongfa",
    }


def test_a_statute_without_an_entry_begins_with_its_oldest_wording(library: Library, history: StatuteHistory) -> None:
    """Its closing article names the day of that wording, or none."""
    for statute in library.statutes.values():
        if statute.id not in history.origins:
            oldest = statute.versions[0]
            days = closing_days(oldest)
            assert not days or oldest.effective in days, statute.id


@pytest.mark.parametrize(
    ("statute", "day"),
    [
        ("xianfa", date(1982, 12, 4)),
        ("xingfa", date(1980, 1, 1)),
        ("minshisusongfa", date(1991, 4, 9)),
        ("zhianguanlichufafa", date(2006, 3, 1)),
        ("shangbiaofa", date(1983, 3, 1)),
        ("fashi-2014-11", date(2014, 10, 10)),
        ("xiaofeizhequanyibaohufa", date(1994, 1, 1)),
        ("weichengnianrenbaohufa", date(1992, 1, 1)),
    ],
)
def test_first_days(history: StatuteHistory, statute: str, day: date) -> None:
    assert history.origins[statute] == day


def test_pairs_by_hand_join_two_held_wordings(library: Library, history: StatuteHistory) -> None:
    for given in history.renumbered:
        days = [v.effective for v in library.statute(given.statute).versions if v.extent == "full"]
        assert days.index(given.later) == days.index(given.earlier) + 1
        assert given.note


def test_an_empty_file_is_an_empty_history(tmp_path: Path) -> None:
    path = tmp_path / "history.yaml"
    path.write_text("origins: {}\n", "utf-8")
    assert load_history(path) == StatuteHistory()


@pytest.mark.parametrize(
    "text",
    [
        "origins: {xingfa: 一九八零年}",
        "origin: {xingfa: 1980-01-01}",
        "renumbered: [{statute: xingfa, earlier: 2020-01-01, later: 2021-01-01, articles: {'1': '2'}}]",
    ],
    ids=["no day", "unknown key", "a pair without its reason"],
)
def test_a_bad_file_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "history.yaml"
    path.write_text(text + "\n", "utf-8")
    with pytest.raises(CorpusError, match=r"history\.yaml"):
        load_history(path)


def test_decisions_on_record_brought_a_held_wording(library: Library, history: StatuteHistory) -> None:
    """Each is the decision by which a wording that is held took effect, and is not held itself."""
    for decision in history.decisions:
        days = {v.effective: v.promulgated for v in library.statute(decision.statute).versions}
        assert days[decision.effective] == decision.promulgated
        assert decision.source
        assert not library.names.candidates(decision.title) or decision.title.startswith("法释")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("法释〔2020〕17号", "法释〔2020〕17号"),
        ("关于修改《中华人民共和国食品安全法》的决定", "《关于修改〈中华人民共和国食品安全法〉的决定》"),
    ],
)
def test_a_decision_is_named_by_title_or_number(title: str, label: str) -> None:
    day = date(2020, 12, 29)
    decision = Decision(statute="ceshifa", title=title, promulgated=day, effective=day, source="附注")
    assert decision.label == label
