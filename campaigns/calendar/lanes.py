"""One lane per language: what is told when, and where nothing is. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from campaigns.calendar.gaps import AT_LEAST, Gap, days_between, gaps_of
from campaigns.calendar.presenters import Entry
from campaigns.calendar.spans import Span
from campaigns.enums import CampaignStatus, PlacementStatus
from campaigns.models import Campaign
from streetwork.vocabulary.models import Language
from streetwork.vocabulary.snapshot import vocabulary

DAYS_OF_A_WEEK = 3


@dataclass
class Cell:
    """A language in a column. `is_gap`: a campaign runs in it from now on, and nothing is planned.

    Of a week at least `DAYS_OF_A_WEEK` days must be left: on Sunday the running week is no gap.
    """

    first: date
    last: date
    entries: list[Entry] = field(default_factory=list)
    is_wanted: bool = False
    is_gap: bool = False
    is_past: bool = False
    has_today: bool = False


@dataclass
class Lane:
    """A language with its columns, and its gaps in words."""

    language: Language
    cells: list[Cell]
    gaps: list[Gap]


def columns_of(span: Span) -> list[tuple[date, date]]:
    """Days when it is one week, else weeks."""
    weeks = span.weeks
    return [(day, day) for day in weeks[0]] if len(weeks) == 1 else [(week[0], week[-1]) for week in weeks]


def wanted_days(campaigns: Iterable[Campaign], span: Span, today: date) -> dict[str, set[date]]:
    """{language: days of the span, from today on, on which one of the campaigns runs in it}."""
    wanted: dict[str, set[date]] = {}
    for campaign in campaigns:
        first, last = max(campaign.starts_on, span.first), min(campaign.ends_on, span.last)
        for language in campaign.languages:
            days = wanted.setdefault(language, set()) if last >= span.first and first <= span.last else set()
            if campaign.status != CampaignStatus.DONE:
                days.update(day for day in days_between(first, last) if day >= today)
    return wanted


def lanes_of(
    span: Span, entries: Iterable[Entry], campaigns: Iterable[Campaign], today: date, *, only: str = ""
) -> list[Lane]:
    """A lane for each language in which a campaign runs or something is placed; `only` one language when asked for."""
    wanted = wanted_days(campaigns, span, today)
    by_language: dict[str, list[Entry]] = {}
    for entry in entries:
        by_language.setdefault(entry.placement.language_id, []).append(entry)
    order = [code for code in vocabulary().languages if code in wanted or code in by_language]
    return [
        _lane(code, span, by_language.get(code, []), wanted.get(code, set()), today)
        for code in order
        if only in ("", code)
    ]


def _lane(code: str, span: Span, entries: list[Entry], wanted: set[date], today: date) -> Lane:
    taken = {entry.day for entry in entries if entry.placement.status != PlacementStatus.CANCELLED}
    columns = columns_of(span)
    by_day = len(columns) > len(span.weeks)
    enough = 1 if by_day else DAYS_OF_A_WEEK
    cells = []
    for first, last in columns:
        days = set(days_between(first, last))
        cells.append(
            Cell(
                first,
                last,
                [entry for entry in entries if entry.day in days],
                is_wanted=bool(days & wanted),
                is_gap=len(days & wanted) >= enough and not days & taken,
                is_past=last < today,
                has_today=today in days,
            )
        )
    at_least = 1 if by_day else AT_LEAST
    return Lane(vocabulary().languages[code], cells, gaps_of(wanted, taken, language=code, at_least=at_least))
