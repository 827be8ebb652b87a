"""Periods of retention, in days or calendar months. Pure."""

import calendar
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Period:
    """A period of whole days, or of calendar months (31 March less one month is 28 or 29 February)."""

    days: int = 0
    months: int = 0

    def before(self, moment: datetime) -> datetime:
        """The moment one period earlier: what started then or before has run out."""
        month_count = moment.year * 12 + moment.month - 1 - self.months
        year, month = divmod(month_count, 12)
        day = min(moment.day, calendar.monthrange(year, month + 1)[1])
        return moment.replace(year=year, month=month + 1, day=day) - timedelta(days=self.days)
