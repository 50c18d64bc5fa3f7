"""Settings: nothing secret by default, and secrets that stay."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.core.logging import mask
from api.core.settings import Settings


def test_secrets_are_made_once_and_kept_private(tmp_path: Path) -> None:
    first = Settings(_env_file=None, data_dir=tmp_path)

    second = Settings(_env_file=None, data_dir=tmp_path)

    assert first.secret == second.secret
    assert len(first.secret) >= 32
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_short_secret_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="32"):
        Settings(_env_file=None, data_dir=tmp_path, secret_key="short")


def test_installations_differ(tmp_path: Path) -> None:
    one, other = (Settings(_env_file=None, data_dir=tmp_path / name) for name in "ab")

    assert one.secret != other.secret


def test_logs_mask_secrets() -> None:
    event = {"event": "x", "password": "p", "api_key": "k", "set_cookie": "c", "route": "/me"}

    assert mask(None, "info", event) == {
        "event": "x",
        "password": "***",
        "api_key": "***",
        "set_cookie": "***",
        "route": "/me",
    }
