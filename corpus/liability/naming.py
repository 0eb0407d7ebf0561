"""The name of a provision in an assessment: as lawyers write it, interpretations by their number."""

from __future__ import annotations

from datetime import date

from corpus.citations.format import full_label, unit_label
from corpus.ids import ProvisionId
from corpus.liability.explain import Name
from corpus.library import Library


def namer(library: Library, on: date) -> Name:
    """A function from address to name: 《刑法》第二百五十三条之一第一款, 法释〔2017〕10号第五条第一款第三项."""

    def name(address: str) -> str:
        pid = ProvisionId.parse(address)
        version = library.latest_provision(pid, on).version
        if version.level == "judicial_interpretation" and version.document_number:
            return f"{version.document_number}{unit_label(pid)}"
        return full_label(version.short_title, pid)

    return name
