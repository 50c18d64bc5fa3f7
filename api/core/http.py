"""The one guarded way to the outside: it fetches public addresses and refuses everything else.

Every answer of the name resolution has to be public, and the connection goes to the very address
that was checked, so that a name cannot point elsewhere a moment later (standards WH-05, FEED-01).
"""

import asyncio
import functools
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib import metadata

import httpx2

from api.core.addresses import is_public

MAX_REDIRECTS = 3
MAX_URL_LENGTH = 2000
CONNECT_SECONDS = 4.0
# Of a name with many addresses the first few decide; more would only prolong a failure.
MAX_ADDRESSES = 4

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


class OutsideRefused(Exception):
    """Why an address outside was not read. The `code`s are stable, the `detail` is one sentence.

    Codes: address_not_allowed, bad_status, bad_url, not_found, timeout, too_large,
    too_many_redirects, unreachable, wrong_type. With bad_status and not_found comes the `status`,
    and `retry_after` in seconds where the server asks for patience.
    """

    def __init__(
        self, code: str, detail: str, *, status: int | None = None, retry_after: int | None = None
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with status 2xx or 304; `url` is where the redirects ended."""

    url: str
    status: int
    headers: httpx2.Headers
    body: bytes


async def fetch(
    url: str,
    *,
    accept: Sequence[str] = ("*/*",),
    max_bytes: int = 5_000_000,
    timeout: float = 10.0,
    headers: Mapping[str, str] | None = None,
    allow: frozenset[str] = frozenset(),
) -> Fetched:
    """GET `url` within `timeout` seconds in all, redirects and a dripping body included.

    `accept` holds media types, `image/*` too; another declared type is refused, a missing one is
    not. `max_bytes` counts after decompression. `allow` holds `host:port` of an own network.
    `headers` go along on redirects to other hosts: never put a secret there.
    """
    sent = {**(headers or {}), **_own_headers(accept)}
    guard = GuardedTransport(allow)
    try:
        async with (
            asyncio.timeout(timeout),
            httpx2.AsyncClient(transport=guard, headers=sent, trust_env=False) as client,
        ):
            return await _follow(client, url, accept=accept, max_bytes=max_bytes)
    except (TimeoutError, httpx2.TimeoutException):  # The client has limits of its own, too.
        raise OutsideRefused("timeout", f"No whole answer within {timeout:g} seconds.") from None
    except httpx2.RequestError as error:
        raise OutsideRefused("unreachable", f"No connection: {error or 'it broke off'}.") from error


def _own_headers(accept: Sequence[str]) -> dict[str, str]:
    return {
        "Accept": ", ".join(accept),
        "Accept-Encoding": "gzip",
        "User-Agent": f"Fuersprech/{_version()} (+feed reader)",
    }


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Sends a request to a checked address, keeping the Host header and the certificate's name."""

    def __init__(self, allow: frozenset[str] = frozenset()) -> None:
        self._allow = allow
        # Connections are kept by address. A kept one could serve another name on the same address
        # without its certificate having been looked at, so none is kept.
        self._inner = httpx2.AsyncHTTPTransport(
            verify=_tls(), trust_env=False, limits=httpx2.Limits(max_keepalive_connections=0)
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        addresses = await checked_addresses(request.url, self._allow)
        failure: httpx2.TransportError | None = None
        for address in addresses[:MAX_ADDRESSES]:
            try:
                return await self._inner.handle_async_request(_pinned(request, address))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                failure = error
        raise failure or httpx2.ConnectError("the name has no address")

    async def aclose(self) -> None:
        await self._inner.aclose()


async def checked_addresses(url: httpx2.URL, allow: frozenset[str] = frozenset()) -> list[str]:
    """Resolve the host once and return its addresses, or refuse the URL."""
    if url.scheme not in _PORTS or not url.host or url.userinfo:
        raise OutsideRefused("bad_url", "Only plain http and https addresses can be read.")
    port = url.port or _PORTS[url.scheme]
    admitted = f"{url.netloc.decode().removesuffix(f':{port}')}:{port}".lower() in allow
    if not admitted and port not in _PORTS.values():
        raise OutsideRefused("address_not_allowed", f"Port {port} is not allowed.")

    addresses = await resolve(url.host, port)
    if not admitted and not all(is_public(address) for address in addresses):
        raise OutsideRefused("address_not_allowed", "The address is not on the public internet.")
    return addresses


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host, in its order of preference."""
    loop = asyncio.get_running_loop()
    try:
        answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise OutsideRefused("unreachable", f"The host {host} is not known.") from None
    return [str(answer[4][0]) for answer in answers]


def _pinned(request: httpx2.Request, address: str) -> httpx2.Request:
    timeouts = dict(request.extensions.get("timeout", {}))
    extensions = {
        **request.extensions,
        "sni_hostname": request.url.raw_host.decode().removesuffix("."),
        "timeout": {**timeouts, "connect": CONNECT_SECONDS},
    }
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )


async def _follow(
    client: httpx2.AsyncClient, url: str, *, accept: Sequence[str], max_bytes: int
) -> Fetched:
    target = parsed(url)
    for _ in range(MAX_REDIRECTS + 1):
        async with client.stream("GET", target) as response:
            location = response.headers.get("location")
            if response.status_code not in _REDIRECTS or not location:
                _check(response, accept)
                body = await _body(response, max_bytes)
                return Fetched(str(target), response.status_code, response.headers, body)
        target = parsed(location, target)
    raise OutsideRefused("too_many_redirects", f"More than {MAX_REDIRECTS} redirects.")


def parsed(url: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """Read an address, relative to `base` where one is given."""
    try:
        target = base.join(url) if base else httpx2.URL(url)
    except (httpx2.InvalidURL, ValueError):
        raise OutsideRefused("bad_url", "This is not a web address.") from None
    if len(str(target)) > MAX_URL_LENGTH:
        raise OutsideRefused("bad_url", f"The address has more than {MAX_URL_LENGTH} characters.")
    return target


def _check(response: httpx2.Response, accept: Sequence[str]) -> None:
    status = response.status_code
    if status == 304:
        return
    if not response.is_success:
        code = "not_found" if status in (404, 410) else "bad_status"
        patience = response.headers.get("retry-after", "")
        raise OutsideRefused(
            code,
            f"The server answered with status {status}.",
            status=status,
            retry_after=int(patience) if patience.isascii() and patience.isdigit() else None,
        )
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type and not any(fnmatch(media_type, pattern) for pattern in accept):
        raise OutsideRefused("wrong_type", f"The server sent {media_type[:80]}.")


async def _body(response: httpx2.Response, max_bytes: int) -> bytes:
    body = bytearray()
    async for chunk in _decoded(response, max_bytes):
        body += chunk
        if len(body) > max_bytes:
            raise OutsideRefused("too_large", f"The answer is larger than {max_bytes} bytes.")
    return bytes(body)


async def _decoded(response: httpx2.Response, max_bytes: int) -> AsyncIterator[bytes]:
    """Unpack by hand: the client's own decoder would unpack a whole bomb before we could look."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        async for chunk in response.aiter_raw():
            yield chunk
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise OutsideRefused("wrong_type", "The answer is packed in a way that was not asked for.")
    unpack = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        async for chunk in response.aiter_raw():
            yield unpack.decompress(chunk, max_bytes + 1)
    except zlib.error:
        raise OutsideRefused("unreachable", "The packed answer is damaged.") from None


@functools.cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


@functools.cache
def _version() -> str:
    try:
        return metadata.version("fuersprech")
    except metadata.PackageNotFoundError:  # run from a checkout that is not installed
        return "0"
