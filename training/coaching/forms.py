"""Input about coachings."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import programmes_of
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, DayInput, QuickSelect
from training.coaching.rules import states_to_write
from training.enums import CoachingTopic, InstitutionType, PartnerStatus, SessionForm
from training.models import Coaching, Partner
from training.network.forms import past_day
from training.network.stamps import stamp
from training.network.words import place_of


class CoachingForm(GuardedTexts, forms.Form):
    """What was done. `key` tells a second saving of a new one, `seen` what a change began with."""

    guarded = ("result",)

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    partner = forms.TypedChoiceField(
        label=_("Institution of the network"), coerce=int, required=False, empty_value=None, widget=QuickSelect
    )
    institution = forms.CharField(
        label=_("Or its name"), help_text=_("If it is not in the network."), max_length=160, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    institution_type = forms.ChoiceField(label=_("Its type"), required=False, widget=QuickSelect)
    state = forms.TypedChoiceField(label=_("Counts for"), coerce=int, widget=QuickSelect)
    topic = forms.ChoiceField(
        label=_("Topic"), choices=CoachingTopic.choices, widget=ChipRadios,
        error_messages={"required": _("Choose what it was about.")},
    )  # fmt: skip
    held_on = forms.DateField(label=_("Date"), widget=DayInput)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=5, max_value=1440, widget=forms.NumberInput(attrs={"step": 5})
    )
    people = forms.IntegerField(
        label=_("People coached"), min_value=1, max_value=500, help_text=_("How many, never who.")
    )
    form = forms.ChoiceField(label=_("Form"), choices=SessionForm.choices, widget=ChipRadios)
    result = forms.CharField(
        label=_("Result"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What the institution does now, or next. No names."),
    )  # fmt: skip

    def __init__(self, *args, access, coaching: Coaching | None = None, partner: Partner | None = None, **kwargs):
        initial = initial_of(coaching) if coaching else _beginning(partner)
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)
        self.coaching, self.access = coaching, access
        self.programmes = programmes_of(access, WRITES_TRAININGS, running=True)
        fields, initial = self.fields, self.initial
        if coaching:
            near = [vocabulary().programmes[coaching.programme_id]]
            del fields["programme"], fields["key"], fields["state"]
        else:
            near = self.programmes
            fields["programme"].choices = [(p.pk, p.short_name) for p in near]
            if len(near) == 1:
                fields["programme"].widget = forms.HiddenInput()
            if initial.get("programme") not in [p.pk for p in near]:
                initial["programme"] = near[0].pk if near else None
            self._offer_states(near)
        fields["partner"].choices = [("", _("not in the network")), *_partners(near, initial.get("partner"))]
        fields["institution_type"].choices = [("", _("choose")), *InstitutionType.choices]

    def _offer_states(self, programmes):
        known = vocabulary().states
        mine = frozenset().union(*(states_to_write(self.access, p.pk) for p in programmes))
        states = sorted(((pk, known[pk].name) for pk in mine if pk in known), key=lambda row: row[1].casefold())
        field = self.fields["state"]
        if len(states) == 1:
            field.choices, field.widget, self.initial["state"] = states, forms.HiddenInput(), states[0][0]
        else:
            field.choices = [("", _("choose")), *states]
            if self.initial.get("state") not in dict(states):
                self.initial["state"] = None

    def clean_held_on(self):
        return past_day(self.cleaned_data["held_on"])

    def clean(self):
        data = super().clean()
        programme = self.coaching.programme_id if self.coaching else data.get("programme")
        partner = data.get("partner") and Partner.objects.filter(pk=data["partner"]).first()
        if partner and programme and partner.programme_id != programme:
            self.add_error("partner", _("This institution belongs to the network of another programme."))
        elif partner:
            data |= {"institution": partner.name, "institution_type": partner.institution_type}
        elif "institution" not in self.errors and not (data.get("institution") or "").strip():
            self.add_error("partner", _("Choose the institution, or write its name below."))
        elif not data.get("institution_type"):
            self.add_error("institution_type", _("Choose the type of the institution."))
        state = data.get("state")
        if state and programme and state not in states_to_write(self.access, programme):
            self.add_error("state", _("You do not log coachings of this programme for this state."))
        return data

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of Coaching."""
        data = self.cleaned_data
        same = ("institution_type", "topic", "held_on", "minutes", "people", "form")
        facts = {name: data[name] for name in same} | {
            "partner_id": data["partner"],
            "institution": " ".join(data["institution"].split()),
            "result": data["result"].strip(),
        }
        return facts if self.coaching else facts | {"programme_id": data["programme"], "state_id": data["state"]}


def _beginning(partner: Partner | None) -> dict:
    usual = {"key": uuid.uuid4(), "held_on": timezone.localdate(), "minutes": 60, "people": 1, "form": "online"}
    if partner is None:
        return usual
    return usual | {"partner": partner.pk, "programme": partner.programme_id, "state": partner.state_id}


def _partners(programmes, chosen: int | None) -> list:
    """Active institutions and the chosen one, by place; with several programmes the programme is named."""
    groups: dict[str, list] = {}
    shown = Partner.objects.filter(programme__in=[p.pk for p in programmes])
    several = len(programmes) > 1
    for partner in shown.order_by("name", "pk"):
        if partner.status == PartnerStatus.ACTIVE or partner.pk == chosen:
            name = f"{partner.name} ({partner.city})" if partner.city else partner.name
            if several:
                name = f"{name} · {vocabulary().programmes[partner.programme_id].short_name}"
            groups.setdefault(place_of(partner), []).append((partner.pk, name))
    return sorted(groups.items())


def initial_of(coaching: Coaching) -> dict:
    same = ("institution", "institution_type", "topic", "held_on", "minutes", "people", "form", "result")
    return {name: getattr(coaching, name) for name in same} | {
        "partner": coaching.partner_id, "seen": stamp(coaching),
    }  # fmt: skip
