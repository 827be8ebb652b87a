"""The results of one campaign, line by line: its posts, languages or platforms. Six queries whatever their number."""

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from campaigns.enums import MetricName, PlacementStatus
from campaigns.metrics.definitions import definition_with
from campaigns.metrics.queries import newest_of
from campaigns.models import Campaign, Metric, Placement
from cases.results.figures import Outcome, cost_per_consultation
from cases.results.queries import clicks_through, contacts_through, counted_states, counts_everywhere, counts_exactly
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary

BY = {"post": _("post"), "language": _("language"), "platform": _("platform")}
# What platforms now call views was impressions before; who gives both is read by the first.
SEEN = (MetricName.IMPRESSIONS, MetricName.VIEWS)


@dataclass(frozen=True)
class Told:
    """What platforms and short links say. None: nobody entered it; sums leave out what is not known."""

    reach: int | None = None
    seen: int | None = None
    clicks: int | None = None
    link_clicks: int | None = None

    def __add__(self, other: "Told") -> "Told":
        return Told(*(_plus(getattr(self, name), getattr(other, name)) for name in TOLD))


TOLD = ("reach", "seen", "clicks", "link_clicks")


def _plus(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one + other


def told_of(metrics: dict[str, Metric], link_clicks: int | None) -> Told:
    seen = next((metrics[name].value for name in SEEN if name in metrics), None)
    reach, clicks = (metrics[n].value if n in metrics else None for n in (MetricName.REACH, MetricName.CLICKS))
    return Told(reach, seen, clicks, link_clicks)


@dataclass
class Line:
    """One post, language or platform, or all of them. `query` narrows the list of contacts to it."""

    label: str
    query: dict[str, str] = field(default_factory=dict)
    published: int = 0
    outcome: Outcome = field(default_factory=Outcome)
    told: Told = field(default_factory=Told)
    url: str = ""

    def add(self, *, is_published: bool, outcome: Outcome, told: Told) -> None:
        self.published += is_published
        self.outcome += outcome
        self.told += told


@dataclass
class CampaignResults:
    """A campaign's figures for one person. Read everything from one of these: it asks once."""

    campaign: Campaign
    access: Access

    @cached_property
    def placements(self) -> list[Placement]:
        return list(
            Placement.objects.filter(post__campaign=self.campaign)
            .select_related("post")
            .order_by("post__order", "post_id", "due_at", "pk")
        )

    @cached_property
    def _outcomes(self) -> dict[int, Outcome]:
        return contacts_through([each.pk for each in self.placements], self.access)

    @cached_property
    def metrics(self) -> dict[int, dict[str, Metric]]:
        return newest_of([each.pk for each in self.placements])

    @cached_property
    def _clicks(self) -> dict[int, int]:
        return clicks_through([each.pk for each in self.placements])

    def outcome_of(self, placement: Placement) -> Outcome:
        return self._outcomes[placement.pk]

    def told_of(self, placement: Placement) -> Told:
        return told_of(self.metrics.get(placement.pk, {}), self._clicks.get(placement.pk))

    @cached_property
    def shown(self) -> list[Placement]:
        """Those that were published, and those that led to something all the same."""
        return [p for p in self.placements if p.status == PlacementStatus.PUBLISHED or self.outcome_of(p)]

    @property
    def published_newest_first(self) -> list[Placement]:
        out = [p for p in self.placements if p.status == PlacementStatus.PUBLISHED and p.published_at]
        return sorted(out, key=lambda p: (p.published_at, p.pk), reverse=True)

    @staticmethod
    def name_of(placement: Placement) -> str:
        """“Free courses – Polish, Telegram, 12.11.2026”"""
        words = vocabulary()
        language, platform = words.languages[placement.language_id].name, words.platforms[placement.platform_id].name
        day = date_format(timezone.localtime(placement.published_at), "SHORT_DATE_FORMAT")
        return f"{placement.post.title} – {language}, {platform}, {day}"

    def lines(self, by: str) -> list[Line]:
        """One line for each post, language or platform that was published."""
        lines: dict[int | str, Line] = {}
        for each in self.shown:
            line = lines.setdefault(_key(each, by), self._empty(each, by))
            self._add(line, each)
        return list(lines.values())

    @cached_property
    def total(self) -> Line:
        line = Line("", {"through": str(self.campaign.pk)})
        for each in self.shown:
            self._add(line, each)
        return line

    def _add(self, line: Line, placement: Placement) -> None:
        line.add(
            is_published=placement.status == PlacementStatus.PUBLISHED,
            outcome=self.outcome_of(placement),
            told=self.told_of(placement),
        )

    def _empty(self, placement: Placement, by: str) -> Line:
        words, campaign = vocabulary(), str(self.campaign.pk)
        if by == "language":
            code = placement.language_id
            return Line(words.languages[code].name, {"through": campaign, "through_language": code})
        if by == "platform":
            key = placement.platform_id
            return Line(words.platforms[key].name, {"through": campaign, "through_platform": str(key)})
        url = reverse("editor:post", args=[self.campaign.pk, placement.post_id])
        return Line(placement.post.title, {"through": campaign, "post": str(placement.post_id)}, url=url)

    # --- what is said beside the figures

    @cached_property
    def is_exact(self) -> bool:
        return counts_exactly(self.access, self.campaign.programme_id)

    @cached_property
    def is_whole(self) -> bool:
        return counts_everywhere(self.access, vocabulary().programmes[self.campaign.programme_id])

    @cached_property
    def states(self) -> list[str]:
        known = vocabulary().states
        found = [known[pk] for pk in counted_states(self.access, self.campaign.programme_id)]
        return [s.name for s in sorted(found, key=lambda s: (s.pk == State.DE, s.name.casefold()))]

    @property
    def may_open(self) -> bool:
        """Whether the contacts behind the figures may be listed by this person."""
        return self.campaign.programme_id in self.access.programmes_for(*READS_CONTACTS)

    @property
    def cost(self) -> str:
        """Only where no state is missing: the budget was spent for all of them."""
        return cost_per_consultation(self.campaign.budget, self.total.outcome.consultations) if self.is_whole else "–"

    @property
    def definitions(self) -> list[tuple[str, str, int]]:
        """(figure, definition, readings) of the platforms' figures that are summed here."""
        counted: dict[tuple[str, str], int] = {}
        for metrics in self.metrics.values():
            for name, metric in metrics.items():
                if name in (MetricName.REACH, MetricName.CLICKS, *SEEN):
                    counted[name, metric.definition] = counted.get((name, metric.definition), 0) + 1
        return [(_named(name, key), _meaning(key), number) for (name, key), number in sorted(counted.items())]


def _named(name: str, key: str) -> str:
    """The figure with its platform, as people call it."""
    platform = vocabulary().platform_by_code.get(key.partition(".")[0])
    return f"{MetricName(name).label}, {platform.name}" if platform else str(MetricName(name).label)


def _meaning(key: str) -> str:
    """What the definition says; its key, should it be unknown here."""
    definition = definition_with(key)
    return str(definition.words) if definition else key


def _key(placement: Placement, by: str) -> int | str:
    return {"post": placement.post_id, "language": placement.language_id, "platform": placement.platform_id}[by]


def contact_list(query: dict[str, str], **more: str) -> str:
    """The address of the contacts behind a figure."""
    return f"{reverse('contacts:list')}?{urlencode(query | more)}"


def days(since: date | None, until: date | None) -> dict[str, str]:
    """A period as the list of contacts reads it."""
    return {name: day.isoformat() for name, day in (("since", since), ("until", until)) if day}
