"""The hook of pre-commit and the action of GitHub: of the form that their makers ask for, and run as they would be."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from ruamel.yaml import YAML

from tapeproof.faces.cli import cli

ROOT = Path(__file__).parents[1]
OFF = "NEW YORK, Dec. 31, 2018 — The S&P 500 lost 11.9% in December.\n"
RIGHT = OFF.replace("11.9%", "9.2%")


def loaded(name: str) -> Any:
    return YAML(typ="safe").load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two stories, one of them wrong, on a machine without a market of its own."""
    monkeypatch.setenv("TAPEPROOF_HOME", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "docs" / "right.md").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "docs" / "deep" / "off page.html").write_text(f"<p>{OFF}</p>", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("stories")
def test_the_hook_checks_the_files_that_it_is_given() -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    assert hook["language"] == "python"
    assert set(hook["types_or"]) == {"markdown", "html"}
    program, *words = shlex.split(hook["entry"])
    assert program == "tapeproof"
    result = CliRunner().invoke(cli, [*words, "docs/right.md", "docs/deep/off page.html"])
    assert result.exit_code == 1
    assert result.stdout.startswith("docs/deep/off page.html:1:42: error: “lost 11.9%”: off (wrong); write: 9.2%")


def test_the_action_is_of_the_form_of_an_action() -> None:
    result = CliRunner().invoke(
        check_jsonschema, ["--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")]
    )
    assert result.exit_code == 0, result.output


def test_what_a_caller_gives_is_never_text_of_a_script() -> None:
    for step in loaded("action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_what_the_readme_shows_fits_the_hook_and_the_action() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    hooks, steps = (YAML(typ="safe").load(body) for body in re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL))
    (hook,) = loaded(".pre-commit-hooks.yaml")
    (shown,) = hooks["repos"][0]["hooks"]
    assert shown["id"] == hook["id"]
    assert {word for word in shown["args"] if word.startswith("--")} <= {
        name for option in cli.commands["check"].params for name in option.opts
    }
    assert steps["steps"][1]["with"].keys() <= loaded("action.yml")["inputs"].keys()


def run_check(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's last step as its runner does, with what a caller gives and the defaults of the rest."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    action = loaded("action.yml")
    given = {name: one.get("default", "") for name, one in action["inputs"].items()} | inputs
    step = action["runs"]["steps"][-1]
    assert step["shell"] == "bash"
    variables = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")] for name, value in step["env"].items()
    }
    program = folder / "bin" / "tapeproof"
    program.parent.mkdir()
    program.write_text(f'#!{bash}\nexec {shlex.quote(sys.executable)} -m tapeproof "$@"\n')
    program.chmod(0o755)
    search = os.pathsep.join([str(program.parent), os.environ["PATH"]])
    imports = os.pathsep.join(sys.path)
    return subprocess.run(  # noqa: S603 - the script of our own action
        [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=folder, check=False, capture_output=True, text=True,
        env={**os.environ, **variables, "PATH": search, "PYTHONPATH": imports},
    )  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="a runner of POSIX")
def test_the_action_marks_what_is_off_beside_its_line(stories: Path) -> None:
    done = run_check(stories, files="docs/**/*.md\ndocs/**/*.html")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=docs/deep/off page.html,line=1,col=42,endLine=1,endColumn=52,")


@pytest.mark.skipif(os.name == "nt", reason="a runner of POSIX")
def test_the_action_passes_on_what_else_it_is_given(stories: Path) -> None:
    (stories / "undated.md").write_text("The S&P 500 lost 11.9% in December.\n")
    given = {"published": "2018-12-31", "home": "XNYS", "format": "lint", "fail-on": "never"}
    done = run_check(stories, files="undated.md", **given)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("undated.md:1:13: warning: “lost 11.9%”: off (wrong)")


@pytest.mark.skipif(os.name == "nt", reason="a runner of POSIX")
@pytest.mark.parametrize("files", ["docs/*.txt", "$(touch stolen)*", "docs/right.md; touch stolen *.none"])
def test_a_pattern_that_fits_nothing_is_told_and_none_is_run(stories: Path, files: str) -> None:
    done = run_check(stories, files=files)
    assert done.returncode == 2
    assert not (stories / "stolen").exists()
