"""One page of the tour, and for whom."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page, and for whom it is shown.

    `follow` are selectors of links to walk from `path` on (a detail page has no fixed address); `click` is
    opened before the picture. `status` is the expected answer.
    """

    name: str
    path: str
    roles: tuple[str, ...]
    follow: tuple[str, ...] = ()
    click: str = ""
    status: int = 200
