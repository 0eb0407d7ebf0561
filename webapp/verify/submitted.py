"""What a user sends to be checked, read from a request and kept in memory alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import IO

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from corpus.errors import FatiaoError
from webapp.dates import date_or_today
from webapp.verify.documents_in import (
    MAX_BYTES,
    MAX_CHARACTERS,
    TooLargeError,
    UnknownKindError,
    check_length,
    check_size,
    clean,
    read_document,
)

LIMITS = f"文件不超过 {MAX_BYTES // 2**20} MB，文字不超过 {MAX_CHARACTERS // 10_000} 万字"
# A form carries a file, a text of up to four bytes a character, and its own wrapping.
MAX_REQUEST = MAX_BYTES + 4 * MAX_CHARACTERS + 2**16
# Of a request that is too large so much is read and dropped, because a browser that is still sending when the answer
# comes shows a broken connection instead of the answer.
_DRAINED = 32 * 2**20
_CHUNK = 2**16


class InMemoryRequest(Request):
    """A request whose files stay in memory: what a user hands over is never written to disk."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - the signature is Werkzeug's.
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()


@dataclass(frozen=True, slots=True)
class Submitted:
    """A text to check as of a day; `word` holds the Word file it came from, to be given back with comments."""

    text: str
    on: date
    dated: bool
    name: str = ""
    word: bytes | None = None


def from_form(request: Request) -> Submitted:
    """The file of a form, else its text; a day, else today.

    Raises:
        DocumentError: what was sent cannot be checked.
        DateError: the day is none.
    """
    try:
        file, typed = request.files.get("file"), request.form.get("text", "")
        on, dated = date_or_today(request.form.get("as_of") or request.args.get("as_of"))
    except RequestEntityTooLarge as error:
        drain(request)
        raise TooLargeError("文件或文字太大", LIMITS) from error
    if file and file.filename:
        return _from_file(file.read(), PurePath(file.filename).name, on, dated)
    # Forms send every line break as two characters.
    return checked_length(Submitted(clean(typed.replace("\r\n", "\n")), on, dated))


def checked_length(submitted: Submitted) -> Submitted:
    """The same, if it is neither too long nor empty.

    Raises:
        DocumentError: it is.
    """
    check_length(submitted.text)
    return submitted


def status_of(error: FatiaoError) -> int:
    """The HTTP status that says the same as the error."""
    if isinstance(error, TooLargeError):
        return 413
    return 415 if isinstance(error, UnknownKindError) else 400


def drain(request: Request) -> None:
    """Read and drop what the sender is still sending."""
    stream, left = request.environ["wsgi.input"], min(request.content_length or 0, _DRAINED)
    while left > 0 and (chunk := stream.read(min(_CHUNK, left))):
        left -= len(chunk)


def _from_file(data: bytes, name: str, on: date, dated: bool) -> Submitted:
    check_size(data)
    text = clean(read_document(data, name))
    word = data if name.lower().endswith(".docx") else None
    return checked_length(Submitted(text, on, dated, name, word))
