"""Starts the product's own commands as real processes, quickly: what they import is loaded once.

A fork server has imported the commands and forks a process for each start. It is a new program
beside the test, so that nothing of the test is in them.
"""

import os
import sys
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_context = get_context("forkserver")
_context.set_forkserver_preload(["api.cli"])


def start(words: list[str], settings: dict[str, str], log: Path) -> ForkServerProcess:
    """`fuersprech WORDS…` with these settings and no others, in the log's directory."""
    process = _context.Process(target=_run, args=(words, settings, log))
    process.start()
    return process


def _run(words: list[str], settings: dict[str, str], log: Path) -> None:
    for name in [name for name in os.environ if name.startswith("FUERSPRECH_")]:
        del os.environ[name]
    os.environ |= settings
    os.chdir(log.parent)
    # Buffered by line, as a log is; the file's end is where the last process left it.
    with log.open("a", buffering=1) as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    from api.cli import app

    sys.exit(app(words))
