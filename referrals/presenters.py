"""A centre for the screen, for staff and the public alike. Works with both AdvisoryCenter and PublishedCenter."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone, translation
from django.utils.dates import WEEKDAYS
from django.utils.functional import cached_property

from referrals.enums import Status
from referrals.hours import DAYS, BadHours, Hours, Span, read_hours
from referrals.queries.centers import OVERDUE_AFTER
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.weeks import monday_of

FALLBACKS = ("de", "en")
STATUS_TAGS = {
    Status.DRAFT: "tag-outline", Status.PUBLISHED: "tag-accent", Status.PAUSED: "tag-amber", Status.CLOSED: "tag-brick",
}  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A text and the language it is written in; `is_fallback` when the reader asked for another."""

    text: str
    language: str
    is_fallback: bool

    @property
    def language_name(self) -> str:
        """The name of the text's language in the reader's language: “text in German”."""
        known = vocabulary().languages.get(self.language)
        return known.name if known else self.language


def text_in(center, field: str, language: str | None = None) -> Text | None:
    """The centre's free text in the language (default: the active one), else German, English, any; None if empty."""
    wanted = language or translation.get_language()
    others = [code for code, _name in settings.LANGUAGES if code not in (wanted, *FALLBACKS)]
    for code in dict.fromkeys([wanted, *FALLBACKS, *others]):
        if text := (getattr(center, f"{field}_{code}", None) or "").strip():
            return Text(text, code, code != wanted)
    return None


@dataclass(frozen=True)
class Day:
    """A line of the weekly table; no spans: closed."""

    name: str
    spans: tuple[Span, ...]
    is_today: bool


@dataclass(frozen=True)
class CenterCard:
    """What every page shows of a centre. `language` is the reader's."""

    center: object
    language: str | None = None

    @cached_property
    def hours(self) -> Hours:
        """Unreadable hours are shown as none: the entry is worth more than its table."""
        try:
            return read_hours(self.center.hours or {})
        except BadHours:
            return Hours()

    @property
    def week(self) -> list[Day]:
        """Monday to Sunday, with today's exception in the place of today's usual times."""
        today = timezone.localdate()
        monday = monday_of(today)
        days = [monday + timedelta(days=number) for number in range(7)]
        usual = self.hours.weekly
        return [
            Day(WEEKDAYS[number], self.hours.on(day) if day == today else usual.get(DAYS[number], ()), day == today)
            for number, day in enumerate(days)
        ]

    @property
    def exceptions(self) -> list:
        """Days with other times that are not over yet."""
        return self.hours.upcoming_exceptions(timezone.localdate())

    @property
    def is_open_now(self) -> bool:
        return self.hours.is_open(timezone.localtime())

    @cached_property
    def languages(self) -> list:
        """Language entries that the staff speak."""
        return _known(vocabulary().languages, self.center.languages)

    @cached_property
    def interpreter_languages(self) -> list:
        return _known(vocabulary().languages, self.center.interpreter_languages)

    @cached_property
    def topics(self) -> list:
        return _known(vocabulary().topics, self.center.topic_ids)

    @property
    def state(self):
        return vocabulary().states[self.center.state_id]

    @property
    def description(self) -> Text | None:
        return text_in(self.center, "description", self.language)

    @property
    def bring(self) -> Text | None:
        return text_in(self.center, "bring", self.language)

    @property
    def conditions(self) -> Text | None:
        return text_in(self.center, "conditions", self.language)

    @property
    def directions(self) -> Text | None:
        return text_in(self.center, "directions", self.language)

    @property
    def address(self) -> str:
        """In one line; empty for a centre without a place (online)."""
        town = f"{self.center.postcode} {self.center.city}".strip()
        return ", ".join(part for part in (self.center.street, town) if part)

    @property
    def geo_uri(self) -> str:
        """RFC 5870, with the address as a label where the app knows `q`: opens the device's own map app."""
        if self.center.latitude is None:
            return f"geo:0,0?q={quote(self.address)}" if self.address else ""
        here = f"{self.center.latitude:.5f},{self.center.longitude:.5f}"
        return f"geo:{here}?q={quote(self.address or here)}"

    @property
    def status_tag(self) -> str:
        """The CSS class of the status chip."""
        return STATUS_TAGS[self.center.status]

    @property
    def is_overdue(self) -> bool:
        """Published, and due for verification for more than 14 days."""
        due = self.center.due_on
        is_kept = self.center.status == Status.PUBLISHED
        return is_kept and due is not None and timezone.localdate() > due + OVERDUE_AFTER


def _known(entries, keys) -> list:
    return [entries[key] for key in keys if key in entries]
