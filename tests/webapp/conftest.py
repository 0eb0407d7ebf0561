"""The application over the real index, and pages read as a reader sees them: text, headings, links, marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp.app import create_app

_VOID = {"meta", "link", "input", "br", "wbr", "img", "hr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass
class Page:
    """What an answer says: status, where it redirects, words, headings, links as (href, text), other addresses."""

    response: TestResponse
    text: str = ""
    headings: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def location(self) -> str:
        return self.response.headers.get("Location", "")

    @property
    def html(self) -> str:
        return self.response.get_data(as_text=True)

    @property
    def foreign_scripts(self) -> int:
        """How many scripts the page has beside the one of the search form, which no page needs."""
        return self.html.count("<script") - self.html.count('<script src="/static/suggest.js" defer></script>')

    @property
    def urls(self) -> list[str]:
        return [href for href, _ in self.links]


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.page.sources += [values[k] or "" for k in ("src", "action") if k in values]
        if tag == "link":
            self.page.sources.append(values.get("href") or "")
        if tag not in _VOID:
            self.open.append((tag, values, []))

    def handle_endtag(self, tag: str) -> None:
        opened, values, texts = self.open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"
        text = "".join(texts)
        if tag == "a":
            self.page.links.append((values.get("href") or "", text.strip()))
        if tag in _HEADINGS:
            self.page.headings.append(" ".join(text.split()))
        if tag == "mark":
            self.page.marks.append(text)

    def handle_data(self, data: str) -> None:
        for _, _, texts in self.open:
            texts.append(data)
        if not any(tag in ("script", "style", "title") for tag, _, _ in self.open):
            self.page.text += data


def read(response: TestResponse) -> Page:
    """An answer as a reader sees it; tags that do not match fail."""
    page = Page(response)
    if response.mimetype == "text/html" and response.status_code // 100 != 3:
        reader = _Reader(page)
        reader.feed(page.html)
        reader.close()
        assert reader.open == [], f"tags left open: {[tag for tag, _, _ in reader.open]}"
    return page


Get = Callable[[str], Page]


@pytest.fixture(scope="session")
def app(index_folder: Path) -> Flask:
    return create_app(index_folder)


@pytest.fixture(scope="session")
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def get(client: FlaskClient) -> Get:
    """Open an address and read the page; pages do not change, so each is read once."""

    @cache
    def run(url: str) -> Page:
        return read(client.get(url))

    return run


@pytest.fixture(scope="session")
def follow(get: Get) -> Get:
    """As get, but go where a redirect leads: a date to the first day of its wording."""

    def run(url: str) -> Page:
        page = get(url)
        for _ in range(4):
            if page.status // 100 != 3 or not page.location:
                return page
            page = get(page.location)
        raise AssertionError(f"{url} leads on and on: {page.location}")

    return run
