"""What the figures are about: a GET form, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAINING_FIGURES
from streetwork.tenancy.models import Programme
from streetwork.web.widgets import QuickSelect
from training.figures.periods import PERIODS, Span, span_of

ALL = ("", _("all"))


class FigureFilter(forms.Form):
    """A wrong value filters nothing."""

    period = forms.ChoiceField(label=_("Period"), required=False, choices=list(PERIODS.items()), widget=QuickSelect)
    programme = forms.TypedChoiceField(
        label=_("Programme"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )

    def __init__(self, data, *, access: Access):
        super().__init__({"period": "this_year"} | {name: data[name] for name in data}, label_suffix="")
        ids = access.programmes_for(*READS_TRAINING_FIGURES)
        self.programmes = list(Programme.objects.filter(pk__in=ids).order_by("name"))
        self.fields["programme"].choices = [ALL, *((each.pk, each.short_name) for each in self.programmes)]
        if len(self.programmes) < 2:
            del self.fields["programme"]

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def span(self) -> Span:
        return span_of(self.chosen.get("period", "this_year"), timezone.localdate())

    @property
    def programme_ids(self) -> list[int]:
        chosen = self.chosen.get("programme")
        return [chosen] if chosen else [each.pk for each in self.programmes]

    @property
    def query(self) -> str:
        return urlencode(self.chosen)
