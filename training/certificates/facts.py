"""What a certificate shows, as it is sealed: facts without words of a language."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from training.attendance.rules import present_share
from training.models import Attendance, Registration, TrainingSession
from training.sessions.ics import location_text
from training.sessions.rules import minutes_of, takes_place_on_site


@dataclass(frozen=True)
class Facts:
    """`minutes` of teaching that the person was there, of `of_minutes` in all. Dates are pairs of ISO moments."""

    name: str
    title: str
    dates: tuple[tuple[str, str], ...]
    minutes: int
    of_minutes: int
    form: str
    place: str
    language: str
    modules: tuple[str, ...]
    issuer: str
    carrier: str
    issued_on: str

    @property
    def moments(self) -> list[tuple[datetime, datetime]]:
        return [(datetime.fromisoformat(begin), datetime.fromisoformat(end)) for begin, end in self.dates]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.issued_on)


def facts_of(
    registration: Registration, session: TrainingSession, marks: Iterable[Attendance], *, issued_on: date
) -> Facts:
    """What the certificate of this registration shows by the marks of now."""
    dates = list(session.dates.all())
    whole = minutes_of(session)
    return Facts(
        name=registration.name,
        title=session.title,
        dates=tuple((each.starts_at.isoformat(), each.ends_at.isoformat()) for each in dates),
        minutes=round(whole * present_share(dates, marks)),
        of_minutes=whole,
        form=session.form,
        place=location_text(session).split(" / ")[0] if takes_place_on_site(session) else "",
        language=session.language_id,
        modules=tuple(module.title for module in session.course_version.modules.all()),
        issuer=session.programme.name,
        carrier=session.programme.carrier,
        issued_on=issued_on.isoformat(),
    )


def as_text(facts: Facts) -> str:
    """What is sealed."""
    return json.dumps(asdict(facts), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Facts:
    data = json.loads(text)
    data["dates"] = tuple((begin, end) for begin, end in data["dates"])
    data["modules"] = tuple(data["modules"])
    return Facts(**data)
