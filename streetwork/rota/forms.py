"""Forms of the rota."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.rota.models import DailyMail, Weekday
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, DayInput

LONGEST_ABSENCE = datetime.timedelta(days=366)
FARTHEST = datetime.timedelta(days=2 * 366)


def clock():
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TimesForm(forms.Form):
    """The same hours on one or more weekdays."""

    programme = forms.TypedChoiceField(label=_("Programme"), coerce=int, widget=ChipRadios)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekdays"), choices=Weekday.choices, coerce=int, widget=ChipCheckboxes,
        error_messages={"required": _("Choose at least one day.")},
    )  # fmt: skip
    starts = forms.TimeField(label=_("From"), widget=clock(), error_messages={"invalid": _("For example 9:00.")})
    ends = forms.TimeField(label=_("To"), widget=clock(), error_messages={"invalid": _("For example 13:30.")})

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].choices = [(programme.pk, programme.short_name) for programme in programmes]
        if len(programmes) == 1:
            self.initial["programme"] = programmes[0].pk
            self.fields["programme"].widget = forms.HiddenInput()

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error(
                "ends", _("The time ends before it starts. Past midnight, enter two: until 23:59, and from 0:00.")
            )
        return data


class AbsenceForm(forms.Form):
    """From … to …; why is not asked."""

    first_day = forms.DateField(
        label=_("First day"), widget=DayInput, error_messages={"invalid": _("Write the day like this: 2026-12-31.")}
    )
    last_day = forms.DateField(
        label=_("Last day"), widget=DayInput, error_messages={"invalid": _("Write the day like this: 2026-12-31.")}
    )
    stand_in = forms.TypedChoiceField(
        label=_("Stand-in"), required=False, coerce=int, empty_value=None,
        help_text=_("Sees what is due meanwhile, unless the case has a deputy. Nobody: the leads see it."),
    )  # fmt: skip

    def __init__(self, *args, stand_ins, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stand_in"].choices = [("", _("nobody")), *((person.pk, str(person)) for person in stand_ins)]

    def clean_last_day(self):
        last_day = self.cleaned_data["last_day"]
        if last_day < timezone.localdate():
            raise ValidationError(_("These days are over."))
        return last_day

    def clean(self):
        data = super().clean()
        first, last = data.get("first_day"), data.get("last_day")
        if not (first and last):
            return data
        if last < first:
            self.add_error("last_day", _("The absence ends before it starts."))
        elif last - first > LONGEST_ABSENCE or abs(first - timezone.localdate()) > FARTHEST:
            self.add_error("last_day", _("Longer than a year, or too far away. Please check the days."))
        return data


class DailyMailForm(forms.Form):
    days = forms.ChoiceField(label=_("Daily mail"), choices=DailyMail.Days.choices, widget=ChipRadios)
