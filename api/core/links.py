"""Tells whether two addresses lead to the same page, and what a source is called by its address."""

import hashlib
from urllib.parse import urlencode, urlsplit

import httpx2

from api.core.texts import safe_url

# What stands before the name of a file that was read instead of an address.
FILE = "file:"

# Added by senders to see where readers come from; the page is the same without.
_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "wt_mc"}
    | {"wtmc", "xtor", "ito", "ns_mchannel", "ns_campaign", "ns_source", "at_medium"}
    | {"at_campaign", "feature", "ref_src"}
)
_TRACKING_FAMILIES = ("utm_", "mtm_", "pk_")


def normalized_url(url: str) -> str:
    """The address without scheme, fragment, tracking and last slash; they tell no pages apart."""
    target = httpx2.URL(url)
    told = sorted((key, value) for key, value in target.params.multi_items() if _tells(key))
    query = f"?{urlencode(told)}" if told else ""
    port = f":{target.port}" if target.port else ""
    return f"{target.raw_host.decode().lower()}{port}{target.path.rstrip('/')}{query}"


def url_hash(url: str) -> str:
    """A hash that is the same for all addresses of a page: 64 hexadecimal digits."""
    return hashlib.sha256(f"url\0{normalized_url(url)}".encode("utf-8", "replace")).hexdigest()


def addressed(reference: str) -> tuple[str, str]:
    """The address a source is stored with, and its hash; a file has its name for one."""
    url = safe_url(reference)
    if url is not None:
        return url, url_hash(url)
    url = f"{FILE}{reference}"[:2000]
    return url, hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()


def host_of(url: str) -> str:
    """A name for a source that has none yet: 300 characters at most."""
    return (urlsplit(url).hostname or url)[:300]


def _tells(key: str) -> bool:
    name = key.lower()
    return name not in _TRACKING and not name.startswith(_TRACKING_FAMILIES)
