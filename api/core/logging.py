"""Structured logs: one line an occurrence, request ids, no personal data, secrets masked."""

import logging
import re
from contextlib import suppress

import structlog
from structlog.typing import EventDict, WrappedLogger

from api.core.settings import Settings

SECRET_NAMES = re.compile(r"password|secret|token|cookie|authorization|key$", re.IGNORECASE)


def mask(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Secrets that were passed by mistake do not reach the log."""
    return {
        name: "***" if SECRET_NAMES.search(name) and value else value
        for name, value in event.items()
    }


class Logger(structlog.PrintLogger):
    """Prints. A full disk or a closed pipe costs the line, never the request."""

    def msg(self, message: str) -> None:
        with suppress(OSError):
            super().msg(message)

    debug = info = warning = error = msg


def configure(settings: Settings) -> None:
    """Set up structlog for this process."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            mask,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[settings.log_level.upper()]
        ),
        logger_factory=Logger,
        cache_logger_on_first_use=False,
    )
