"""What somebody has to see to, and since which day: read by reminders, the daily mail and tests alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from campaigns.calendar.timing import begin_of, day_of
from campaigns.enums import CampaignStatus, PlacementStatus
from campaigns.models import Placement
from campaigns.release.queries import standings_of, to_go_out, with_places
from campaigns.release.rules import UNFINISHED
from campaigns.sending.rules import machine_takes

# A missing text is called to mind so long before, figures so long after; what is older than that is not asked for.
TEXT_BEFORE, FIGURES_AFTER, FIGURES_UNTIL = timedelta(days=3), timedelta(days=7), timedelta(days=28)
# A placement that was due so long ago is nobody's news any more.
LATE_UNTIL = timedelta(days=14)


@dataclass(frozen=True)
class Text:
    """A post in a language that is planned soon and is not ready; `since`: the day on which it is called to mind."""

    placement: Placement
    since: date

    @property
    def key(self) -> str:
        """Campaign, post and language, as an address needs them."""
        post = self.placement.post
        return f"{post.campaign_id}-{post.pk}-{self.placement.language_id}"


def due_on(day: date) -> QuerySet[Placement]:
    """Planned for the day, or late for at most two weeks, in campaigns that still run."""
    return _planned().filter(due_at__gte=begin_of(day - LATE_UNTIL), due_at__lt=begin_of(day + timedelta(days=1)))


def _planned() -> QuerySet[Placement]:
    """What is planned in a running programme, of a campaign that is neither dropped nor finished."""
    return to_go_out(with_places(Placement.objects.exclude(post__campaign__status=CampaignStatus.DONE)))


def by_hand(placements: Iterable[Placement]) -> list[Placement]:
    """Those that somebody has to do something about: posted by hand, held back, or waiting for a decision so that the
    machine may. The machine does the rest.
    """
    placements, now = list(placements), timezone.now()
    standings = standings_of(placements)
    return [each for each in placements if not machine_takes(each, now) or standings[each.pk].hindrances]


def unfinished_texts(day: date) -> Iterator[Text]:
    """Texts that are missing, not approved or outdated three days before they are to go out; each once.

    Of several placements of the same text the first that is still to come counts.
    """
    planned = _planned().filter(due_at__gte=begin_of(day), due_at__lt=begin_of(day + TEXT_BEFORE + timedelta(days=1)))
    seen, placements = set(), list(planned)
    standings = standings_of(placements)
    for placement in placements:
        key = (placement.post_id, placement.language_id)
        codes = {hindrance.code for hindrance in standings[placement.pk].hindrances}
        if key not in seen and codes & UNFINISHED:
            seen.add(key)
            yield Text(placement, day_of(placement.due_at) - TEXT_BEFORE)


def unmeasured(day: date) -> QuerySet[Placement]:
    """Published a week to four weeks ago, without any figures yet; dropped campaigns ask for none."""
    return (
        with_places(Placement.objects.all())
        .filter(
            status=PlacementStatus.PUBLISHED,
            measured_at=None,
            published_at__gte=begin_of(day - FIGURES_UNTIL),
            published_at__lt=begin_of(day - FIGURES_AFTER + timedelta(days=1)),
            post__campaign__programme__is_archived=False,
        )
        .exclude(post__campaign__status=CampaignStatus.DROPPED)
        .order_by("published_at", "pk")
    )


def unreleased(day: date, programmes: Iterable[int]) -> set[int]:
    """Texts that are approved and planned within two weeks, and wait for nothing but somebody's release."""
    planned = _planned().filter(
        due_at__lt=begin_of(day + timedelta(days=15)), post__campaign__programme__in=set(programmes)
    )
    standings = standings_of(planned)
    return {
        standing.version.pk
        for standing in standings.values()
        if [hindrance.code for hindrance in standing.hindrances] == ["unreleased"]
    }
