"""Input about sessions."""

import datetime
import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, QuickSelect
from training.enums import SessionForm as Form
from training.models import TrainingSession
from training.sessions import choices

MOST_SEATS, LONGEST_MINUTES = 2000, 200 * 60


class Moment(forms.DateTimeField):
    """A day and a time in the browser's own field."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {"invalid": _("Write the moment like this: 2026-12-31 18:00.")}

    def clean(self, value):
        moment = super().clean(value)
        if moment is not None and not 2000 <= moment.year <= 2100:
            raise forms.ValidationError(_("This day is too far away. Look at the year again."))
        return moment


class SessionFacts(GuardedTexts, forms.Form):
    """What is said about a session, without its dates and trainers.

    `key` tells a second saving of a new one, `seen` what a change began with.
    """

    guarded = ("title", "description")

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    version = forms.TypedChoiceField(
        label=_("Course"), coerce=int, widget=QuickSelect,
        error_messages={"required": _("Choose the course that is taught.")},
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"), required=False, max_length=140, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Empty: the title of the course."),
    )  # fmt: skip
    description = forms.CharField(
        label=_("Public description"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Empty: what the course says in short."),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language of the training"), required=False, widget=QuickSelect,
    )  # fmt: skip
    form = forms.ChoiceField(label=_("Form"), choices=Form.choices, widget=ChipRadios)
    place = forms.CharField(label=_("House and room"), required=False, max_length=140)
    street = forms.CharField(label=_("Street and number"), required=False, max_length=140)
    postcode = forms.CharField(
        label=_("Postcode"), required=False, max_length=10, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    city = forms.CharField(label=_("Town"), required=False, max_length=80)
    accessibility = forms.CharField(
        label=_("Accessibility"), required=False, max_length=300, help_text=_("e.g. lift, induction loop, captions")
    )
    online_url = forms.URLField(
        label=_("Link of the meeting"), required=False, max_length=500, assume_scheme="https",
        help_text=_("Only people with a seat get it, by mail and on their own page."),
        error_messages={"invalid": _("Write the whole address, with https:// in front.")},
    )  # fmt: skip
    capacity = forms.IntegerField(
        label=_("Seats"), min_value=1, max_value=MOST_SEATS, widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Say how many people can take part.")},
    )  # fmt: skip
    has_waiting_list = forms.BooleanField(
        label=_("Waiting list"), required=False, help_text=_("Whoever is next is offered a seat that becomes free.")
    )
    opens_at = Moment(label=_("Registration from"), required=False, help_text=_("Empty: as soon as you open it."))
    closes_at = Moment(label=_("Registration until"), required=False, help_text=_("Empty: until the session begins."))
    state = forms.TypedChoiceField(
        label=_("Host state"), coerce=int, widget=QuickSelect,
        help_text=_("The data of the participants lie there. Only its team sees their names."),
    )  # fmt: skip
    states = forms.TypedMultipleChoiceField(
        label=_("For people from"), coerce=int, required=False, widget=ChipCheckboxes,
        help_text=_("None: all states of the programme."),
    )  # fmt: skip
    responsible = forms.TypedChoiceField(
        label=_("Responsible"), coerce=int, required=False, empty_value=None, widget=QuickSelect
    )
    contact_email = forms.EmailField(
        label=_("Address for questions"), required=False, max_length=254, help_text=_("Stands on the public page.")
    )
    certificate_share = forms.IntegerField(
        label=_("Presence for a certificate, in percent"), min_value=0, max_value=100, required=False,
        help_text=_("How much of the time somebody has to be there."),
    )  # fmt: skip
    teaching_minutes = forms.IntegerField(
        label=_("Teaching minutes"), min_value=1, max_value=LONGEST_MINUTES, required=False,
        help_text=_("For the certificate and the figures. Empty: from begin to end of all dates."),
    )  # fmt: skip

    def __init__(self, *args, access, session: TrainingSession | None = None, **kwargs):
        super().__init__(*args, **{**kwargs, "label_suffix": ""})
        self.access, self.session = access, session
        self.versions = {version.pk: version for version in choices.versions_for(access, session)}
        self.programmes = list(dict.fromkeys(version.course.programme_id for version in self.versions.values()))
        hosts = frozenset().union(*(choices.host_states(access, programme) for programme in self.programmes))
        fields, initial = self.fields, self.initial
        if session is not None:
            del fields["key"]
        else:
            initial.setdefault("key", uuid.uuid4())
            initial.setdefault("form", Form.ONLINE)
            initial.setdefault("capacity", 20)
            initial.setdefault("has_waiting_list", True)
            initial.setdefault("certificate_share", 80)
            if len(self.versions) == 1:
                initial.setdefault("version", next(iter(self.versions)))
        fields["version"].choices = [("", _("choose")), *choices.version_choices(list(self.versions.values()))]
        fields["language"].choices = [("", _("that of the course")), *choices.language_choices(self.programmes)]
        fields["state"].choices = choices.state_choices(hosts)
        fields["states"].choices = choices.audience_choices(self.programmes)
        self.people = choices.colleagues(self.programmes, session)
        fields["responsible"].choices = [("", _("nobody yet")), *self.people]

    @property
    def more_is_open(self) -> bool:
        """Whether the rarely used fields hold something to look at."""
        names = ("states", "certificate_share", "teaching_minutes", "accessibility", "description")
        return any(self.errors.get(name) for name in names) if self.is_bound else False

    def clean_certificate_share(self):
        share = self.cleaned_data["certificate_share"]
        return 80 if share is None else share

    def clean(self):
        data = super().clean()
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The registration ends before it begins."))
        version = self.versions.get(data.get("version"))
        if version is not None:
            self._check_programme(data, version.course.programme_id)
        return data

    def _check_programme(self, data, programme: int):
        """States and people of another programme of the person's are no states and people of this one."""
        state = data.get("state")
        if state and state not in choices.host_states(self.access, programme):
            self.add_error("state", _("You do not plan trainings of this programme for this state."))
        offered = dict(choices.audience_choices([programme]))
        if any(each not in offered for each in data.get("states") or ()):
            self.add_error("states", _("Not all of these states belong to the programme."))
        person = data.get("responsible")
        if person and person not in dict(choices.colleagues([programme], self.session)):
            self.add_error("responsible", _("This person does not work with trainings of the programme."))

    def check_dates(self, ends_at: datetime.datetime | None) -> None:
        """The registration ends before the session does."""
        closes = self.cleaned_data.get("closes_at")
        if closes and ends_at and closes > ends_at:
            self.add_error("closes_at", _("The session would be over before the registration ends."))

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of TrainingSession."""
        data = self.cleaned_data
        version = self.versions[data["version"]]
        same = (
            "form", "place", "street", "postcode", "city", "accessibility", "online_url", "capacity",
            "has_waiting_list", "opens_at", "closes_at", "contact_email", "certificate_share", "teaching_minutes",
        )  # fmt: skip
        return {name: data[name] for name in same} | {
            "programme_id": version.course.programme_id,
            "course_version_id": version.pk,
            "title": data["title"].strip() or version.title,
            "description": data["description"].strip(),
            "language_id": data["language"] or version.language_id,
            "state_id": data["state"],
            "responsible_id": data["responsible"],
        }


class CancelForm(GuardedTexts, forms.Form):
    """Why a session is called off. Everybody who registered reads it."""

    guarded = ("reason",)

    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("People who registered read this in their mail."),
        error_messages={"required": _("Say in a sentence why: people have kept the time free.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{**kwargs, "label_suffix": ""})


def initial_of(session: TrainingSession) -> dict:
    """The values of a session for its form."""
    same = (
        "title", "description", "form", "place", "street", "postcode", "city", "accessibility", "online_url",
        "capacity", "has_waiting_list", "opens_at", "closes_at", "contact_email", "certificate_share",
        "teaching_minutes",
    )  # fmt: skip
    return {name: getattr(session, name) for name in same} | {
        "version": session.course_version_id,
        "language": session.language_id,
        "state": session.state_id,
        "states": [state.pk for state in session.states.all()],
        "responsible": session.responsible_id,
    }
