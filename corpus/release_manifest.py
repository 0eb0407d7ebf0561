"""What a release of the corpus holds, as fingerprints: the text of every article, the dates of every wording, every
case and every card. Two manifests side by side say what has changed between two releases.

The file (`releases/manifest.txt`) is plain text, one article a line, so that a difference of two of them is readable:

    wording xingfa@2024-03-01 promulgated=2023-12-29 effective=2024-03-01 repealed=- extent=full frame=1f0a22c9
    1 5d3c0f61
    253-1 9b1c77ae
    case rugao-wang-courier 77aa01d2
    card courier-staff-sell-data 0c11f3b8
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from corpus.digest import normalised
from corpus.errors import CorpusError, Problem
from corpus.loading import corrected, read_all
from corpus.model import Version
from corpus.reader import read_version

NAME = Path("releases", "manifest.txt")
HEAD = "# What the newest release holds; written by `fatiao release`, never by hand."
# Eight hexadecimal digits: that a changed article keeps its fingerprint has a chance of one in four thousand million.
_DIGITS = 8
_FACTS = ("promulgated", "effective", "repealed", "extent")
_FOLDERS = {"case": "cases/*.md", "card": "behaviours/*.yaml"}


@dataclass(frozen=True, slots=True)
class WordingManifest:
    """One wording: its dates and extent as written, a fingerprint of what is not an article, those of its articles.

    A wording that is kept as its changes alone lists these. Articles are taken with misprints and lost breaks set
    right: a correction is a change of what readers see.
    """

    facts: Mapping[str, str]
    frame: str
    articles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """Wordings by `statute@date`; fingerprints of cases and cards by id."""

    wordings: Mapping[str, WordingManifest] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    cards: Mapping[str, str] = field(default_factory=dict)

    @property
    def statutes(self) -> frozenset[str]:
        """The ids of all statutes."""
        return frozenset(key.partition("@")[0] for key in self.wordings)


def describe(corpus: Path) -> Manifest:
    """The manifest of a corpus folder.

    Raises:
        CorpusError: the problems of every statute file that cannot be read.
    """
    problems: list[Problem] = []
    versions = read_all(sorted(corpus.glob("statutes/*/*.md")), read_version, problems)
    if problems:
        raise CorpusError(problems)
    return Manifest(
        wordings={f"{v.statute}@{v.path.stem}": _wording(corrected(v)) for v in versions},
        cases=_files(corpus, "case"),
        cards=_files(corpus, "card"),
    )


def write_manifest(manifest: Manifest) -> str:
    """The text that `read_manifest` reads as this manifest."""
    return "\n".join([HEAD, *_lines(manifest)]) + "\n"


def read_manifest(path: Path) -> Manifest:
    """Read a manifest file; without a file nothing was released yet.

        manifest = "#" line  { wording | case | card }
        wording  = "wording" statute@date  key=value …  { article fingerprint }

    Raises:
        CorpusError: at the first line that is none of these.
    """
    wordings: dict[str, WordingManifest] = {}
    files: dict[str, dict[str, str]] = {kind: {} for kind in _FOLDERS}
    articles: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines() if path.is_file() else (), 1):
        match line.split():
            case ["#", *_]:
                pass
            case ["wording", key, *facts] if all("=" in fact for fact in facts):
                values = dict(fact.split("=", 1) for fact in facts)
                articles = {}
                wordings[key] = WordingManifest(values, values.pop("frame", ""), articles)
            case [("case" | "card") as kind, name, digest]:
                files[kind][name] = digest
            case [article, digest] if wordings:
                articles[article] = digest
            case _:
                raise CorpusError([Problem(path, number, f"看不懂这一行：{line[:60]}", "由 fatiao release 重新写出")])
    return Manifest(wordings, files["case"], files["card"])


def _lines(manifest: Manifest) -> Iterator[str]:
    for key, wording in sorted(manifest.wordings.items()):
        facts = {**wording.facts, "frame": wording.frame}
        yield " ".join(["wording", key, *(f"{name}={value}" for name, value in facts.items())])
        yield from (f"{article} {digest}" for article, digest in wording.articles.items())
    for kind, names in (("case", manifest.cases), ("card", manifest.cards)):
        yield from (f"{kind} {name} {digest}" for name, digest in sorted(names.items()))


def _wording(version: Version) -> WordingManifest:
    facts = {name: _shown(getattr(version, name)) for name in _FACTS}
    texts: dict[str, str] = {}
    for article in version.articles:
        # Two articles with one number, as damaged texts have them, count as one.
        texts[article.key] = texts.get(article.key, "") + normalised(article)
    return WordingManifest(facts, _frame(version), {key: _short(text) for key, text in texts.items()})


def _frame(version: Version) -> str:
    """Everything that is neither a date nor the text of an article: names, source, headings, preamble, annexes."""
    parts = [
        [version.title, version.short_title, version.aliases, version.level, version.issuer, version.document_number],
        [version.repealed_by, version.amends, version.notes, version.preamble, asdict(version.source)],
        [(c.article, c.kind, c.by) for c in version.changes],
        [(annex.title, annex.lines) for annex in version.annexes],
        [(a.label, [d.label for d in a.path], a.footnotes) for a in version.articles],
    ]
    return _short(json.dumps(parts, ensure_ascii=False, default=str))


def _files(corpus: Path, kind: str) -> dict[str, str]:
    """Fingerprints by file name; the ends of lines do not count."""
    return {path.stem: _short(path.read_text("utf-8")) for path in sorted(corpus.glob(_FOLDERS[kind]))}


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _shown(value: date | str | None) -> str:
    return str(value) if value else "-"


def totals(manifest: Manifest) -> dict[str, int]:
    """How much a manifest holds."""
    return {
        "statutes": len(manifest.statutes),
        "wordings": len(manifest.wordings),
        "articles": sum(len(w.articles) for w in manifest.wordings.values()),
        "cases": len(manifest.cases),
        "cards": len(manifest.cards),
    }
