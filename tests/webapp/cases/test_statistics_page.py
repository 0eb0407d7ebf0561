from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from corpus.case_facets import faceted_cases
from corpus.case_statistics import Statistics, statistics_of
from corpus.library import Library
from tests.webapp.conftest import Get
from webapp.cases import plots
from webapp.urls import case_url

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def statistics(library: Library) -> Statistics:
    return statistics_of(faceted_cases(library), library.rules_of_liability())


@pytest.fixture(scope="module")
def drawn(get: Get) -> dict[str, ElementTree.Element]:
    """The pictures by id; a picture that is not well-formed fails here."""
    html = get("/statistics").html
    found = re.findall(r'<svg class="plot.*?(?<=</svg>)\s*(?=<dl|<details)', html, re.DOTALL)
    pictures = [ElementTree.fromstring(text.strip()) for text in found]
    return {picture.attrib["aria-labelledby"].split("-t ")[0]: picture for picture in pictures}


def test_four_pictures_each_with_title_and_description(drawn: dict[str, ElementTree.Element]) -> None:
    assert list(drawn) == ["by-count", "by-income", "sentences", "years"]
    for picture in drawn.values():
        title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
        assert title is not None
        assert title.text
        assert description is not None
        assert "图下的表" in (description.text or "")


def test_every_defendant_has_a_dot_that_leads_to_his_case(
    get: Get, drawn: dict[str, ElementTree.Element], statistics: Statistics
) -> None:
    for key, scatter in (("by-count", statistics.by_count), ("by-income", statistics.by_income)):
        links = drawn[key].findall(f"{SVG}a")
        assert [link.attrib["href"] for link in links] == [case_url(dot.party.case.id) for dot in scatter.dots]
        for link, dot in zip(links, scatter.dots, strict=True):
            title = link.findtext(f"{SVG}title") or ""
            assert title.startswith(f"{dot.party.who}，{dot.party.case.title}")
            assert dot.party.case.source.publisher in title
            (mark,) = link.findall(f".//{SVG}path")
            assert (dot.party.tier or "unknown") in mark.attrib["class"].split()
            assert ("hollow" in mark.attrib["class"]) == bool(dot.party.suspended_months)
            assert get(link.attrib["href"]).status == 200


def test_tiers_differ_by_shape_and_not_by_colour_alone(drawn: dict[str, ElementTree.Element]) -> None:
    shapes: dict[str, set[str]] = {}
    for path in drawn["by-count"].findall(f".//{SVG}path") + drawn["by-income"].findall(f".//{SVG}path"):
        shapes.setdefault(path.attrib["class"].split()[1], set()).add(path.attrib["d"])
    assert len(shapes) >= 2
    assert all(len(forms) == 1 for forms in shapes.values())
    assert len({form for forms in shapes.values() for form in forms}) == len(shapes)


def test_the_lines_of_the_law_are_drawn_and_explained(get: Get, drawn: dict[str, ElementTree.Element]) -> None:
    def names(key: str) -> list[str]:
        return [text.text or "" for text in drawn[key].findall(f".//{SVG}text") if text.attrib.get("class") == "law"]

    assert names("by-count") == ["50", "500", "5000", "5万"]
    assert names("by-income") == ["5000", "5万"]
    page = get("/statistics")
    text = " ".join(page.text.split())
    assert "竖线 50条 行踪轨迹、通信内容、征信、财产：情节严重" in text
    assert "竖线 5万条 普通：情节特别严重" in text
    # The joint line is one of items; half the line is one of income too.
    assert text.count("各类未单独达标，按相应比例合计达到标准") == 1
    assert text.count("达到前列数量、数额标准一半以上") == 2
    assert "横线 3年 情节严重：三年以下有期徒刑或者拘役" in text
    assert {"/law/fashi-2017-10/5/1/3", "/law/fashi-2017-10/5/2/3", "/law/xingfa/253-1/1"} <= set(page.urls)


