from __future__ import annotations

import subprocess
import sys

import click
import pytest

from tapeproof.faces.cli import OF_PRICES, cli
from tapeproof.faces.later import COMMANDS
from tapeproof.market.feeds import FEEDS

NOT_NEEDED = (
    "tapeproof.faces.fixing",
    "tapeproof.faces.inputs.markup",
    "tapeproof.faces.shelf",
    "tapeproof.faces.seeking",
    "tapeproof.market.feeds",
    "tapeproof.teller",
    "html.parser",
    "numpy.ma",
    "ssl",
    "http",
)
CHECK = """
import sys
from click.testing import CliRunner
from tapeproof.faces.cli import cli
ran = CliRunner().invoke(cli, ["check", "-", "--published", "2018-01-05"], input="The S&P 500 rose 0.7% on Friday.")
assert "rose 0.7%" in ran.output, ran.output
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_a_plain_check_loads_nothing_that_it_does_not_need() -> None:
    ran = subprocess.run(  # noqa: S603 - it is our own script
        [sys.executable, "-c", CHECK, *NOT_NEEDED], check=True, capture_output=True, text=True
    )
    assert ran.stdout.split() == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_commands_loaded_by_name_are_there(name: str) -> None:
    context = click.Context(cli)
    assert name in cli.list_commands(context)
    command = cli.get_command(context, name)
    assert command is not None
    assert command.name == name


def test_no_other_name_is_a_command() -> None:
    assert cli.get_command(click.Context(cli), "nothing") is None


def test_prices_are_pulled_from_feeds_that_are_there() -> None:
    assert set(OF_PRICES) <= FEEDS.keys()
