"""Input about the network."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.vocabulary.choices import first_topics, programmes_of
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, DayInput, QuickSelect
from training.enums import Audience, InstitutionType
from training.models import Partner, PartnerContact, PartnerRelation
from training.network import choices
from training.network.stamps import stamp
from training.network.words import place_of

SOME_YEAR = {"min_value": 1950, "max_value": 2100}
NOT_YET = _("This day is still to come.")


def past_day(day):
    if day and day > timezone.localdate():
        raise forms.ValidationError(NOT_YET)
    return day


class PartnerForm(GuardedTexts, forms.Form):
    """What is said about an institution. `key` tells a second saving of a new one, `seen` what a change began with."""

    guarded = ("note",)

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    name = forms.CharField(
        label=_("Name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("As the institution calls itself."),
        error_messages={"required": _("Write down what the institution is called.")},
    )  # fmt: skip
    institution_type = forms.ChoiceField(
        label=_("Type of institution"), choices=InstitutionType.choices, widget=QuickSelect
    )
    engagement = forms.ChoiceField(label=_("Works with"), choices=Audience.choices, widget=ChipRadios)
    place = forms.ChoiceField(
        label=_("State or country"), widget=QuickSelect, error_messages={"required": _("Choose a state or country.")}
    )
    city = forms.CharField(label=_("Town"), max_length=80, required=False)
    website = forms.URLField(
        label=_("Web site"), max_length=300, required=False, assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off", "placeholder": "https://"}),
        error_messages={"invalid": _("This is no full address. It begins with https://")},
    )  # fmt: skip
    last_contact_on = forms.DateField(label=_("Last contact"), required=False, widget=DayInput)
    topics = forms.TypedMultipleChoiceField(label=_("Topics"), coerce=int, required=False, widget=ChipCheckboxes)
    note = forms.CharField(
        label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("About the institution, not about people. Contact persons have their own place."),
    )  # fmt: skip

    def __init__(self, *args, access, partner: Partner | None = None, **kwargs):
        initial = kwargs.pop("initial", {}) | (initial_of(partner) if partner else {})
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)
        self.partner = partner
        self.programmes = programmes_of(access, WRITES_TRAININGS, running=True)
        fields, initial = self.fields, self.initial
        if partner:
            near = [vocabulary().programmes[partner.programme_id]]
            del fields["programme"], fields["key"]
        else:
            near = self.programmes
            fields["programme"].choices = [(p.pk, p.short_name) for p in near]
            if len(near) == 1:
                fields["programme"].widget = forms.HiddenInput()
            initial.setdefault("programme", near[0].pk if near else None)
            initial.setdefault("key", uuid.uuid4())
            initial.setdefault("engagement", Audience.FULL_TIME)
        fields["institution_type"].choices = [("", _("choose")), *InstitutionType.choices]
        chosen = [initial["place"]] if initial.get("place") else []
        fields["place"].choices = [("", _("choose")), *choices.places_of(near, chosen)]
        fields["topics"].choices = first_topics(initial.get("topics", ()))

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if not name:
            raise forms.ValidationError(_("Write down what the institution is called."))
        return name

    def clean_website(self):
        address = self.cleaned_data["website"]
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError(_("This is no full address. It begins with https://"))
        return address

    def clean_last_contact_on(self):
        return past_day(self.cleaned_data["last_contact_on"])

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of Partner, topics as a list."""
        data = self.cleaned_data
        same = ("name", "institution_type", "engagement", "website", "last_contact_on", "topics")
        facts = {name: data[name] for name in same} | choices.place_facts(data["place"])
        facts |= {"city": " ".join(data["city"].split()), "note": data["note"].strip()}
        return facts if self.partner else facts | {"programme_id": data["programme"]}


def initial_of(partner: Partner) -> dict:
    same = ("name", "institution_type", "engagement", "city", "website", "last_contact_on", "note")
    return {name: getattr(partner, name) for name in same} | {
        "place": choices.place_key(partner),
        "topics": [topic.pk for topic in partner.topics.all()],
        "seen": partner.updated_at.isoformat(),
    }


