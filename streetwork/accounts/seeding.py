"""The confidentiality declaration that a new installation starts with; administrators publish later versions."""

from pathlib import Path

from streetwork.accounts.models import Declaration

TEXTS = Path(__file__).parent / "data"


def seed_declaration() -> Declaration:
    """Publish version 1 unless some version exists already."""
    return Declaration.current() or Declaration.objects.create(version=1, text_de=_text("de"), text_en=_text("en"))


def _text(language: str) -> str:
    return (TEXTS / f"declaration.{language}.txt").read_text(encoding="utf-8").strip()
