"""The words of the demo organization: calm, Swiss, and with no address of anybody's."""

import re
from pathlib import Path

import pytest

from tests.demo.test_demo_data import DATA, SKILLS

TEXTS = [*DATA.glob("*.toml"), SKILLS]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_texts_are_calm_and_swiss(path: Path) -> None:
    text = path.read_text("utf-8")

    assert "ß" not in text
    assert "!" not in text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_real_address_is_named(path: Path) -> None:
    hosts = re.findall(r"https?://([^/\"]+)", path.read_text("utf-8"))

    assert [host for host in hosts if not host.endswith(".example") and host != "example.com"] == []
