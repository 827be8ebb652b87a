"""The filter bar of the list of centres: a GET form, so that every selection has an address."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.enums import Status
from referrals.geo import distance_km, within
from referrals.models import AdvisoryCenter, PublishedCenter
from referrals.ordering import SORTS, Order
from streetwork.accounts.roles import READS_DIRECTORY, WRITES_DIRECTORY
from streetwork.places.fields import PlaceField
from streetwork.places.found import Found
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))
RADII = (10, 25, 50, 100, 200)
USUAL_RADIUS = 50
# What a row of the list shows; the long texts stay where they are.
SHOWN = (
    "pk", "state", "name", "provider", "status", "postcode", "city", "area", "languages", "interpreter_languages",
    "topic_ids", "accepting", "waiting_weeks", "verified_on", "verified_by", "due_on",
)  # fmt: skip


class Where:
    """Which entries: those that the person's states keep, drafts included, or what all states published."""

    OWN, ALL = "own", "all"


class CenterFilter(forms.Form):
    """What to show. What cannot be understood (an old bookmark) filters nothing and is named beside its field.

    `centers()` are the centres that fit, without order; `order` is the order that the address asks for.
    """

    where = forms.ChoiceField(choices=[(Where.OWN, _("My states")), (Where.ALL, _("All of Germany"))], required=False)
    q = forms.CharField(
        label=_("Name, provider or town"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )
    place = PlaceField(label=_("Near"), required=False)
    km = forms.TypedChoiceField(
        label=_("within"), required=False, coerce=int, empty_value=None, choices=[(km, f"{km} km") for km in RADII]
    )
    topic = forms.TypedChoiceField(label=_("Topic"), required=False, coerce=int, empty_value=None, widget=QuickSelect)
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    state = forms.TypedChoiceField(label=_("State"), required=False, coerce=int, empty_value=None, widget=QuickSelect)
    status = forms.ChoiceField(label=_("Status"), required=False)
    accepting = forms.BooleanField(label=_("accepting now"), required=False)
    overdue = forms.BooleanField(label=_("verification overdue"), required=False)

    def __init__(self, data, *, access):
        super().__init__({"km": str(USUAL_RADIUS)} | {name: data[name] for name in data}, label_suffix="")
        self.access = access
        self.own_states = access.states_for(*READS_DIRECTORY)
        self._edits = access.has(*WRITES_DIRECTORY)
        words, fields = vocabulary(), self.fields
        fields["topic"].choices = [ALL, *_topics(words)]
        fields["language"].choices = [ALL, *((x.pk, x.name) for x in words.languages.values() if not x.is_retired)]
        states = [words.states[pk] for pk in self.own_states] if self.is_own else words.states.values()
        fields["state"].choices = [ALL, *((s.pk, s.name) for s in sorted(states, key=_last_supraregional))]
        fields["status"].choices = [
            ("", _("all but closed")),
            *(choice for choice in Status.choices if self.is_own or choice[0] != Status.DRAFT),
        ]

    @cached_property
    def is_own(self) -> bool:
        """Editors begin with their own states, everybody else with the whole country."""
        asked = self.data.get("where")
        if asked in (Where.OWN, Where.ALL):
            return asked == Where.OWN and bool(self.own_states)
        return self._edits and bool(self.own_states)

    @cached_property
    def chosen(self) -> dict:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    @property
    def spot(self) -> Found | None:
        """The spot or the whole state; None when none is named, or none that is understood."""
        return self.chosen.get("place")

    @property
    def radius(self) -> int:
        return self.chosen.get("km") or USUAL_RADIUS

    @property
    def here(self) -> tuple[float, float] | None:
        """The spot from which distances count; None without a place, or when it is a whole state."""
        spot = self.spot
        return (spot.latitude, spot.longitude) if spot and spot.latitude is not None else None

    @cached_property
    def order(self) -> Order:
        asked = self.data.get("sort", "")
        if asked not in SORTS or (asked == "distance" and not self.here):
            asked = "distance" if self.here else "name"
        return Order(asked, self.here)

    def centers(self):
        """The centres that fit. With a spot each row carries its distance as `km`."""
        own = AdvisoryCenter.objects.visible_to(self.access)
        centers = own if self.is_own else PublishedCenter.objects.all()
        for condition in self._conditions():
            centers = centers.filter(condition)
        return self._around(centers)

    def _conditions(self):
        chosen = self.chosen
        yield Q(status=chosen["status"]) if "status" in chosen else ~Q(status=Status.CLOSED)
        for word in chosen.get("q", "").split():
            yield Q(name__icontains=word) | Q(provider__icontains=word) | Q(city__icontains=word)
        if "topic" in chosen:
            yield Q(topic_ids__overlap=_with_children(chosen["topic"]))
        if language := chosen.get("language"):
            yield Q(languages__contains=[language]) | Q(interpreter_languages__contains=[language])
        if "state" in chosen:
            yield Q(state=chosen["state"])
        if "accepting" in chosen:
            yield Q(accepting=True)

    def _around(self, centers):
        if "overdue" in self.chosen:
            centers = centers.overdue(timezone.localdate())
        if self.here:
            near = centers.filter(within(*self.here, self.radius), latitude__isnull=False)
            return near.annotate(km=distance_km(*self.here)).filter(km__lte=self.radius)
        return centers.filter(state=self.spot.state_id) if self.spot else centers

    @property
    def is_narrowing(self) -> bool:
        return any(name not in ("where", "km") for name in self.chosen)

    @property
    def uses_more(self) -> bool:
        """Whether one of the filters behind *more* is set."""
        return any(self.data.get(name) for name in ("state", "status", "overdue"))

    @property
    def query(self) -> str:
        """The selection as a query string, for links and exports."""
        return self.query_with()

    def query_with(self, **changes) -> str:
        """The selection with some fields changed; None takes a field away."""
        kept = {name: self.data[name] for name in (*self.fields, "sort") if self.data.get(name)}
        kept = {"where": ""} | kept | {"where": Where.OWN if self.is_own else Where.ALL}
        if self.here is None:
            kept.pop("km", None)
        if self.spot:
            kept["place"] = self.spot.label
        return urlencode({name: value for name, value in (kept | changes).items() if value not in (None, "")})


def _topics(words):
    for top, children in words.topic_tree:
        yield top.pk, top.name
        yield from ((child.pk, f"– {child.name}") for child in children)


def _with_children(topic: int) -> list[int]:
    return [topic, *(t.pk for t in vocabulary().topics.values() if t.parent_id == topic)]


def _last_supraregional(state):
    return state.pk == State.DE, state.name.casefold()
