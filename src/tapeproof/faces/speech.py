"""Errors as sentences: nothing that goes wrong reaches a user as a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from tapeproof import __version__
from tapeproof.terms.errors import TapeproofError

BROKEN = 2
"""Exit status of a wrong call or a broken input."""

DEBUG = "TAPEPROOF_DEBUG"

UNTOUCHED = (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError, KeyboardInterrupt, SystemExit)
"""What click itself ends a command with."""


class Said(click.ClickException):
    """A sentence on the standard error, and exit status 2."""

    exit_code = BROKEN

    def show(self, file: Any = None) -> None:
        """Print the sentence."""
        click.echo(f"tapeproof: {self.message}", file=file or sys.stderr)


class Speaking(click.Group):
    """A group of commands that turns whatever is raised inside into a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an unexpected exception says how to report it."""
        try:
            return super().invoke(ctx)
        except UNTOUCHED:
            raise
        except TapeproofError as wrong:
            raise Said(str(wrong)) from wrong
        except BaseException as fault:
            # Rust's panics are no Exception, and they too would end in a traceback.
            if os.environ.get(DEBUG):
                raise
            raise Said(unexpected(fault)) from fault


def unexpected(fault: BaseException) -> str:
    """The sentence for a fault of ours."""
    what = " ".join(str(fault).split())[:200]
    kind = type(fault).__name__ + (f" ({what})" if what else "")
    return (
        f"This is a fault in Tapeproof {__version__}, not in your input: {kind}. "
        f"Please report it with the command that you ran; with {DEBUG}=1 before it, it prints what a report needs."
    )
