"""/api/v1: the check of citations for other programs. Every failure is a problem document (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from webapp.coverage import coverage_of
from webapp.dates import date_or_today
from webapp.pages import open_index
from webapp.verify.as_json import dumps, report_data
from webapp.verify.documents_in import DocumentError, TooLargeError, UnknownKindError, clean
from webapp.verify.pages import report_of
from webapp.verify.submitted import LIMITS, Submitted, checked_length, drain, from_form

PREFIX = "/api/"
blueprint = Blueprint("api", __name__)
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match, If-Modified-Since",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
    "Access-Control-Max-Age": "86400",
}


class BodyError(DocumentError):
    """The body of a request is not what its type says."""

    def __init__(self, what: str) -> None:
        super().__init__(f'{what}。应为 {{"text": "要核对的文字", "as_of": "2026-11-22"}}，as_of 可以不写')


class MediaTypeError(UnknownKindError):
    """The body is of a type that is not read."""

    def __init__(self, mimetype: str) -> None:
        DocumentError.__init__(
            self,
            f"不能读取类型为 {mimetype[:80] or '（未写明）'} 的内容。"
            "请发送 application/json、text/plain 或 multipart/form-data（字段名 file 或 text）",
        )


@blueprint.post("/api/v1/verify")
def verify() -> Response:
    """The check of a text as JSON; docs/cli.md lists the keys."""
    submitted = _submitted()
    library = open_index().library
    data = report_data(report_of(library, submitted), coverage_of(library))
    return Response(dumps(data), mimetype="application/json")


@blueprint.after_app_request
def _headers(response: Response) -> Response:
    """Any page may ask; nothing about the asker is sent along, and nothing is kept."""
    if asked():
        response.headers.update(_CORS)
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def asked() -> bool:
    """Whether the request is one of this interface."""
    return request.path.startswith(PREFIX)


def problem(
    status: int,
    title: str,
    detail: str,
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Response:
    """An error in words for programs: application/problem+json; `more` are members of its own."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": request.path}
    return Response(dumps(body | dict(more or {})), status, headers, mimetype="application/problem+json")


def _submitted() -> Submitted:
    if request.mimetype == "multipart/form-data":
        return from_form(request)
    if request.mimetype not in ("application/json", "text/plain"):
        raise MediaTypeError(request.mimetype)
    body = _body() if request.mimetype == "text/plain" else _json(_body())
    fields = {"text": body} if isinstance(body, str) else body
    on, dated = date_or_today(fields.get("as_of") or request.args.get("as_of"))
    return checked_length(Submitted(clean(fields["text"]), on, dated))


def _body() -> str:
    try:
        return request.get_data().decode()
    except RequestEntityTooLarge as error:
        drain(request)
        raise TooLargeError("内容太大", LIMITS) from error
    except UnicodeDecodeError as error:
        raise BodyError("内容不是 UTF-8 编码") from error


def _json(body: str) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    # Deep nesting ends in a RecursionError.
    except (ValueError, RecursionError) as error:
        raise BodyError("内容不是 JSON") from error
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise BodyError("JSON 里没有字符串字段 text")
    if not isinstance(fields.get("as_of", ""), str | None):
        raise BodyError("JSON 里的 as_of 不是字符串")
    return fields
