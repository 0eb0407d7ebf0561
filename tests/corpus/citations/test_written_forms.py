"""Every written form of tests/data/written_forms.yaml is read as the file says, and the file is sound itself.

One form of the file is one key of `grammar.FORMS`, and one key there is a form of the file; a rule without an example
and an example without a rule both fail. Fields of an example:

    text      what somebody wrote
    inside    the statute, article, 款, 项 in which it stands, where it stands in one
    found     every citation of the text in order: its own words -> its addresses; no address where the text it means
              is not held, is ambiguous or cannot be told; a list of pairs where the same words stand there twice
    exists    false where an address lies beyond the text that is held: it is read and not cut short
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from corpus.citations.find import CitationFinder
from corpus.citations.grammar import FORMS
from corpus.ids import ProvisionId
from corpus.library import Library
from tests.conftest import TODAY
from tests.corpus.conftest import TEST_DATA

LEAST_EXAMPLES = 400
LEAST_WITHOUT_ADDRESS = 120
LEAST_PER_FORM = 6

Found = list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """One example of the file, and the form that it stands for."""

    form: str
    text: str
    inside: str | None
    found: Found
    exists: bool


def _example(form: str, entry: dict[str, Any]) -> WrittenForm:
    assert set(entry) <= {"text", "inside", "found", "exists"}, entry
    found = entry["found"].items() if isinstance(entry["found"], dict) else entry["found"]
    return WrittenForm(
        form, entry["text"], entry.get("inside"), [(words, ids) for words, ids in found], entry.get("exists", True)
    )


GROUPS: list[dict[str, Any]] = yaml.safe_load((TEST_DATA / "written_forms.yaml").read_text("utf-8"))
EXAMPLES = [_example(group["form"], entry) for group in GROUPS for entry in group["examples"]]


@pytest.fixture(scope="module")
def corpus_finder(library: Library) -> CitationFinder:
    return CitationFinder.of(library)


def _label(example: WrittenForm) -> str:
    return f"{example.form}:{example.text[:30]}"


def _held(library: Library, address: str) -> bool:
    """Whether any held wording, of whatever time, has this address."""
    pid = ProvisionId.parse(address)
    versions = library.statute(pid.statute).versions
    return any(library.unit_exists(pid, version.effective or TODAY) for version in versions)


@pytest.mark.parametrize("example", EXAMPLES, ids=_label)
def test_a_written_form_is_read_as_the_file_says(example: WrittenForm, corpus_finder: CitationFinder) -> None:
    citations = corpus_finder.find(example.text, example.inside)
    assert [(c.text, [str(i) for i in c.ids]) for c in citations] == example.found


@pytest.mark.parametrize("example", EXAMPLES, ids=_label)
def test_the_expected_addresses_are_in_the_held_text(example: WrittenForm, library: Library) -> None:
    held = [_held(library, address) for _, ids in example.found for address in ids]
    assert all(held) is example.exists
    assert example.inside is None or _held(library, example.inside)


@pytest.mark.parametrize("example", EXAMPLES, ids=_label)
def test_the_expected_words_stand_in_the_text_in_this_order(example: WrittenForm) -> None:
    position = 0
    for words, _ in example.found:
        position = example.text.index(words, position) + len(words)


def test_every_form_has_a_rule_and_every_rule_a_form() -> None:
    assert sorted(group["form"] for group in GROUPS) == sorted(FORMS)


def test_every_form_has_examples_enough() -> None:
    assert {g["form"]: len(g["examples"]) for g in GROUPS if len(g["examples"]) < LEAST_PER_FORM} == {}


def test_there_are_examples_enough_and_each_is_another() -> None:
    assert len(EXAMPLES) >= LEAST_EXAMPLES
    assert len({example.text for example in EXAMPLES}) == len(EXAMPLES)


def test_many_examples_are_no_citation_or_have_no_address() -> None:
    without = [e for e in EXAMPLES if not e.found or any(not ids for _, ids in e.found)]
    assert len(without) >= LEAST_WITHOUT_ADDRESS
