"""How the invented campaigns are written down."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """A version: `state` is how far it is; `outdated`: approved before the source said what it says now.

    `before` is what the text said until some days ago.
    """

    headline: str
    text: str
    alt: str = ""
    state: str = "approved"
    outdated: bool = False
    before: str = ""


@dataclass(frozen=True)
class Message:
    """A post. `picture` names a drawing of `pictures`; `target` is where its short link leads."""

    title: str
    words: dict[str, Words]
    target: str = ""
    picture: str = ""
    is_evergreen: bool = False


@dataclass(frozen=True)
class Slot:
    """When a post goes out: days from today and the local time, per language one place on a platform."""

    message: int
    day: int
    at: str
    language: str
    platform: str
    status: str = ""


@dataclass(frozen=True)
class Story:
    """A campaign. Days are counted from today; `slots` are its placements."""

    programme: str
    slug: str
    title: str
    kind: str
    goal: str
    audience: str
    topic: str
    languages: tuple[str, ...]
    source: str
    platforms: tuple[str, ...]
    begins: int
    ends: int
    status: str
    responsible: str
    messages: tuple[Message, ...]
    slots: tuple[Slot, ...] = ()
    states: tuple[str, ...] = ()
    origin_groups: tuple[str, ...] = ()
    budget: str | None = None
    page: int | None = None
    ideas: tuple[str, ...] = field(default=())
