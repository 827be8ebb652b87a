"""A named set of registered things that refuses a second entry of the same name."""

from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class UnknownNameError(LookupError):
    """Nobody registered this name."""


class Registry(Generic[T]):
    """`add` once per name; reading an unknown name raises UnknownNameError."""

    def __init__(self, what: str):
        self.what = what
        self._entries: dict[str, T] = {}

    def add(self, name: str, entry: T) -> T:
        if name in self._entries:
            raise ImproperlyConfigured(f"The {self.what} {name} is registered twice.")
        self._entries[name] = entry
        return entry

    def remove(self, name: str):
        """For tests that register their own."""
        del self._entries[name]

    def __getitem__(self, name: str) -> T:
        try:
            return self._entries[name]
        except KeyError:
            raise UnknownNameError(f"No {self.what} is registered as {name}.") from None

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self):
        return iter(sorted(self._entries))

    def values(self) -> list[T]:
        return [self._entries[name] for name in self]
