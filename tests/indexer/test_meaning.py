"""Sentences become vectors: the same ones everywhere, near where the meaning is near, and also after a fork."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from indexer import meaning
from indexer.meaning import MAX_CHARS, WIDTH, encode, encode_many, encode_one, encode_passages

SAID = ["快递员卖客户信息怎么判", "小区强制刷脸", "邻居装的摄像头对着我家门", "催债的天天打给我爸妈"]
# Far longer than one sentence takes, short enough not to hold up a run that hangs.
PATIENCE = 30.0


@pytest.mark.parametrize("encoder", [encode, encode_many, encode_passages], ids=lambda encoder: str(encoder.__name__))
def test_nothing_gives_no_rows(encoder: meaning.Encoder) -> None:
    rows = encoder([])
    assert rows.shape == (0, WIDTH)
    assert rows.dtype == np.float32


@pytest.mark.parametrize("encoder", [encode, encode_passages], ids=lambda encoder: str(encoder.__name__))
def test_a_row_for_each_sentence_of_length_one(encoder: meaning.Encoder) -> None:
    rows = encoder(SAID)
    assert rows.shape == (len(SAID), WIDTH)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-4)


def test_the_same_sentence_gives_the_same_row_alone_and_in_company() -> None:
    rows = encode([*SAID, *reversed(SAID)])
    assert np.array_equal(rows[: len(SAID)], rows[: len(SAID) - 1 : -1])
    assert all(np.array_equal(row, encode([sentence])[0]) for row, sentence in zip(rows, SAID, strict=False))
    assert all(np.array_equal(row, encode_one(sentence)) for row, sentence in zip(rows, SAID, strict=False))


def test_the_row_of_one_question_is_kept_and_nobody_can_change_it() -> None:
    row = encode_one(SAID[0])
    assert encode_one(SAID[0]) is row
    with pytest.raises(ValueError, match="read-only"):
        row[0] = 0.0


def test_questions_and_the_texts_that_answer_them_are_told_apart() -> None:
    assert not np.allclose(encode(SAID[:1]), encode_passages(SAID[:1]), atol=1e-3)


@pytest.mark.parametrize("text", ["", " ", "，。", "a", "😀", "\x00", "赘" * 5000], ids=ascii)
def test_any_text_has_a_meaning(text: str) -> None:
    (row,) = encode([text])
    assert np.isfinite(row).all()
    assert float(np.linalg.norm(row)) == pytest.approx(1.0, abs=1e-4)


def test_no_more_is_read_than_the_first_characters() -> None:
    start = "，".join(SAID * 20)[:MAX_CHARS]
    one, other = encode([start + "商标注册", start + "宅基地"])
    assert len(start) == MAX_CHARS
    assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ("要账的人一直骚扰我父母", "催债的天天打给我爸妈", "商标注册要多少钱"),
        ("对门的探头拍得到我家", "邻居装的摄像头对着我家门", "对门漏水泡了我家"),
        ("送包裹的把收件人电话卖了", "快递员卖客户信息怎么判", "包裹寄丢了找谁赔"),
    ],
)
def test_what_means_the_same_in_other_words_is_nearer(asked: str, near: str, far: str) -> None:
    query, one, other = encode([asked, near, far])
    assert query @ one > query @ other


def test_side_by_side_gives_the_same_rows_in_the_same_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "WORTH_A_PROCESS", len(SAID))
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert np.array_equal(encode_many(SAID), encode(SAID))
    assert np.array_equal(encode_many(SAID, encode_passages), encode_passages(SAID))


def _ends_well(child: int) -> bool:
    """Whether a child process ends with success in time; it is ended if it does not."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_a_forked_process_can_still_encode() -> None:
    """The server opens everything, encodes, and then parts into workers."""
    before = encode(SAID)
    child = os.fork()
    if child == 0:
        # Nothing of pytest may run in the child: it leaves at once, with the answer as its status.
        os._exit(0 if np.array_equal(encode(SAID), before) else 1)
    assert _ends_well(child)


FORKED = """
import os, sys
from indexer.meaning import encode
encode(["小区强制刷脸"] * 8)
child = os.fork()
if child == 0:
    encode(["快递员卖客户信息怎么判"] * 8)
    os._exit(0)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_forked_process_can_encode_where_the_environment_asks_for_many_threads() -> None:
    """Worker threads of OpenMP do not survive a fork: the child would wait for them for ever."""
    started = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", FORKED],
        env=os.environ | {"OMP_NUM_THREADS": "4"},
        cwd=Path(__file__).parent.parent.parent,
        start_new_session=True,
    )
    try:
        assert started.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        started.wait()
        pytest.fail("the child waits for threads that the fork did not take along")
