"""What a stranger fills in, and what of it they may change later."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.web.widgets import ChipRadios, QuickSelect
from training.models import Registration, TrainingSession
from training.public_enums import Engagement, InstitutionType
from training.signup.consent import CONSENT_VERSION
from training.signup.places import place_facts, place_key, places_of

ENGAGEMENTS = [choice for choice in Engagement.choices if choice[0] != Engagement.UNKNOWN]
PLEASE_CHOOSE = {"required": _("Please choose."), "invalid_choice": _("Please choose.")}


class PersonForm(forms.Form):
    """Who somebody is and where they work. `facts` are the cleaned fields of a registration."""

    name = forms.CharField(
        label=_("First name and surname"), max_length=120,
        help_text=_("As it shall stand on the certificate."),
        error_messages={"required": _("Please write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    institution = forms.CharField(
        label=_("Institution or initiative"), max_length=160,
        error_messages={"required": _("Please write for whom you work, or “none”.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    institution_type = forms.ChoiceField(
        label=_("What kind of institution is it?"), error_messages=PLEASE_CHOOSE, widget=QuickSelect
    )
    place = forms.ChoiceField(label=_("Where do you work?"), error_messages=PLEASE_CHOOSE, widget=QuickSelect)
    engagement = forms.ChoiceField(
        label=_("How do you work there?"), choices=ENGAGEMENTS, error_messages=PLEASE_CHOOSE, widget=ChipRadios
    )

    def __init__(self, *args, session: TrainingSession, chosen: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["institution_type"].choices = [("", "---------"), *InstitutionType.choices]
        self.fields["place"].choices = places_of(session, chosen=chosen)

    def clean_name(self):
        return _in_one_line(self.cleaned_data["name"])

    def clean_institution(self):
        return _in_one_line(self.cleaned_data["institution"])

    @property
    def facts(self) -> dict:
        data = self.cleaned_data
        own = {name: data[name] for name in ("name", "institution", "institution_type", "engagement")}
        return own | place_facts(data["place"])


class RegistrationForm(PersonForm):
    """The public form. `website` is a trap: people do not see it, machines fill it in."""

    field_order = ("name", "email", "institution", "institution_type", "place", "engagement", "consent")
    email = forms.EmailField(
        label=_("E-mail"), max_length=254,
        help_text=_("We send a link there. Your registration counts once you have opened it."),
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is no e-mail address. It looks like name@example.org."),
        },
    )  # fmt: skip
    consent = forms.BooleanField(
        label=_("I agree that my details are stored for this training, as described here."),
        error_messages={"required": _("Without your consent we may not store your registration.")},
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(required=False, label=_("Please leave this empty"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid.uuid4())
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("website"))

    @property
    def facts(self) -> dict:
        return super().facts | {"email": self.cleaned_data["email"], "consent_version": CONSENT_VERSION}

    @property
    def form_key(self) -> uuid.UUID:
        """What makes a form that was sent twice one form; one that was lost on the way is no reason to fail."""
        try:
            return uuid.UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid.uuid4()


class ChangeForm(PersonForm):
    """What a registered person said, to be corrected."""

    def __init__(self, *args, registration: Registration, **kwargs):
        key = place_key(registration)
        initial = {name: getattr(registration, name) for name in ("name", "institution", "institution_type")}
        initial |= {"engagement": registration.engagement, "place": key}
        super().__init__(*args, session=registration.session, chosen=key, initial=initial, **kwargs)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
