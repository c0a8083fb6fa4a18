"""How pip reaches packages from this machine, for a machine that has only its network."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

from debian import Bind

_AWAY = "/mnt"
"""Where this machine's files are seen there, each by its own path below."""
_BESIDE_PIP = ("http_proxy", "https_proxy", "no_proxy", "all_proxy", "requests_ca_bundle", "ssl_cert_file")


def pip_settings() -> tuple[dict[str, str], list[Bind]]:
    """Environment variables that say what pip's configuration here does, and the files and folders that they name.

    What pip has in its cache is shared.
    """
    found, binds = {}, {}
    for line in _pip("config", "list").splitlines():
        key, _, value = line.partition("=")
        if not key.startswith(":env:"):
            found[f"PIP_{key.rpartition('.')[2].upper().replace('-', '_')}"] = str(ast.literal_eval(value))
    found |= {
        name: value for name, value in os.environ.items() if name.startswith("PIP_") or name.lower() in _BESIDE_PIP
    }
    for name in ("PIP_CONFIG_FILE", "PIP_CACHE_DIR"):  # the first is read above
        found.pop(name, None)
    for name, value in found.items():
        words = value.split()
        for place, word in enumerate(words):
            scheme = "file://" if word.startswith("file://") else ""
            path = Path(word.removeprefix(scheme))
            if path.is_absolute() and path.exists():
                seen = path.parent if scheme else path  # an index's links lead to what lies beside it
                binds[seen] = Bind(seen.resolve(), f"{_AWAY}{seen}")
                words[place] = f"{scheme}{_AWAY}{path}"
        found[name] = " ".join(words)
    if cache := _pip("cache", "dir").strip():
        Path(cache).mkdir(parents=True, exist_ok=True)
        found["PIP_CACHE_DIR"] = f"{_AWAY}/cache"
        binds[Path(cache)] = Bind(Path(cache).resolve(), f"{_AWAY}/cache", writable=True)
    return found, list(binds.values())


def _pip(*arguments: str) -> str:
    """What pip says; nothing where it cannot say it."""
    command = [sys.executable, "-m", "pip", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
