"""Reporting, writing, closing. No form here takes a file."""

import uuid
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases import choices
from cases.fields import NumberChoice, number
from cases.incidents.enums import Outcome, Type
from cases.incidents.links import names_address
from cases.incidents.people import colleagues_of
from cases.incidents.rules import next_working_day
from cases.models import OnCallContact
from streetwork.accounts.roles import REPORTS_INCIDENTS
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, DayInput, QuickSelect

ACCOUNT_LENGTH = 1000
CLOCK_SKEW = timedelta(minutes=5)
LONGEST_AGO = timedelta(days=366)
NO_ADDRESS = _(
    "Addresses of the net must not be stored here: where images are illegal, an address is evidence for the police "
    "alone. Take it out, write it on paper and give it to the lead. If it is none, put a space after each full stop."
)


class AboutIncident(GuardedTexts, forms.Form):
    """The texts and facts that reporting and writing share. Which plan applies is said by `incident_type`."""

    incident_type: str

    happened_at = forms.DateTimeField(
        label=_("When"), required=False, help_text=_("Empty: now. For a data breach: when somebody of us noticed it."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )  # fmt: skip
    platform = NumberChoice(label=_("Platform"), required=False, widget=QuickSelect)
    account = forms.CharField(
        label=_("What happened"), required=False, max_length=ACCOUNT_LENGTH,
        help_text=_("In your own words, without names, handles and numbers. Sealed: only those involved and the lead "
                    "read it."),
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": ACCOUNT_LENGTH}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [p for p in vocabulary().platforms.values() if not p.is_retired]
        self.fields["platform"].choices = [("", _("not said")), *((p.pk, p.name) for p in offered)]

    def clean_happened_at(self):
        moment = self.cleaned_data["happened_at"] or timezone.now()
        if moment > timezone.now() + CLOCK_SKEW:
            raise forms.ValidationError(_("This is in the future."))
        if moment < timezone.now() - LONGEST_AGO:
            raise forms.ValidationError(_("This is more than a year ago. Check the year."))
        return moment

    def clean(self):
        data = super().clean()
        if self.incident_type == Type.IMAGES:
            for name in self.guarded:
                if names_address(data.get(name) or ""):
                    self.add_error(name, forms.ValidationError(NO_ADDRESS, code="address"))
        return data


class ReportForm(AboutIncident):
    """Only the type is asked for. Programme and state are those of the case, or the person's own."""

    guarded = ("account",)

    uid = forms.UUIDField(widget=forms.HiddenInput)
    type = forms.ChoiceField(
        label=_("What is it?"), choices=Type.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is. Everything else can wait.")},
    )  # fmt: skip
    programme = NumberChoice(label=_("Programme"), widget=ChipRadios)
    state = NumberChoice(label=_("State"), widget=QuickSelect)
    second_person = NumberChoice(
        label=_("Second person"), required=False, widget=QuickSelect,
        help_text=_("A colleague who looks at it with you. They see it on Today and get a mail with a link."),
    )  # fmt: skip

    def __init__(self, *args, access, programmes, case=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.access, self.case, self.programmes = access, case, programmes
        self.initial.setdefault("uid", uuid.uuid4())
        fields, programme = self.fields, self.chosen_programme
        if case or len(programmes) == 1:
            del fields["programme"]
        else:
            fields["programme"].choices = [(p.pk, p.short_name) for p in programmes]
            self.initial.setdefault("programme", programme.pk)
        states = access.states_for(*REPORTS_INCIDENTS, programme=programme.pk, running=True)
        if case or len(states) == 1:
            del fields["state"]
        else:
            fields["state"].choices = choices.states(states)
            self.initial.setdefault("state", min(states - {State.DE}, default=State.DE))
        self.states = states
        fields["second_person"].choices = [("", _("ask somebody later")), *self._colleagues()]

    @cached_property
    def chosen_programme(self):
        """The case's programme, the chosen one, or the first."""
        if self.case:
            return self.case.programme
        wanted = number(self.data.get("programme") if self.is_bound else self.initial.get("programme"))
        return next((p for p in self.programmes if p.pk == wanted), self.programmes[0])

    @property
    def chosen_state(self) -> int | None:
        if self.case:
            return self.case.state_id
        if len(self.states) == 1:
            return next(iter(self.states))
        raw = self.data.get("state") if self.is_bound else self.initial.get("state")
        return number(raw) if number(raw) in self.states else None

    def _colleagues(self):
        """Of every state that may be chosen; `clean` looks whether the person works in the chosen one."""
        states = {self.case.state_id} if self.case else self.states
        found = {
            person.pk: str(person)
            for state in states
            for person in colleagues_of(programme=self.chosen_programme.pk, state=state)
            if person.pk != self.access.user_id
        }
        return sorted(found.items(), key=lambda row: row[1].casefold())

    def clean(self):
        data = super().clean()
        second, state = data.get("second_person"), self.chosen_state
        if second and state:
            people = colleagues_of(programme=self.chosen_programme.pk, state=state)
            if not people.filter(pk=second).exists():
                sentence = _("This colleague does not work in %(state)s. Choose another, or ask somebody later.")
                self.add_error("second_person", sentence % {"state": vocabulary().states[state].name})
        return data

    @property
    def incident_type(self) -> str:
        return self.cleaned_data.get("type", "")

    @property
    def facts(self) -> dict:
        """The cleaned report as fields of Incident."""
        data = self.cleaned_data
        return {
            "type": data["type"],
            "programme_id": self.chosen_programme.pk,
            "state_id": self.chosen_state,
            "happened_at": data["happened_at"],
            "platform_id": data["platform"],
            "case": self.case,
            "second_person_id": data["second_person"],
        }


class TextsForm(AboutIncident):
    """What happened and what came of it, later and calmly."""

    guarded = ("account", "lessons")

    lessons = forms.CharField(
        label=_("What came of it, what we learn"), required=False, max_length=ACCOUNT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": ACCOUNT_LENGTH}),
    )  # fmt: skip

    def __init__(self, *args, incident, **kwargs):
        super().__init__(*args, **kwargs)
        self.incident = incident
        self.fields["happened_at"].required = True
        self.fields["happened_at"].help_text = ""

    def clean_happened_at(self):
        moment = super().clean_happened_at()
        known = self.incident.happened_at
        return known if moment == known.replace(second=0, microsecond=0) else moment

    @property
    def incident_type(self) -> str:
        return self.incident.type

    @property
    def facts(self) -> dict:
        return {"happened_at": self.cleaned_data["happened_at"], "platform_id": self.cleaned_data["platform"]}


class ColleagueForm(forms.Form):
    """One colleague of the incident's programme and state, not its reporter."""

    user = NumberChoice(label=_("Colleague"), widget=QuickSelect, error_messages={"required": _("Choose a colleague.")})

    def __init__(self, *args, incident, leave_out=(), **kwargs):
        super().__init__(*args, **kwargs)
        people = colleagues_of(programme=incident.programme_id, state=incident.state_id)
        people = people.exclude(pk__in=[incident.reporter_id, *leave_out])
        rows = [(person.pk, str(person)) for person in people]
        self.fields["user"].choices = [("", _("choose")), *rows]
        self.has_choice = bool(rows)


class CallForm(forms.Form):
    """Who was called: an entry of the list, or a public service."""

    contact = NumberChoice(required=False)

    def __init__(self, *args, incident, **kwargs):
        super().__init__(*args, **kwargs)
        self.contacts = {c.pk: c for c in OnCallContact.objects.filter(programme=incident.programme_id)}
        self.fields["contact"].choices = [("", ""), *((pk, pk) for pk in self.contacts)]

    @property
    def called(self) -> OnCallContact | None:
        return self.contacts.get(self.cleaned_data["contact"])


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=Outcome.choices, widget=ChipRadios,
        error_messages={"required": _("Say what came of it; “unknown” is an answer, too.")},
    )  # fmt: skip
    aftercare_on = forms.DateField(
        label=_("Aftercare on"), required=False, widget=DayInput,
        help_text=_("On this day Today asks everybody involved how they are. What happened does not stand there."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("aftercare_on", next_working_day(timezone.localdate()))

    def clean_aftercare_on(self):
        return _soon(self.cleaned_data["aftercare_on"])


class TalkForm(forms.Form):
    """Own aftercare: all right, or a talk on a day."""

    talk_on = forms.DateField(label=_("Talk arranged for"), required=False, widget=DayInput)

    def clean_talk_on(self):
        return _soon(self.cleaned_data["talk_on"])


def _soon(day):
    today = timezone.localdate()
    if day and not today <= day <= today + timedelta(days=92):
        raise forms.ValidationError(_("Choose a day from today on, within three months."))
    return day