class PersonForm(forms.Form):
    """A contact person. Nothing is kept of anybody who did not agree."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    function = forms.CharField(label=_("Function"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    consent_on = forms.DateField(
        label=_("Agreed on"), widget=DayInput,
        error_messages={"required": _("Say when the person agreed. Without consent nobody is entered here.")},
    )  # fmt: skip
    consent_how = forms.CharField(
        label=_("Agreed by"), max_length=120, help_text=_("e.g. by mail, on the list of participants"),
        error_messages={"required": _("Say how the person agreed.")},
    )  # fmt: skip
    state = forms.TypedChoiceField(
        label=_("Seen by the team of"), coerce=int, widget=QuickSelect,
        help_text=_("Only who plans trainings there sees the person."),
    )  # fmt: skip

    def __init__(self, *args, states: list[int], person: PartnerContact | None = None, **kwargs):
        super().__init__(*args, label_suffix="", initial=initial_of_person(person) if person else None, **kwargs)
        if person or len(states) < 2:
            del self.fields["state"]
        else:
            known = vocabulary().states
            self.fields["state"].choices = sorted(((pk, known[pk].name) for pk in states), key=lambda row: row[1])
        self.only_state = person.state_id if person else states[0] if len(states) == 1 else None

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if not name:
            raise forms.ValidationError(_("Write down the name."))
        return name

    def clean_consent_on(self):
        return past_day(self.cleaned_data["consent_on"])

    def clean(self):
        data = super().clean()
        if not self.errors and not (data.get("email") or data.get("phone")):
            self.add_error("email", _("Enter an e-mail address or a phone number: how else can they be reached?"))
        return data

    @property
    def facts(self) -> dict:
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "state")}
        return data | {"state_id": self.only_state or self.cleaned_data["state"]}


def initial_of_person(person: PartnerContact) -> dict:
    same = ("name", "function", "email", "phone", "consent_on", "consent_how")
    return {name: getattr(person, name) for name in same} | {"seen": stamp(person)}


class YearsForm(GuardedTexts, forms.Form):
    """Since when two institutions are linked, and a note."""

    guarded = ("note",)

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    since = forms.IntegerField(label=_("Since (year)"), required=False, **SOME_YEAR)
    until = forms.IntegerField(label=_("Until (year)"), required=False, help_text=_("Only if it ended."), **SOME_YEAR)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args, relation: PartnerRelation | None = None, **kwargs):
        same = ("since", "until", "note")
        initial = {name: getattr(relation, name) for name in same} | {"seen": stamp(relation)} if relation else None
        super().__init__(*args, label_suffix="", initial=initial, **kwargs)

    def clean(self):
        data = super().clean()
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("It ended before it began. Look at the years again."))
        return data

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        return {"since": data["since"], "until": data["until"], "note": data["note"].strip()}


class RelationForm(YearsForm):
    """A new relation of one institution: how, with whom."""

    how = forms.ChoiceField(label=_("This institution …"), widget=QuickSelect)
    other = forms.TypedChoiceField(
        label=_("… the institution"), coerce=int, widget=QuickSelect,
        error_messages={"required": _("Choose the other institution.")},
    )  # fmt: skip
    field_order = ("how", "other", "since", "until", "note")

    def __init__(self, *args, partner: Partner, **kwargs):
        super().__init__(*args, **kwargs)
        self.partner = partner
        self.fields["how"].choices = choices.ways()
        groups: dict[str, list] = {}
        others = Partner.objects.filter(programme=partner.programme_id).exclude(pk=partner.pk)
        for other in others.only("pk", "name", "state", "country", "city").order_by("name", "pk"):
            name = f"{other.name} ({other.city})" if other.city else other.name
            groups.setdefault(place_of(other), []).append((other.pk, name))
        self.fields["other"].choices = [("", _("choose")), *sorted(groups.items())]

    @property
    def ends(self) -> tuple[int, int, str]:
        """(source, target, kind)"""
        kind, _sign, direction = self.cleaned_data["how"].partition(":")
        ends = (self.partner.pk, self.cleaned_data["other"])
        return (*(reversed(ends) if direction else ends), kind)
