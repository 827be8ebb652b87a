"""Which vignettes to show: a GET form, so that every selection has an address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_VIGNETTES, WRITES_VIGNETTES
from streetwork.reporting.enums import VignetteStatus
from streetwork.reporting.vignettes.queries import vignettes_of
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.choices import state_choices, topic_choices, with_children
from streetwork.web.filtering import ALL, FilterBar, number_choice
from streetwork.web.widgets import QuickSelect

# What is at hand first.
ORDER = (VignetteStatus.IN_REVIEW, VignetteStatus.DRAFT, VignetteStatus.RELEASED, VignetteStatus.WITHDRAWN)


class VignetteFilter(FilterBar):
    """A wrong value filters nothing."""

    programme = number_choice(_("Programme"))
    state = number_choice(_("State"))
    topic = number_choice(_("Topic"))
    status = forms.ChoiceField(label=_("Status"), required=False, widget=QuickSelect)

    def __init__(self, data, *, access: Access):
        super().__init__(data)
        self.access = access
        ids = access.programmes_for(*READS_VIGNETTES)
        self.offer_programmes(Programme.objects.filter(pk__in=ids).prefetch_related("states").order_by("name"))
        seen = access.states_for(*READS_VIGNETTES)
        states = [(pk, name) for pk, name in state_choices(self.programmes) if pk in seen]
        self.fields["state"].choices = [ALL, *states]
        self.fields["topic"].choices = [ALL, *topic_choices()]
        self.fields["status"].choices = [ALL, *((status.value, status.label) for status in ORDER)]
        if not access.has(*WRITES_VIGNETTES):
            del self.fields["status"]
        if len(states) < 2:
            del self.fields["state"]

    def vignettes(self):
        """Chosen vignettes: the latest first."""
        found, chosen = vignettes_of(self.access), self.chosen
        for name in ("programme", "state", "status"):
            if name in chosen:
                found = found.filter(**{name: chosen[name]})
        if "topic" in chosen:
            found = found.filter(topic__in=with_children(chosen["topic"]))
        return found.order_by("-changed_on", "-pk")
