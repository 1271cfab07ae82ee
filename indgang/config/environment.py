"""Reading settings from the environment, with a helpful word for each mistake (indstillinger)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Mistake:
    """A setting that cannot be used, and how to mend it."""

    name: str
    problem: str
    hint: str


@dataclass
class Environment:
    """The environment as the settings see it; mistakes are gathered, not thrown one by one."""

    values: Mapping[str, str] = field(default_factory=lambda: os.environ)
    mistakes: list[Mistake] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        """Return a text setting."""
        return self.values.get(name, default).strip()

    def words(self, name: str, default: str = "") -> list[str]:
        """Return a comma-separated setting as a list."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def flag(self, name: str, default: bool) -> bool:
        """Return a yes/no setting; anything but 1/0, true/false, yes/no, ja/nej is a mistake."""
        value = self.text(name).lower()
        if not value:
            return default
        if value in {"1", "true", "yes", "on", "ja"}:
            return True
        if value not in {"0", "false", "no", "off", "nej"}:
            self.mistakes.append(Mistake(name, f"is {value!r}", "write 1 or 0"))
        return False

    def number(self, name: str, default: int) -> int:
        """Return a whole number."""
        value = self.text(name)
        if not value:
            return default
        if not value.isdigit():
            self.mistakes.append(Mistake(name, f"is {value!r}", "write a whole number"))
            return default
        return int(value)

    def folder(self, name: str, default: Path) -> Path:
        """Return a folder's path."""
        return Path(self.text(name) or default).expanduser().resolve()

    def database(self, name: str, data: Path) -> dict[str, Any]:
        """Return Django's database setting: PostgreSQL from an address, else SQLite in the data folder."""
        address = self.text(name)
        if not address:
            return sqlite(data / "indgang.sqlite3")
        parts = urlsplit(address)
        if parts.scheme in {"postgres", "postgresql"}:
            return _postgresql(address)
        if parts.scheme == "sqlite":
            return sqlite(Path(unquote(parts.path)))
        self.mistakes.append(
            Mistake(name, f"begins with {parts.scheme or address[:10]!r}", "write postgresql://user:password@host/name")
        )
        return sqlite(data / "indgang.sqlite3")


def sqlite(path: Path) -> dict[str, Any]:
    """Return SQLite's settings: write-ahead log, immediate transactions, commits on disk, erased rows overwritten."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                " PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY"
            ),
        },
    }


PREPARED: Final = {"server_side_binding": True, "prepare_threshold": 2}
"""PostgreSQL plans a query of a page once for each connection; planning takes longer than answering."""


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "indgang",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": PREPARED | options,
    }
