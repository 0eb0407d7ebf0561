"""POST /api/v1/assess: facts as JSON -> what follows from them. Every failure is a problem document (RFC 9457)."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from corpus.liability.as_data import as_data
from corpus.liability.evaluate import evaluate
from corpus.liability.naming import namer
from webapp.api import problem
from webapp.assess.facts import EXPECTED, FactProblem, FactsError, checked
from webapp.coverage import coverage_of
from webapp.pages import open_index
from webapp.urls import ASSESS_API
from webapp.verify.as_json import coverage_data, dumps
from webapp.verify.documents_in import UnknownKindError
from webapp.verify.submitted import drain

blueprint = Blueprint("assess_api", __name__)
# The facts of one person fill a page; what is longer is something else.
MAX_BODY = 2**16
_WHOLE = f"JSON 对象，必须有 date（{EXPECTED['date']}）、actor、acts"


@blueprint.post(ASSESS_API)
def assess() -> Response:
    """The outcome of some facts; docs/liability.md lists the keys of both."""
    library = open_index().library
    rules = library.rules_of_liability()
    try:
        facts = checked(_body(), rules)
    except FactsError as error:
        return _refused(400, "请求有误", error)
    except RequestEntityTooLarge:
        drain(request)
        return problem(413, "内容太大", f"一份事实不超过 {MAX_BODY // 2**10} KB")
    except UnknownKindError as error:
        return problem(415, "不支持这种格式", str(error))
    outcome = evaluate(facts, rules, library.sanctions)
    data = as_data(outcome, namer(library, facts.date))
    return Response(dumps(data | {"coverage": coverage_data(coverage_of(library))}), mimetype="application/json")


def _refused(status: int, title: str, error: FactsError) -> Response:
    """Every problem, each with its key, what is wrong, what was expected."""
    told = [{"key": p.key, "what": p.what, "expected": p.expected} for p in error.problems]
    return problem(status, title, str(error), more={"problems": told})


def _body() -> dict[str, Any]:
    if request.mimetype != "application/json":
        raise _MediaTypeError(request.mimetype)
    if (request.content_length or 0) > MAX_BODY:
        raise RequestEntityTooLarge
    try:
        data = json.loads(request.get_data())
    # Deep nesting ends in a RecursionError.
    except (ValueError, RecursionError) as error:
        raise FactsError([FactProblem("", "内容不是 UTF-8 编码的 JSON", _WHOLE)]) from error
    if not isinstance(data, dict):
        raise FactsError([FactProblem("", "内容不是 JSON 对象", _WHOLE)])
    return data


class _MediaTypeError(UnknownKindError):
    """The body is of a type that is not read."""

    def __init__(self, mimetype: str) -> None:
        ValueError.__init__(self, f"不能读取类型为 {mimetype[:80] or '（未写明）'} 的内容。请发送 application/json")
