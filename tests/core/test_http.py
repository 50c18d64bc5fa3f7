"""The SSRF guard, against a small server on loopback that only the allow list admits."""

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx2
import pytest

from api.core import http
from api.core.addresses import is_public
from api.core.http import OutsideRefused, fetch

pytestmark = pytest.mark.anyio

Writer = asyncio.StreamWriter
Answer = Callable[[str, Writer], Awaitable[None]]

REFUSED = [
    ("http://127.0.0.1/", "address_not_allowed"),
    ("http://127.1/", "address_not_allowed"),
    ("http://127.255.255.254/", "address_not_allowed"),
    ("http://2130706433/", "address_not_allowed"),
    ("http://0x7f000001/", "address_not_allowed"),
    ("http://0x7f.0.0.1/", "address_not_allowed"),
    ("http://0177.0.0.1/", "bad_url"),
    ("http://017700000001/", "address_not_allowed"),
    ("http://0/", "address_not_allowed"),
    ("http://0.0.0.0/", "address_not_allowed"),
    ("http://localhost/", "address_not_allowed"),
    ("http://LOCALHOST/", "address_not_allowed"),
    ("http://10.0.0.1/", "address_not_allowed"),
    ("http://172.16.0.1/", "address_not_allowed"),
    ("http://172.31.255.255/", "address_not_allowed"),
    ("http://192.168.1.1/", "address_not_allowed"),
    ("http://169.254.169.254/latest/meta-data/", "address_not_allowed"),
    ("http://0xa9fea9fe/", "address_not_allowed"),
    ("http://100.64.0.1/", "address_not_allowed"),
    ("http://192.0.2.1/", "address_not_allowed"),
    ("http://198.18.0.1/", "address_not_allowed"),
    ("http://224.0.0.1/", "address_not_allowed"),
    ("http://240.0.0.1/", "address_not_allowed"),
    ("http://255.255.255.255/", "address_not_allowed"),
    ("http://[::1]/", "address_not_allowed"),
    ("http://[::]/", "address_not_allowed"),
    ("http://[::ffff:127.0.0.1]/", "address_not_allowed"),
    ("http://[::ffff:a9fe:a9fe]/", "address_not_allowed"),
    ("http://[::127.0.0.1]/", "address_not_allowed"),
    ("http://[64:ff9b::7f00:1]/", "address_not_allowed"),
    ("http://[64:ff9b:1::1]/", "address_not_allowed"),
    ("http://[2002:7f00:1::]/", "address_not_allowed"),
    ("http://[fd00:ec2::254]/", "address_not_allowed"),
    ("http://[fe80::1]/", "address_not_allowed"),
    ("http://[fec0::1]/", "address_not_allowed"),
    ("http://[ff02::1]/", "address_not_allowed"),
    ("http://[2001:db8::1]/", "address_not_allowed"),
    ("https://127.0.0.1/", "address_not_allowed"),
    ("http://93.184.215.14:22/", "address_not_allowed"),
    ("http://93.184.215.14:6379/", "address_not_allowed"),
    ("http://user@93.184.215.14/", "bad_url"),
    ("http://user:secret@93.184.215.14/", "bad_url"),
    ("http://93.184.215.14@127.0.0.1/", "bad_url"),
    ("ftp://93.184.215.14/", "bad_url"),
    ("file:///etc/passwd", "bad_url"),
    ("javascript:alert(1)", "bad_url"),
    ("data:text/html,x", "bad_url"),
    ("gopher://93.184.215.14/", "bad_url"),
    ("//93.184.215.14/", "bad_url"),
    ("/feed", "bad_url"),
    ("http://", "bad_url"),
    ("", "bad_url"),
    ("http://[::1", "bad_url"),
    ("http://93.184.215.14:99999/", "address_not_allowed"),
    ("http://93.184.215.14/\x00", "bad_url"),
    ("http://93.184.215.14/" + "a" * 2000, "bad_url"),
]


@pytest.mark.parametrize(("url", "code"), REFUSED, ids=[url[:45] for url, _ in REFUSED])
async def test_fetch_refuses_what_is_not_public(url: str, code: str) -> None:
    with pytest.raises(OutsideRefused) as refused:
        await fetch(url, timeout=2)

    assert refused.value.code == code


