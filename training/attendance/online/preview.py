"""What a report would write, line by line, and the sealed text in which the page carries it to the next step.

Nothing is stored meanwhile: whoever closes the page leaves nothing behind. The seal says for which date and person
of the team it was made, so that nobody can apply another list with it.
"""

from dataclasses import dataclass

from django.core import signing

from training.attendance.online.matching import By, Match, match
from training.attendance.online.reading import Attendee
from training.attendance.rules import minutes_of_date
from training.models import Registration, SessionDate

SALT = "training.attendance.online"
VALID_SECONDS = 12 * 3600
MOST_CHOICES = 200  # lines that ask for a choice; further ones are left out, which the page says
MOST_OPTIONS = 4000
WALK_IN = "walk-in"


class SealBroken(Exception):
    """The page is too old, or is not what was made for this date and person."""


@dataclass
class Line:
    """A person of the report. `number` names the line in the form; `minutes` are cut to the date's length."""

    number: int
    name: str
    email: str
    minutes: int | None
    match: Match
    is_short: bool

    @property
    def registration(self) -> Registration | None:
        return self.match.registration

    @property
    def is_sure(self) -> bool:
        return self.match.registration is not None

    @property
    def is_team(self) -> bool:
        return self.match.by == By.TEAM

    @property
    def field(self) -> str:
        return f"row-{self.number}"


class Preview:
    """The lines in the three kinds that a page shows: recognised, to be decided, left out."""

    def __init__(self, attendees: list[Attendee], registrations: list[Registration], *, date: SessionDate,
                 team: list[str], least: int):  # fmt: skip
        self.date, self.least = date, least
        whole = minutes_of_date(date)
        lines = [
            Line(number, each.attendee.name, each.attendee.email, _cut(each.attendee.minutes, whole), each,
                 each.attendee.minutes is not None and each.attendee.minutes < least)
            for number, each in enumerate(match(attendees, registrations, team))
        ]  # fmt: skip
        self.sure = [line for line in lines if line.is_sure and not line.is_short]
        undecided = [line for line in lines if not (line.is_sure or line.is_team or line.is_short)]
        self.undecided, self.too_many = undecided[:MOST_CHOICES], len(undecided[MOST_CHOICES:])
        self.short = [line for line in lines if line.is_short and not line.is_team]
        self.team = [line for line in lines if line.is_team]
        known = {line.registration.pk for line in lines if line.registration is not None}
        self.missing = [each for each in registrations if each.pk not in known]

    @property
    def offers_all(self) -> bool:
        """Whether each line may offer everybody who is missing, without a page of megabytes."""
        return len(self.undecided) * len(self.missing) <= MOST_OPTIONS

    @property
    def lines(self) -> list[Line]:
        return [*self.sure, *self.undecided]


def _cut(minutes: int | None, whole: int) -> int | None:
    return None if minutes is None else min(minutes, whole)


def seal(preview: Preview, *, user: int) -> str:
    """The lines that can be applied, for the hidden field of the page."""
    rows = [
        [line.number, line.name, line.email, line.minutes, line.registration.pk if line.registration else None]
        for line in preview.lines
    ]
    return signing.dumps({"date": preview.date.pk, "user": user, "rows": rows}, salt=SALT, compress=True)


@dataclass(frozen=True)
class Sealed:
    """A line as it comes back."""

    number: int
    name: str
    email: str
    minutes: int | None
    registration: int | None


def opened(text: str, *, date: SessionDate, user: int) -> list[Sealed]:
    """The lines behind the seal. Raises SealBroken."""
    try:
        kept = signing.loads(text, salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        raise SealBroken from None
    if kept["date"] != date.pk or kept["user"] != user:
        raise SealBroken
    return [Sealed(*row) for row in kept["rows"]]