def test_a_dot_stands_on_the_right_side_of_the_lines(
    drawn: dict[str, ElementTree.Element], statistics: Statistics
) -> None:
    picture = drawn["by-income"]
    law = picture.findall(f".//{SVG}line[@class='law']")
    lines = [float(line.attrib["x1"].rstrip("%")) for line in law if line.attrib["x2"] != "100%"]
    (three_years,) = [float(line.attrib["y1"]) for line in law if line.attrib["x2"] == "100%"]
    for link, dot in zip(picture.findall(f"{SVG}a"), statistics.by_income.dots, strict=True):
        (place,) = link.findall(f"{SVG}svg")
        x, y = float(place.attrib["x"].rstrip("%")), float(place.attrib["y"])
        for line, at_least in zip(lines, (5_000, 50_000), strict=True):
            assert (x >= line) == (dot.number.value >= at_least), dot.party.case.id
        assert (y <= three_years) == (dot.months >= 36), dot.party.case.id


def test_the_tables_carry_the_same_numbers(get: Get, statistics: Statistics) -> None:
    html = get("/statistics").html
    tables = re.findall(r"<table>(.*?)</table>", html, re.DOTALL)
    rows = [table.count("<tr>") - 1 for table in tables]
    expected = []
    for scatter in (statistics.by_count, statistics.by_income):
        expected += [len(scatter.dots), len(scatter.left_out)]
    assert rows[:4] == expected
    for table, counted in zip(tables[4:], (statistics.bands, statistics.years), strict=True):
        cells = [int(n) for n in re.findall(r'<td class="num">(\d+)</td>', table)]
        # Each row ends with its sum.
        assert sum(cells) == 2 * sum(counted.values())


def test_the_numbers_of_the_text_are_those_of_the_library(get: Get, library: Library) -> None:
    criminal = [case for case in library.cases.values() if case.kind == "criminal"]
    defendants = [outcome for case in criminal for outcome in case.outcomes]
    sentenced = [outcome for outcome in defendants if outcome.sentence_months is not None]
    text = get("/statistics").text
    assert f"{len(library.cases)} 件案例里，{len(criminal)} 件是刑事案件" in text
    assert f"被告人有 {len(defendants)} 名" in text
    assert f"写明刑期的 {len(sentenced)} 名" in text
    assert "不是抽样" in text


def test_a_bar_of_a_year_leads_to_as_many_cases(get: Get, drawn: dict[str, ElementTree.Element]) -> None:
    bars = drawn["years"].findall(f"{SVG}a")
    assert len(bars) > 10
    for bar in bars:
        listed = get(bar.attrib["href"])
        assert f"共 {bar.findtext(f'{SVG}text')} 件" in listed.text, bar.attrib["href"]


def test_the_page_needs_no_script_and_nothing_from_elsewhere(get: Get) -> None:
    page = get("/statistics")
    assert page.foreign_scripts == 0
    assert " style=" not in page.html
    assert not [u for u in [*page.urls, *page.sources] if urlsplit(u).netloc]
    for url in page.urls:
        if url and not url.startswith("#"):
            assert get(url.partition("#")[0]).status == 200, url


def test_a_logarithmic_scale_puts_powers_of_ten_at_even_steps() -> None:
    scale = plots.LogScale.of([50, 1_180_000_000])
    assert (scale.low, scale.high) == (10, 10**10)
    places = [scale.at(power) for power in scale.powers()]
    steps = [round(right - left, 1) for left, right in pairwise(places)]
    assert set(steps) <= {9.7, 9.8}
    assert (places[0], places[-1]) == (plots.LEFT, plots.RIGHT)


def test_a_scale_without_numbers_still_has_ends() -> None:
    assert plots.LogScale.of([]) == plots.LogScale(1, 10)


def test_bars_are_as_high_as_their_numbers() -> None:
    grid = plots.grid({("a", "x"): 4, ("b", "y"): 1}, ["a", "b"], ["x", "y"])
    assert [(bar.row, bar.column, bar.value, bar.height) for bar in grid.bars] == [
        ("a", "x", 4, plots.BAR),
        ("b", "y", 1, plots.BAR / 4),
    ]
    assert [bar.y + bar.height for bar in grid.bars] == list(grid.lines)
