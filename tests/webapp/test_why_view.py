"""Why a hit stands where it stands: on the page, in the terminal, as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer.explain import Named, Reason
from tests.webapp.conftest import Get
from webapp.cli import cli
from webapp.contexts import Link
from webapp.urls import behaviour_url
from webapp.why_view import percent, why_data, why_lines

# The folds of a page: what the summary says, and the list below it.
FOLD = re.compile(r'<details class="why">\s*<summary>(.*?)</summary>\s*(<ul>.*?</ul>)\s*</details>', re.DOTALL)
CARD = Reason(
    "card", "行为说明“甲”和“乙”都列出了这一条", 0.996, (Named("behaviour", "甲", "a"), Named("behaviour", "乙", "b"))
)
WORDS = Reason("text", "条文里有“出售”（见于 9 篇）", 0.004, (Named("word", "出售", documents=9),))


def test_a_sentence_is_parted_at_what_has_a_page() -> None:
    ((cards, words),) = why_lines([(CARD, WORDS)], None)
    assert "".join(piece.text for piece in cards.pieces) == CARD.text
    assert [piece for piece in cards.pieces if piece.url] == [Link("甲", "/behaviour/a"), Link("乙", "/behaviour/b")]
    assert words.pieces == (Link(WORDS.text, ""),)
    assert (cards.share, words.share) == ("100%", "不到 1%")


def test_reasons_as_json() -> None:
    card, words = why_data([CARD, WORDS], None)
    assert set(card) == {"kind", "text", "share", "named"}
    assert card["named"][0] == {"kind": "behaviour", "text": "甲", "id": "a", "url": behaviour_url("a")}
    assert words["named"] == [{"kind": "word", "text": "出售", "documents": 9, "exact": True}]


@pytest.mark.parametrize(
    ("share", "shown"), [(1.0, "100%"), (0.126, "13%"), (0.01, "1%"), (0.009, "不到 1%"), (0.0, "")]
)
def test_a_share_as_percent(share: float, shown: str) -> None:
    assert percent(share) == shown


def test_every_hit_of_a_page_has_its_fold(get: Get) -> None:
    page = get("/search?q=出售公民个人信息")
    folds = FOLD.findall(page.html)
    assert len(folds) == page.html.count('<p class="snippet">') == 20
    assert "为什么是这一条" in folds[0][0]
    # A list of twenty equal summaries tells a screen reader nothing: each names its hit.
    assert len({summary for summary, _ in folds}) == 20
    assert f'<a href="{behaviour_url("sell-personal-data")}">' in folds[0][1]
    assert "占得分的" in folds[0][1]


def test_no_fold_stands_open_and_none_where_nothing_is_found(get: Get) -> None:
    assert "<details open" not in get("/search?q=出售公民个人信息").html
    assert 'class="why"' not in get("/search?q=zzzz").html


def test_a_link_of_a_fold_keeps_the_day(get: Get) -> None:
    lists = [found for _, found in FOLD.findall(get("/search?q=刑法253之一&as_of=2020-01-01").html)]
    assert any('href="/law/xingfa@2020-01-01/253-1"' in found for found in lists)


def test_the_command_explains(index_folder: Path) -> None:
    result = CliRunner().invoke(
        cli, ["search", "出售公民个人信息", "--explain", "--top", "2", "--index", str(index_folder)]
    )
    assert result.exit_code == 0
    assert re.search(r"得分 \d\.\d{3}：文字 0\.\d{3}，.*行为说明 \d\.\d{3}", result.stdout)
    assert "   - 行为说明“出售、非法提供公民个人信息”列出了这一条（" in result.stdout


def test_the_command_gives_reasons_as_json_only_when_asked(index_folder: Path) -> None:
    arguments = ["search", "刑法253之一", "--json", "--top", "3", "--index", str(index_folder)]
    plain = json.loads(CliRunner().invoke(cli, arguments).stdout)
    why = json.loads(CliRunner().invoke(cli, [*arguments, "--explain"]).stdout)
    assert not any("why" in hit for hit in plain["hits"])
    assert why["hits"][0]["why"][0]["text"] == "查询里的“刑法253之一”指的就是这一条"
    assert [{k: v for k, v in hit.items() if k != "why"} for hit in why["hits"]] == plain["hits"]


@pytest.mark.parametrize(("choice", "given"), [("1", True), ("0", False), ("", False)])
def test_a_program_asks_why(client: FlaskClient, choice: str, given: bool) -> None:
    answer = client.get(f"/api/v1/search?q=刑法253之一&explain={choice}")
    assert answer.status_code == 200
    assert all(("why" in hit) is given for hit in answer.get_json()["hits"])


@pytest.mark.parametrize("choice", ["yes", "2", "true"])
def test_another_value_is_refused(client: FlaskClient, choice: str) -> None:
    answer = client.get(f"/api/v1/search?q=刑法253之一&explain={choice}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json()["detail"] == f"参数 explain 只能是 1（说明每一条为什么在这里）或者 0，不能是 {choice}"
