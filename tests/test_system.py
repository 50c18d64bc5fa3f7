"""What the installation itself answers: the web app's pages and the commands."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app as commands
from tests.databases import TestDatabases
from tests.world import World

# "2", as `zlib.brotliCompressSync` of Node packs it.
BROTLI = bytes.fromhex("0b00803203")

pytestmark = pytest.mark.anyio


async def test_web_app_is_served_at_every_address_but_the_apis(
    databases: TestDatabases, tmp_path: Path
) -> None:
    build = tmp_path / "dist"
    (build / "assets").mkdir(parents=True)
    (build / "index.html").write_text('<meta nonce="__csp_nonce__">')
    (build / "assets" / "app-1.js").write_text("1")
    (build / "assets" / "app-2.js").write_text("2")
    (build / "assets" / "app-2.js.br").write_bytes(BROTLI)
    (build / "icon.svg").write_text("<svg/>")
    (build / "reference").mkdir()
    (build / "reference" / "index.html").write_text("<title>Reference</title>")
    async with databases.copy(tmp_path) as settings:
        with_build = settings.model_copy(update={"frontend_dir": build})
        async with World.open(with_build) as world:
            get = world.client().get
            page = await get("http://testserver/program/curation?status=proposed")
            other = await get("http://testserver/")
            asset = await get("http://testserver/assets/app-1.js")
            both = [
                await get("http://testserver/assets/app-2.js", headers={"Accept-Encoding": codings})
                for codings in ("gzip, br", "gzip")
            ]
            icon = await get("http://testserver/icon.svg")
            reference = await get("http://testserver/api/reference", follow_redirects=True)
            missing = [
                (await get(f"http://testserver{path}")).status_code
                for path in ("/api/v1/nothing", "/assets/none.js", "/none.svg", "/assets/../x")
            ]
            watched = [
                (await world.client().head(f"http://testserver{path}")).status_code
                for path in ("/", "/healthz", "/readyz", "/api/v1/nothing")
            ]
            sent = await world.client().post("http://testserver/api/v1/nothing", json={})

    nonce = page.text.split('"')[1]
    assert f"'nonce-{nonce}'" in page.headers["content-security-policy"]
    assert "unsafe-inline" not in page.headers["content-security-policy"]
    assert page.text != other.text
    assert "immutable" in asset.headers["cache-control"]
    assert [one.headers.get("content-encoding") for one in both] == ["br", None]
    assert {one.headers["content-type"] for one in both} == {asset.headers["content-type"]}
    assert "immutable" in both[0].headers["cache-control"]
    assert icon.headers["cache-control"] == "no-cache"
    assert "<title>Reference</title>" in reference.text
    assert "script-src 'self';" in reference.headers["content-security-policy"]
    assert reference.headers["cache-control"] == "no-cache"
    assert missing == [404, 404, 404, 200]
    # As monitors ask.
    assert watched == [200, 200, 200, 404]
    assert (sent.status_code, sent.json()["code"]) == (404, "not-found")


async def test_installable_app_may_work_in_the_background(
    databases: TestDatabases, tmp_path: Path
) -> None:
    build = tmp_path / "dist"
    (build / "assets").mkdir(parents=True)
    for name in ("index.html", "sw.js", "manifest.webmanifest"):
        (build / name).write_text("{}")
    async with databases.copy(tmp_path) as settings:
        with_build = settings.model_copy(update={"frontend_dir": build})
        async with World.open(with_build) as world:
            worker = await world.client().get("http://testserver/sw.js")
            manifest = await world.client().get("http://testserver/manifest.webmanifest")

    # Under the policy of an API answer a service worker could fetch nothing.
    assert "connect-src 'self'" in worker.headers["content-security-policy"]
    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["cache-control"] == "no-cache"
    assert manifest.headers["content-type"] == "application/manifest+json"
    assert manifest.headers["cache-control"] == "no-cache"


async def test_contract_is_served_and_kept_until_it_changes(world: World) -> None:
    get = world.client().get

    first = await get("http://testserver/openapi.json")
    tag = {"If-None-Match": first.headers["etag"]}
    again = await get("http://testserver/openapi.json", headers=tag)

    assert first.json() == json.loads((Path(__file__).parents[1] / "openapi.json").read_text())
    assert first.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("FUERSPRECH_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return CliRunner()


FEED = (
    "<rss version='2.0'><channel><title>A</title><item><title>Ein Eintrag</title>"
    "<link>https://a.example/1</link></item></channel></rss>"
)


def test_commands_work_one_after_the_other(installation: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "skills.csv").write_text("key,de\na,Weben\n")

    def run(*words: str) -> tuple[int, str]:
        done = installation.invoke(commands, words)
        return done.exit_code, done.output.strip().splitlines()[-1] if done.output else ""

    assert run("migrate")[0] == 0
    assert run("import-feed", "feed.xml") == (1, "No organization.")
    assert run("backup", "empty.tar") == (0, "")
    assert run("demo") == (0, "The demo organization is loaded.")
    assert run("demo") == (0, "Ready.")
    assert run("import-feed", "feed.xml") == (0, "imported 1, known 0, refused 0")
    assert run("import-feed", "feed.xml") == (0, "imported 0, known 1, refused 0")
    assert run("import-feed", "skills.csv")[0] == 1
    assert run("import-feed", "none.xml")[0] == 1
    assert run("import-skills", "skills.csv") == (0, "imported 1, known 0, refused 0")
    assert run("import-skills", "none.csv")[0] == 1
    assert run("backup", "full.tar") == (0, "")
    assert run("restore", "empty.tar")[0] == 1
    assert run("restore", "empty.tar", "--force") == (0, "")
    assert run("import-feed", "feed.xml") == (1, "No organization.")
    assert run("restore", "full.tar") == (0, "")
    assert run("import-feed", "feed.xml") == (0, "imported 0, known 1, refused 0")
    assert run("backup", "full.tar") == (1, "full.tar exists already.")
    assert run("openapi", "--write", "o.json")[0] == 0
    assert run("openapi", "--check", "o.json")[0] == 0
    (tmp_path / "o.json").write_text("{}")
    assert run("openapi", "--check", "o.json")[0] == 1


def test_service_key_is_created_by_command(installation: CliRunner) -> None:
    def run(*words: str) -> tuple[int, str]:
        done = installation.invoke(commands, ["create-service-key", *words])
        return done.exit_code, done.output.strip().splitlines()[-1]

    installation.invoke(commands, ["demo"])
    wanted = ("--name", "Wiki", "--scope", "suggestions:read", "--scope", "ambassadors:read")
    made = [run(*wanted, "--days", "30", "--contact", "web@firma.ch") for _ in range(3)]
    nameless, nowhere = run("--name", " ", *wanted[2:]), run(*wanted, "--organization", "x")

    assert [code for code, _ in made] == [0, 0, 1]
    assert made[0][1].startswith("fsp_") and made[0] != made[1]
    assert made[2][1] == "A tool has at most 2 keys that work. Revoke one first."
    assert nameless[0] == 1 and nameless[1].startswith("name: ")
    assert nowhere == (1, "No organization.")
    assert run(*wanted, "--scope", "people:write")[0] == 2


def test_organization_is_created_by_command(installation: CliRunner) -> None:
    def run(*words: str) -> tuple[int, str]:
        done = installation.invoke(commands, words)
        return done.exit_code, done.output.strip().splitlines()[-1]

    firm = ("create-organization", "--name", "Müller & Söhne AG", "--admin-email", "l@firma.ch")
    installation.invoke(commands, ["migrate"])
    made, again = run(*firm), run(*firm)
    nowhere = run(*firm, "--slug", "b", "--time-zone", "Mars/Olympus")
    taken = run(*firm, "--slug", "b")
    invited, unknown = run("invite", "L@firma.ch"), run("invite", "x@firma.ch")

    link = "http://localhost:8000/invitation#"
    assert made[0] == invited[0] == 0
    assert made[1].startswith(link) and invited[1].startswith(link) and made != invited
    assert again == (1, "There is an organization muller-sohne-ag already: --slug.")
    assert nowhere == (1, "Mars/Olympus: A time zone such as Europe/Zurich.")
    assert taken == (1, "Somebody signs in with this address already.")
    assert unknown == (1, "Nobody signs in with this address.")
