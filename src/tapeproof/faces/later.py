"""What a plain check does not need, loaded when it is asked for: the one place where our own rooms are imported late.

Half of a short check is imports. The network, the search for facts, the upkeep of the record and the formats for
machines are none of its business.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from tapeproof.faces.speech import Speaking

COMMANDS = {
    "find": ("find", "tapeproof.faces.seeking"),
    "market": ("shelf", "tapeproof.faces.pulling", "tapeproof.faces.showing"),
    "write": ("write", "tapeproof.faces.seeking"),
}
"""The commands that are loaded when they are called, or listed for help: under which name, and in which modules."""


def later(module: str) -> Any:
    """A module of ours, by its full name."""
    return import_module(module)


class Later(Speaking):
    """A group of commands of which some are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all, in order."""
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, loaded where it has to be; None where there is none."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        name, *modules = COMMANDS[cmd_name]
        command: click.Command = next(getattr(found, name) for found in [later(module) for module in modules])
        return command
