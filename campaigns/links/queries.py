"""Reading short links and their clicks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from campaigns.models import ClickCount, ShortLink
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS


def links_of(access: Access) -> QuerySet[ShortLink]:
    """Short links of the programmes whose campaigns the person reads."""
    links = ShortLink.objects.filter(programme__in=access.programmes_for(*READS_CAMPAIGNS))
    return links.select_related("placement__post__campaign", "placement__platform")


def with_clicks(links: QuerySet[ShortLink], *, since: date) -> QuerySet[ShortLink]:
    """`total`: all clicks of people; `recent`: those since the day."""
    return links.annotate(total=Sum("clicks__count"), recent=Sum("clicks__count", filter=Q(clicks__day__gte=since)))


@dataclass(frozen=True)
class DayOfClicks:
    day: date
    people: int
    bots: int


def clicks_by_day(link: ShortLink, *, last: date, days: int) -> list[DayOfClicks]:
    """The last days, also those without a click, the oldest first."""
    first = last - timedelta(days=days - 1)
    counted = {row.day: row for row in ClickCount.objects.filter(link=link, day__gte=first)}
    found = []
    for number in range(days):
        day = first + timedelta(days=number)
        row = counted.get(day)
        found.append(DayOfClicks(day, row.count if row else 0, row.bots if row else 0))
    return found


def clicks_of_placements(placements: Iterable[int]) -> dict[int, int]:
    """{placement: clicks of people on its short link}: one query; a placement without clicks is not in it."""
    rows = ClickCount.objects.filter(link__placement__in=list(placements)).values("link__placement")
    return {row["link__placement"]: row["sum"] for row in rows.annotate(sum=Sum("count"))}
