"""Counting the members of a space."""

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.presence.forms.days import not_in_future
from streetwork.presence.models import MemberCount
from streetwork.web.widgets import DayInput


class MemberCountForm(forms.ModelForm):
    """How many members on which day."""

    class Meta:
        model = MemberCount
        fields = ["counted_on", "count"]
        widgets = {"counted_on": DayInput}
        labels = {"counted_on": _("Day")}

    def clean_counted_on(self):
        return not_in_future(self.cleaned_data["counted_on"])

    def validate_unique(self):
        """A day that has a count already is corrected, see `actions`."""
