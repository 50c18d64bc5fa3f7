"""How long a text is on each network: every one counts in its own way."""

import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from api.suggestions.sharing.models import Channel
from api.suggestions.sharing.schemas import NetworkLength

_NETWORKS = Path(__file__).parent / "data" / "networks.toml"
_LINK = regex.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)»”\"']")
_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\p{RI}|\p{Emoji}\ufe0f|\u20e3")
# twitter-text, configuration 3: signs in these ranges count one, others and emoji two.
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


@dataclass(frozen=True, slots=True)
class Network:
    """What a network allows; `link` is what any link counts for, `fold` where "more" begins."""

    limit: int
    counting: str
    link: int | None = None
    fold: int | None = None


def of(text: str) -> list[NetworkLength]:
    """A text's length on every network that has a limit."""
    found = []
    for channel, network in _networks().items():
        length = _length(text, network)
        found.append(
            NetworkLength(
                network=channel,
                length=length,
                limit=network.limit,
                fits=length <= network.limit,
                folds_after=network.fold,
            )
        )
    return found


def _length(text: str, network: Network) -> int:
    count = _COUNTING[network.counting]
    if network.link is None:
        return count(text)
    bare = _LINK.sub("", text)
    return count(bare) + len(_LINK.findall(text)) * network.link


def _weighted(text: str) -> int:
    return sum(_weight(found) for found in _graphemes(unicodedata.normalize("NFC", text)))


def _weight(grapheme: str) -> int:
    if _EMOJI.search(grapheme):
        return 2
    return sum(1 if _is_light(ord(sign)) else 2 for sign in grapheme)


def _is_light(number: int) -> bool:
    return any(first <= number <= last for first, last in _LIGHT)


def _graphemes(text: str) -> list[str]:
    found: list[str] = _GRAPHEME.findall(text)
    return found


_COUNTING: dict[str, Callable[[str], int]] = {
    "weighted": _weighted,
    "graphemes": lambda text: len(_graphemes(text)),
    "utf16": lambda text: len(text.encode("utf-16-le")) // 2,
}


@cache
def _networks() -> dict[Channel, Network]:
    written = tomllib.loads(_NETWORKS.read_text(encoding="utf-8"))
    return {Channel(name): Network(**rules) for name, rules in written.items()}
