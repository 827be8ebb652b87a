"""What people type in about themselves and about their team."""

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.models import Invitation, Theme, User
from streetwork.accounts.roles import Role
from streetwork.tenancy.models import Programme, State
from streetwork.web.widgets import ChipCheckboxes, ChipRadios

STAFF_LANGUAGES = [(code, name) for code, name in settings.LANGUAGES if code in settings.STAFF_LANGUAGES]


class SignInForm(LoginForm):
    """Asks whether the device is shared instead of “remember me”."""

    shared_device = forms.BooleanField(
        label=_("Other people use this device too"),
        help_text=_("You are signed out after 30 minutes without activity, and when the browser closes."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)

    def login(self, request, redirect_url=None):
        shared = self.cleaned_data["shared_device"]
        request.session["shared_device"] = shared
        response = super().login(request, redirect_url)
        request.session.set_expiry(0 if shared else settings.SESSION_COOKIE_AGE)
        return response


class AcceptForm(forms.Form):
    """A new person: name and password."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, initial={"name": invitation.name}, **kwargs)
        self.invitation = invitation
        self.fields["password"].help_text = " ".join(map(str, password_validators_help_texts()))

    def clean(self):
        cleaned = super().clean()
        if password := cleaned.get("password"):
            person = User(email=self.invitation.email, name=cleaned.get("name", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class MeForm(forms.ModelForm):
    language = forms.ChoiceField(label=_("Language"), choices=STAFF_LANGUAGES, widget=ChipRadios)
    theme = forms.ChoiceField(label=_("Appearance"), choices=Theme.choices, widget=ChipRadios)

    class Meta:
        model = User
        fields = ["name", "language", "theme"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class DeclareForm(forms.Form):
    """Signs the version that was shown, not one published meanwhile."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    agreed = forms.BooleanField(label=_("I have read this and bind myself to it."))


class GrantForm(forms.Form):
    """A role in a programme for some states or all: the part that invitations and changes share."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=ChipRadios)
    all_states = forms.BooleanField(label=_("All states of the programme, also those that join later"), required=False)
    states = forms.ModelMultipleChoiceField(
        label=_("States"), queryset=State.objects.none(), required=False, widget=ChipCheckboxes
    )

    def __init__(self, *args, states, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["states"].queryset = states


class InviteForm(GrantForm):
    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    language = forms.ChoiceField(
        label=_("Language of the mail"), choices=STAFF_LANGUAGES, widget=ChipRadios, initial="de"
    )
    programme = forms.ModelChoiceField(label=_("Programme"), queryset=Programme.objects.none(), widget=ChipRadios)

    field_order = ["email", "name", "language", "programme", "role", "all_states", "states"]

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["programme"]
        field.empty_label, field.queryset = None, programmes
        if len(programmes) == 1:
            field.initial = programmes[0]
