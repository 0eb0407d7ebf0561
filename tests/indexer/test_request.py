from __future__ import annotations

import pytest

from indexer.request import kinds_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("provision", ("provision",)),
        ("provision,case", ("provision", "case")),
        ("case, behaviour", ("case", "behaviour")),
        ("case phrasing", ("case",)),
        ("everything", ()),
        ("", ()),
    ],
)
def test_kinds_are_read_and_unknown_ones_left_out(text: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(text) == kinds
