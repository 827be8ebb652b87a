"""Reads the word lists beside this module once."""

from functools import lru_cache
from pathlib import Path

from .normal import without_accents

DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=1)
def first_names():
    """Return (certain, weak): folded first names; weak ones (~) are also words or places."""
    words = _words("first_names.txt")
    weak = frozenset(without_accents(word[1:]) for word in words if word.startswith("~"))
    certain = frozenset(without_accents(word) for word in words if not word.startswith("~"))
    return certain - weak, weak


@lru_cache(maxsize=1)
def surnames():
    """Return frequent surnames (folded) that endings do not give away."""
    return frozenset(without_accents(word) for word in _words("surnames.txt"))


@lru_cache(maxsize=1)
def not_names():
    """Return words (folded) that are capitalised but no person: places, offices, roles, nouns."""
    return frozenset(without_accents(word) for word in _words("not_names.txt"))


@lru_cache(maxsize=32)
def section(name):
    """Return one list of ``signs.txt`` as written there."""
    text = (DATA / "signs.txt").read_text(encoding="utf-8")
    lines = text.partition(f"[{name}]\n")[2].partition("\n[")[0].splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _words(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]
