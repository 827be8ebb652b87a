"""The filter bar of the board: a GET form, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.board.queries import containing
from campaigns.enums import CampaignKind, CampaignStatus
from campaigns.fields import language_choices, programmes_of, topic_choices, with_children
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.web.widgets import DayInput, QuickSelect

ALL = ("", _("all"))


def number_choice(label):
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None, widget=QuickSelect)


class BoardFilter(forms.Form):
    """What to show. A wrong value filters nothing."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )  # fmt: skip
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[ALL, *CampaignStatus.choices])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *CampaignKind.choices])
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = number_choice(_("Topic"))
    programme = number_choice(_("Programme"))
    who = forms.ChoiceField(label=_("Responsible"), required=False, choices=[ALL, ("me", _("mine"))])
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)

    MORE = ("kind", "topic", "who", "since", "until")

    def __init__(self, data, *, access):
        super().__init__({name: data[name] for name in data}, label_suffix="")
        self.access, fields = access, self.fields
        self.programmes = programmes_of(access, READS_CAMPAIGNS)
        fields["language"].choices = [ALL, *language_choices(self.programmes)]
        fields["topic"].choices = [ALL, *topic_choices()]
        fields["programme"].choices = [ALL, *((p.pk, p.short_name) for p in self.programmes)]
        if len(self.programmes) < 2:
            del fields["programme"]

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def status_only(self) -> str:
        return self.chosen.get("status", "")

    @property
    def more_is_open(self) -> bool:
        return any(name in self.chosen for name in self.MORE)

    @property
    def more_fields(self):
        return [self[name] for name in self.MORE]

    def apply(self, campaigns):
        """The campaigns that fit. The period keeps those that run on at least one of its days."""
        chosen = self.chosen
        for name in ("status", "kind", "programme"):
            if name in chosen:
                campaigns = campaigns.filter(**{name: chosen[name]})
        if "language" in chosen:
            campaigns = campaigns.filter(languages__contains=[chosen["language"]])
        if "topic" in chosen:
            campaigns = campaigns.filter(topic__in=with_children(chosen["topic"]))
        if "who" in chosen:
            campaigns = campaigns.filter(responsible=self.access.user_id)
        if "since" in chosen:
            campaigns = campaigns.filter(ends_on__gte=chosen["since"])
        if "until" in chosen:
            campaigns = campaigns.filter(starts_on__lte=chosen["until"])
        return containing(campaigns, chosen.get("q", ""))

    @property
    def query(self) -> str:
        return self.query_with()

    def query_with(self, **changes) -> str:
        kept = {name: self.data[name] for name in self.fields if self.data.get(name)} | changes
        return urlencode({name: value for name, value in kept.items() if value})

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)
