"""A visit that was made, and who makes the next ones."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.presence.forms.days import not_in_future
from streetwork.presence.models import Space
from streetwork.presence.people import able_in, who_can_answer
from streetwork.web.widgets import DayInput


class VisitForm(forms.Form):
    """When and how long; today, when nothing is said."""

    visited_on = forms.DateField(label=_("Day"), required=False, widget=DayInput)
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=1, max_value=480,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip

    def clean_visited_on(self):
        return not_in_future(self.cleaned_data["visited_on"]) or timezone.localdate()


class ReassignForm(forms.Form):
    """Who makes the next visit of these spaces; nobody chosen: who is responsible."""

    space = forms.ModelMultipleChoiceField(
        Space.objects.none(),
        error_messages={"required": _("Tick the spaces first.")},
    )
    visitor = forms.ModelChoiceField(
        None, label=_("Next visit by"), required=False, empty_label=_("who is responsible")
    )

    def __init__(self, data=None, *, programmes):
        super().__init__(data)
        self.programmes = programmes
        self.fields["space"].queryset = Space.objects.filter(programme__in=programmes)
        self.fields["visitor"].queryset = who_can_answer(programmes)

    def clean(self):
        wanted = super().clean()
        visitor, spaces = wanted.get("visitor"), wanted.get("space")
        if visitor and spaces:
            theirs = able_in(self.programmes).get(visitor.pk, frozenset())
            if foreign := [space.name for space in spaces if space.programme_id not in theirs]:
                self.add_error(
                    "visitor",
                    _("%(person)s does not counsel in the programme of “%(space)s”.")
                    % {"person": visitor, "space": foreign[0]},
                )
        return wanted