@pytest.mark.parametrize("address", ["93.184.215.14", "2a00:1450:400a::1", "64:ff9b::5db8:d70e"])
def test_is_public_accepts_the_public_internet(address: str) -> None:
    assert is_public(address)


async def test_fetch_follows_the_name_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [["93.184.215.14"], ["127.0.0.1"]]
    asked: list[str] = []
    reached: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers.pop(0)

    async def connect(_transport: object, request: httpx2.Request) -> httpx2.Response:
        reached.append(f"{request.url.host} {request.headers['host']}")
        assert request.extensions["sni_hostname"] == "rebinding.example"
        return httpx2.Response(200, stream=httpx2.ByteStream(b"ok"))

    monkeypatch.setattr(http, "resolve", resolve)
    monkeypatch.setattr(httpx2.AsyncHTTPTransport, "handle_async_request", connect)
    await fetch("https://rebinding.example/")

    assert asked == ["rebinding.example"]
    assert reached == ["93.184.215.14 rebinding.example"]


async def test_fetch_refuses_a_name_with_one_private_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["93.184.215.14", "10.0.0.1"]

    monkeypatch.setattr(http, "resolve", resolve)
    with pytest.raises(OutsideRefused) as refused:
        await fetch("https://both.example/")

    assert refused.value.code == "address_not_allowed"


async def test_fetch_tries_the_next_address() -> None:
    async with serving(_answer(b"hello")) as port:
        allow = frozenset({f"two.example:{port}"})
        resolved = ["127.0.0.2", "127.0.0.1"]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(http, "resolve", _resolving(resolved))
            fetched = await fetch(f"http://two.example:{port}/", allow=allow)

    assert fetched.body == b"hello"


async def test_fetch_says_who_asks_and_returns_the_answer() -> None:
    seen: list[str] = []

    async def answer(head: str, writer: Writer) -> None:
        seen.append(head.lower())
        await _answer(b"<rss/>", "Content-Type: application/rss+xml", 'ETag: "7"')(head, writer)

    async with serving(answer) as port:
        fetched = await _fetch(port, headers={"If-None-Match": '"6"'}, accept=["application/*"])

    assert (fetched.status, fetched.body) == (200, b"<rss/>")
    assert fetched.headers["etag"] == '"7"'
    assert "user-agent: fuersprech/" in seen[0]
    assert 'if-none-match: "6"' in seen[0]
    assert f"host: 127.0.0.1:{port}" in seen[0]


async def test_fetch_takes_not_modified_as_an_answer() -> None:
    async with serving(_status("304 Not Modified")) as port:
        fetched = await _fetch(port)

    assert (fetched.status, fetched.body) == (304, b"")


@pytest.mark.parametrize(
    ("status", "code"),
    [("404 Not Found", "not_found"), ("410 Gone", "not_found"), ("500 Oops", "bad_status")],
)
async def test_fetch_refuses_failures(status: str, code: str) -> None:
    async with serving(_status(status)) as port:
        refused = await _refusal(port)

    assert (refused.code, refused.status) == (code, int(status[:3]))


async def test_fetch_hands_on_the_wish_for_patience() -> None:
    async with serving(_status("503 Busy", "Retry-After: 120")) as port:
        refused = await _refusal(port)

    assert (refused.code, refused.retry_after) == ("bad_status", 120)


async def test_fetch_follows_redirects() -> None:
    async def answer(head: str, writer: Writer) -> None:
        if head.startswith("GET /moved "):
            await _answer(b"here")(head, writer)
        else:
            await _status("302 Found", "Location: moved")(head, writer)

    async with serving(answer) as port:
        fetched = await _fetch(port)

    assert (fetched.url, fetched.body) == (f"http://127.0.0.1:{port}/moved", b"here")


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://127.0.0.1:1/", "address_not_allowed"),
        ("http://169.254.169.254/", "address_not_allowed"),
        ("http://localhost/", "address_not_allowed"),
        ("file:///etc/passwd", "bad_url"),
        ("javascript:alert(1)", "bad_url"),
        ("http://a:b@93.184.215.14/", "bad_url"),
        ("/again", "too_many_redirects"),
    ],
)
async def test_fetch_checks_each_redirect(location: str, code: str) -> None:
    async with serving(_status("302 Found", f"Location: {location}")) as port:
        refused = await _refusal(port)

    assert refused.code == code


