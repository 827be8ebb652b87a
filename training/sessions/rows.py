"""Rows of a session's form: its dates, its trainers."""

import datetime
from itertools import pairwise

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.web.guarded import GuardedTexts
from streetwork.web.localtime import SKIPPED_HOUR, SkippedHour, aware
from streetwork.web.widgets import DayInput, QuickSelect
from training.sessions.changes import PlannedDate, PlannedTrainer

MOST_DATES, MOST_TRAINERS = 30, 12
LATEST = datetime.timedelta(days=5 * 366)
EARLIEST = datetime.date(2000, 1, 1)
# What ends earlier in the day than it begins lasts over midnight; longer than this it is a slip of the pen.
LONGEST_NIGHT = datetime.timedelta(hours=8)
# A row that was emptied is as good as taken away.
AS_ROW = {"label_suffix": "", "empty_permitted": True, "use_required_attribute": False}


def check_day(day: datetime.date) -> datetime.date:
    """Raises ValidationError for days on which nobody plans or has planned a training."""
    if not EARLIEST <= day <= timezone.localdate() + LATEST:
        raise forms.ValidationError(_("This day is too far away. Look at the year again."))
    return day


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class DateRow(GuardedTexts, forms.Form):
    """One date. A row without day and times is no date."""

    guarded = ("note",)

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    day = forms.DateField(
        label=_("Day"), widget=DayInput, error_messages={"invalid": _("Write the day like this: 2026-12-31.")}
    )
    begin = forms.TimeField(
        label=_("From"), widget=TimeInput, error_messages={"invalid": _("Write the time like this: 18:00.")}
    )
    end = forms.TimeField(
        label=_("To"), widget=TimeInput, error_messages={"invalid": _("Write the time like this: 18:00.")}
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=140, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | AS_ROW)

    def has_changed(self):
        return any(self[name].data for name in ("day", "begin", "end", "note")) if self.is_bound else False

    def clean_day(self):
        return check_day(self.cleaned_data["day"])

    def clean(self):
        data = super().clean()
        if any(data.get(name) is None for name in ("day", "begin", "end")):
            return data
        lasts_overnight = data["end"] <= data["begin"]
        last = data["day"] + datetime.timedelta(days=1) if lasts_overnight else data["day"]
        begin, end = self._moment("begin", data["day"]), self._moment("end", last)
        if begin and end:
            if end <= begin or (lasts_overnight and end - begin > LONGEST_NIGHT):
                self.add_error("end", _("The date ends before it begins."))
            data["span"] = begin, end
        return data

    def _moment(self, name: str, day: datetime.date) -> datetime.datetime | None:
        try:
            return aware(day, self.cleaned_data[name])
        except SkippedHour:
            self.add_error(name, SKIPPED_HOUR)
            return None

    @property
    def planned(self) -> PlannedDate | None:
        data = self.cleaned_data
        if not data.get("day") or data.get("DELETE"):
            return None
        return PlannedDate(*data["span"], data["note"].strip(), data["pk"])


class DateRows(forms.BaseFormSet):
    """The dates of a session; none overlaps another."""

    default_error_messages = {
        "missing_management_form": _("The dates did not arrive completely. Open the form again."),
        "too_many_forms": _("These are too many dates for one session. Make it two."),
    }

    def clean(self):
        if any(self.errors):
            return
        dates = sorted(self.planned, key=lambda date: date.starts_at)
        for first, second in pairwise(dates):
            if second.starts_at < first.ends_at:
                raise forms.ValidationError(_("Two of the dates are at the same time."))

    @property
    def planned(self) -> tuple[PlannedDate, ...]:
        return tuple(date for form in self.forms if form.has_changed() and (date := form.planned))


class TrainerRow(forms.Form):
    """One trainer: somebody of the team, or a name."""

    user = forms.TypedChoiceField(
        label=_("Member of the team"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    name = forms.CharField(
        label=_("or a name"), required=False, max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    is_public = forms.BooleanField(label=_("Named on the public page"), required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs | AS_ROW)
        self.names = dict(people)
        self.fields["user"].choices = [("", _("choose")), *people]

    def has_changed(self):
        return any(self[name].data for name in ("user", "name")) if self.is_bound else False

    def clean(self):
        data = super().clean()
        if data.get("user") and data.get("name", "").strip() not in ("", self.names.get(data["user"])):
            self.add_error("name", _("Choose somebody of the team or write a name, not both."))
        return data

    @property
    def planned(self) -> PlannedTrainer | None:
        data = self.cleaned_data
        user, name = data.get("user"), " ".join(data.get("name", "").split())
        if data.get("DELETE") or not (user or name):
            return None
        return PlannedTrainer(self.names[user] if user else name, user, data["is_public"])


class TrainerRows(forms.BaseFormSet):
    """The trainers of a session; nobody twice."""

    default_error_messages = {
        "missing_management_form": _("The trainers did not arrive completely. Open the form again."),
        "too_many_forms": _("These are too many trainers for one session."),
    }

    def clean(self):
        if any(self.errors):
            return
        people = [trainer.user or trainer.name.casefold() for trainer in self.planned]
        if len(people) != len(set(people)):
            raise forms.ValidationError(_("Somebody stands among the trainers twice."))

    @property
    def planned(self) -> tuple[PlannedTrainer, ...]:
        return tuple(trainer for form in self.forms if form.has_changed() and (trainer := form.planned))


def rows_of(form, formset, *, most: int, extra: int):
    """A formset of at most `most` rows with `extra` empty ones."""
    return forms.formset_factory(
        form, formset=formset, extra=extra, can_delete=True, max_num=most, absolute_max=most + 10, validate_max=True
    )
