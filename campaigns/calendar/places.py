"""Where something can go out: the programme's own channels and the spaces it is in, by platform."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.calendar.queries import channels_for, spaces_for
from campaigns.models import Campaign
from streetwork.presence.enums import Rule
from streetwork.presence.models import OwnChannel, Space
from streetwork.vocabulary.snapshot import vocabulary

AUTO = "auto"
Choice = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """A channel, a space, or neither: then it is decided later."""

    channel: OwnChannel | None = None
    space: Space | None = None

    @property
    def value(self) -> str:
        """As a form names it."""
        if self.channel:
            return f"c{self.channel.pk}"
        return f"s{self.space.pk}" if self.space else ""


class Places:
    """The places of a campaign's programme. Two queries."""

    def __init__(self, campaign: Campaign):
        self.channels = list(channels_for(campaign))
        self.spaces = list(spaces_for(campaign))

    def choices(self, platform: int, *, keep: Place | None = None) -> list[Choice | tuple[str, list[Choice]]]:
        """For a select: nothing, own channels, spaces. `keep` stays on offer though it was closed meanwhile."""
        channels = self._with(self.channels, keep and keep.channel, platform)
        spaces = self._with(self.spaces, keep and keep.space, platform)
        groups: list[Choice | tuple[str, list[Choice]]] = [("", _("decided later"))]
        if channels:
            groups.append((_("own channels"), [(f"c{each.pk}", _named(each)) for each in channels]))
        if spaces:
            groups.append((_("spaces"), [(f"s{each.pk}", _space_named(each)) for each in spaces]))
        return groups

    def has_any(self, platform: int) -> bool:
        return any(each.platform_id == platform for each in (*self.channels, *self.spaces))

    def place(self, value: str, *, platform: int, language: str, keep: Place | None = None) -> Place:
        """What a value of `choices` means; AUTO is the channel that speaks the language, if there is just one best."""
        if value == AUTO:
            return Place(channel=self._speaking(platform, language))
        places = [Place(channel=each) for each in self._with(self.channels, keep and keep.channel, platform)]
        places += [Place(space=each) for each in self._with(self.spaces, keep and keep.space, platform)]
        return next((place for place in places if value and place.value == value), Place())

    def _speaking(self, platform: int, language: str) -> OwnChannel | None:
        here = [each for each in self.channels if each.platform_id == platform]
        speaking = [each for each in here if language in each.languages]
        return next(iter(sorted(speaking, key=lambda each: len(each.languages))), None) or next(
            (each for each in here if not each.languages), None
        )

    @staticmethod
    def _with(rows: Iterable, kept, platform: int) -> list:
        rows = [each for each in rows if each.platform_id == platform]
        return rows if kept is None or kept in rows else [kept, *rows]


def _named(place) -> str:
    words = vocabulary().languages
    spoken = ", ".join(words[code].name for code in place.languages if code in words)
    return f"{place.name} · {spoken}" if spoken else place.name


def _space_named(space: Space) -> str:
    if space.advertising == Rule.FORBIDDEN:
        return _("%(space)s (advertising forbidden)") % {"space": _named(space)}
    return _named(space)
