"""What all parts of the demo's trainings stand on: people, programmes, states, the day of writing."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from random import Random

from django.utils import timezone

from streetwork.accounts.models import User
from streetwork.tenancy.models import Programme, State
from training.models import CourseVersion, Partner, TrainingSession

MANAGERS = {"kompan": "trainings", "welcome-to-the-east-side": "lead-east", "integrif": "archive"}


def read(name: str):
    """The demo's content of a part, by its file's name."""
    return json.loads(files("training.demo").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))


@dataclass
class Ground:
    """`versions` by course key, language and number; `sessions` and `partners` by the demo's own keys."""

    people: dict[str, User]
    now: datetime
    dice: Random
    programmes: dict[str, Programme] = field(default_factory=lambda: Programme.objects.in_bulk(field_name="slug"))
    states: dict[str, State] = field(default_factory=lambda: State.objects.in_bulk(field_name="code"))
    versions: dict[tuple[str, str, int], CourseVersion] = field(default_factory=dict)
    sessions: dict[str, TrainingSession] = field(default_factory=dict)
    partners: dict[str, Partner] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def manager(self, programme: str) -> User:
        return self.people[MANAGERS[programme]]

    def day(self, when: int | str) -> date:
        """A number of days from today, or a date of an archived programme; working days only."""
        day = date.fromisoformat(when) if isinstance(when, str) else self.today + timedelta(days=when)
        return day - timedelta(days=max(day.weekday() - 4, 0)) if day.weekday() > 4 else day

    def at(self, when: int | str, hour: float) -> datetime:
        """A local hour of that day; 9.5 is half past nine."""
        clock = time(int(hour), round(hour % 1 * 60))
        return timezone.make_aware(datetime.combine(self.day(when), clock))
