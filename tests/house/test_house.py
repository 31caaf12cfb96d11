"""The house rules that a machine can check; each test is one of them."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tapeproof.kinds import KIND_OF, KINDS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "tapeproof"
KINDS_FOLDER = PACKAGE / "kinds"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PYTHON = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "scripts").rglob("*.py"))]
KIND_FILES = sorted(path for path in KINDS_FOLDER.glob("*.py") if path.stem != "__init__")

BANNED = {"util", "utils", "helper", "helpers", "base", "manager", "managers", "common", "misc"}
MOST_LINES, MOST_LINES_OF_A_KIND = 300, 150
LEAST_WORDS_OF_A_REASON = 2


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", KIND_FILES, ids=name)
def test_a_kind_file_is_in_the_tuple(path: Path) -> None:
    modules = {sys.modules[kind.answer.__module__].__file__ for kind in KINDS}
    assert str(path) in modules, f"{name(path)} is not in KINDS: kinds/__init__.py lists them all"


def test_the_tuple_has_kinds_only_from_their_folder_and_each_once() -> None:
    assert len(KINDS) == len(KIND_OF) == len(KIND_FILES)
    assert {kind.answer: kind for kind in KINDS} == KIND_OF


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_its_page_and_its_name_from_its_file(kind) -> None:
    assert kind.answer.__module__ == f"tapeproof.kinds.{kind.name}"
    assert (ROOT / "tests" / "kinds" / f"{kind.name}.md").is_file()


@pytest.mark.parametrize("path", KIND_FILES, ids=name)
def test_a_kind_opens_with_a_sentence_in_quotes(path: Path) -> None:
    page = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert re.match(r"“[^”]+”", page), "the first line of a kind is an example of what it reads"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_file_is_of_a_size_that_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= (MOST_LINES_OF_A_KIND if path in KIND_FILES else MOST_LINES)


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_no_room_is_named_after_nothing(path: Path) -> None:
    parts = {word for part in path.relative_to(ROOT).with_suffix("").parts for word in part.lower().split("_")}
    assert not parts & BANNED


def own_imports(nodes: Iterator[ast.AST]) -> Iterator[int]:
    for node in nodes:
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        relative = isinstance(node, ast.ImportFrom) and node.level > 0
        if relative or any(module.split(".")[0] == "tapeproof" for module in modules):
            yield node.lineno


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_our_own_package_is_imported_at_the_top_only(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_top = set(own_imports(iter(tree.body)))
    everywhere = set(own_imports(ast.walk(tree)))
    assert everywhere == at_top, f"lines {sorted(everywhere - at_top)}"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_nothing_hides_under_type_checking(path: Path) -> None:
    assert "TYPE_CHECKING" not in path.read_text(encoding="utf-8")


EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma)(?P<codes>:?\s*[A-Z]+\d+[A-Z\d, ]*|\[[\w, -]+\])?")


def unreasoned(text: str) -> Iterator[str]:
    """Lines with a lint exception and less than two words of reason behind it; layout needs none."""
    for number, line in enumerate(text.splitlines(), start=1):
        found = EXCEPTION.search(line)
        reason = re.findall(r"\w+", line[found.end() :]) if found else []
        if found and len(reason) < LEAST_WORDS_OF_A_REASON:
            yield f"line {number}: {line.strip()}"


@pytest.mark.parametrize("path", [path for path in PYTHON if path != Path(__file__)], ids=name)
def test_a_lint_exception_has_its_reason(path: Path) -> None:
    assert list(unreasoned(path.read_text(encoding="utf-8"))) == []


def test_the_test_of_reasons_can_fail() -> None:
    assert list(unreasoned("import os  # noqa: F401\n")) == ["line 1: import os  # noqa: F401"]
    assert list(unreasoned("x = y  # type: ignore[attr-defined]\n")) == ["line 1: x = y  # type: ignore[attr-defined]"]
    assert list(unreasoned("import os  # noqa: F401 - read by the plugin\n")) == []


def test_a_lint_exception_of_the_whole_project_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    codes = [*lint["ignore"], *(code for codes in lint["per-file-ignores"].values() for code in codes)]
    assert lint["select"] == ["ALL"]
    assert codes
    for code in codes:
        stands = re.findall(rf'^ +"{code}",\s*# (.+)$', text, re.MULTILINE)
        assert stands, f"{code} is excepted without a reason on its line"
        assert all(len(reason.split()) >= LEAST_WORDS_OF_A_REASON for reason in stands)


def test_no_import_is_excepted_from_the_floors() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    floors = next(contract for contract in contracts if contract["type"] == "layers")
    assert floors["exhaustive"] is True
    assert all("ignore" not in key for contract in contracts for key in contract)
