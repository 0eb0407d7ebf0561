from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from corpus.case_facets import FACET_NAMES
from corpus.library import Library

CASE = {
    "id", "title", "kind", "authority", "court_level", "date", "behaviours", "acts", "information", "insider",
    "illegal_income", "compensation", "defendants", "result", "provisions", "source", "url",
}  # fmt: skip
DEFENDANT = {
    "who", "role", "offence", "count", "illegal_income", "tier", "tier_computed", "sentence_months",
    "suspended_months", "detention", "fine", "combined",
}  # fmt: skip


def data_of(client: FlaskClient, query: str = "", path: str = "/api/v1/cases") -> dict[str, Any]:
    response = client.get(f"{path}?{quote(query, safe='=,&')}")
    assert response.status_code == 200, response.get_data(as_text=True)
    assert response.mimetype == "application/json"
    data: dict[str, Any] = response.get_json()
    return data


def test_the_keys_are_fixed(client: FlaskClient) -> None:
    data = data_of(client)
    assert list(data) == ["query", "chosen", "sort", "start", "total", "cases", "facets", "without"]
    assert set(data["facets"]) == set(FACET_NAMES)
    for case in data["cases"]:
        assert set(case) == CASE
        for defendant in case["defendants"]:
            assert set(defendant) == DEFENDANT


def test_all_cases_come_in_twenties(client: FlaskClient, library: Library) -> None:
    ids: list[str] = []
    for start in range(0, len(library.cases), 20):
        data = data_of(client, f"start={start}")
        assert (data["total"], data["start"], data["sort"]) == (len(library.cases), start, "date")
        ids += [case["id"] for case in data["cases"]]
    assert sorted(ids) == sorted(library.cases)


def test_a_case_is_told_whole(client: FlaskClient) -> None:
    data = data_of(client, "behaviour=courier-staff-sell-data&year=2022&sort=income")
    (case,) = (case for case in data["cases"] if case["id"] == "rugao-wang-dong")
    assert (case["authority"], case["court_level"], case["illegal_income"]) == (
        "江苏省如皋市人民法院",
        "基层人民法院",
        240000,
    )
    assert [(d["who"], d["sentence_months"], d["suspended_months"]) for d in case["defendants"]] == [
        ("王某", 39, None),
        ("董某", 24, 30),
    ]
    assert case["url"] == "/case/rugao-wang-dong"


def test_choices_are_answered_as_they_were_understood(client: FlaskClient) -> None:
    data = data_of(client, "tier=情节严重,especially_serious&kind=刑事")
    assert data["chosen"] == {"kind": ["criminal"], "tier": ["serious", "especially_serious"]}
    assert data["total"] == len({case["id"] for case in data["cases"]}) or data["total"] > 20
    for case in data["cases"]:
        assert {d["tier"] for d in case["defendants"]} & {"serious", "especially_serious"}


def test_nothing_found_says_what_each_choice_costs(client: FlaskClient) -> None:
    data = data_of(client, "kind=civil&tier=serious")
    assert (data["total"], data["cases"]) == (0, [])
    assert data["without"] == {
        "kind": data_of(client, "tier=serious")["total"],
        "tier": data_of(client, "kind=civil")["total"],
    }


def test_words_are_searched(client: FlaskClient) -> None:
    data = data_of(client, "q=快递")
    assert data["sort"] == "relevance"
    assert "rugao-wang-dong" in [case["id"] for case in data["cases"]]
    assert data["without"]["q"] > data["total"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("tier=x", "especially_serious（情节特别严重）"),
        ("year=20222", "四位数的年份"),
        ("start=-1", "从 0 起的整数"),
        ("teir=serious", "没有这个参数；可用的参数是 q、kind"),
    ],
)
def test_a_bad_parameter_is_a_problem_document(client: FlaskClient, query: str, words: str) -> None:
    response = client.get(f"/api/v1/cases?{query}")
    problem = response.get_json(force=True)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    assert (problem["status"], problem["title"], problem["instance"]) == (400, "请求有误", "/api/v1/cases")
    assert words in problem["detail"]


@pytest.mark.parametrize("path", ["/api/v1/cases", "/api/v1/statistics"])
def test_only_reading_is_allowed_and_any_page_may_ask(client: FlaskClient, path: str) -> None:
    assert client.post(path).status_code == 405
    headers = client.get(path).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in headers["Access-Control-Allow-Methods"]


def test_the_statistics_are_those_of_the_list(client: FlaskClient, library: Library) -> None:
    data = data_of(client, path="/api/v1/statistics")
    assert list(data) == [
        "cases", "criminal_cases", "defendants", "sentenced", "higher_tier_months", "by_count", "by_income",
        "sentences_by_tier", "cases_by_year",
    ]  # fmt: skip
    assert data["cases"] == len(library.cases) == sum(row["cases"] for row in data["cases_by_year"])
    for row in data["cases_by_year"]:
        assert data_of(client, f"year={row['year']}&kind={row['kind']}")["total"] == row["cases"]
    for key in ("by_count", "by_income"):
        assert len(data[key]["defendants"]) + len(data[key]["left_out"]) == data["sentenced"]
        assert {row["reason"] for row in data[key]["left_out"]} <= {"combined", "no_facts", "before_lines", "no_number"}
    assert [line["at_least"] for line in data["by_income"]["lines"]] == [5_000, 50_000]
