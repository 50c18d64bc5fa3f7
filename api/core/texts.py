"""Makes foreign text and addresses safe: plain words, web addresses, the time it takes to read."""

import math
import re
import unicodedata
from html import unescape
from urllib.parse import urljoin

import httpx2
from selectolax.lexbor import LexborHTMLParser

MAX_URL_LENGTH = 2000
WORDS_PER_MINUTE = 220
ELLIPSIS = "…"
# Far more than a summary needs. Bounded because wrongly nested tags cost the parser their square:
# 200,000 of them took it a minute.
_MAX_HTML = 200_000
_MAX_TAGS = 3_000

# Elements that part words even where the source has no white space between them.
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|dd|div|dl|dt|figcaption|figure|footer|form"
    r"|h[1-6]|header|hr|img|li|main|nav|ol|option|p|pre|section|table|tbody|td|tfoot|th|thead|tr"
    r"|ul)\b",
    re.IGNORECASE,
)
_UNSEEN = (
    "script, style, template, noscript, iframe, object, svg, math, textarea, select, title,"
    ' [hidden], [style*="display:none"], [style*="display: none"]'
)
# Controls, lone surrogates (no database takes them), soft hyphens, zero-width spaces and marks
# that turn the direction of writing. The joiners stay: scripts and emoji need them.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    r"\ufff9-\uffff\ud800-\udfff]"
)


def plain_text(html: str, max_chars: int) -> str:
    """The visible text of HTML on one line, at most `max_chars` long and cut at a word."""
    source = _INVISIBLE.sub("", html[:_MAX_HTML])
    if "<" in source or "&" in source:
        source = _visible(source)
    text = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", source)).split())
    return shortened(text, max_chars)


def one_line(text: str, max_chars: int) -> str:
    """Text that is no HTML on one line; only entities, which many put there, are resolved."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", unescape(text)))
    return shortened(" ".join(visible.split()), max_chars)


def shortened(text: str, max_chars: int) -> str:
    """Cut a text at a word, with an ellipsis, where it is longer than `max_chars`."""
    if len(text) <= max_chars:
        return text
    cut = text[: max_chars - len(ELLIPSIS)]
    if text[len(cut)].isalnum() and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–-([«„“\"'") + ELLIPSIS


def safe_url(url: str, base: str | None = None) -> str | None:
    """The absolute http or https address, or None where it is something else."""
    cleaned = _INVISIBLE.sub("", url).strip()
    try:
        target = httpx2.URL(urljoin(base, cleaned) if base else cleaned)
    except (httpx2.InvalidURL, ValueError):
        return None
    if target.scheme not in ("http", "https") or target.userinfo or not _host_is_sound(target):
        return None
    address = str(target)
    return address if len(address) <= MAX_URL_LENGTH else None


def is_web_address(url: str) -> bool:
    """Whether it is an http or https address as it stands: nothing unseen has to be taken out."""
    is_plain = not any(unicodedata.category(char) in {"Cc", "Cf"} for char in url)
    return is_plain and safe_url(url) is not None


def reading_minutes(text: str) -> int:
    """How long reading takes, in whole minutes, at least one."""
    return max(1, math.ceil(len(text.split()) / WORDS_PER_MINUTE))


def _host_is_sound(target: httpx2.URL) -> bool:
    return re.fullmatch(rb"[a-z0-9._:-]+", target.raw_host) is not None


def _visible(html: str) -> str:
    first = "<".join(html.split("<", _MAX_TAGS)[:_MAX_TAGS])
    tree = LexborHTMLParser(_BLOCK.sub(lambda tag: f" {tag[0]}", first))
    if tree.body is None:
        return ""
    for node in tree.body.css(_UNSEEN):
        node.decompose()
    return tree.body.text()
