"""Input about tokens."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.enums import TokenScope
from streetwork.reporting.tokens.rules import LIFETIMES
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes, ChipRadios

LIVES = {30: _("30 days"), 90: _("90 days"), 180: _("half a year"), 365: _("a year")}


class TokenForm(GuardedTexts, forms.Form):
    """A new token. `client_ref` tells a second sending."""

    guarded = ("name", "client")

    client_ref = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("Which machine or script uses it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Name the machine or script, so that you know later what stops working.")},
    )  # fmt: skip
    client = forms.CharField(
        label=_("Organisation"), max_length=120, help_text=_("Who reads the data: a university, a ministry."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Name the organisation that reads the data.")},
    )  # fmt: skip
    scopes = forms.MultipleChoiceField(
        label=_("May read"), choices=TokenScope.choices, widget=ChipCheckboxes, initial=[TokenScope.STATISTICS],
        error_messages={"required": _("Choose what it may read.")},
    )  # fmt: skip
    days = forms.TypedChoiceField(
        label=_("Works for"), coerce=int, choices=[(days, LIVES[days]) for days in LIFETIMES], widget=ChipRadios,
        initial=365, error_messages={"required": _("Choose how long it works.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.initial.setdefault("client_ref", uuid.uuid4())

    @property
    def facts(self) -> dict:
        """The cleaned entry as arguments of `make_token`."""
        return {name: self.cleaned_data[name] for name in ("client_ref", "name", "client", "scopes", "days")}
