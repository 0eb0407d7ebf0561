"""/suggest, /api/v1/suggest: what somebody may be going to type; /opensearch.xml tells browsers of both."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, current_app, render_template, request
from werkzeug.wrappers import Response

from indexer.suggest import Suggester, Suggestion
from webapp.as_of import Day, asked_day
from webapp.law.api import ParameterError, only_parameters
from webapp.pages import open_index
from webapp.per_library import PerLibrary
from webapp.urls import OPENSEARCH, SUGGEST, SUGGEST_API, opensearch_templates, suggestion_url
from webapp.verify.as_json import dumps

blueprint = Blueprint("suggest", __name__)
# As many as fit a screen; a program may ask for more.
SHOWN, MOST = 8, 20


@blueprint.get(SUGGEST)
def suggest() -> Response:
    """OpenSearch suggestions: [what was typed, texts, descriptions, addresses]."""
    typed, day = request.args.get("q", ""), asked_day()
    found = _suggested(typed, SHOWN, day)
    descriptions = ["　".join(filter(None, (s.what, s.note))) for s in found]
    urls = [request.host_url.rstrip("/") + _url(s, day) for s in found]
    body = json.dumps([typed, [s.text for s in found], descriptions, urls], ensure_ascii=False)
    return Response(body, mimetype="application/x-suggestions+json")


@blueprint.get(SUGGEST_API)
def suggest_api() -> Response:
    """The same with all that is known of each suggestion."""
    only_parameters(("q", "limit", "as_of"))
    typed, day = request.args.get("q", ""), asked_day()
    if not typed.strip():
        raise ParameterError(f"缺少参数 q（已经输入的文字）。例如 {SUGGEST_API}?q=个保")
    data = {
        "query": typed,
        "as_of": str(day.on),
        "suggestions": [_data(s, day) for s in _suggested(typed, _limit(), day)],
    }
    return Response(dumps(data), mimetype="application/json")


@blueprint.get(OPENSEARCH)
def description() -> Response:
    """The OpenSearch description, by which a browser takes this site among its search engines."""
    search, suggestions = opensearch_templates(request.host_url.rstrip("/"))
    body = render_template("opensearch.xml", search=search, suggestions=suggestions)
    return Response(body, mimetype="application/opensearchdescription+xml")


def _suggested(typed: str, limit: int, day: Day) -> tuple[Suggestion, ...]:
    made: PerLibrary[Suggester] = current_app.extensions["fatiao_suggester"]
    return made.of(open_index().library).suggest(typed, limit, day.on)


def _limit() -> int:
    text = request.args.get("limit", str(SHOWN))
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST):
        raise ParameterError(f"limit 写作 {text[:20]}；应为 1 到 {MOST} 的整数")
    return int(text)


def _data(suggestion: Suggestion, day: Day) -> dict[str, Any]:
    return {
        "text": suggestion.text,
        "kind": suggestion.kind,
        "what": suggestion.what,
        "address": suggestion.address,
        "note": suggestion.note,
        "url": _url(suggestion, day),
    }


def _url(suggestion: Suggestion, day: Day) -> str:
    return suggestion_url(suggestion.kind, suggestion.text, suggestion.address, day.chosen)
