"""Which participants a list shows. A GET form without names: they never stand in an address."""

from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from streetwork.web.filtering import ALL, FilterBar
from streetwork.web.widgets import QuickSelect
from training.enums import RegistrationOrigin, RegistrationStatus
from training.public_enums import Engagement, InstitutionType

GROUPS = {
    "seat": Q(status=RegistrationStatus.CONFIRMED),
    "walk_in": Q(status=RegistrationStatus.CONFIRMED, origin=RegistrationOrigin.WALK_IN),
    "waiting": Q(status__in=[RegistrationStatus.WAITING, RegistrationStatus.OFFERED]),
    "pending": Q(status=RegistrationStatus.PENDING),
    "gone": Q(status__in=[RegistrationStatus.CANCELLED, RegistrationStatus.EXPIRED]),
}
GROUP_CHOICES = (
    ("", _("everybody who is coming or waiting")),
    ("seat", _("with a seat")),
    ("walk_in", _("came without registration")),
    ("waiting", _("on the waiting list")),
    ("pending", _("address not confirmed yet")),
    ("gone", _("cancelled or expired")),
    ("any", _("all registrations")),
)
SORTS = (("", _("Name")), ("arrival", _("Order of registration")), ("institution", _("Institution")))
ORDERS = {"": ("name", "pk"), "arrival": ("registered_at", "pk"), "institution": ("institution", "name", "pk")}


class PeopleFilter(FilterBar):
    """What to show. A wrong value filters nothing."""

    group = forms.ChoiceField(label=_("Who"), required=False, choices=GROUP_CHOICES)
    engagement = forms.ChoiceField(
        label=_("Full-time or volunteer"), required=False, choices=[ALL, *Engagement.choices]
    )
    institution_type = forms.ChoiceField(
        label=_("Type of institution"), required=False, choices=[ALL, *InstitutionType.choices], widget=QuickSelect
    )
    sort = forms.ChoiceField(label=_("Sorted by"), required=False, choices=SORTS)

    def apply(self, people):
        group = self.chosen.get("group", "")
        if group in GROUPS:
            people = people.filter(GROUPS[group])
        elif not group:
            people = people.exclude(GROUPS["gone"])
        for name in ("engagement", "institution_type"):
            if name in self.chosen:
                people = people.filter(**{name: self.chosen[name]})
        return people.order_by(*ORDERS[self.chosen.get("sort", "")])

    @property
    def query(self) -> str:
        return urlencode(self.chosen)

    @property
    def is_narrowing(self) -> bool:
        return bool(set(self.chosen) - {"sort"})
