"""The filter bar of the results: a GET form, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS
from streetwork.tenancy.models import Programme
from streetwork.web.widgets import DayInput
from training.models import TrainingSession


class ResultsFilter(forms.Form):
    """Which sessions count. A wrong value filters nothing."""

    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)

    def __init__(self, data, *, access: Access):
        super().__init__({name: data[name] for name in data}, label_suffix="")
        programmes = Programme.objects.filter(pk__in=access.programmes_for(*READS_TRAININGS))
        self.programmes = list(programmes)
        self.fields["programme"].choices = [("", _("all")), *((each.pk, each.short_name) for each in self.programmes)]
        if len(self.programmes) < 2:
            del self.fields["programme"]

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value is not None}

    @property
    def query(self) -> str:
        return urlencode(self.chosen)

    def apply(self, sessions: QuerySet[TrainingSession]) -> QuerySet[TrainingSession]:
        """By the day on which a session begins."""
        chosen = self.chosen
        if "since" in chosen:
            sessions = sessions.filter(starts_at__date__gte=chosen["since"])
        if "until" in chosen:
            sessions = sessions.filter(starts_at__date__lte=chosen["until"])
        if "programme" in chosen:
            sessions = sessions.filter(programme=chosen["programme"])
        return sessions
