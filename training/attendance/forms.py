"""Input about participants and mails to them."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, QuickSelect
from training.attendance.people import language_for, stamp
from training.enums import Recipients, RegistrationOrigin
from training.models import Registration, TrainingSession
from training.public_enums import Engagement, InstitutionType
from training.signup.places import NEAR, place_facts, place_key

FIELDS = ("name", "email", "institution", "institution_type", "engagement")
HOW = (
    (RegistrationOrigin.WALK_IN.value, _("is here without registration")),
    (RegistrationOrigin.STAFF.value, _("registers in advance, e.g. by phone")),
)


def all_places() -> list:
    """Every state and country, whomever the session is for: who came, came."""
    states = vocabulary().states
    inland = sorted(((f"s{pk}", states[pk].name) for pk in set(states) - {State.DE}), key=lambda row: row[1])
    names = dict(countries)
    far = sorted(set(names) - {*NEAR, "DE"}, key=lambda code: names[code].casefold())
    return [
        (_("In Germany"), [*inland, ("cDE", _("all over Germany"))]),
        (_("In another country"), [(f"c{code}", names[code]) for code in (*NEAR, *far)]),
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


class PersonForm(forms.Form):
    """What is known about a participant. Only the name is needed: the rest can be asked later."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("As it shall stand on the certificate."),
        error_messages={"required": _("Write the name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False,
        help_text=_("For the certificate, the materials and the feedback. Without it, hand them out yourself."),
        error_messages={"invalid": _("This is no e-mail address. It looks like name@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    institution = forms.CharField(
        label=_("Institution"), max_length=160, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    institution_type = forms.ChoiceField(
        label=_("Type of institution"), choices=InstitutionType.choices, widget=QuickSelect
    )
    place = forms.ChoiceField(label=_("State or country"), widget=QuickSelect)
    engagement = forms.ChoiceField(label=_("Full-time or volunteer"), choices=Engagement.choices, widget=ChipRadios)

    def __init__(self, *args, session: TrainingSession, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.session = session
        self.fields["place"].choices = all_places()

    def clean_name(self):
        return _one_line(self.cleaned_data["name"])

    def clean_institution(self):
        return _one_line(self.cleaned_data["institution"])

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        return {name: data[name] for name in FIELDS} | place_facts(data["place"])


class AddForm(PersonForm):
    """Somebody who is here, or who registers by phone. `key` tells a second saving of the same form."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    how = forms.ChoiceField(label=_("How"), choices=HOW, widget=ChipRadios)
    is_informed = forms.BooleanField(
        label=_("The person knows what is stored about them and for how long"), required=False,
        help_text=_("Show or read them the notice; the version of the text is kept with the registration."),
    )  # fmt: skip

    def __init__(self, *args, session: TrainingSession, how: str, **kwargs):
        initial = {
            "key": uuid.uuid4(), "how": how, "place": f"s{session.state_id}" if session.state_id != State.DE else "cDE",
            "institution_type": InstitutionType.OTHER, "engagement": Engagement.UNKNOWN,
        }  # fmt: skip
        super().__init__(*args, session=session, initial=initial, **kwargs)

    @property
    def facts(self) -> dict:
        return super().facts | {"language_id": language_for(self.session)}

    @property
    def once(self) -> uuid.UUID:
        """The form's; one that was lost on the way is no reason to fail."""
        return self.cleaned_data.get("key") or uuid.uuid4()


class CorrectForm(PersonForm):
    """What is stored about somebody, corrected. `seen` is what the form began with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    language = forms.ChoiceField(label=_("Language of the mails"), widget=QuickSelect)

    def __init__(self, *args, registration: Registration, **kwargs):
        initial = {name: getattr(registration, name) for name in FIELDS}
        initial |= {
            "place": place_key(registration), "language": registration.language_id, "seen": stamp(registration),
        }  # fmt: skip
        super().__init__(*args, session=registration.session, initial=initial, **kwargs)
        if registration.email:
            self.fields["email"].help_text = _(
                "Another address gets a link of its own by mail; "
                "the old link and a certificate issued before are no longer good."
            )
        offered = ["de", "en", "bg", "es", "pl", "ro", "ru", "vi"]
        codes = dict.fromkeys([*offered, registration.language_id])
        known = vocabulary().languages
        self.fields["language"].choices = [(code, known[code].name) for code in codes if code in known]

    @property
    def facts(self) -> dict:
        return super().facts | {"language_id": self.cleaned_data["language"]}


class MailForm(GuardedTexts, forms.Form):
    """A mail to a group. Names of participants have no place in it: everybody of the group reads it."""

    guarded = ("subject", "body")

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    recipients = forms.ChoiceField(
        label=_("Recipients"), choices=Recipients.choices, widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose to whom the mail goes.")),
    )  # fmt: skip
    subject = forms.CharField(
        label=_("Subject"), max_length=140, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a subject.")},
    )  # fmt: skip
    body = forms.CharField(
        label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("The link to the own page of each person is put below by itself, in their language."),
        error_messages={"required": _("Write a text.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.initial.setdefault("key", uuid.uuid4())

    def clean_subject(self):
        return _one_line(self.cleaned_data["subject"])

    @property
    def once(self) -> uuid.UUID:
        """The form's; one that was lost on the way is no reason to fail."""
        return self.cleaned_data.get("key") or uuid.uuid4()


class FindForm(forms.Form):
    """By whose address data are looked for. It travels in the body of a POST, never in an address."""

    email = forms.EmailField(
        label=_("E-mail address of the person"), max_length=254,
        error_messages={
            "required": _("Write the address that the person registered with."),
            "invalid": _("This is no e-mail address. It looks like name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class EraseForm(forms.Form):
    """Erasing cannot be undone: a box says that it is meant."""

    everything = forms.BooleanField(label=_("In all trainings listed here, not only in this one"), required=False)
    sure = forms.BooleanField(
        label=_("Erase for good"), error_messages={"required": _("Tick the box if you mean it: it cannot be undone.")}
    )

    def __init__(self, *args, others: int, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if not others:
            del self.fields["everything"]
