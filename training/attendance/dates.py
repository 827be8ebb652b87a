"""Which of a session's dates a page is about."""

from datetime import datetime, timedelta

from training.models import SessionDate

EARLY = timedelta(hours=12)  # somebody prepares the list on the evening before


def date_for(dates: list[SessionDate], wanted: str, now: datetime) -> SessionDate | None:
    """The wanted date (its key as text), else the last one that has begun or is about to, else the first."""
    for date in dates:
        if str(date.pk) == wanted:
            return date
    begun = [date for date in dates if date.starts_at - EARLY <= now]
    return begun[-1] if begun else (dates[0] if dates else None)
