"""One Markdown file -> one Version; its inverse `write_version` gives the same file again."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import yaml

from corpus.errors import CorpusError, Problem
from corpus.frontmatter import StatuteSchema, read_document, validate
from corpus.model import Article, Breaks, Change, Correction, Source, Version
from corpus.structure import parse_body


def read_version(path: Path) -> Version:
    """Read a statute file of the format in docs/corpus-format.md.

    Raises:
        CorpusError: every problem of the front matter or of the body, each with its line.
    """
    document = read_document(path)
    meta = validate(StatuteSchema, document)
    body = parse_body(path, document.body)
    if body.title != meta.title:
        line = document.key_lines["title"]
        body.problems.append(Problem(path, line, f"文件头写 {meta.title}，正文标题是 {body.title}", "两处一致"))
    if body.problems:
        raise CorpusError(body.problems)
    fields = meta.model_dump(exclude={"title", "source", "changes", "corrections", "breaks"})
    return Version(
        **{"statute": fields.pop("id")} | fields,
        title=meta.title,
        source=Source(**meta.source.model_dump()),
        changes=tuple(Change(**change.model_dump()) for change in meta.changes),
        corrections=tuple(Correction(**entry.model_dump()) for entry in meta.corrections),
        breaks=tuple(Breaks(**entry.model_dump()) for entry in meta.breaks),
        preamble=tuple(body.preamble),
        articles=tuple(body.articles),
        annexes=tuple(body.annexes),
        path=path,
    )


def write_version(version: Version) -> str:
    """The file that `read_version` reads as this version."""
    return f"---\n{_front_matter(version)}---\n{write_body(version)}"


def write_body(version: Version) -> str:
    """The Markdown body: title, preamble, divisions, articles, annexes."""
    blocks = [f"# {version.title}", *version.preamble]
    open_path: tuple[object, ...] = ()
    for article in version.articles:
        blocks += _division_headings(open_path, article)
        blocks.append(f"{'#' * (len(article.path) + 2)} {article.label}")
        blocks += [*article.text.split("\n"), *article.footnotes]
        open_path = article.path
    for annex in version.annexes:
        blocks += [f"## {annex.title}", *annex.lines]
    return "\n\n".join(blocks) + "\n"


def _division_headings(open_path: tuple[object, ...], article: Article) -> list[str]:
    shared = 0
    while shared < min(len(open_path), len(article.path)) and open_path[shared] == article.path[shared]:
        shared += 1
    return [f"{'#' * (depth + 2)} {article.path[depth].label}" for depth in range(shared, len(article.path))]


def _front_matter(version: Version) -> str:
    data: dict[str, object] = {
        "id": version.statute,
        "title": version.title,
        "short_title": version.short_title,
        "aliases": list(version.aliases),
        "level": version.level,
        "issuer": version.issuer,
        "document_number": version.document_number,
        "promulgated": version.promulgated,
        "effective": version.effective,
        "repealed": version.repealed,
        "repealed_by": version.repealed_by,
        "source": {
            "publisher": version.source.publisher,
            "url": version.source.url,
            "retrieved": version.source.retrieved,
            "via": version.source.via,
            "checked": version.source.checked,
        },
        "text_sha256": version.text_sha256,
    }
    if version.amends:
        data["amends"] = list(version.amends)
    if version.extent != "full":
        data["extent"] = version.extent
        data["changes"] = [asdict(change) for change in version.changes]
    if version.corrections:
        data["corrections"] = [asdict(entry) for entry in version.corrections]
    if version.breaks:
        data["breaks"] = [{"article": entry.article, "before": list(entry.before)} for entry in version.breaks]
    if version.notes:
        data["notes"] = list(version.notes)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