async def test_fetch_stops_an_endless_body() -> None:
    async def answer(head: str, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"x" * 65536)
            await writer.drain()

    async with serving(answer) as port:
        refused = await _refusal(port, max_bytes=200_000)

    assert refused.code == "too_large"


async def test_fetch_unpacks() -> None:
    async with serving(_answer(gzip.compress(b"hello"), "Content-Encoding: gzip")) as port:
        fetched = await _fetch(port)

    assert fetched.body == b"hello"


async def test_fetch_stops_a_gzip_bomb() -> None:
    bomb = gzip.compress(bytes(50_000_000))

    async with serving(_answer(bomb, "Content-Encoding: gzip")) as port:
        refused = await _refusal(port, max_bytes=1_000_000)

    assert refused.code == "too_large"


@pytest.mark.parametrize(
    ("encoding", "code"),
    [("br", "wrong_type"), ("gzip, gzip", "wrong_type"), ("gzip", "unreachable")],
)
async def test_fetch_refuses_what_it_cannot_unpack(encoding: str, code: str) -> None:
    async with serving(_answer(b"no gzip at all", f"Content-Encoding: {encoding}")) as port:
        refused = await _refusal(port)

    assert refused.code == code


async def test_fetch_does_not_wait_for_a_slow_drip() -> None:
    async def answer(head: str, writer: Writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with serving(answer) as port:
        refused = await _refusal(port, timeout=0.4)

    assert refused.code == "timeout"


async def test_fetch_refuses_another_type() -> None:
    async with serving(_answer(b"%PDF", "Content-Type: Application/PDF; x=1")) as port:
        refused = await _refusal(port, accept=["image/*", "text/html"])

    assert refused.code == "wrong_type"


async def test_fetch_reports_a_server_that_is_not_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        refused = await _refusal(taken.getsockname()[1])

    assert refused.code == "unreachable"


async def test_fetch_reports_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    async def getaddrinfo(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)
    with pytest.raises(OutsideRefused) as refused:
        await fetch("https://nowhere.example/")

    assert refused.value.code == "unreachable"


async def test_fetch_reports_a_broken_answer() -> None:
    async def answer(head: str, writer: Writer) -> None:
        writer.write(b"this is not http\r\n\r\n")

    async with serving(answer) as port:
        refused = await _refusal(port)

    assert refused.code == "unreachable"


async def test_allow_list_admits_one_port_only() -> None:
    async with serving(_answer(b"inside")) as port:
        with pytest.raises(OutsideRefused) as refused:
            await fetch(f"http://127.0.0.1:{port}/", allow=frozenset({f"127.0.0.1:{port + 1}"}))

    assert refused.value.code == "address_not_allowed"


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[int]:
    """A server on loopback that answers each request as told; yields its port."""

    async def handle(reader: asyncio.StreamReader, writer: Writer) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            await answer(head.decode(), writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def _fetch(port: int, **options: object) -> http.Fetched:
    allow = frozenset({f"127.0.0.1:{port}"})
    return await fetch(f"http://127.0.0.1:{port}/", allow=allow, **options)  # type: ignore[arg-type]  # each test passes fitting options


async def _refusal(port: int, **options: object) -> OutsideRefused:
    with pytest.raises(OutsideRefused) as refused:
        await _fetch(port, **options)
    return refused.value


def _resolving(addresses: list[str]) -> Callable[[str, int], Awaitable[list[str]]]:
    async def resolve(host: str, port: int) -> list[str]:
        return addresses

    return resolve


def _answer(body: bytes, *headers: str) -> Answer:
    async def answer(head: str, writer: Writer) -> None:
        lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers, "", ""]
        writer.write("\r\n".join(lines).encode() + body)

    return answer


def _status(status: str, *headers: str) -> Answer:
    async def answer(head: str, writer: Writer) -> None:
        lines = [f"HTTP/1.1 {status}", "Content-Length: 0", *headers, "", ""]
        writer.write("\r\n".join(lines).encode())

    return answer
