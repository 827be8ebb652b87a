"""What the figures are about: a GET form, so that every selection has an address."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAINING_FIGURES
from streetwork.tenancy.models import Programme
from streetwork.web.filtering import FilterBar, number_choice
from streetwork.web.widgets import QuickSelect
from training.figures.periods import PERIODS, Span, span_of


class FigureFilter(FilterBar):
    """A wrong value filters nothing."""

    period = forms.ChoiceField(label=_("Period"), required=False, choices=list(PERIODS.items()), widget=QuickSelect)
    programme = number_choice(_("Programme"))

    def __init__(self, data, *, access: Access):
        super().__init__({"period": "this_year"} | {name: data[name] for name in data})
        ids = access.programmes_for(*READS_TRAINING_FIGURES)
        self.offer_programmes(Programme.objects.filter(pk__in=ids).order_by("name"))

    @property
    def span(self) -> Span:
        return span_of(self.chosen.get("period", "this_year"), timezone.localdate())

    @property
    def programme_ids(self) -> list[int]:
        chosen = self.chosen.get("programme")
        return [chosen] if chosen else [each.pk for each in self.programmes]
