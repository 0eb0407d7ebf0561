"""Postings made in parts, merged, updated and read out of Whoosh are the same arrays."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import index as whoosh_index

from corpus.library import Library
from indexer import postings_build
from indexer.build import analyser_for, current_generation, entry_of
from indexer.documents import documents
from indexer.engines.base import FIELDS, Entry
from indexer.engines.lengths import rounded
from indexer.engines.whoosh_engine import WhooshWriter, schema
from indexer.engines.whoosh_postings import read_from
from indexer.postings import Postings
from indexer.postings_build import merged, part_of, updated, without
from indexer.postings_text import Texts, keys_of

TERMS = st.lists(st.sampled_from(["出售", "信息", "提供", "a", "é", "𠮷"]), max_size=8).map(tuple)
SAID = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, TERMS)), max_size=12)


def entries_of(said: list[dict[str, tuple[str, ...]]], prefix: str = "d") -> list[Entry]:
    return [
        Entry(f"{prefix}{n}", ("case", "provision")[n % 2], f"a{n // 2}", f"s{n % 3}", "law", n, n + 9, terms)
        for n, terms in enumerate(said)
    ]


def differing(one: Any, other: Any) -> list[str]:
    """Names of the arrays in which two values differ, in their numbers or their type."""
    found = []
    for part in fields(one):
        ours, theirs = getattr(one, part.name), getattr(other, part.name)
        if is_dataclass(ours):
            found += [f"{part.name}.{name}" for name in differing(ours, theirs)]
        elif not np.array_equal(ours, theirs) or np.asarray(ours).dtype != np.asarray(theirs).dtype:
            found.append(part.name)
    return found


def lists(postings: Postings) -> dict[tuple[str, str], dict[int, int]]:
    """(field, term) -> document -> how often."""
    found = {}
    for term in range(len(postings.keys)):
        here = slice(postings.starts[term], postings.starts[term + 1])
        counts = zip(postings.numbers[here].tolist(), postings.frequencies[here].tolist(), strict=True)
        found[FIELDS[postings.fields[term]], postings.texts[term]] = dict(counts)
    return found


@given(SAID)
def test_a_part_holds_every_term_of_every_document(said: list[dict[str, tuple[str, ...]]]) -> None:
    postings, expected = part_of(entries_of(said)), dict[tuple[str, str], dict[int, int]]()
    for number, terms in enumerate(said):
        for name in FIELDS:
            for term, often in Counter(terms[name]).items():
                expected.setdefault((name, term), {})[number] = often
    assert lists(postings) == expected
    assert (np.diff(postings.keys.astype(object)) > 0).all()
    assert postings.lengths.tolist() == [rounded(np.array([len(t[f]) for t in said], int)).tolist() for f in FIELDS]


@given(SAID, st.lists(st.integers(0, 12), max_size=4))
def test_parts_merge_to_what_one_part_would_be(said: list[dict[str, tuple[str, ...]]], cuts: list[int]) -> None:
    entries, edges = entries_of(said), [0, *sorted(cuts), len(said)]
    parts = [part_of(entries[first:last]) for first, last in pairwise(edges) if first <= last]
    assert differing(merged(parts), part_of(entries)) == []


@given(SAID, SAID, st.sets(st.integers(0, 11), max_size=5))
def test_an_update_is_what_a_build_of_the_same_documents_would_be(
    said: list[dict[str, tuple[str, ...]]], new: list[dict[str, tuple[str, ...]]], gone: set[int]
) -> None:
    old, added = entries_of(said), entries_of(new)[::2] + entries_of(new, "new")[1::2]
    removed = {f"d{number}" for number in gone} | {"nobody"}
    stays = [e for e in old if e.id not in removed | {a.id for a in added}]
    assert differing(updated(part_of(old), removed, part_of(added)), part_of([*stays, *added])) == []


def test_nothing_is_changed_where_nothing_goes() -> None:
    postings = part_of(entries_of([{"pairs": ("出售",)}]))
    assert without(postings, {"nobody"}) is postings


def test_no_parts_are_no_documents() -> None:
    assert differing(merged([]), part_of([])) == []


def test_terms_whose_keys_collide_get_another_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    def weak(texts: Texts, fields_: Any, salt: int) -> Any:
        return keys_of(texts, fields_, salt) % np.uint64(3 if salt < 2 else 2**63)

    entries = entries_of([{"pairs": ("出售", "信息")}, {"pairs": ("提供", "信息")}, {"pairs": ("快递",)}])
    expected = lists(part_of(entries))
    monkeypatch.setattr(postings_build, "keys_of", weak)
    whole, parts = part_of(entries), merged([part_of([e]) for e in entries])
    assert (whole.salt, parts.salt) == (2, 2)
    assert lists(whole) == expected
    assert differing(whole, parts) == []


def small_entries(folder: Path) -> list[Entry]:
    library = Library.load(folder / "corpus")
    analyser = analyser_for(library)
    return [entry_of(document, analyser) for document in documents(library)]


def test_whoosh_holds_the_same_term_by_term(template: Path) -> None:
    read = read_from(current_generation(template / "index"))
    entries = {e.id: e for e in small_entries(template)}
    order = [entries[read.columns.ids[number]] for number in range(len(read.columns))]
    assert len(order) == len(entries) > 100
    assert differing(read, part_of(order)) == []


def test_many_segments_and_deletions_are_read(template: Path, tmp_path: Path) -> None:
    entries = small_entries(template)
    WhooshWriter().write(tmp_path, entries[:60])
    opened = whoosh_index.open_dir(str(tmp_path))
    for group in (entries[60:90], entries[90:120], entries[5:10]):
        writer = opened.writer()
        for held in group:
            keys = {name: getattr(held, name) for name in schema().names() if name not in FIELDS}
            writer.update_document(**keys, **{name: " ".join(held.terms.get(name, ())) for name in FIELDS})
        writer.commit(merge=False)
    assert len(whoosh_index.open_dir(str(tmp_path))._segments()) == 4
    expected = part_of([*entries[:5], *entries[10:120], *entries[5:10]])
    assert differing(read_from(tmp_path), expected) == []
    assert differing(updated(part_of(entries[:120]), (), part_of(entries[5:10])), expected) == []


def test_lengths_are_rounded_as_whoosh_rounds_them() -> None:
    wanted = [0, 1, 10, 11, 12, 13, 99, 100, 1000, 106_374, 10_000_000]
    assert rounded(np.array(wanted)).tolist() == [0, 1, 10, 12, 12, 13, 101, 101, 1032, 106_374, 106_374]
