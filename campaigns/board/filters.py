"""The filter bar of the board: a GET form, so that every selection has an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.board.queries import containing
from campaigns.enums import CampaignKind, CampaignStatus
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.vocabulary.choices import language_choices, programmes_of, topic_choices, with_children
from streetwork.web.filtering import ALL, FilterBar, number_choice, words_field
from streetwork.web.widgets import DayInput, QuickSelect


class BoardFilter(FilterBar):
    """What to show. A wrong value filters nothing."""

    q = words_field()
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
        super().__init__(data)
        self.access, fields = access, self.fields
        self.offer_programmes(programmes_of(access, READS_CAMPAIGNS))
        fields["language"].choices = [ALL, *language_choices(self.programmes)]
        fields["topic"].choices = [ALL, *topic_choices()]

    @property
    def status_only(self) -> str:
        return self.chosen.get("status", "")

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
