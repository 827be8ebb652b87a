"""The confidentiality declaration that a new installation starts with; administrators publish later versions."""

from pathlib import Path

from streetwork.accounts.models import Declaration

TEXTS = Path(__file__).parent / "data"


def seed_declaration() -> Declaration:
    """Publish version 1 unless some version exists already."""
    return Declaration.current() or Declaration.objects.create(version=1, text_de=_text("de"), text_en=_text("en"))


def seed_first_declaration(*, refresh: bool = False) -> int:
    """The same as a step of `seed_ground`: a published text is never written over."""
    if Declaration.current():
        return 0
    seed_declaration()
    return 1


def _text(language: str) -> str:
    return (TEXTS / f"declaration.{language}.txt").read_text(encoding="utf-8").strip()
