"""Rooms of the apps above: they say where their demo data are written, and are loaded when somebody writes them."""

from importlib import import_module
from types import ModuleType

_paths: list[str] = []


def add_room(path: str) -> None:
    """The dotted path of a module with `is_seeded()`, `seed(people=, now=, dice=)` and `clear()`; written last."""
    if path not in _paths:
        _paths.append(path)


def rooms() -> tuple[ModuleType, ...]:
    return tuple(import_module(path) for path in _paths)
