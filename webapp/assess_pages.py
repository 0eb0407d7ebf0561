"""/assess: a form that keeps its state in the address, the assessment under it, and the facts as a file."""

from __future__ import annotations

from urllib.parse import urlencode

import yaml
from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from corpus.errors import FatiaoError
from corpus.liability.evaluate import evaluate
from corpus.liability.facts import Facts
from corpus.liability.outcome import Outcome
from corpus.library import Library
from corpus.status import today
from webapp import views
from webapp.assess_cases import like_rows
from webapp.assess_contexts import AssessPage
from webapp.assess_form import Stated, read, text_of
from webapp.assess_questions import form_view
from webapp.assess_view import result_view
from webapp.pages import open_index
from webapp.urls import assess_url

blueprint = Blueprint("assess", __name__)
# The form sends this beside its fields: without it the address is a link that only sets some of them.
SENT = "sent"


@blueprint.get("/assess")
def assess() -> str | Response:
    """The form, and under it what follows from what it states."""
    given = list(request.args.items(multi=True))
    if any(not value.strip() for _, value in given):
        # A form sends its empty fields too; the address that is kept is without them.
        kept = [(name, value) for name, value in given if value.strip()]
        return redirect(f"{assess_url()}?{urlencode(kept)}" if kept else assess_url())
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


def _page(library: Library, stated: Stated, outcome: Outcome | None) -> str:
    facts = stated.facts
    result = result_view(facts, outcome, library, like_rows(facts, library)) if facts and outcome else None
    missing = outcome.missing if outcome else ()
    form = form_view(stated, missing, library.rules_of_liability(), SENT in request.args)
    shell = views.shell(library, "", today(), dated=False, today_url=assess_url(), origin=request.host_url.rstrip("/"))
    return render_template("assess.html", page=AssessPage(shell, form, result))


def _refusal(stated: Stated) -> str:
    """Why an address states no facts."""
    if stated.problems:
        return "；".join(f"{name}：{words}" for name, words in stated.problems.items())
    return f"地址里没有写明 {'、'.join(stated.needed)}，不能生成事实文件"
