"""Tells whether two addresses lead to the same page."""

import hashlib
from urllib.parse import urlencode

import httpx2

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


def _tells(key: str) -> bool:
    name = key.lower()
    return name not in _TRACKING and not name.startswith(_TRACKING_FAMILIES)
