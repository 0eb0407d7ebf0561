"""create_app: assembly only."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from corpus.errors import FatiaoError, NotHeldError
from corpus.library import DATA
from webapp import pages
from webapp.state import State

# Pages need nothing from elsewhere and run no script.
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
TITLES = {400: "请求有误", 404: "没有这个页面", 405: "不支持这种请求", 414: "地址太长", 500: "程序出错"}
_log = logging.getLogger(__name__)


def create_app(index: Path, corpus: Path = DATA) -> Flask:
    """The application over an index.

    Raises:
        UnusableIndexError: there is no usable index; says which command makes one.
    """
    app = Flask(__name__)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600
    app.extensions["fatiao"] = State(index, corpus)
    app.register_blueprint(pages.blueprint)
    app.register_error_handler(NotHeldError, _not_held)
    app.register_error_handler(FatiaoError, _bad_request)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
    app.after_request(_headers)
    return app


def _not_held(error: NotHeldError) -> tuple[str, int]:
    return pages.error_page(404, "本库没有找到", f"{error.what}。", _asked(), error.suggestions)


def _bad_request(error: FatiaoError) -> tuple[str, int]:
    return pages.error_page(400, "请求有误", str(error), _asked())


def _http(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    return pages.error_page(code, TITLES.get(code, "请求没有成功"), f"地址 {_asked()[:200]} 没有对应的内容。", _asked())


def _unexpected(error: Exception) -> tuple[str, int]:
    """A failure is said to be one; it is never shown as an empty result."""
    _log.exception("unexpected error at %s", request.path, exc_info=error)
    return pages.error_page(500, "程序出错", "这是程序的问题，不是没有结果。请稍后再试。", "")


def _asked() -> str:
    return unquote(request.path).removeprefix("/law/").removeprefix("/case/").removeprefix("/behaviour/")


def _headers(response: Response) -> Response:
    response.headers.update({k: v for k, v in SECURITY_HEADERS.items() if k not in response.headers})
    return response
