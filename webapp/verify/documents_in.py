"""A file that a user hands over -> its text. Nothing is written to disk.

.txt, .md    UTF-8 with or without BOM, else GB18030
.html, .htm  the text of the page; block elements part lines, scripts and styles are dropped
.docx        paragraphs and tables in their order, a line for each paragraph
"""

from __future__ import annotations

import re
from pathlib import PurePath

from lxml import etree, html

from corpus.errors import FatiaoError
from corpus.sources.docx_text import UnreadableDocxError, open_document, text_of

MAX_BYTES = 2 * 2**20
MAX_CHARACTERS = 300_000
KINDS = (".txt", ".md", ".html", ".htm", ".docx")
_INSTEAD = {
    ".doc": "请用 Word 或 WPS 打开后另存为 .docx",
    ".wps": "请用 WPS 打开后另存为 .docx",
    ".rtf": "请用 Word 或 WPS 打开后另存为 .docx",
    ".pdf": "请复制其中的文字后粘贴，或者转换为 .docx",
}
_DROPPED = {"script", "style", "head", "title", "template", "noscript", "iframe", "svg", "textarea", "select"}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
}  # fmt: skip
# A line break of the source between two Chinese characters is no space: 第一千\n零三十四条 is one word.
_SOURCE_BREAK = re.compile(r"(?<=[^\x00-\x7f])[ \t]*[\r\n][ \t\r\n]*(?=[^\x00-\x7f])")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>|<!doctype[^>]*>", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\r\n\f]+")


class DocumentError(FatiaoError, ValueError):
    """A file or a text cannot be checked; says why and what to do."""


class UnknownKindError(DocumentError):
    """The file name names no kind of file that is read."""

    def __init__(self, name: str) -> None:
        kind = PurePath(name).suffix.lower()
        advice = _INSTEAD.get(kind, "请另存为 .docx，或者复制文字后粘贴")
        what = f"{kind[:12]} 文件" if kind else "没有扩展名的文件"
        super().__init__(f"不能读取{what}。可以读取 .txt、.md、.html 和 .docx；{advice}")


class TooLargeError(DocumentError):
    """More than is checked in one go."""

    def __init__(self, what: str, limit: str) -> None:
        super().__init__(f"{what}，超过一次可以核对的上限（{limit}）。请分成几部分核对")


class UnreadableError(DocumentError):
    """The bytes are not what the file name says."""

    def __init__(self, name: str, reason: str, advice: str) -> None:
        super().__init__(f"读不出 {PurePath(name).name[:80]}：{reason}。{advice}")


class EmptyTextError(DocumentError):
    """There is nothing to check."""

    def __init__(self) -> None:
        super().__init__("没有可以核对的文字。请粘贴一段文字，或者选择一个内容不为空的文件")


def read_document(data: bytes, name: str) -> str:
    """The text of a file, by the kind that its name tells.

    Raises:
        UnknownKindError: no kind that is read.
        UnreadableError: damaged, in another encoding, or of another kind than its name says.
    """
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        raise UnknownKindError(name)
    if kind == ".docx":
        return _docx_text(data, name)
    text = _decoded(data, name)
    return html_text(text) if kind in (".html", ".htm") else text


def check_size(data: bytes) -> None:
    """Refuse a file that is too large to be uploaded.

    Raises:
        TooLargeError: more than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError(f"文件有 {len(data) / 2**20:.1f} MB", f"{MAX_BYTES // 2**20} MB")


def check_length(text: str) -> None:
    """Refuse a text that is too long for one request, and one without words.

    Raises:
        TooLargeError: more than `MAX_CHARACTERS`.
        EmptyTextError: nothing but white space.
    """
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(f"文字有 {len(text)} 个字符", f"{MAX_CHARACTERS} 个字符")
    if not text.strip():
        raise EmptyTextError


def clean(text: str) -> str:
    """Lone surrogates, which no answer could carry, become U+FFFD, one for one: offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def html_text(source: str) -> str:
    """The words of a web page as a reader sees them, a line for each block.

    Raises:
        UnreadableError: the page cannot be read to its end.

    >>> html_text("<p>第一款</p><p>第二<b>款</b><script>x</script></p>")
    '第一款\\n第二款'
    """
    # `huge_tree`: without it everything below the 256th level of nesting is dropped without a word.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    tree = etree.fromstring(b"<!doctype html>" + _DECLARATION.sub("", source).encode(), parser)
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise UnreadableError("网页", "标签嵌套太深", "请复制其中的文字后粘贴")
    if tree is None:
        return ""
    lines = (_SPACES.sub(" ", _SOURCE_BREAK.sub("", line)).strip(" ") for line in _blocks(tree))
    return "\n".join(line for line in lines if line)


def _blocks(tree: etree._Element) -> list[str]:
    """The text between the edges of block elements, as written in the source."""
    blocks: list[list[str]] = [[]]
    dropped: etree._Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        dropped = element if dropped is None and element.tag in _DROPPED else dropped
        if element.tag not in _INLINE:
            blocks.append([])
        if dropped is None:
            blocks[-1].append((element.text if event == "start" else element.tail) or "")
        elif event == "end" and element is dropped:
            dropped = None
            blocks[-1].append(element.tail or "")
    return ["".join(parts) for parts in blocks]


def _docx_text(data: bytes, name: str) -> str:
    try:
        return text_of(open_document(data))
    except UnreadableDocxError as error:
        raise UnreadableError(name, error.reason, "请用 Word 或 WPS 打开后另存为 .docx") from error


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, else GB18030.

    Western encodings read as GB18030 give characters outside GB 2312, because their second byte is an ASCII letter:
    a Chinese text of which most characters are such is no Chinese text.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (encoding != "gb18030" or _is_chinese(text)):
            return text
    raise UnreadableError(name, "不是 UTF-8 或 GB18030（GBK）编码的文字", "请用记事本打开后另存为 UTF-8 编码")


def _is_chinese(text: str) -> bool:
    wide = [char for char in text[:20_000] if char > "\x7f"]
    common = sum(1 for char in wide if char.encode("gb2312", "ignore"))
    return common * 2 > len(wide)
