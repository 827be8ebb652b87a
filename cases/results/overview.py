"""All campaigns beside each other: what they led to in a period. Five queries whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.board.queries import campaigns_of
from campaigns.enums import CampaignStatus, PlacementStatus
from campaigns.metrics.queries import newest_of
from campaigns.models import Campaign, Placement
from cases.results.figures import cost_per_consultation
from cases.results.lines import Line, days, told_of
from cases.results.quarters import first_day, last_day
from cases.results.queries import clicks_through, contacts_through, counts_everywhere, counts_exactly
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS, READS_CONTACTS
from streetwork.vocabulary.choices import programmes_of
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import DayInput, QuickSelect

YEARS = range(2000, 2101)
SORTS = {"newest": _("newest first"), "contacts": _("most contacts"), "consultations": _("most consultations")}


class ResultsFilter(forms.Form):
    """Reads leniently: what cannot be understood does not filter, and is named beside its field.

    Who does not see every number of the programmes chosen looks at whole quarters: two periods that differ by a day
    would tell what happened on it.
    """

    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    programme = forms.TypedChoiceField(
        label=_("Programme"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=list(SORTS.items()))

    def __init__(self, data, *, access: Access):
        super().__init__({name: data[name] for name in data}, label_suffix="")
        self._access = access
        self.programmes = programmes_of(access, READS_CAMPAIGNS)
        self.fields["programme"].choices = [("", _("all")), *((p.pk, p.short_name) for p in self.programmes)]
        if len(self.programmes) < 2:
            del self.fields["programme"]

    def clean(self):
        data = super().clean()
        for name in ("since", "until"):
            if data.get(name) and data[name].year not in YEARS:
                self.add_error(name, _("Choose a day between 2000 and 2100."))
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("The period ends before it begins."))
        return data

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @cached_property
    def takes_quarters(self) -> bool:
        """Whether a period is widened to whole calendar quarters."""
        chosen = self.chosen.get("programme")
        asked = [chosen] if chosen else [programme.pk for programme in self.programmes]
        return not all(counts_exactly(self._access, programme) for programme in asked)

    @property
    def since_day(self) -> date | None:
        day = self.chosen.get("since")
        return first_day(day) if day and self.takes_quarters else day

    @property
    def until_day(self) -> date | None:
        day = self.chosen.get("until")
        return last_day(day) if day and self.takes_quarters else day

    @property
    def period_said(self) -> str:
        """What is to be read with a period that was widened; "" for any other."""
        if not (self.has_period and self.takes_quarters):
            return ""
        first, last = (
            date_format(day, "SHORT_DATE_FORMAT") if day else "…" for day in (self.since_day, self.until_day)
        )
        words = gettext("Counted in whole quarters, so that nobody is found by counting: %(first)s – %(last)s.")
        return words % {"first": first, "last": last}

    @property
    def has_period(self) -> bool:
        return bool(self.since_day or self.until_day)

    @property
    def query(self) -> str:
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})


@dataclass
class Row:
    """A campaign with its figures."""

    campaign: Campaign
    line: Line
    cost: str
    may_open: bool
    is_exact: bool
    is_whole: bool

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.campaign.programme_id].short_name


@dataclass
class Overview:
    rows: list[Row]
    silent: int
    """Campaigns that are not shown: nothing was published, nothing came of them."""

    @property
    def is_exact(self) -> bool:
        return all(row.is_exact for row in self.rows)

    @property
    def is_whole(self) -> bool:
        return all(row.is_whole for row in self.rows)


def overview_of(access: Access, selection: ResultsFilter) -> Overview:
    """The cost is told without a period alone: a budget was spent for the whole of a campaign."""
    campaigns = campaigns_of(access).exclude(status=CampaignStatus.DROPPED).order_by("-starts_on", "-pk")
    if "programme" in selection.chosen:
        campaigns = campaigns.filter(programme=selection.chosen["programme"])
    campaigns = list(campaigns)
    lines = _lines(campaigns, access, selection)
    rows = [_row(campaign, lines[campaign.pk], access, selection) for campaign in campaigns]
    shown = [row for row in rows if row.line.published or row.line.outcome]
    return Overview(_sorted(shown, selection.chosen.get("sort", "newest")), len(rows) - len(shown))


def _lines(campaigns: list[Campaign], access: Access, selection: ResultsFilter) -> dict[int, Line]:
    since, until = selection.since_day, selection.until_day
    placements = list(
        Placement.objects.filter(post__campaign__in=[c.pk for c in campaigns]).values_list(
            "pk", "post__campaign", "status", "published_at"
        )
    )
    ids = [pk for pk, *_rest in placements]
    outcomes = contacts_through(ids, access, since=since, until=until)
    metrics, clicks = newest_of(ids), clicks_through(ids, since=since, until=until)
    lines = {c.pk: Line(c.title, {"through": str(c.pk), **days(since, until)}) for c in campaigns}
    for pk, campaign, status, published_at in placements:
        counts = status == PlacementStatus.PUBLISHED and _falls(published_at, since, until)
        told = told_of(metrics.get(pk, {}) if counts else {}, clicks.get(pk))
        lines[campaign].add(is_published=counts, outcome=outcomes[pk], told=told)
    return lines


def _falls(moment, since: date | None, until: date | None) -> bool:
    day = timezone.localdate(moment)
    return (since is None or day >= since) and (until is None or day <= until)


def _row(campaign: Campaign, line: Line, access: Access, selection: ResultsFilter) -> Row:
    whole = counts_everywhere(access, vocabulary().programmes[campaign.programme_id])
    cost = cost_per_consultation(campaign.budget, line.outcome.consultations)
    return Row(
        campaign,
        line,
        cost=cost if whole and not selection.has_period else "–",
        may_open=campaign.programme_id in access.programmes_for(*READS_CONTACTS),
        is_exact=counts_exactly(access, campaign.programme_id),
        is_whole=whole,
    )


def _sorted(rows: Iterable[Row], order: str) -> list[Row]:
    if order in ("contacts", "consultations"):
        return sorted(rows, key=lambda row: -getattr(row.line.outcome, order).low)
    return list(rows)
