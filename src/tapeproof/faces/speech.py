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

STOPPED = 130
"""Exit status after Ctrl-C, as shells have it: 1 would say that something is off."""

DEBUG = "TAPEPROOF_DEBUG"

UNTOUCHED = (click.ClickException, click.exceptions.Exit, BrokenPipeError, SystemExit)
"""What click itself ends a command with."""


class Said(click.ClickException):
    """A sentence on the standard error, and exit status 2."""

    exit_code = BROKEN

    def show(self, file: Any = None) -> None:
        """Print the sentence."""
        click.echo(f"tapeproof: {self.message}", file=file or sys.stderr)


class Stopped(Said):
    """Ctrl-C, or the end of what was asked for."""

    exit_code = STOPPED


class Speaking(click.Group):
    """A group of commands that turns whatever is raised inside into a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an unexpected exception says how to report it."""
        try:
            return super().invoke(ctx)
        except UNTOUCHED:
            raise
        except (KeyboardInterrupt, click.Abort) as stop:
            raise Stopped("Stopped. What was given out by then stays.") from stop
        except TapeproofError as wrong:
            raise Said(str(wrong)) from wrong
        except OSError as refused:
            raise Said(refusal(refused)) from refused
        except BaseException as fault:
            # Rust's panics are no Exception, and they too would end in a traceback.
            if os.environ.get(DEBUG):
                raise
            raise Said(unexpected(fault)) from fault


def refusal(refused: OSError) -> str:
    """The sentence for what the system does not let us do: a full disk, a file that may not be written."""
    where = refused.filename or "The output"
    return f"{where} could not be read or written: {refused.strerror or refused}. Mend that and try again."


def unexpected(fault: BaseException) -> str:
    """The sentence for a fault of ours."""
    what = " ".join(str(fault).split())[:200]
    kind = type(fault).__name__ + (f" ({what})" if what else "")
    return (
        f"This is a fault in Tapeproof {__version__}, not in your input: {kind}. "
        f"Please report it with the command that you ran; with {DEBUG}=1 before it, it prints what a report needs."
    )
