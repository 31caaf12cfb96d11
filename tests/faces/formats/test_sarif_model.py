"""SARIF against the object model of its 2.1.0 schema, as the package pysarif has it: one class a definition.

The package only carries the model; here it is held strictly: no member that the schema does not know, none missing that
it requires, every value of its type and of its enumeration.
"""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pysarif
import pytest

from tapeproof.desk import Check
from tapeproof.faces.formats import sarif
from tapeproof.faces.inputs.places import Places
from tapeproof.faces.wire import report

hints = cache(get_type_hints)


def camel(name: str) -> str:
    first, *rest = name.strip("_").split("_")
    return first + "".join(map(str.capitalize, rest))


def faults(value: Any, kind: Any, at: str = "$") -> Iterator[str]:
    """What the model does not allow, each by its path."""
    if kind is Any or kind is pysarif.PropertyBag:
        return
    if get_origin(kind) in {Union, UnionType}:
        inner = [one for one in get_args(kind) if one is not NoneType]
        if value is not None or NoneType not in get_args(kind):
            yield from faults(value, inner[0], at)
    elif get_origin(kind) is Literal:
        if value not in get_args(kind):
            yield f"{at}: {value!r} is none of {get_args(kind)}"
    elif get_origin(kind) is list:
        if not isinstance(value, list):
            yield f"{at}: {value!r} is no list"
            return
        for number, one in enumerate(value):
            yield from faults(one, get_args(kind)[0], f"{at}[{number}]")
    elif dataclasses.is_dataclass(kind):
        yield from faults_of_object(value, kind, at)
    elif not isinstance(value, (int, float) if kind is float else kind) or (isinstance(value, bool) and kind is int):
        yield f"{at}: {value!r} is no {kind.__name__}"


def faults_of_object(value: Any, kind: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: {value!r} is no object"
        return
    fields = {"$schema" if one.name == "schema" else camel(one.name): one for one in dataclasses.fields(kind)}
    yield from (f"{at}: {name} is no member of {kind.__name__}" for name in value.keys() - fields.keys())
    for name, one in fields.items():
        if name in value:
            yield from faults(value[name], hints(kind)[one.name], f"{at}.{name}")
        elif one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING:
            yield f"{at}: {name} is missing"


def written(check: Check) -> dict[str, Any]:
    """A log with every sort of result that there is: passed, failed, open, to be mended, and waived."""
    told = report(check)
    first, off, *rest = told.claims
    text = check.story.text.replace("its highest since January 2022", "highest since January 2022    ")
    off = msgspec.structs.replace(off, quote="highest since January 2022", end=off.start + 26)
    off = msgspec.structs.replace(off, correction="since February 2022")
    waived = msgspec.structs.replace(off, id="c9", waived="a survey")
    told = msgspec.structs.replace(told, claims=(first, off, waived, *rest))
    return json.loads(sarif.render(told, text, file="notes/hang seng 7%.md", places=Places(text)))


def test_the_log_is_of_the_model(check: Check) -> None:
    log = written(check)
    assert list(faults(log, pysarif.SarifLog)) == []
    results = log["runs"][0]["results"]
    assert [result["kind"] for result in results] == ["pass", "fail", "fail", "pass", "fail", "open"]
    assert [len(result.get("fixes", ())) for result in results] == [0, 1, 0, 0, 0, 0]
    assert [len(result.get("suppressions", ())) for result in results] == [0, 0, 1, 0, 0, 0]


def test_what_is_waived_is_suppressed_with_its_reason(check: Check) -> None:
    (suppressed,) = [one for one in written(check)["runs"][0]["results"] if "suppressions" in one]
    assert suppressed["suppressions"] == [{"kind": "inSource", "justification": "a survey"}]
    assert suppressed["level"] == "error"


def test_an_address_is_a_reference_to_one(check: Check) -> None:
    place = written(check)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "notes/hang%20seng%207%25.md"


FAULTS = {
    "a member that is none": lambda run: run["results"][0].update(colour="red"),
    "a level that is none": lambda run: run["results"][0].update(level="fatal"),
    "a kind that is none": lambda run: run["results"][0].update(kind="passed"),
    "a result without a message": lambda run: run["results"][0].pop("message"),
    "a run without a tool": lambda run: run.pop("tool"),
    "a line that is no number": lambda run: region(run).update(startLine="1"),
    "a column kind that is none": lambda run: run.update(columnKind="characters"),
    "a suppression without a kind": lambda run: run["results"][2]["suppressions"][0].pop("kind"),
    "a fix without its changes": lambda run: run["results"][1]["fixes"][0].pop("artifactChanges"),
    "a replacement without a region": lambda run: change(run)["replacements"][0].pop("deletedRegion"),
    "a rule without an id": lambda run: run["tool"]["driver"]["rules"][0].pop("id"),
    "a message that is a word": lambda run: run["results"][0].update(message="off"),
}


def region(run: dict[str, Any]) -> dict[str, Any]:
    return run["results"][0]["locations"][0]["physicalLocation"]["region"]


def change(run: dict[str, Any]) -> dict[str, Any]:
    return run["results"][1]["fixes"][0]["artifactChanges"][0]


@pytest.mark.parametrize("planted", FAULTS.values(), ids=FAULTS)
def test_the_model_finds_what_is_wrong(check: Check, planted) -> None:
    log = copy.deepcopy(written(check))
    planted(log["runs"][0])
    assert len(list(faults(log, pysarif.SarifLog))) == 1
