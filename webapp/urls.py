"""URL <-> address: the only place where a URL is spelled.

/law/xingfa                    the statute as of today
/law/xingfa@2014-01-01         as of a date
/law/xingfa/253-1/1            an article, or a unit inside it
/law/xingfa@2014-01-01/253-1
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from corpus.ids import ProvisionId


def law_url(pid: ProvisionId, on: date | None = None) -> str:
    """The page of a statute, an article or a unit; undated it shows today's law."""
    statute, *rest = str(pid).split("/")
    dated = f"{statute}@{on}" if on else statute
    return "/".join(["/law", dated, *rest])


def full_text_url(statute: str, on: date | None = None) -> str:
    """The page with a statute's whole text."""
    return law_url(ProvisionId(statute), on) + "/full"


def case_url(case_id: str) -> str:
    """The page of a case."""
    return f"/case/{case_id}"


def behaviour_url(card_id: str) -> str:
    """The page of a behaviour card."""
    return f"/behaviour/{card_id}"


def search_url(query: str, **choices: object) -> str:
    """The search page; choices that are empty are left out."""
    parameters = {"q": query} | {key: value for key, value in choices.items() if value}
    return "/search?" + urlencode(parameters)


def cases_url(words: str = "", **choices: object) -> str:
    """The list of cases; choices that are empty are left out, values of one facet are parted by commas."""
    parameters = {key: value for key, value in {"q": words, **choices}.items() if value}
    return "/cases" + (f"?{urlencode(parameters, safe=',')}" if parameters else "")


def statistics_url() -> str:
    """The plots over all cases."""
    return "/statistics"


ASSESS_API = "/api/v1/assess"


def assess_url(stated: Iterable[tuple[str, str]] = ()) -> str:
    """The page that assesses facts; `stated` are the facts as its form sends them."""
    query = urlencode(list(stated))
    return "/assess" + (f"?{query}" if query else "")


def facts_file_url(stated: Iterable[tuple[str, str]]) -> str:
    """The same facts as a file that `fatiao assess` reads."""
    return "/assess/facts.yaml?" + urlencode(list(stated))


def undated_url(path: str, query: str, choices: dict[str, str]) -> str:
    """The same page as of today: the date leaves the path (/law/xingfa@2014-01-01/253-1) or the choices (as_of)."""
    plain = "/".join(split_dated(part)[0] for part in path.split("/"))
    left = {key: value for key, value in choices.items() if key not in ("as_of", "q", "start", "at")}
    if plain == "/search":
        return search_url(query, **left)
    return plain + (f"?{urlencode(left)}" if left else "")


def hit_url(kind: str, address: str, on: date | None = None) -> str:
    """The page that shows a hit of a search."""
    if kind == "case":
        return case_url(address)
    if kind == "behaviour":
        return behaviour_url(address)
    return law_url(ProvisionId.parse(address), on)


def split_dated(segment: str) -> tuple[str, str | None]:
    """`xingfa@2014-01-01` -> (xingfa, 2014-01-01); `xingfa` -> (xingfa, None)."""
    statute, mark, day = segment.partition("@")
    return statute, day if mark else None
