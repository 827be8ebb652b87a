"""Days that people type."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def not_in_future(day):
    """The day, when it has come already. Raises ValidationError."""
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come."))
    return day
