"""URL <-> address: the only place where a URL is spelled.

/law/xingfa                    the statute as of today
/law/xingfa@2014-01-01         as of a date; leads to the first day of the wording of that date
/law/xingfa/253-1/1            an article, or a unit inside it
/law/xingfa@2014-01-01/253-1
/law/xingfa@2009-02-28/253-1?as_of=2014-01-01     the wording of that first day, read for another date
/law/xingfa/253-1/history      an article through time
/compare/xingfa@2021-03-01/xingfa@2024-03-01/387

Every other page takes the date as as_of.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from corpus.ids import ProvisionId

# The date of a page; on an article of the law also the day whose numbering its number is of, and the number
# under which it was asked for.
AS_OF, NUMBER_OF, RENUMBERED = "as_of", "number_of", "renumbered"


def _with(path: str, choices: dict[str, object]) -> str:
    """A path and its choices; those that are empty are left out."""
    chosen = {key: value for key, value in choices.items() if value}
    return path + (f"?{urlencode(chosen)}" if chosen else "")


def law_url(pid: ProvisionId, on: date | None = None) -> str:
    """The page of a statute, an article or a unit; undated it shows today's law."""
    statute, *rest = str(pid).split("/")
    dated = f"{statute}@{on}" if on else statute
    return "/".join(["/law", dated, *rest])


def wording_url(
    pid: ProvisionId, effective: date, day: date | None = None, *, full: bool = False, renumbered: str = ""
) -> str:
    """The page of a wording under its first day; `day` is the one that the reader asked for.

    `renumbered` is the number that the article was asked for by.
    """
    path = law_url(pid, effective) + ("/full" if full else "")
    return _with(path, {AS_OF: day if day != effective else None, RENUMBERED: renumbered})


def same_article_url(pid: ProvisionId, numbered: date, on: date | None = None) -> str:
    """The article whose number on the day `numbered` was this one, under the number that it has on another day."""
    return _with(law_url(pid), {AS_OF: on, NUMBER_OF: numbered})


def full_text_url(statute: str, on: date | None = None) -> str:
    """The page with a statute's whole text."""
    return law_url(ProvisionId(statute), on) + "/full"


COMPARE_API = "/api/v1/compare"


def history_url(pid: ProvisionId) -> str:
    """One article through time."""
    return law_url(pid.article_id) + "/history"


def compare_url(statute: str, one: date, other: date, article: str = "", **choices: object) -> str:
    """Two wordings of a statute, or of one of its articles, beside each other; `one` is the earlier."""
    path = f"/compare/{statute}@{one}/{statute}@{other}" + (f"/{article}" if article else "")
    return _with(path, choices)


def compare_form_url(statute: str = "") -> str:
    """Where the wordings of a statute are chosen; without one, the list of statutes."""
    return f"/compare/{statute}" if statute else "/compare"


def compare_api_url(statute: str, one: date, other: date, article: str = "") -> str:
    """A comparison for programs."""
    choices = {"statute": statute, "from": one, "to": other} | ({"article": article} if article else {})
    return f"{COMPARE_API}?{urlencode(choices)}"


def changes_url(since: date | str | None = None, **choices: object) -> str:
    """What changed in the law and in this collection; choices that are empty are left out."""
    chosen = {key: value for key, value in {"since": since, **choices}.items() if value}
    return "/changes" + (f"?{urlencode(chosen)}" if chosen else "")


def feed_url(statute: str = "") -> str:
    """The feed of all changes, or of one statute."""
    return f"{law_url(ProvisionId(statute))}/changes.atom" if statute else "/changes.atom"


def home_url(on: date | None = None) -> str:
    """The start page."""
    return _with("/", {AS_OF: on})


def case_url(case_id: str, on: date | None = None) -> str:
    """The page of a case."""
    return _with(f"/case/{case_id}", {AS_OF: on})


def behaviour_url(card_id: str, on: date | None = None) -> str:
    """The page of a behaviour card."""
    return _with(f"/behaviour/{card_id}", {AS_OF: on})


def search_url(query: str, **choices: object) -> str:
    """The search page; choices that are empty are left out."""
    parameters = {"q": query} | {key: value for key, value in choices.items() if value}
    return "/search?" + urlencode(parameters)


def cases_url(words: str = "", **choices: object) -> str:
    """The list of cases; choices that are empty are left out, values of one facet are parted by commas."""
    parameters = {key: value for key, value in {"q": words, **choices}.items() if value}
    return "/cases" + (f"?{urlencode(parameters, safe=',')}" if parameters else "")


def statistics_url(on: date | None = None) -> str:
    """The plots over all cases."""
    return _with("/statistics", {AS_OF: on})


def coverage_url(on: date | None = None) -> str:
    """What is held and what is not."""
    return _with("/coverage", {AS_OF: on})


def verify_url(on: date | None = None) -> str:
    """The form that checks citations."""
    return _with("/verify", {AS_OF: on})


ASSESS_API = "/api/v1/assess"
SEARCH_API, PROVISION_API, BEHAVIOUR_API = "/api/v1/search", "/api/v1/provision", "/api/v1/behaviour"


def assess_url(stated: Iterable[tuple[str, str]] = ()) -> str:
    """The page that assesses facts; `stated` are the facts as its form sends them."""
    query = urlencode(list(stated))
    return "/assess" + (f"?{query}" if query else "")


def facts_file_url(stated: Iterable[tuple[str, str]]) -> str:
    """The same facts as a file that `fatiao assess` reads."""
    return "/assess/facts.yaml?" + urlencode(list(stated))


SUGGEST, SUGGEST_API, OPENSEARCH = "/suggest", "/api/v1/suggest", "/opensearch.xml"


def suggestion_url(kind: str, text: str, address: str, on: date | None = None) -> str:
    """Where a suggestion leads: its page, or the search for its words where it has none."""
    return hit_url(kind, address, on) if address else search_url(text, as_of=on)


def opensearch_templates(origin: str) -> tuple[str, str]:
    """The addresses of search and suggestions in which a browser puts what was typed."""
    return f"{origin}/search?q={{searchTerms}}", f"{origin}{SUGGEST}?q={{searchTerms}}"


def undated_path(path: str) -> str:
    """The path of the same page without its date: /law/xingfa@2014-01-01/253-1 -> /law/xingfa/253-1."""
    return "/".join(split_dated(part)[0] for part in path.split("/"))


def url_of(path: str, choices: Iterable[tuple[str, str]]) -> str:
    """A page and its choices, as its date form sends them."""
    query = urlencode(list(choices))
    return path + (f"?{query}" if query else "")


def hit_url(kind: str, address: str, on: date | None = None) -> str:
    """The page that shows a hit of a search."""
    if kind == "case":
        return case_url(address, on)
    if kind == "behaviour":
        return behaviour_url(address, on)
    return law_url(ProvisionId.parse(address), on)


def split_dated(segment: str) -> tuple[str, str | None]:
    """`xingfa@2014-01-01` -> (xingfa, 2014-01-01); `xingfa` -> (xingfa, None)."""
    statute, mark, day = segment.partition("@")
    return statute, day if mark else None
