"""Turns the bytes of a feed or page into text, whatever encoding they claim to be in."""

import codecs
import re

from api.suggestions.feeds.entries import FeedUnreadable

MAX_BYTES = 10_000_000
_HEAD = 10_000
_LEAST_TWICE = 3

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BEYOND_ASCII = re.compile(r"[\x80-\U0010ffff]+")


def text_of(body: bytes, content_type: str | None = None) -> str:
    """Decode a body; what it really is counts for more than what it says it is."""
    if len(body) > MAX_BYTES:
        raise FeedUnreadable("too_large", f"The feed is larger than {MAX_BYTES // 10**6} MB.")
    text = _CONTROLS.sub("", _decoded(body, content_type)).removeprefix("\ufeff").strip()
    if not text:
        raise FeedUnreadable("empty", "The address answers, but with nothing.")
    return _encoded_once(text)


def _decoded(body: bytes, content_type: str | None) -> str:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if body[1:2] == b"\0" or body[:1] == b"\0":
        return body.decode("utf-16-le" if body[1:2] == b"\0" else "utf-16-be", "replace")
    declared = [found[1].decode() for found in [_DECLARED.search(body[:_HEAD])] if found]
    declared += [found[1] for found in [_CHARSET.search(content_type or "")] if found]
    # Hardly any text in another encoding happens to be valid UTF-8, but for the seven-bit ones.
    for name in ("" if body.isascii() else "utf-8", *declared, "utf-8"):
        try:
            return body.decode(_superset(name))
        except (LookupError, UnicodeError):
            continue
    return _mostly_utf8(body) or body.decode("windows-1252", "replace")


def _superset(name: str) -> str:
    """Who says Latin-1 or ASCII means what Windows makes of it."""
    lowered = name.lower().replace("_", "-")
    return "windows-1252" if lowered in ("iso-8859-1", "latin-1", "us-ascii", "ascii") else lowered


def _mostly_utf8(body: bytes) -> str | None:
    """UTF-8 with a few broken characters, for instance cut in the middle of one."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if sound > broken else None


def _encoded_once(text: str) -> str:
    """Undo that UTF-8 was taken for Windows-1252 and encoded again: KÃ¤lte was Kälte.

    Single places may look like it by chance, so most of the text has to.
    """
    runs = _BEYOND_ASCII.findall(text)
    twice = sum(1 for run in runs if _undone(run) != run)
    if twice < _LEAST_TWICE or twice * 2 < len(runs):
        return text
    return _BEYOND_ASCII.sub(lambda run: _undone(run[0]), text)


def _undone(run: str) -> str:
    try:
        return b"".join(map(_byte, run)).decode("utf-8")
    except UnicodeError:
        return run


def _byte(char: str) -> bytes:
    """Windows-1252 with its five holes filled, as browsers have it."""
    return char.encode("latin-1" if char <= "\x9f" else "windows-1252")
