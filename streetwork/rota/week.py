"""The week of a programme's rota, as the page shows it."""

import datetime
import re
from dataclasses import dataclass

from django.utils.formats import date_format

from streetwork.rota.models import Absence, PresenceTime
from streetwork.rota.people import times_of_members
from streetwork.web.weeks import monday_of

WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
DAYS = 7
# What the page can be turned to.
YEARS = range(2000, 2200)
EVENING = datetime.time(18)


@dataclass(frozen=True)
class Shift:
    """Somebody is there from … to …; `is_late` begins or lasts beyond six in the evening."""

    time: PresenceTime

    @property
    def is_late(self) -> bool:
        return self.time.ends > EVENING


@dataclass(frozen=True)
class RotaDay:
    day: datetime.date
    shifts: list[Shift]
    absences: list[Absence]
    is_today: bool

    @property
    def name(self) -> str:
        return date_format(self.day, "l")

    @property
    def is_weekend(self) -> bool:
        return self.day.weekday() >= 5


@dataclass(frozen=True)
class Week:
    """A calendar week, Monday to Sunday."""

    monday: datetime.date

    @classmethod
    def read(cls, text: str, today: datetime.date) -> "Week":
        """From `2026-W48`; anything else is the running week."""
        match = WEEK.fullmatch(text or "")
        if match is None or int(match[1]) not in YEARS:
            return cls.of(today)
        try:
            return cls(datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1))
        except ValueError:
            return cls.of(today)

    @classmethod
    def of(cls, day: datetime.date) -> "Week":
        return cls(monday_of(day))

    @property
    def code(self) -> str:
        year, week, _weekday = self.monday.isocalendar()
        return f"{year:04}-W{week:02}"

    @property
    def number(self) -> int:
        return self.monday.isocalendar().week

    @property
    def sunday(self) -> datetime.date:
        return self.monday + datetime.timedelta(days=DAYS - 1)

    def shifted(self, weeks: int) -> "Week | None":
        """The week so many weeks later, None beyond what can be asked for."""
        moved = Week(self.monday + datetime.timedelta(weeks=weeks))
        return moved if moved.monday.isocalendar().year in YEARS else None

    def days_of(self, programme, today: datetime.date) -> list[RotaDay]:
        """The seven days with who is there and who is away. Two queries."""
        times = list(times_of_members().filter(programme=programme).select_related("user"))
        absences = list(
            Absence.objects.filter(
                first_day__lte=self.sunday,
                last_day__gte=self.monday,
                user__memberships__programme=programme,
                user__is_active=True,
            )
            .distinct()
            .select_related("user", "stand_in")
        )
        days = (self.monday + datetime.timedelta(days=number) for number in range(DAYS))
        return [self._day(day, times, absences, today) for day in days]

    @staticmethod
    def _day(day, times, absences, today) -> RotaDay:
        away = [absence for absence in absences if absence.first_day <= day <= absence.last_day]
        gone = {absence.user_id for absence in away}
        shifts = [Shift(time) for time in times if time.weekday == day.weekday() and time.user_id not in gone]
        shifts.sort(key=lambda shift: (shift.time.starts, shift.time.ends, str(shift.time.user)))
        return RotaDay(day, shifts, sorted(away, key=lambda absence: str(absence.user)), day == today)
