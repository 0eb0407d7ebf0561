from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from indexer.lexicon import RustSegmenter, Segmenter, lexicon_words
from indexer.workers import LostWorkerError, available, workers


class Prepared:
    value: object = None


def prepare(value: object) -> None:
    Prepared.value = value


def told(item: int) -> tuple[int, object, int]:
    return item, Prepared.value, os.getpid()


def fail_at_three(item: int) -> int:
    if item == 3:
        raise ValueError("三")
    return item


def die_at_three(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def cut(text: str) -> list[str]:
    assert isinstance(Prepared.value, Segmenter | RustSegmenter)
    return Prepared.value.cut(text)


def test_one_process_is_this_one() -> None:
    with workers(1, prepare, "甲") as crew:
        assert list(crew.map(told, range(3))) == [(n, "甲", os.getpid()) for n in range(3)]


def test_several_processes_keep_the_order() -> None:
    with workers(2, prepare, {"乙": 1}) as crew:
        results = list(crew.map(told, range(40)))
    assert [number for number, _, _ in results] == list(range(40))
    assert all(value == {"乙": 1} for _, value, _ in results)
    assert os.getpid() not in {process for _, _, process in results}


def test_no_more_items_are_taken_than_are_under_way() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with workers(2, prepare, None) as crew:
        results = crew.map(told, items())
        for number in range(10):
            next(results)
            assert len(taken) <= number + 5


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_of_the_work_is_the_callers(processes: int) -> None:
    with pytest.raises(ValueError, match="三"), workers(processes, prepare, None) as crew:
        list(crew.map(fail_at_three, range(10)))


def test_a_process_that_is_killed_says_what_to_run() -> None:
    with (
        pytest.raises(LostWorkerError, match=r"中途退出.*请运行：fatiao build --processes 1"),
        workers(2, prepare, None) as crew,
    ):
        list(crew.map(die_at_three, range(10)))
    assert threading.active_count() < 10


@pytest.mark.parametrize("kind", [Segmenter, RustSegmenter])
def test_a_segmenter_cuts_alike_in_another_process(kind: type[Segmenter | RustSegmenter]) -> None:
    if kind is RustSegmenter:
        pytest.importorskip("rjieba")
    segmenter, text = kind(lexicon_words()), "违反国家有关规定向他人出售公民个人信息"
    with workers(2, prepare, segmenter) as crew:
        assert list(crew.map(cut, [text])) == [segmenter.cut(text)]


def test_there_is_at_least_one_processor() -> None:
    assert 1 <= available() <= len(os.sched_getaffinity(0))
