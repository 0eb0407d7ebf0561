"""`fatiao evaluate`, as a user runs it."""

from __future__ import annotations

import gzip
import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.evaluation.metrics import NAMES
from indexer.evaluation.rankers import RANKERS, UnavailableRankerError
from webapp.cli import cli, main

FILES = Path(__file__).parent.parent / "data" / "evaluation"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("evaluate")


def arguments(cache: Path, **files: Path) -> list[str]:
    named = {"corpus": FILES / "corpus.jsonl", "queries": FILES / "queries.jsonl", "qrels": FILES / "qrels.tsv"}
    options = [part for name, path in (named | files).items() for part in (f"--{name}", str(path))]
    return ["evaluate", *options, "--cache", str(cache)]


def run(cache: Path, *more: str, **files: Path) -> Result:
    return CliRunner().invoke(cli, [*arguments(cache, **files), *more])


def test_json_has_the_measures_of_each_ranker(cache: Path) -> None:
    result = run(cache, "--json", "--ranker", "lexical")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert list(data["rankers"]) == ["lexical"]
    assert list(data["rankers"]["lexical"]) == list(NAMES)
    # Three questions are answered in the first place; half the answer of question 2 is not in the corpus.
    assert data["rankers"]["lexical"]["MRR@10"] == 1.0
    assert data["rankers"]["lexical"]["R@100"] == 0.875
    assert data["counts"]["questions_without_gold"] == 2
    assert data["unavailable"] == {}


def test_what_does_not_fit_is_said_beside_the_results(cache: Path) -> None:
    result = run(cache, "--json", "--ranker", "lexical")
    lines = result.stderr.splitlines()
    assert lines[:5] == [
        "8 条条文，4 个问题，6 条标准答案",
        "注意：2 个问题没有标准答案，没有评测",
        "注意：标准答案中有 1 条不在语料里，都算没有找到（涉及 1 个问题）",
        "注意：1 条判断的问题不在问题文件里，没有用",
        "注意：1 条条文没有正文",
    ]
    assert "正在评测 lexical……" in lines[5:]
    assert "正在给条文计算向量……" not in lines


def test_the_command_of_the_documentation_runs(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = FILES.parents[2]
    monkeypatch.chdir(root)
    shown = (root / "docs" / "evaluation.md").read_text("utf-8").partition("$ fatiao ")[2].splitlines()[0]
    result = CliRunner().invoke(cli, [*shlex.split(shown), "--cache", str(cache)])
    assert json.loads(result.stdout)["counts"]["documents"] == 8


def test_gzipped_files_give_the_same_measures(cache: Path, tmp_path: Path) -> None:
    packed = {}
    for name, file in (("corpus", "corpus.jsonl"), ("queries", "queries.jsonl"), ("qrels", "qrels.tsv")):
        packed[name] = tmp_path / f"{file}.gz"
        packed[name].write_bytes(gzip.compress((FILES / file).read_bytes()))
    plain, same = (json.loads(run(cache, "--json", **files).stdout) for files in ({}, packed))
    assert plain["rankers"] == same["rankers"]
    assert plain["counts"] == same["counts"]


def test_a_terminal_gets_a_table(cache: Path) -> None:
    result = run(cache, "--ranker", "lexical")
    lines = result.stdout.splitlines()
    assert lines[0].split() == list(NAMES)
    assert lines[1].split()[:2] == ["lexical", "1.000"]
    assert lines[3].startswith("  每个问题用时：中位数 ")
    assert lines[4] == "第二行是 95% 区间。"


def test_two_rankers_are_compared(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    none = {"lexical": RANKERS["lexical"], "none": lambda collection: lambda question, limit: []}  # noqa: ARG005
    monkeypatch.setattr("webapp.evaluate_cli.RANKERS", none)
    table = run(cache).stdout
    assert "none 减 lexical：" in table
    assert "-1.000" in table


def test_runs_are_written_for_trec_eval(cache: Path, tmp_path: Path) -> None:
    result = run(cache, "--ranker", "lexical", "--runs", str(tmp_path / "runs"))
    assert f"已写出：{tmp_path / 'runs' / 'lexical.run'}" in result.stderr
    first = (tmp_path / "runs" / "lexical.run").read_text("utf-8").splitlines()[0].split(" ")
    assert (first[:4], first[5]) == (["1", "Q0", "养猫法#第二条", "1"], "lexical")
    assert "2 0 借书条例#第九条 1" in (tmp_path / "runs" / "qrels.trec").read_text("utf-8").splitlines()


def test_a_ranker_that_cannot_be_had_is_said_and_the_others_go_on(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(collection: object) -> None:
        del collection
        raise UnavailableRankerError("缺少模型。请运行：make vectors")

    monkeypatch.setattr("webapp.evaluate_cli.RANKERS", {"absent": absent, "lexical": RANKERS["lexical"]})
    result = run(cache, "--json")
    assert result.exit_code == 0
    assert "没有评测 absent：缺少模型。请运行：make vectors" in result.stderr
    data = json.loads(result.stdout)
    assert list(data["rankers"]) == ["lexical"]
    assert data["unavailable"] == {"absent": "缺少模型。请运行：make vectors"}


def test_an_unknown_ranker_is_refused_with_the_known_ones(cache: Path) -> None:
    result = run(cache, "--ranker", "magic")
    assert result.exit_code == 2
    assert "'lexical'" in result.stderr


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--corpus", "没有.jsonl", "错误：没有.jsonl: 没有这个文件"),
        ("--queries", ".", "错误：.: 是文件夹，不是文件"),
        ("--vectors", "没有.npy", "错误：没有.npy: 没有这个文件；应为：条文的向量"),
        ("--runs", "file/runs", "请用 --runs 另选一个文件夹"),
        ("--cache", "file/cache", "请用 --cache 另选一个文件夹"),
    ],
)
def test_what_cannot_be_read_or_written_is_named(
    cache: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    value: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("", "utf-8")
    monkeypatch.setattr("sys.argv", ["fatiao", *arguments(cache), option, value])
    with pytest.raises(SystemExit) as exit_:
        main()
    written = capsys.readouterr()
    assert (exit_.value.code, written.out) == (1, "")
    assert message in written.err


def test_a_broken_file_ends_the_command_with_its_lines(
    cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = FILES / "bad" / "columns.tsv"
    monkeypatch.setattr("sys.argv", ["fatiao", *arguments(cache, qrels=bad)])
    with pytest.raises(SystemExit) as exit_:
        main()
    written = capsys.readouterr()
    assert exit_.value.code == 1
    assert written.out == ""
    assert written.err.startswith(f"错误：{bad}:1: 有 2 列；应为：三列")
    assert written.err.endswith("请改正后再运行；文件格式见 docs/evaluation.md\n")
