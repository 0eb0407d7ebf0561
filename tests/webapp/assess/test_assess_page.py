"""/assess: what is asked, what follows, and that the address alone brings the same page again."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from click.testing import CliRunner
from flask.testing import FlaskClient

from corpus.liability.facts import Facts, facts_of
from corpus.library import Library
from tests.webapp.conftest import Page, read
from webapp.assess.cli import assess as command
from webapp.assess.form import query_of
from webapp.assess.form import read as read_query
from webapp.card_view import ACTS_OF_STAGES
from webapp.urls import assess_url, behaviour_url, facts_file_url

FOLDER = Path(__file__).parents[2] / "liability"
CASES = [c["facts"] for file in sorted(FOLDER.glob("*.yaml")) for c in yaml.safe_load(file.read_text("utf-8"))]
# 快递客服夫妻查询出售寄递信息获利24万: staff of a courier who looked up and sold what the service gave them.
SEED = {"date": "2021-06-01", "act": "sell", "insider": "yes", "illegal_income": "24万", "type1": "普通"}
_ANSWER = re.compile(r'<li><a href="([^"]+)">([^<]+)</a>[^→]*→ ([^<]+)</span></li>')
SCRIPT = "<script>alert(1)</script>"
QUESTIONS = {
    "income": 'name="illegal_income"',
    "insider": 'name="insider"',
    "prior": 'name="prior"',
    "known": 'name="known_criminal_use"',
    "business": 'name="lawful_business"',
    "profit": 'name="business_profit"',
    "age": 'name="age"',
}


def opened(client: FlaskClient, fields: dict[str, Any]) -> Page:
    return read(client.get(f"/assess?{urlencode(fields, doseq=True)}"))


def asked(page: Page) -> set[str]:
    return {name for name, mark in QUESTIONS.items() if mark in page.html}


def sold(count: int | str, kind: str = "普通") -> dict[str, str]:
    return {"date": "2022-03-01", "act": "sell", "type1": kind, "count1": str(count)}


def result_of(page: Page) -> str:
    return " ".join(page.text[page.text.index("按 20") :].split())


def facts_in(library: Library, query: str) -> Facts | None:
    return read_query(parse_qs(query), library.rules_of_liability()).facts


def test_the_page_is_reached_from_every_page(client: FlaskClient) -> None:
    assert ("/assess", "责任推算") in read(client.get("/coverage")).links
    page = read(client.get("/assess"))
    assert (page.status, page.headings[0]) == (200, "责任推算")
    assert asked(page) == set()
    assert "还没有填写" not in page.text


def test_the_courier_who_sold_for_240000_yuan(client: FlaskClient, library: Library) -> None:
    """违法所得五千元以上, halved for what the service gave, and ten times that: 法释〔2017〕10号第五条."""
    page = opened(client, SEED)
    assert page.headings[1] == "情节特别严重"
    text = result_of(page)
    for words in (
        "三年以上七年以下",
        "侵犯公民个人信息罪",
        "违法所得 24万元",
        "96倍",
        "按此为24万元至120万元",
        "从重处罚",
    ):
        assert words in text, words
    assert {"/law/fashi-2017-10@2021-06-01/5/1/7", "/law/xingfa@2021-06-01/253-1/1"} <= set(page.urls)
    assert ("/case/rugao-wang-dong", library.cases["rugao-wang-dong"].title) in page.links


def test_the_grounds_come_with_the_words_of_the_law(client: FlaskClient) -> None:
    text = result_of(opened(client, SEED))
    assert "（七）违法所得五千元以上的；" in text
    assert text.index("✓ 符合") < text.index("？ 待定") < text.index("— 不符合")


def test_only_what_still_matters_is_asked(client: FlaskClient) -> None:
    """60000 ordinary items are ten times 五千条 whatever else is true; of 3000 nearly everything matters."""
    assert asked(opened(client, sold(60000))) == set()
    assert asked(opened(client, sold(3000))) == {"income", "insider", "prior", "known"}
    assert asked(opened(client, sold(3000) | {"act": "buy"})) == {"income", "prior", "business", "profit"}


def test_an_answer_stays_to_be_changed(client: FlaskClient) -> None:
    page = opened(client, sold(60000) | {"illegal_income": "100", "insider": "no"})
    assert asked(page) == {"income", "insider"}
    assert 'value="100"' in page.html
    assert 'name="insider" value="no" checked' in page.html


def test_the_age_of_a_minor_is_asked(client: FlaskClient) -> None:
    page = opened(client, sold(60000) | {"minor": "yes"})
    assert asked(page) == {"age"}
    assert "不满十六周岁" in page.text or "不满16周岁" in page.text


def test_nothing_stated_of_the_information_is_unknown_not_none(client: FlaskClient) -> None:
    page = opened(
        client, {"date": "2022-03-01", "act": "sell", "illegal_income": "0", "insider": "no", "prior": "none"}
    )
    assert page.headings[1].startswith("不能确定")
    assert "种类不明的信息，条数不明" in page.text


@pytest.mark.parametrize("stated", [c for c in CASES if c.get("items")], ids=lambda c: str(c)[:40])
def test_the_address_says_all_that_was_stated(library: Library, stated: dict[str, Any]) -> None:
    facts = facts_of(stated)
    assert facts_in(library, urlencode(query_of(facts))) == facts


def test_the_address_brings_the_same_result(client: FlaskClient) -> None:
    page = opened(client, SEED)
    address = page.text.partition("http://localhost")[2].split()[0]
    again = read(client.get(address))
    assert result_of(again) == result_of(page)


def test_empty_fields_leave_the_address(client: FlaskClient) -> None:
    response = client.get("/assess?sent=1&date=2022-03-01&act=sell&type1=&count1=&prior=")
    assert response.headers["Location"] == "/assess?sent=1&date=2022-03-01&act=sell"
    assert client.get("/assess?date=&prior=").headers["Location"] == "/assess"


def test_an_answer_can_be_tried_with_one_click(client: FlaskClient) -> None:
    page = opened(client, sold(3000))
    (url,) = [u for u, text in page.links if text == "5万元以上"]
    assert "按5万元试算" in page.text
    assert opened(client, {k: v for k, (v,) in parse_qs(urlsplit(url).query).items()}).headings[1] == "情节特别严重"


def test_every_answer_leads_to_the_tiers_that_it_promises(client: FlaskClient) -> None:
    page = opened(client, sold(3000) | {"known_criminal_use": "no", "prior": "none"})
    answers = _ANSWER.findall(page.html)
    assert len(answers) == 7
    for url, words, tiers in answers:
        heading = read(client.get(unescape(url).partition("#")[0])).headings[1]
        assert all(tier in heading for tier in tiers.split("、")), (words, heading)
        assert ("、" in tiers) == ("可能" in heading), (words, heading)


def test_the_facts_come_as_a_file_for_the_command(client: FlaskClient, tmp_path: Path, library: Library) -> None:
    page = opened(
        client, SEED | {"mitigation": "自首", "type1": "住宿", "count1": "1,200余", "illegal_income": "61429.01"}
    )
    (url,) = [u for u in page.urls if u.startswith("/assess/facts.yaml")]
    response = client.get(url)
    assert "attachment" in response.headers["Content-Disposition"]
    written = tmp_path / "facts.yaml"
    written.write_bytes(response.data)
    assert facts_of(yaml.safe_load(response.data)) == facts_in(library, urlsplit(url).query)
    printed = CliRunner().invoke(command, [str(written)])
    assert printed.exit_code == 0, printed.output
    assert f"情节：{page.headings[1]}" in printed.output


@pytest.mark.parametrize("url", ["/assess/facts.yaml", "/assess/facts.yaml?date=x&act=sell"])
def test_no_file_without_facts(client: FlaskClient, url: str) -> None:
    assert client.get(url).status_code == 400


@pytest.mark.parametrize(
    ("fields", "words", "kept"),
    [
        ({"date": "2014-02-30"}, "看不懂日期“2014-02-30”", 'type="text" maxlength="200" value="2014-02-30"'),
        ({"count1": "很多"}, "“很多”不是条数", 'value="很多"'),
        ({"count1": "1.5"}, "条数应是整数", 'value="1.5"'),
        ({"count1": "9999999999999"}, "数太大", 'value="9999999999999"'),
        ({"illegal_income": "两万"}, "“两万”不是数额", 'value="两万"'),
        ({"illegal_income": "2万余"}, "不是确切的数额", 'value="2万余"'),
        ({"judged": "2020-01-01"}, "早于", 'value="2020-01-01"'),
        ({"age": "很小"}, "“很小”不是整数", 'value="很小"'),
        ({"age": "200"}, "大于 150", 'value="200"'),
        ({"excluded1": "5000"}, "多于 count", 'value="5000"'),
        ({"prior": "maybe"}, "“maybe”不是可选的答案", 'value="maybe"'),
        ({"type1": "指纹"}, "没有“指纹”这一类", ""),
        ({"act": "steal-it"}, "“steal-it”不是可选的答案", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field(
    client: FlaskClient, fields: dict[str, str], words: str, kept: str
) -> None:
    page = opened(client, {**sold(3000), "insider": "yes", **fields})
    assert (page.status, len(page.headings)) == (200, 1)
    assert words in page.text
    assert "见各项旁边的说明" in page.text
    name = next(iter(fields))
    assert f'id="{name}_error"' in page.html
    if kept.startswith(("value", "type")) and name != "prior":
        assert kept in page.html
    if name != "insider":
        assert 'name="insider" value="yes" checked' in page.html


def test_what_must_be_filled_in_is_said_only_after_sending(client: FlaskClient) -> None:
    assert "至少选一项" not in opened(client, {"date": "2022-03-01"}).text
    page = opened(client, {"sent": "1", "date": "2022-03-01"})
    assert "至少选一项" in page.text
    assert "还没有填写" in opened(client, {"sent": "1", "act": "sell"}).text


@pytest.mark.parametrize("query", [
    "date=%00&act=%ff", "date=2022-03-01&act=sell&count1=" + "9" * 500, "date=0001-01-01&act=sell",
    "date=9999-12-31&act=sell&type1=普通&count1=5000", "date=2022-03-01&act=sell&type13=普通&count13=1",
    "date=2022-03-01&act=" + "&act=".join(["sell"] * 300), f"date={SCRIPT}&act={SCRIPT}&count1={SCRIPT}",
    "date=2022-03-01&act=sell&type1=未知&type2=未知&type3=未知&more1=yes&more2=yes",
    "date=2022-03-01&act=sell&mitigation=" + "、".join(["自首"] * 300), "date=2022-03-01&act=sell&recipients1=0",
    "date=2008-01-01&act=sell", "date=2010-01-01&act=sell", "date=2016-01-01&act=sell&type1=普通&count1=5000",
    "date=2022-03-01&act=sell&date=x&count1=1&count1=x",
])  # fmt: skip
def test_no_address_breaks_the_page(client: FlaskClient, query: str) -> None:
    page = read(client.get(f"/assess?{query}"))
    assert page.status == 200
    assert page.foreign_scripts == 0


@pytest.mark.parametrize(("typed", "count", "more"), [
    ("1200", 1200, False), ("1,200条", 1200, False), ("１２００", 1200, False), ("1.2万", 12000, False),
    ("3万余条", 30000, True), ("1200多", 1200, True), ("500条以上", 500, True), ("不详", None, False),
])  # fmt: skip
def test_numbers_as_people_write_them(library: Library, typed: str, count: int | None, more: bool) -> None:
    facts = facts_in(library, urlencode(sold(typed)))
    assert facts
    assert (facts.items[0].count, facts.items[0].lower_bound) == (count, more)


def test_rows_are_counted_anew(client: FlaskClient) -> None:
    """A row that was emptied in between leaves no gap, and there is always one more to fill."""
    page = opened(client, sold(100) | {"type3": "住宿", "count3": "7"})
    assert 'name="count2" type="text" inputmode="decimal" maxlength="200" value="7"' in page.html
    assert 'name="count3"' in page.html
    assert 'name="count4"' not in page.html


@pytest.mark.parametrize(
    "fields",
    [
        SEED,
        sold(3000),
        sold(3000) | {"act": "buy"},
        {"date": "2022-03-01", "act": "sell", "type1": "普通", "type2": "住宿"},
    ],
    ids=["seed", "sold", "bought", "open"],
)
def test_the_ladder_is_a_picture_with_words(client: FlaskClient, fields: dict[str, str]) -> None:
    html = opened(client, fields).html
    svg = ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + 6])
    space = "{http://www.w3.org/2000/svg}"
    title, description = svg.find(f"{space}title"), svg.find(f"{space}desc")
    assert title is not None
    assert description is not None
    assert (title.text or "").startswith("情节的阶梯：")
    assert "倍" in (description.text or "")
    assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    for element in svg.iter():
        places = [value for key in ("x", "x1", "x2", "cx", "width") if (value := element.get(key)) and "%" in value]
        assert all(0 <= float(value.rstrip("%")) <= 100 for value in places)


def test_the_table_says_what_the_picture_says(client: FlaskClient) -> None:
    page = opened(client, SEED)
    table = page.html[page.html.index('<table class="measures">') :]
    for words in ("违法所得", "24万元", "2500元", "2.5万元", "96倍", "标准已减半"):
        assert words in table, words


def test_a_law_without_lines_has_no_ladder(client: FlaskClient) -> None:
    page = opened(client, sold(5000) | {"date": "2012-05-01"})
    assert "<svg" not in page.html
    assert "没有数量、数额标准" in page.text
    assert "没有可以适用的罪名" in opened(client, sold(5000) | {"date": "2008-05-01"}).text


@pytest.mark.parametrize(
    "fields",
    [
        SEED,
        sold(3000) | {"kind": "unit", "consequence": "死亡", "mitigation": ["自首", "初犯"]},
        sold(3000) | {"act": ["buy", "publish"], "date": "2016-03-01"},
        sold(5000) | {"date": "2012-05-01", "minor": "yes"},
        sold(60000) | {"date": "2026-06-01"},
    ],
    ids=["seed", "unit", "2016", "2012", "2026"],
)
def test_every_link_answers(client: FlaskClient, fields: dict[str, Any]) -> None:
    page = opened(client, fields)
    for url in dict.fromkeys(page.urls):
        if url.startswith("/"):
            assert client.get(url.partition("#")[0], follow_redirects=True).status_code == 200, url


def test_places_of_provisions_became_links(client: FlaskClient) -> None:
    page = opened(client, SEED)
    assert "{" not in page.text
    assert ("/law/minfadian@2021-06-01/187", "《民法典》第一百八十七条") in page.links


def test_rules_of_single_trades_are_apart(client: FlaskClient) -> None:
    page = opened(client, SEED)
    fold = page.text.index("只对特定行业或者身份适用的")
    assert page.text.index("行政责任") < fold < page.text.index("限于律师")
    assert "《邮政法》" in page.text[fold : fold + 100]


def test_the_page_needs_no_script_and_keeps_the_headers(client: FlaskClient) -> None:
    page = opened(client, SEED)
    assert " style=" not in page.html
    assert page.foreign_scripts == 0
    assert "default-src 'none'" in page.response.headers["Content-Security-Policy"]
    assert page.text.count("不是法律意见") == 1
    assert set(page.sources) >= {"/assess#result", "/static/assess.css"}


def test_the_stylesheet_stays_small() -> None:
    assert (Path(__file__).parents[3] / "webapp/static/assess.css").stat().st_size < 8 * 1024


def test_cards_about_the_crime_lead_to_the_form(client: FlaskClient, library: Library) -> None:
    leading = 0
    for card in library.cards.values():
        cited = [p for statement in card.consequences.criminal for p in statement.provisions]
        links = [u for u, text in read(client.get(behaviour_url(card.id))).links if text == "推算情节和量刑幅度"]
        about = any(p == "xingfa/253-1" or p.startswith("xingfa/253-1/") for p in cited)
        assert links == [assess_url(("act", act) for act in ACTS_OF_STAGES.get(card.stage, ()))] * about, card.id
        leading += bool(links)
    assert leading > 3


def test_urls_are_spelled_as_they_are_read() -> None:
    assert assess_url() == "/assess"
    assert assess_url([("act", "sell"), ("act", "buy")]) == "/assess?act=sell&act=buy"
    assert facts_file_url([("date", "2022-03-01")]) == "/assess/facts.yaml?date=2022-03-01"


def test_another_law_at_the_judgment_is_set_beside_that_of_the_conduct(client: FlaskClient) -> None:
    """刑法第十二条: conduct of 2015-10-30 under 刑法修正案（七）, judged under 刑法修正案（九）."""
    page = opened(client, {"date": "2015-10-30", "judged": "2016-06-01", "act": "sell", "insider": "yes"})
    text = " ".join(page.text.split())
    assert "行为以后法律有变化，两个时期的结果不同" in text
    assert "按行为时的法律（刑法修正案（七））：情节不能确定，三年以下" in text
    assert "按2016年6月1日判决时的法律（刑法修正案（九），法释〔2017〕10号施行以前）：情节不能确定，七年以下" in text
    assert "这里不作决定" in text
    assert ("/law/xingfa@2015-10-30/12/1", "《刑法》第十二条第一款") in page.links
    assert "两个时期的结果不同" not in opened(client, SEED).text
