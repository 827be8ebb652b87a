"""Which targets to show: a GET form, so that every selection has an address."""

from datetime import date

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import Access
from streetwork.reporting.discretion import figures_pairs
from streetwork.reporting.models import Target
from streetwork.reporting.periods import Period
from streetwork.reporting.targets.pace import Light
from streetwork.reporting.targets.queries import ordered, period_of_target, targets_of
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.choices import state_choices
from streetwork.web.filtering import ALL, FilterBar, number_choice
from streetwork.web.widgets import QuickSelect

WHOLE = 0


class TargetFilter(FilterBar):
    """Programme, state, period, light. A wrong value filters nothing; without a period the running ones are shown."""

    period = forms.ChoiceField(label=_("Period"), required=False, widget=QuickSelect)
    programme = number_choice(_("Programme"))
    state = number_choice(_("State"))
    light = forms.ChoiceField(label=_("Traffic light"), required=False, widget=QuickSelect)

    def __init__(self, data, *, access: Access, today: date):
        super().__init__(data)
        self.today, self.pairs = today, figures_pairs(access)
        programmes = list(Programme.objects.filter(pk__in=self.pairs).prefetch_related("states").order_by("name"))
        self.offer_programmes(programmes)
        seen = frozenset().union(*self.pairs.values()) if self.pairs else frozenset()
        states = [(pk, name) for pk, name in state_choices(programmes) if pk in seen]
        self.fields["state"].choices = [ALL, (WHOLE, _("whole programme")), *states]
        self.fields["period"].choices = [
            ("", _("running now")),
            *((period.code, str(period)) for period in self.periods),
        ]
        self.fields["light"].choices = [ALL, *Light.choices]

    @cached_property
    def periods(self) -> list[Period]:
        """The periods that targets were set for, the newest first."""
        pairs = targets_of(self.pairs).order_by().values_list("starts", "kind").distinct()
        periods = {period_of_target(Target(starts=starts, kind=kind)) for starts, kind in pairs}
        return sorted(periods, key=lambda period: (period.last, period.first), reverse=True)

    def targets(self) -> list[Target]:
        """Chosen targets; the light is not known yet (`keeps`)."""
        found, chosen = targets_of(self.pairs), self.chosen
        if "programme" in chosen:
            found = found.filter(programme=chosen["programme"])
        if "state" in chosen:
            found = found.filter(state=chosen["state"] or None)
        wanted = chosen.get("period")
        return [
            target
            for target in ordered(found)
            if (period := period_of_target(target)) and (period.code == wanted if wanted else self.today in period)
        ]

    def keeps(self, light: str) -> bool:
        return light == self.chosen.get("light", light)
