"""`fatiao assess`: a facts file -> what follows from it."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.liability.as_data import as_data
from corpus.liability.evaluate import evaluate
from corpus.liability.explain import explain, summary
from corpus.liability.facts import read_facts
from corpus.liability.naming import namer
from corpus.library import Library
from webapp.verify.as_json import dumps


@click.command()
@click.argument("facts", type=click.Path(path_type=Path))
@click.option("--json", "form", flag_value="json", help="输出 JSON")
@click.option("--short", "form", flag_value="short", help="只要情节、幅度、符合的依据和还缺的事实")
def assess(facts: Path, form: str | None) -> None:
    """按一份事实文件推算情节、量刑幅度和三种责任，写明依据和还缺的事实。"""
    stated = read_facts(facts)
    library = Library.load()
    outcome = evaluate(stated, library.rules_of_liability(), library.sanctions)
    name = namer(library, stated.date)
    forms = {"json": lambda: dumps(as_data(outcome, name)), "short": lambda: summary(outcome, name)}
    click.echo(forms[form]() if form else explain(outcome, name))
