"""The filter bar of the list: a GET form, so that every selection has an address."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.fields import NumberChoice
from cases.followups.enums import Purpose
from streetwork.accounts.roles import READS_CONTACTS, Role
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))
OWN, COVERED, LED = "own", "covered", "led"


class FollowUpFilter(forms.Form):
    """Whose, what for, by which channel. Leads may look at all of their programmes."""

    who = forms.ChoiceField(label=pgettext_lazy("follow-up", "Whose"), required=False)
    purpose = forms.ChoiceField(label=_("What was agreed"), choices=[ALL, *Purpose.choices], required=False)
    platform = NumberChoice(label=_("Channel"), required=False, widget=QuickSelect)
    programme = NumberChoice(label=_("Programme"), required=False, widget=QuickSelect)

    def __init__(self, data, *, access):
        super().__init__(data)
        words, programmes = vocabulary(), access.programmes_for(*READS_CONTACTS)
        whose = [("", _("mine and those I cover")), (OWN, _("mine")), (COVERED, _("those I cover"))]
        if access.has(Role.LEAD):
            whose.append((LED, _("all of my programmes")))
        self.fields["who"].choices = whose
        self.fields["platform"].choices = [ALL, *((p.pk, p.name) for p in words.platforms.values())]
        self.fields["programme"].choices = [
            ALL, *((p.pk, p.short_name) for p in words.programmes.values() if p.pk in programmes)
        ]  # fmt: skip
        if len(programmes) == 1:
            del self.fields["programme"]
        self.is_valid()

    @property
    def chosen(self) -> dict:
        """The valid part of the selection."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def who_is(self) -> str:
        return self.chosen.get("who", "")

    def narrow(self, follow_ups):
        """Equality alone: other operators lose their index behind the wall."""
        return follow_ups.filter(**{name: value for name, value in self.chosen.items() if name != "who"})
