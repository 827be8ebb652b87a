"""The filter bar of the figures: a GET form, so that every selection has an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.board.queries import campaigns_of
from campaigns.metrics.queries import published_of
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.vocabulary.choices import language_choices, programmes_of
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.filtering import ALL, FilterBar, number_choice
from streetwork.web.widgets import QuickSelect

WAITING, YOUNG, MEASURED = "waiting", "young", "measured"
SHOWS = (WAITING, YOUNG, MEASURED)


class FigureFilter(FilterBar):
    """Which placements. A wrong value filters nothing."""

    campaign = number_choice(_("Campaign"))
    platform = number_choice(_("Platform"))
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    programme = number_choice(_("Programme"))

    def __init__(self, data, *, access: Access):
        super().__init__(data)
        self.offer_programmes(programmes_of(access, READS_CAMPAIGNS))
        fields = self.fields
        campaigns = campaigns_of(access).order_by("-starts_on", "-pk").values_list("pk", "title")
        fields["campaign"].choices = [ALL, *campaigns]
        platforms = set(published_of(access).order_by().values_list("platform", flat=True).distinct())
        names = [(pk, each.name) for pk, each in vocabulary().platforms.items() if pk in platforms]
        fields["platform"].choices = [ALL, *names]
        fields["language"].choices = [ALL, *language_choices(self.programmes, all_of_them=False)]

    @property
    def show(self) -> str:
        asked = self.data.get("show", "")
        return asked if asked in SHOWS else WAITING

    def apply(self, placements):
        lookups = {"campaign": "post__campaign", "programme": "post__campaign__programme"}
        return placements.filter(**{lookups.get(name, name): value for name, value in self.chosen.items()})
