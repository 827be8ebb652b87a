"""What people agree to when they register. A changed text is a new version with its own files; old ones stay."""

from functools import cache
from pathlib import Path

CONSENT_VERSION = "1"
FOLDER = Path(__file__).parent


@cache
def consent_text(version: str, language: str) -> str:
    """The text of a version in a language, in English where there is none. "" for a version that never was."""
    for code in (language, "en"):
        path = FOLDER / f"{version}.{code}.txt"
        if version.isalnum() and path.exists():
            return path.read_text(encoding="utf-8").strip()
    return ""
