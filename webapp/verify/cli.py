"""`fatiao cite` and `fatiao verify`: the citations of a text, read and checked."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from jinja2 import Environment, PackageLoader

from corpus.citations.citation import Citation
from corpus.citations.find import CitationFinder
from corpus.citations.format import full_label, range_label
from corpus.citations.leftovers import unparsed
from corpus.citations.verdicts import Checked, Report
from corpus.errors import FatiaoError
from corpus.library import Library
from webapp.coverage import coverage_of
from webapp.dates import date_or_today
from webapp.verify.as_json import citation_data, dumps, passages_data, report_data
from webapp.verify.contexts import ResultView, VerifySheet
from webapp.verify.documents_in import EmptyTextError, read_document
from webapp.verify.docx import annotate_document, annotate_text
from webapp.verify.text import result_text
from webapp.verify.verifying import Verifying
from webapp.verify.view import Linker, Places, result_view
from webapp.verify.words import clip

_STYLES = ("site.css", "verify.css")
_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True), default="-")


class UnwritableError(FatiaoError):
    """The result cannot be written where it was asked for."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"写不到 {path}：{error.strerror}。请换一个文件夹或者文件名")


class TerminalError(FatiaoError):
    """A Word document was about to be written to a screen."""

    def __init__(self) -> None:
        super().__init__("Word 文档不能显示在终端里。请用 -o 写明文件名，例如 -o 核对.docx")


@click.command()
@_file
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def cite(file: str, as_json: bool) -> None:
    """找出一份文件里对法规的引用。不写 FILE 或写 - 时读标准输入。"""
    library = Library.load()
    text, _ = _read(file)
    reading = CitationFinder.of(library).read(text)
    left = unparsed(text, [*((c.start, c.end) for c in reading.found), *((s.start, s.end) for s in reading.skipped)])
    if as_json:
        listed = [citation_data(citation, _normalized(citation, library)) for citation in reading.found]
        _write(dumps({"citations": listed, "unparsed": passages_data(left)}), None)
        return
    places = Places(text)
    lines = [f"{places.of(citation.start)}  {_line(citation, library)}" for citation in reading.found]
    lines += [f"{places.of(passage.start)}  {clip(passage.text)}  {passage.reason}" for passage in left]
    _write("\n".join(lines or ["没有找到对法规的引用。"]), None)


@click.command()
@_file
@click.option("--as-of", "as_of", default=None, help="按哪一天的法律核对，如 2014-01-01；不写为今天")
@click.option("--json", "form", flag_value="json", help="输出 JSON")
@click.option("--html", "form", flag_value="html", help="输出一个可以打印的网页文件")
@click.option("--docx", "form", flag_value="docx", help="输出带批注的 Word 文档；FILE 是 .docx 时在原文件上加批注")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="写到哪个文件")
@click.option("--strict", is_flag=True, help="有引用不是“存在且有效”，或者引文与原文不符时，退出状态为 2")
def verify(file: str, as_of: str | None, form: str | None, out: Path | None, strict: bool) -> None:
    """核对一份文件里对法规的引用：有没有这一条、是否有效、引文与原文是否一致。

    不写 FILE 或写 - 时读标准输入。可以读取 .txt、.md、.html 和 .docx。
    """
    on, dated = date_or_today(as_of)
    library = Library.load()
    text, word = _read(file)
    report = Verifying().verify(library, text, on)
    result = result_view(report, Linker(library, on, dated, links=False), coverage_of(library).statement)
    _write(_output(form, report, result, library, word), out)
    if strict and any(map(_fails, report.citations)):
        sys.exit(2)


def _fails(checked: Checked) -> bool:
    """Whether a strict check stops: the citation is not in order, or the quoted words are not the law's."""
    quotation = checked.quotation
    if checked.verdict != "exact" or quotation is None:
        return checked.verdict != "exact"
    if quotation.verdict == "not_statute_text":
        return quotation.claim == "marks"
    return quotation.verdict in ("altered", "other_provision", "other_version")


def _read(file: str) -> tuple[str, bytes | None]:
    """The text of a file, and the file itself where it is a Word document."""
    if file == "-":
        return _not_empty(read_document(sys.stdin.buffer.read(), "标准输入.txt")), None
    data = Path(file).read_bytes()
    text = _not_empty(read_document(data, file))
    if not file.lower().endswith(".docx"):
        return text, None
    click.echo("Word 的脚注、文本框和页眉页脚没有核对。", err=True)
    return text, data


def _not_empty(text: str) -> str:
    if not text.strip():
        raise EmptyTextError
    return text


def _output(form: str | None, report: Report, result: ResultView, library: Library, word: bytes | None) -> str | bytes:
    if form == "json":
        return dumps(report_data(report, coverage_of(library)))
    if form == "html":
        return _sheet(result)
    if form == "docx":
        return annotate_document(word, report, result) if word else annotate_text(report, result)
    return result_text(result)


def _write(output: str | bytes, out: Path | None) -> None:
    data = output.encode() + b"\n" if isinstance(output, str) else output
    if out:
        try:
            out.write_bytes(data)
        except OSError as error:
            raise UnwritableError(out, error) from error
    elif isinstance(output, bytes) and _is_terminal():
        raise TerminalError
    else:
        sys.stdout.buffer.write(data)
        # A reader that has gone away is noticed here, where `main` can end quietly.
        sys.stdout.buffer.flush()


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _sheet(result: ResultView) -> str:
    """The result as one file: the templates of the site, with the styles inside."""
    environment = Environment(loader=PackageLoader("webapp"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    static = Path(__file__).parents[1] / "static"
    css = "\n".join((static / name).read_text(encoding="utf-8") for name in _STYLES)
    return environment.get_template("verify_sheet.html").render(page=VerifySheet("引文核对", css, result))


def _line(citation: Citation, library: Library) -> str:
    """民法典1034条 → 《民法典》第一千零三十四条."""
    written = " ".join(citation.text.split())
    normal = _normalized(citation, library)
    arrow = f" → {normal}" if normal not in ("", written) else ""
    problem = f"  {citation.problem}" if citation.problem else ""
    return f"{written}{arrow}{problem}"


def _normalized(citation: Citation, library: Library) -> str:
    """The addresses in words; a range by its first and last."""
    if not citation.ids:
        return ""
    first, last = citation.ids[0], citation.ids[-1]
    title = library.statute(first.statute).latest.short_title
    return full_label(title, first) if first == last else range_label(title, first, last)
