"""Every block of the documents is executed, and what they show is what comes out."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tapeproof.faces.cli import cli

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = {"console", "python", "json", "sh", "yaml", "markdown", ""}
"""The YAML is held against the hook and the action in test_hooks, and the Markdown is checked below."""


def blocks(document: str) -> Iterator[tuple[str, str]]:
    for block in BLOCK.finditer((ROOT / document).read_text(encoding="utf-8")):
        yield block["language"], block["body"]


def commands(body: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output shown under it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        yield line, shown


def output(line: str) -> str:
    """Run ``tapeproof …``, or ``echo "…" | tapeproof …``, here and now."""
    words = shlex.split(line)
    given = ""
    if "|" in words:
        pipe = words.index("|")
        assert words[0] == "echo", line
        given, words = " ".join(words[1:pipe]) + "\n", words[pipe + 1 :]
    assert words[0] == "tapeproof", f"{line}: only tapeproof is run in a console block"
    result = CliRunner().invoke(cli, words[1:], input=given, env={"COLUMNS": "100"})
    assert "Traceback" not in result.output
    return result.stdout


def agrees(shown: str, came: str) -> bool:
    """Whether an output is the one shown, where a line or a part written as … stands for anything."""
    lines = [line.rstrip() for line in shown.rstrip().split("\n")]
    pattern = "\n".join(".*" if line.strip() == "…" else re.escape(line).replace("…", "[^\n]*") for line in lines)
    return re.fullmatch(pattern, came.rstrip(), re.DOTALL) is not None


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples, on a machine without a market of its own."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "none"))
    return tmp_path


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.usefixtures("here")
def test_commands_and_programs_run_and_print_what_is_shown(document: str) -> None:
    for language, body in blocks(document):
        if language == "console":
            for line, shown in commands(body):
                came = output(line)
                assert agrees(shown, came), f"$ {line}\n{came}"
        if language == "python":
            exec(compile(body, document, "exec"), {})  # noqa: S102 - our own documents


@pytest.mark.usefixtures("here")
def test_json_shown_is_of_the_first_example() -> None:
    first = next(line for language, body in blocks("README.md") if language == "console" for line, _ in commands(body))
    report = json.loads(output(f"{first} --format json"))
    claims = {claim["id"]: claim for claim in report["claims"]}
    shown = [json.loads(body) for language, body in blocks("README.md") if language == "json"]
    assert shown
    for claim in shown:
        whole = claims[claim["id"]]
        course = whole["evidence"].pop("window")  # a hundred closes: the text says that they are there
        assert len(course["dates"]) == len(course["values"])
        assert claim == whole


@pytest.mark.usefixtures("here")
def test_the_waiver_shown_waives(tmp_path: Path) -> None:
    (shown,) = [body for language, body in blocks("README.md") if language == "markdown"]
    file = tmp_path / "shown.md"
    file.write_text(shown, encoding="utf-8")
    dated = f"tapeproof check {file} --published 2018-12-31 --home XNYS"
    (claim,) = json.loads(output(f"{dated} --format json"))["claims"]
    assert (claim["verdict"], claim["waived"]) == ("off", "quoted from the fund's letter, with its costs")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_block_is_of_a_sort_that_is_run(document: str) -> None:
    assert {language for language, _ in blocks(document)} <= RUN


def test_the_set_up_commands_exist() -> None:
    lines = [line for language, body in blocks("README.md") if language == "sh" for line in body.splitlines()]
    targets = [line.split()[1] for line in lines if line.startswith("make ")]
    assert set(targets) == {"demo", "test"}
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    for target in targets:
        subprocess.run([make, "--dry-run", target], cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own Makefile


def test_every_command_is_documented() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in cli.commands:
        assert f"tapeproof {name}" in readme


def test_the_comparison_can_fail() -> None:
    assert agrees("a\n…\nd", "a\nb\nc\nd")
    assert agrees("one … three", "one two three")
    assert not agrees("a\nb", "a\nc")
    assert not agrees("a", "a\nb")
