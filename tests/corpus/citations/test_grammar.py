"""The table of written forms, the examples and the documentation say the same, both ways."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from corpus.citations.citation import Citation
from corpus.citations.find import CitationFinder
from corpus.citations.grammar import FORMS
from corpus.names import canonical

ROOT = Path(__file__).parents[3]
EXAMPLES = yaml.safe_load((ROOT / "tests/data/written_forms.yaml").read_text("utf-8"))

Seen = Callable[[Citation], bool]


def read_as(*forms: str) -> Seen:
    return lambda citation: citation.form in forms


# What shows that a citation was read as the form.
SHOWN_BY: dict[str, Seen] = {
    "bracketed_title": lambda c: c.title is not None and not canonical(c.title).isascii(),
    "bare_title": lambda c: c.title is not None and c.title[0] not in "《〈",
    "nested_title": lambda c: c.title is not None and bool(re.search(r"[《〈<‹].+[《〈<‹]|关于.+[《〈<‹]", c.title)),
    "document_number": lambda c: bool(re.search(r"号", c.text)),
    "abbreviation": lambda c: c.title is not None,
    "bare_number": lambda c: c.article is not None or c.title is not None,
    "suffix_article": lambda c: c.suffix > 0 or any(pid.suffix for pid in c.ids),
    "units": lambda c: c.paragraph is not None or c.item is not None or c.subitem is not None,
    "list_of_articles": lambda c: c.title is None and c.article is not None,
    "list_of_units": lambda c: c.title is None and (c.paragraph is not None or c.item is not None),
    "list_in_one": lambda c: c.title is None or "条" not in c.text or c.paragraph is not None,
    "range_of_articles": lambda c: c.last is not None,
    "range_of_units": lambda c: c.last is not None,
    "self_law": read_as("self_law"),
    "self_article": read_as("self_article", "relative"),
    "relative": read_as("relative"),
    "bare_unit": read_as("bare_unit"),
    "bare_article": read_as("bare_article"),
    "that_law": read_as("that_law"),
    "defined_name": read_as("defined_name"),
    "edition": lambda c: c.edition is not None,
    "division_between": lambda c: bool(re.search(r"[编章节]|总则|分则|附则|中的|的第", c.text)),
    "ambiguous": lambda c: len(c.candidates) != 1,
    "unknown_title": lambda c: not c.candidates,
    "other_text": lambda c: bool(c.text),
    "not_a_statute": lambda c: bool(c.text),
    "counter_words": lambda c: bool(c.text),
    "false_friend": lambda c: bool(c.text),
    "impossible_number": lambda c: c.article is None or bool(c.ids),
    "whitespace_and_width": lambda c: c.article is not None or c.title is not None,
}


def test_every_form_has_its_sign() -> None:
    assert list(SHOWN_BY) == list(FORMS)


@pytest.mark.parametrize("group", EXAMPLES, ids=lambda group: group["form"])
def test_the_examples_of_a_form_are_read_as_that_form(finder: CitationFinder, group: dict[str, object]) -> None:
    shown = SHOWN_BY[str(group["form"])]
    examples = group["examples"]
    assert isinstance(examples, list)
    read = [found for e in examples if (found := finder.find(e["text"], e.get("inside")))]
    # A group also holds what looks like its form and is another one, or has no citation.
    assert sum(any(map(shown, found)) for found in read) >= len(read) / 2 > 0


def test_every_way_of_reading_has_an_example(finder: CitationFinder) -> None:
    """Each name that the reader gives a citation is met in the examples."""
    texts = [(e["text"], e.get("inside")) for group in EXAMPLES for e in group["examples"]]
    met = {citation.form for text, inside in texts for citation in finder.find(text, inside)}
    assert met == {
        "bracketed_title", "bare_title", "nested_title", "document_number", "defined_name", "edition", "ambiguous",
        "unknown_title", "other_text", "self_law", "that_law", "self_article", "relative", "bare_unit", "bare_article",
    }  # fmt: skip
    assert met <= FORMS.keys()


def test_the_documentation_lists_every_form() -> None:
    page = (ROOT / "docs/citations.md").read_text("utf-8")
    section = page.partition("## Written forms")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|$", section, re.MULTILINE))
    assert rows == FORMS
