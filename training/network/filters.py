"""The filter bars of the network: GET forms, so that every selection has an address."""

from urllib.parse import urlencode

from django import forms
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.vocabulary.choices import programmes_of, topic_choices, with_children
from streetwork.web.filtering import ALL, FilterBar, number_choice, words_field
from streetwork.web.widgets import DayInput, QuickSelect
from training.enums import Audience, InstitutionType, PartnerStatus, RelationKind
from training.network import choices
from training.network.queries import containing, partners_of
from training.network.rules import QUIET

SORTS = {
    "name": [Lower("name").asc(), "pk"],
    "-name": [Lower("name").desc(), "pk"],
    "contact": [F("last_contact_on").asc(nulls_first=True), Lower("name"), "pk"],
    "-contact": [F("last_contact_on").desc(nulls_last=True), Lower("name"), "pk"],
    "visits": [F("visits").asc(), Lower("name"), "pk"],
    "-visits": [F("visits").desc(), Lower("name"), "pk"],
}
DEFAULT_SORT = "name"


class NetworkFilter(FilterBar):
    """What every list of institutions is narrowed by. A wrong value filters nothing."""

    place = forms.ChoiceField(label=_("State or country"), required=False, widget=QuickSelect)
    type = forms.ChoiceField(label=_("Type"), required=False, choices=[ALL, *InstitutionType.choices])
    engagement = forms.ChoiceField(label=_("Works with"), required=False, choices=[ALL, *Audience.choices])
    programme = forms.TypedChoiceField(label=_("Programme"), required=False, coerce=int, empty_value=None)

    def __init__(self, data, *, access):
        super().__init__(data)
        self.access, self.all_partners = access, partners_of(access)
        self.offer_programmes(programmes_of(access, READS_TRAININGS))
        self.fields["place"].choices = [ALL, *choices.places_taken(self.all_partners)]

    @property
    def sort(self) -> str:
        wanted = self.data.get("sort", "")
        return wanted if wanted in SORTS else DEFAULT_SORT

    @property
    def query(self) -> str:
        """The selection as a query string, without the page."""
        return self.query_with()

    def query_with(self, **changes) -> str:
        kept = {name: self.data[name] for name in (*self.fields, "sort") if self.data.get(name)} | changes
        return urlencode({name: value for name, value in kept.items() if value})

    def narrowed(self):
        """The institutions that fit what all filters share."""
        chosen, partners = self.chosen, self.all_partners
        if "place" in chosen:
            partners = choices.in_place(partners, chosen["place"])
        for name, field in (("type", "institution_type"), ("programme", "programme")):
            if name in chosen:
                partners = partners.filter(**{field: chosen[name]})
        if "engagement" in chosen:
            partners = partners.filter(engagement__in={chosen["engagement"], Audience.BOTH})
        return partners


class ListFilter(NetworkFilter):
    """The list of institutions."""

    q = words_field(_("Name, town or note"))
    topic = number_choice(_("Topic"))
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("active ones")), *PartnerStatus.choices, ("any", _("all"))]
    )
    show = forms.ChoiceField(
        label=_("Show"), required=False,
        choices=[
            ALL, ("quiet", _("no contact for 12 months")), ("unlinked", _("without a relation")),
            ("absent", _("never took part")),
        ],
    )  # fmt: skip
    MORE = ("engagement", "topic", "status", "programme")

    def __init__(self, data, *, access):
        super().__init__(data, access=access)
        self.fields["topic"].choices = [ALL, *topic_choices()]

    def apply(self, partners):
        """Narrows `with_facts(narrowed())`, sorted."""
        chosen = self.chosen
        if chosen.get("status") != "any":
            partners = partners.filter(status=chosen.get("status", PartnerStatus.ACTIVE))
        if "topic" in chosen:
            partners = partners.filter(topics__in=with_children(chosen["topic"])).distinct()
        match chosen.get("show"):
            case "quiet":
                long_ago = timezone.localdate() - QUIET
                partners = partners.filter(Q(last_contact_on=None) | Q(last_contact_on__lt=long_ago))
            case "unlinked":
                partners = partners.filter(links=0)
            case "absent":
                partners = partners.filter(visits=0)
        return containing(partners, chosen.get("q", "")).order_by(*SORTS[self.sort])


class GraphFilter(NetworkFilter):
    """The map: which institutions, which kinds of relations, and around which of them."""

    kind = forms.ChoiceField(label=_("Relation"), required=False, choices=[ALL, *RelationKind.choices])
    around = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    field_order = ("kind", "type", "place", "engagement", "programme", "around")


class AbsentFilter(NetworkFilter):
    """Who never took part, or not since a day."""

    since = forms.DateField(label=_("Not since (empty: never)"), required=False, widget=DayInput)
    field_order = ("place", "type", "engagement", "since", "programme")
