"""The filter bar of the figures: a GET form, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.board.queries import campaigns_of
from campaigns.fields import language_choices, programmes_of
from campaigns.metrics.queries import published_of
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CAMPAIGNS
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))
WAITING, YOUNG, MEASURED = "waiting", "young", "measured"
SHOWS = (WAITING, YOUNG, MEASURED)


class FigureFilter(forms.Form):
    """Which placements. A wrong value filters nothing."""

    campaign = forms.TypedChoiceField(
        label=_("Campaign"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    platform = forms.TypedChoiceField(
        label=_("Platform"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    programme = forms.TypedChoiceField(
        label=_("Programme"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )

    def __init__(self, data, *, access: Access):
        super().__init__({name: data[name] for name in data}, label_suffix="")
        self.programmes = programmes_of(access, READS_CAMPAIGNS)
        fields = self.fields
        campaigns = campaigns_of(access).order_by("-starts_on", "-pk").values_list("pk", "title")
        fields["campaign"].choices = [ALL, *campaigns]
        platforms = set(published_of(access).order_by().values_list("platform", flat=True).distinct())
        names = [(pk, each.name) for pk, each in vocabulary().platforms.items() if pk in platforms]
        fields["platform"].choices = [ALL, *names]
        fields["language"].choices = [ALL, *language_choices(self.programmes, all_of_them=False)]
        fields["programme"].choices = [ALL, *((each.pk, each.short_name) for each in self.programmes)]
        if len(self.programmes) < 2:
            del fields["programme"]

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def show(self) -> str:
        asked = self.data.get("show", "")
        return asked if asked in SHOWS else WAITING

    def apply(self, placements):
        lookups = {"campaign": "post__campaign", "programme": "post__campaign__programme"}
        return placements.filter(**{lookups.get(name, name): value for name, value in self.chosen.items()})

    @property
    def query(self) -> str:
        """The selection without what is shown, for links and exports."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)
