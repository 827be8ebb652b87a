"""What the newer rooms add to the tour."""

from importlib import import_module
from pkgutil import iter_modules

ROOMS = tuple(import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
