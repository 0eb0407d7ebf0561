"""`fatiao cases`: the cases that have some words and some values of the facets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from corpus.case_facets import FACET_NAMES
from corpus.library import Library
from corpus.status import today
from webapp.cases import words as case_words
from webapp.cases.as_json import found_data
from webapp.cases.casebook import Casebook, FoundCases, find_cases
from webapp.cases.contexts import CaseRow
from webapp.cases.query import SORTS, read_query
from webapp.cases.view import case_row, drops
from webapp.index_option import index_option, opened_index
from webapp.verify.as_json import dumps

# A value for each option, as its help shows it.
EXAMPLES = {
    "kind": "刑事", "behaviour": "sell-personal-data", "type": "行踪轨迹", "count": "500-5000", "income": "5000-50000",
    "tier": "情节严重", "sentence": "缓刑", "level": "中级人民法院", "year": "2022",
}  # fmt: skip


def _facets(command: Callable[..., None]) -> Callable[..., None]:
    """An option for each facet; decorators are applied from the last up."""
    for key in reversed(list(FACET_NAMES)):
        words = f"{FACET_NAMES[key]}，如 {EXAMPLES[key]}"
        command = click.option(f"--{key}", default=None, help=words)(command)
    return command


@click.command()
@click.argument("query", default="")
@_facets
@click.option("--sort", type=click.Choice(SORTS), default=None, help="排序；不写时有词按相关度，没有词按日期")
@click.option("--start", type=click.IntRange(0), default=0, show_default=True, help="从第几件起，0 是第一件")
@click.option("--top", type=click.IntRange(1, 200), default=20, show_default=True, help="最多几件")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
@index_option
def cases(query: str, start: int, top: int, as_json: bool, index: Path, **given: Any) -> None:
    """查案例，可以按行为、信息类型、条数、情节、刑期等筛选。

    不写 QUERY 时列出全部，新的在前。筛选的值写名称或者代号；几个值用逗号隔开，有一个符合即可。
    """
    # Only words need the index.
    opened = opened_index(index) if query.strip() else None
    library = opened.library if opened else Library.load()
    casebook = Casebook.of(library)
    parameters = {"q": query, **{key: value for key, value in given.items() if value}}
    asked = replace(read_query(parameters, casebook.labels), start=start, top=top)
    found = find_cases(casebook, asked, opened, today())
    click.echo(dumps(found_data(found)) if as_json else _text(found))


def _text(found: FoundCases) -> str:
    rows = (case_row(case, found) for case in found.shown)
    lines = [line for number, row in enumerate(rows, found.query.start + 1) for line in _lines(number, row)]
    if not found.total:
        lines = ["没有同时符合这些条件的案例。", *(f"  {link.text}：{link.note}" for link in drops(found))]
    return "\n".join([*lines, f"共 {found.total} 件"])


def _lines(number: int, row: CaseRow) -> list[str]:
    tiers = "、".join(tier.name + (f"（{case_words.COMPUTED}）" if tier.computed else "") for tier in row.tiers)
    facts = "  ".join(f"{label}：{value}" for label, value in row.facts)
    head = f"{number}. {row.title}［{row.kind}］  {row.id}"
    told = (f"{row.context}  {tiers}".rstrip(), row.acts, facts, row.result)
    return [head, *(f"   {line}" for line in told)]
