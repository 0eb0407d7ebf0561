"""/assess: a form that keeps its state in the address, the assessment under it, and the facts as a file."""

from __future__ import annotations

import yaml
from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from corpus.dates import show
from corpus.errors import FatiaoError
from corpus.liability.evaluate import evaluate
from corpus.liability.facts import Facts
from corpus.liability.outcome import Outcome
from corpus.library import Library
from corpus.status import today
from webapp.as_of import Day, asked_day, shell
from webapp.assess.cases import like_rows
from webapp.assess.contexts import AssessPage
from webapp.assess.form import Stated, read, text_of
from webapp.assess.questions import form_view
from webapp.assess.view import result_view
from webapp.contexts import Shell
from webapp.dates import DateError, date_or_today
from webapp.pages import open_index
from webapp.urls import AS_OF, assess_url

blueprint = Blueprint("assess", __name__)
# The form sends this beside its fields: without it the address is a link that only sets some of them.
SENT = "sent"


@blueprint.get("/assess")
def assess() -> str | Response:
    """The form, and under it what follows from what it states."""
    given = list(request.args.items(multi=True))
    if AS_OF in request.args or any(not value.strip() for _, value in given):
        # A form sends its empty fields too; the address that is kept is without them.
        return redirect(assess_url(_stated(given)))
    library = open_index().library
    stated = read(dict(request.args.lists()), library.rules_of_liability())
    return _page(library, stated, _outcome(library, stated.facts))


@blueprint.get("/assess/facts.yaml")
def facts_file() -> Response:
    """The facts of the address as a file for `fatiao assess`.

    Raises:
        FatiaoError: the address states no facts.
    """
    stated = read(dict(request.args.lists()), open_index().library.rules_of_liability())
    if stated.facts is None:
        raise FatiaoError(_refusal(stated))
    response = make_response(facts_text(stated.facts))
    response.mimetype = "application/yaml"
    response.headers["Content-Disposition"] = "attachment; filename=facts.yaml"
    return response


def facts_text(facts: Facts) -> str:
    """Facts as the YAML of docs/liability.md; sums as text, so that they stay exact."""
    data = facts.model_dump()
    for key in ("illegal_income", "business_profit"):
        data[key] = None if data[key] is None else _sum(text_of(data[key]))
    plain = data | {key: list(data[key]) for key in ("acts", "items", "consequences", "mitigation")}
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=120)


def _sum(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _outcome(library: Library, facts: Facts | None) -> Outcome | None:
    return evaluate(facts, library.rules_of_liability(), library.sanctions) if facts else None


def _stated(given: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is stated; the day that a link from another page carries is that of the conduct, unless that is stated."""
    kept = [(name, value) for name, value in given if value.strip() and name != AS_OF]
    day = asked_day()
    return kept if not day.dated or "date" in dict(kept) else [("date", str(day.on)), *kept]


def _page(library: Library, stated: Stated, outcome: Outcome | None) -> str:
    facts = stated.facts
    result = result_view(facts, outcome, library, like_rows(facts, library)) if facts and outcome else None
    missing = outcome.missing if outcome else ()
    form = form_view(stated, missing, library.rules_of_liability(), SENT in request.args)
    return render_template("assess.html", page=AssessPage(_shell(library, stated), form, result))


def _shell(library: Library, stated: Stated) -> Shell:
    """The law is that of the day of the conduct, which is a field of the form; nothing else chooses it."""
    try:
        day = Day(*date_or_today(stated.one("date")))
    except DateError:
        day = Day(today(), dated=False)
    rest = [(name, value) for name, value in request.args.items(multi=True) if name != "date"]
    today_url = assess_url([("date", str(today())), *rest])
    words = f"{show(day.on)}（行为日期）" if day.dated else "行为日期那一天"
    return shell(library, day, field="date", today_url=today_url, words=words)


def _refusal(stated: Stated) -> str:
    """Why an address states no facts."""
    if stated.problems:
        return "；".join(f"{name}：{words}" for name, words in stated.problems.items())
    return f"地址里没有写明 {'、'.join(stated.needed)}，不能生成事实文件"
