"""Files of users -> a corpus folder, one after the other; a file that cannot be read does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import CorpusError, Problem
from corpus.library import Library
from corpus.model import Version
from corpus.reader import read_version, write_version
from corpus.sources.flk_docx import read_docx_lines
from corpus.sources.imported import Given, version_of
from corpus.sources.law_lines import read_law
from corpus.sources.markdown_laws import read_markdown
from corpus.sources.plain_text import read_text_lines
from corpus.sources.repealing import mark_repealed
from corpus.sources.report import Note, Report
from corpus.sources.source_lines import Finding, Findings

# The key that only a file of our own format has.
_OURS = "\ntext_sha256:"
# A file with more problems than these is of another kind altogether.
_MOST_PROBLEMS = 10


@dataclass(frozen=True, slots=True)
class Task:
    """Where to write, against which corpus titles are looked up, and what the user says of all files."""

    out: Path
    library: Library
    level: str | None = None
    promulgated: date | None = None
    effective: date | None = None
    force: bool = False


Read = Callable[[Path, Task, Findings], Version]


def read_markdown_file(path: Path, task: Task, findings: Findings) -> Version:
    """One Markdown law; a file of our own format is taken as it is.

    Raises:
        CorpusError: it cannot be read as a law.
    """
    if _is_ours(path):
        return read_version(path)
    law = read_markdown(path, findings)
    given = Given(
        via=f"Markdown 文件 {path.name}",
        level=task.level,
        promulgated=task.promulgated,
        effective=task.effective,
        named_day=law.promulgated,
        commented_day=law.effective,
        folders=path.parent.parts,
    )
    return version_of(path, read_law(path, law.lines, findings, law.notes_end), given, task.library, findings)


def read_docx_file(path: Path, task: Task, findings: Findings) -> Version:
    """One Word file.

    Raises:
        CorpusError: it cannot be read as a law.
    """
    text = read_law(path, read_docx_lines(path, findings), findings)
    return version_of(path, text, _given(f"Word 文件 {path.name}", task), task.library, findings)


def read_text_file(path: Path, task: Task, findings: Findings) -> Version:
    """One plain text.

    Raises:
        CorpusError: it cannot be read as a law.
    """
    text = read_law(path, read_text_lines(path, findings), findings)
    return version_of(path, text, _given(f"文本文件 {path.name}", task), task.library, findings)


def _given(via: str, task: Task) -> Given:
    return Given(via, task.level, task.promulgated, task.effective)


def _is_ours(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(4) == "---\n" and _OURS in file.read(8192)
    except (OSError, UnicodeDecodeError):
        return False


def import_files(files: Iterable[Path], read: Read, task: Task) -> Report:
    """Write each file's law as `<out>/statutes/<id>/<date>.md`; returns what was read, repaired, skipped, left open."""
    report = Report()
    written: dict[Path, tuple[Path, Version]] = {}
    for path in files:
        report.laws_read += 1
        findings = Findings()
        try:
            version = read(path, task, findings)
        except CorpusError as error:
            report.skipped.append(_unread(path, error))
            continue
        report.articles_read += len(version.articles)
        report.repairs += [_note(version.title, path, finding) for finding in findings.repairs]
        report.open_questions += [_note(version.title, path, finding) for finding in findings.questions]
        _write(version, path, task, written, report)
    mark_repealed({target: version for target, (_, version) in written.items()}, report)
    return report


def _unread(path: Path, error: CorpusError) -> Note:
    """Why a file was not read: every problem with its line."""
    texts = [_said(problem) for problem in error.problems]
    more = [f"……另有 {len(texts) - _MOST_PROBLEMS} 处"] if len(texts) > _MOST_PROBLEMS else []
    return Note("", "", "读不出", "\n    ".join([*texts[:_MOST_PROBLEMS], *more]), str(path))


def _said(problem: Problem) -> str:
    place = f"第 {problem.line} 行：" if problem.line else ""
    return f"{place}{problem.what}" + (f"；应为：{problem.expected}" if problem.expected else "")


def _note(title: str, path: Path, finding: Finding) -> Note:
    return Note(title, "", finding.kind, finding.detail, str(path), finding.line)


def _write(version: Version, path: Path, task: Task, written: dict[Path, tuple[Path, Version]], report: Report) -> None:
    """Write the version unless its place is taken: by another file of this run, or by an older file without --force."""
    target = task.out / "statutes" / version.statute / f"{version.effective or version.promulgated}.md"
    text = write_version(version)
    if target in written:
        detail = f"与 {written[target][0]} 是同一部法规的同一天文本，没有写出"
        report.skipped.append(Note(version.title, "", "重复", detail, str(path)))
        return
    if target.exists() and not task.force and target.read_text(encoding="utf-8") != text:
        detail = f"{target} 已存在，没有写出；要覆盖请加 --force"
        report.skipped.append(Note(version.title, "", "已存在", detail, str(path)))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    written[target] = (path, version)
    report.laws_written += 1
    report.articles_written += len(version.articles)
