"""The form of an entry: one page in steps, from a draft's first line to the text in the eighth language."""

import json
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from referrals.enums import FirstContact, TargetGroup
from referrals.facts import label_of, value_of
from referrals.forms import choices
from referrals.forms.fields import PhonesField, PlainText, YesNoUnknown
from referrals.forms.hours import HoursField
from referrals.forms.meanwhile import base_of, changed_by_sender, digest, in_conflict, read_base
from referrals.models import AdvisoryCenter
from referrals.steps import CONTENT, STEPS, TEXT_LANGUAGES, TEXTS, Step, is_text
from streetwork.places.search import resolve
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, ChipsWithMore

ALWAYS_OFFERED = ("de", "en")
OLDEST = 120


def _numbers(label, **options):
    return forms.TypedMultipleChoiceField(label=label, coerce=int, required=False, **options)


def _codes(label, **options):
    return forms.MultipleChoiceField(label=label, required=False, **options)


def _say(field, sentence):
    """Django's own sentence for a wrong address is not ours."""
    field.error_messages["invalid"] = sentence
    field.validators = [
        type(check)(message=sentence) if isinstance(check, EmailValidator | URLValidator) else check
        for check in field.validators
    ]


class CenterForm(forms.ModelForm):
    """`state` is asked of a new entry alone. Valid forms tell by `facts` what this person changed.

    `changed_elsewhere` are fields that a colleague changed to something else since the form was opened.
    """

    base = forms.CharField(required=False, widget=forms.HiddenInput)
    served_state_ids = _numbers(
        _("Also serves"), widget=ChipsWithMore, help_text=_("Other states whose people may come.")
    )
    topic_ids = _numbers(_("Topics"), widget=ChipsWithMore)
    languages = _codes(
        _("Languages of counselling"), widget=ChipsWithMore, help_text=_("Spoken by the staff themselves.")
    )
    interpreter_languages = _codes(_("With an interpreter"), widget=ChipsWithMore)
    target_groups = _codes(
        _("Target groups"),
        widget=ChipCheckboxes,
        choices=TargetGroup.choices,
        help_text=_("None: it is for everybody."),
    )
    first_contact = _codes(_("First contact"), widget=ChipCheckboxes, choices=FirstContact.choices)
    phones = PhonesField(label=_("Telephone numbers"), required=False, help_text=_("The main one first."))
    hours = HoursField(label=_("Opening hours"), required=False)
    is_free = YesNoUnknown(label=_("Free of charge"))
    is_anonymous = YesNoUnknown(label=_("Anonymous counselling possible"))
    accepting = YesNoUnknown(label=_("Takes new people now"))
    website = forms.URLField(label=_("Web site"), required=False, max_length=300, assume_scheme="https")
    booking_url = forms.URLField(label=_("Online booking"), required=False, max_length=300, assume_scheme="https")

    class Meta:
        model = AdvisoryCenter
        fields = CONTENT
        widgets = {
            "area": ChipRadios,
            "accessibility": ChipRadios,
            "postcode": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 5}),
            "latitude": forms.TextInput(attrs={"inputmode": "decimal"}),
            "longitude": forms.TextInput(attrs={"inputmode": "decimal"}),
        }
        field_classes = {"editor_note": PlainText} | {f"{t}_{c}": PlainText for t in TEXTS for c in TEXT_LANGUAGES}
        error_messages = {"name": {"required": _("Write how the centre is called.")}}

    def __init__(self, *args, states=None, usual_languages=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.placed = None
        self.theirs = {}
        self._offer(usual_languages)
        if self.instance.pk is None:
            self.fields["state"] = forms.TypedChoiceField(
                label=_("State"), choices=choices.states(states or ()), coerce=int, widget=ChipRadios,
                error_messages={"required": _("Choose the state.")}, help_text=_("It cannot be changed later."),
            )  # fmt: skip
            if len(states or ()) == 1:
                self.initial.setdefault("state", next(iter(states)))
        else:
            self.initial["base"] = base_of(facts_of(self.instance))

    def _offer(self, usual_languages):
        fields = self.fields
        usual = {*ALWAYS_OFFERED, *usual_languages}
        fields["topic_ids"].choices = choices.topics({int(pk) for pk in self._chosen("topic_ids") if pk.isdecimal()})
        for name in ("languages", "interpreter_languages"):
            fields[name].choices = choices.languages(usual, self._chosen(name))
        fields["served_state_ids"].choices = choices.other_states(self._chosen("served_state_ids"))
        fields["accessibility"].label = _("Step-free access")
        for name in ("latitude", "longitude"):
            fields[name].localize = fields[name].widget.is_localized = True
        for name, age in (("minimum_age", OLDEST), ("maximum_age", OLDEST), ("waiting_weeks", 104)):
            fields[name].widget.attrs.update(min=0, max=age)
        for name in filter(is_text, fields):
            fields[name].label = label_of(name)
            fields[name].widget.attrs["lang"] = name.rpartition("_")[2]
        for name in ("email", "verification_email"):
            _say(fields[name], _("This is no e-mail address."))
        for name in ("website", "booking_url"):
            _say(fields[name], _("This is no web address."))
        fields["verification_email"].help_text = _("Empty: the public address. Is not published.")

    def _chosen(self, name) -> set[str]:
        """What is ticked at the moment, as text."""
        values = self.data.getlist(name) if self.is_bound else self.initial.get(name) or []
        return {str(value) for value in values}

    # --- what was written

    def clean_postcode(self):
        postcode = self.cleaned_data["postcode"].strip()
        if postcode and not (len(postcode) == 5 and postcode.isdecimal()):
            raise ValidationError(_("A German postcode has five digits."))
        return postcode

    def clean_minimum_age(self):
        return self._age("minimum_age")

    def clean_maximum_age(self):
        return self._age("maximum_age")

    def _age(self, name):
        age = self.cleaned_data[name]
        if age is not None and age > OLDEST:
            raise ValidationError(_("This is no age."))
        return age

    def clean(self):
        data = super().clean()
        ages = data.get("minimum_age"), data.get("maximum_age")
        if None not in ages and ages[0] > ages[1]:
            self.add_error("maximum_age", _("The lower age is above the upper one."))
        if not {"latitude", "longitude", "postcode", "city"} & set(self.errors):
            self._locate(data)
        if self.instance.pk is None and data.get("state"):
            self.instance.state_id = data["state"]
        return data

    def _locate(self, data):
        """Coordinates follow the postcode and city, unless they were written by hand."""
        by_hand = {"latitude", "longitude"} & set(self.changed_data)
        has_both = data["latitude"] is not None and data["longitude"] is not None
        if by_hand and has_both:
            return
        if (data["latitude"] is None) != (data["longitude"] is None):
            self.add_error("longitude", _("Give both latitude and longitude, or neither."))
            return
        if has_both and not {"postcode", "city"} & set(self.changed_data):
            return
        self.placed = place_of(data["postcode"], data["city"])
        found = self.placed.found if self.placed else None
        data["latitude"], data["longitude"] = (found.latitude, found.longitude) if found else (None, None)

    @property
    def sent(self) -> dict:
        """The whole content, as cleaned."""
        return {name: self.cleaned_data[name] for name in CONTENT if name in self.cleaned_data}

    @property
    def facts(self) -> dict:
        """What this person changed since the form was opened, without what they left to the colleague."""
        mine = changed_by_sender(self._base, self.sent) if self.instance.pk else self.sent
        return {name: value for name, value in mine.items() if name not in self.left_to_others}

    @cached_property
    def _base(self):
        return read_base(self.data.get("base", ""))

    @cached_property
    def left_to_others(self) -> set[str]:
        """Fields of which the colleague's value was chosen."""
        return set(self.data.getlist("theirs")) & set(CONTENT) if self.is_bound else set()

    def conflicts_with(self, current) -> bool:
        """Whether a colleague changed meanwhile what this person changed too, to something else.

        Then both values stand at the field; sent again, this person's one counts, unless `theirs` names the field.
        """
        now = facts_of(current)
        names = in_conflict(self._base, self.facts, now)
        self.theirs = {name: value_of(name, now[name]) for name in CONTENT if name in {*names, *self.left_to_others}}
        for name in names:
            self.add_error(name, _("A colleague changed this meanwhile."))
        self.data = self.data.copy()
        self.data["base"] = json.dumps(self._base | {name: digest(name, now[name]) for name in names})
        return bool(names)

    def refuse(self, problems) -> None:
        """Say at each field what a rule says of it."""
        for name, sentence in problems.items():
            self.add_error(name if name in self.fields else None, sentence)

    # --- for the page

    @cached_property
    def steps(self) -> list["ShownStep"]:
        return [ShownStep(self, number, step) for number, step in enumerate(STEPS, 1)]


@dataclass(frozen=True)
class ShownStep:
    """A step of the page and how many of its fields need a look."""

    form: CenterForm
    number: int
    step: Step

    @property
    def fields(self) -> list:
        return [self.form[name] for name in self.step.fields]

    @property
    def errors(self) -> int:
        names = {*self.step.fields, *(("state",) if self.step.key == "who" else ())}
        return sum(name in self.form.errors for name in names) if self.form.is_bound else 0

    @property
    def languages(self) -> list["TextLanguage"]:
        return [TextLanguage(self.form, code) for code in TEXT_LANGUAGES]


@dataclass(frozen=True)
class TextLanguage:
    """The texts in one language."""

    form: CenterForm
    code: str

    @property
    def name(self) -> str:
        known = vocabulary().languages.get(self.code)
        return known.name if known else self.code

    @property
    def fields(self) -> list:
        return [self.form[f"{text}_{self.code}"] for text in TEXTS]

    @property
    def filled(self) -> int:
        return sum(bool((field.value() or "").strip()) for field in self.fields)

    @property
    def has_errors(self) -> bool:
        return self.form.is_bound and any(field.errors for field in self.fields)

    @property
    def is_open(self) -> bool:
        return self.code == "de" or self.has_errors


def facts_of(center) -> dict:
    """The content of an entry by field."""
    return {name: getattr(center, name) for name in CONTENT}


def place_of(postcode: str, city: str):
    """What the places know of a postcode and a city: both first, the postcode alone where the city is spelled oddly."""
    if not (postcode or city):
        return None
    answer = resolve(f"{postcode} {city}".strip())
    return resolve(postcode) if postcode and not answer.found else answer


class CloseForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it closed?"), max_length=200,
        help_text=_("For colleagues: it goes to the internal note."),
        error_messages={"required": _("Say why, so that colleagues understand it later.")},
    )  # fmt: skip
