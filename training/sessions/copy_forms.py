"""Input about copies: from when on, how often; which of the days."""

import datetime
import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.web.widgets import DayInput
from training.models import TrainingSession
from training.sessions.copies import MOST, days_of, first_day_of
from training.sessions.rows import check_day

EVERY = ((1, _("every week")), (2, _("every 2 weeks")), (3, _("every 3 weeks")), (4, _("every 4 weeks")))


class SeriesForm(forms.Form):
    """A GET form: what is asked for has an address."""

    first = forms.DateField(
        label=_("First day"), widget=DayInput, error_messages={"invalid": _("Write the day like this: 2026-12-31.")}
    )
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST)
    weeks = forms.TypedChoiceField(label=_("How often"), coerce=int, choices=EVERY)

    def __init__(self, data, *, session: TrainingSession):
        usual = {"first": first_day_of(session) + datetime.timedelta(weeks=1), "count": 1, "weeks": 1}
        super().__init__({name: data.get(name) or usual[name] for name in usual}, label_suffix="")

    def clean_first(self):
        return check_day(self.cleaned_data["first"])

    @property
    def days(self) -> list[datetime.date]:
        return days_of(self.cleaned_data["first"], weeks=self.cleaned_data["weeks"], count=self.cleaned_data["count"])


class CopyForm(forms.Form):
    """The days that were chosen from the proposals."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    days = forms.TypedMultipleChoiceField(
        coerce=datetime.date.fromisoformat, error_messages={"required": _("Choose at least one day.")}
    )
    opens = forms.BooleanField(label=_("Open the registration at once"), required=False)

    def __init__(self, data=None):
        super().__init__(data, initial={"key": uuid.uuid4()}, label_suffix="")
        asked = data.getlist("days") if data is not None else []
        self.fields["days"].choices = [(day, day) for day in asked if _is_day(day)]

    def clean_days(self):
        days = sorted({check_day(day) for day in self.cleaned_data["days"]})
        if len(days) > MOST:
            raise forms.ValidationError(_("These are too many at once."))
        return days


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
