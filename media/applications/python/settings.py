"""Where Asterisk is, who we are there, and which application we serve."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional
from urllib.parse import quote

_FOLDER = Path(__file__).resolve().parent


class SettingsError(Exception):
    """Something is missing; the message names it."""


@dataclass(frozen=True)
class Settings:
    # Base address without a slash at its end; ARI is below it, in `/ari`.
    url: str
    user: str
    password: str = field(repr=False)
    application: str
    # File with the certificates to trust instead of the usual ones, PEM.
    ca_file: Optional[str]

    def ari(self, *path: str) -> str:
        """The address of a resource. Each part is encoded by itself: an id may hold anything, a slash too."""
        return "/".join([f"{self.url}/ari", *(quote(part, safe="") for part in path)])


def read_settings() -> Settings:
    """Reads `settings.json`; the environment, and then the file `.env`, win over it.

    The password comes from these alone.
    """
    saved = json.loads((_FOLDER / "settings.json").read_text(encoding="utf-8"))
    environment = {**_read_env(_FOLDER / ".env"), **os.environ}

    def optional(variable: str, name: str) -> Optional[str]:
        return environment.get(variable) or saved.get(name) or None

    def required(variable: str, name: str) -> str:
        value = optional(variable, name)
        if value is None:
            raise SettingsError(f"{variable} is not set, see README.md")
        return value

    password = environment.get("ARI_PASSWORD")
    if not password:
        raise SettingsError("ARI_PASSWORD is not set, see README.md")
    return Settings(
        url=required("ARI_URL", "url").rstrip("/"),
        user=required("ARI_USER", "user"),
        password=password,
        application=required("ARI_APPLICATION", "application"),
        ca_file=optional("ARI_CA_FILE", "caFile"),
    )


def _read_env(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("=", 1) for line in lines if "=" in line and not line.lstrip().startswith("#")]
    return {name.strip(): value.strip().strip("\"'") for name, value in pairs}
