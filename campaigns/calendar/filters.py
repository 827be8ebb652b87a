"""The filter bar of the calendar: a GET form, so that every selection has an address."""

from urllib.parse import urlencode

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.vocabulary.choices import programmes_of
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.filtering import ALL, FilterBar, number_choice
from streetwork.web.widgets import QuickSelect

# What the filter keeps of the address beside its own fields.
BESIDE = ("view", "on", "weeks", "by")


class TextState(models.TextChoices):
    """How far the text is, as asked for."""

    APPROVED = "approved", _("approved")
    OPEN = "open", _("not approved yet")
    MISSING = "missing", _("missing")
    OUTDATED = "outdated", _("outdated")


SHOWN_AS = {
    TextState.APPROVED: {"approved"},
    TextState.OPEN: {"missing", "draft", "translation", "review", "outdated"},
    TextState.MISSING: {"missing"},
    TextState.OUTDATED: {"outdated"},
}


class CalendarFilter(FilterBar):
    """What to show. A wrong value filters nothing."""

    programme = number_choice(_("Programme"))
    campaign = number_choice(_("Campaign"))
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    platform = number_choice(_("Platform"))
    text = forms.ChoiceField(label=_("Text"), required=False, choices=[ALL, *TextState.choices])

    def __init__(self, data, *, access, campaigns: list[Campaign], one: Campaign | None = None):
        super().__init__(data)
        fields, words = self.fields, vocabulary()
        self.offer_programmes(programmes_of(access, READS_CAMPAIGNS))
        spoken = {code for campaign in campaigns for code in campaign.languages}
        fields["campaign"].choices = [ALL, *((each.pk, each.title) for each in campaigns)]
        fields["language"].choices = [ALL, *((k, v.name) for k, v in words.languages.items() if k in spoken)]
        fields["platform"].choices = [ALL, *((p.pk, p.name) for p in words.platforms.values() if not p.is_retired)]
        if one:
            fields.pop("programme", None)
            del fields["campaign"]

    def apply(self, placements):
        """Narrow to what the database can say; the state of a text is told by its entry."""
        names = {"programme": "post__campaign__programme", "campaign": "post__campaign"}
        asked = {name: value for name, value in self.chosen.items() if name != "text"}
        return placements.filter(**{names.get(name, name): value for name, value in asked.items()})

    def keeps(self, entry) -> bool:
        return "text" not in self.chosen or entry.text in SHOWN_AS[self.chosen["text"]]

    def campaigns_among(self, campaigns: list[Campaign]) -> list[Campaign]:
        """The campaigns that programme and campaign leave."""
        chosen = self.chosen
        return [
            each
            for each in campaigns
            if chosen.get("campaign", each.pk) == each.pk
            and chosen.get("programme", each.programme_id) == each.programme_id
        ]

    def query_with(self, **changes) -> str:
        """The selection as a query string, for links to other pages of the calendar."""
        kept = {name: self.data[name] for name in (*self.fields, *BESIDE) if self.data.get(name)} | changes
        return urlencode({name: value for name, value in kept.items() if value})

    @property
    def beside(self) -> list[tuple[str, str]]:
        """What the form carries along: the period and the shape of the page."""
        return [(name, self.data[name]) for name in BESIDE if self.data.get(name)]
