"""Calendar weeks, Monday to Sunday, local time. Pure."""

from datetime import date

from streetwork.web.weeks import WEEK, monday_of

# From Thursday on a team looks at the running week; before, at the one that is over.
FROM_WEEKDAY = 3
OLDEST = 52


def week_to_review(today: date) -> date:
    """The Monday of the week that a review of this day is about."""
    monday = monday_of(today)
    return monday if today.weekday() >= FROM_WEEKDAY else monday - WEEK


def week_of(text: str, today: date) -> date:
    """The week that an address names by one of its days; the one to review when it names none, or one to come."""
    try:
        monday = monday_of(date.fromisoformat(text))
    except (ValueError, OverflowError):
        return week_to_review(today)
    newest = monday_of(today)
    return monday if newest - OLDEST * WEEK <= monday <= newest else week_to_review(today)


def days_gone(monday: date, today: date) -> int:
    """How many days of the week have begun: 7 for one that is over."""
    return min(7, (today - monday).days + 1)
