"""Which ranker orders a search: in the address, as JSON, in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer.request import RANKERS
from webapp.cli import cli

QUESTION = "邻居偷看我的快递单"
# The part of a provision's score that only this ranker gives.
OWN = {"lexical": "lexical", "hybrid": "meaning", "learned": "learned"}


@pytest.mark.parametrize("ranker", RANKERS)
def test_the_api_takes_a_ranker(client: FlaskClient, ranker: str) -> None:
    data = client.get(f"/api/v1/search?q={QUESTION}&kind=provision&ranker={ranker}").get_json()
    assert data["ranker"] == ranker
    parts = set().union(*(hit["parts"] for hit in data["hits"]))
    assert OWN[ranker] in parts
    assert not parts & ({"meaning", "learned"} - {OWN[ranker]})


def test_hybrid_is_used_unless_another_is_asked_for(client: FlaskClient) -> None:
    assert client.get(f"/api/v1/search?q={QUESTION}").get_json()["ranker"] == "hybrid"


def test_a_ranker_that_there_is_not_is_an_error(client: FlaskClient) -> None:
    answer = client.get(f"/api/v1/search?q={QUESTION}&ranker=best")
    assert answer.status_code == 400
    assert "参数 ranker 只能是 lexical、hybrid、learned，不能是 best" in answer.get_data(as_text=True)


def test_the_page_says_why_a_model_ranks_a_hit(client: FlaskClient) -> None:
    page = client.get(f"/search?q={QUESTION}&ranker=learned").get_data(as_text=True)
    assert "排序模型认为与查询相近" in page
    assert "排序模型" not in client.get(f"/search?q={QUESTION}").get_data(as_text=True)


@pytest.mark.parametrize("ranker", RANKERS)
def test_the_command_takes_a_ranker(index_folder: Path, ranker: str) -> None:
    ran = CliRunner().invoke(cli, ["search", QUESTION, "--ranker", ranker, "--json", "--index", str(index_folder)])
    assert json.loads(ran.stdout)["ranker"] == ranker
