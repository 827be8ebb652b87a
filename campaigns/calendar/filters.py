"""The filter bar of the calendar: a GET form, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.fields import programmes_of
from campaigns.models import Campaign
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))
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


class CalendarFilter(forms.Form):
    """What to show. A wrong value filters nothing."""

    programme = forms.TypedChoiceField(
        label=_("Programme"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    campaign = forms.TypedChoiceField(
        label=_("Campaign"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    platform = forms.TypedChoiceField(
        label=_("Platform"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    text = forms.ChoiceField(label=_("Text"), required=False, choices=[ALL, *TextState.choices])

    def __init__(self, data, *, access, campaigns: list[Campaign], one: Campaign | None = None):
        super().__init__({name: data[name] for name in data}, label_suffix="")
        fields, words = self.fields, vocabulary()
        self.programmes = programmes_of(access, READS_CAMPAIGNS)
        spoken = {code for campaign in campaigns for code in campaign.languages}
        fields["programme"].choices = [ALL, *((p.pk, p.short_name) for p in self.programmes)]
        fields["campaign"].choices = [ALL, *((each.pk, each.title) for each in campaigns)]
        fields["language"].choices = [ALL, *((k, v.name) for k, v in words.languages.items() if k in spoken)]
        fields["platform"].choices = [ALL, *((p.pk, p.name) for p in words.platforms.values() if not p.is_retired)]
        if one or len(self.programmes) < 2:
            del fields["programme"]
        if one:
            del fields["campaign"]

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

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

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)
