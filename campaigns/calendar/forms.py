"""Input about when and where."""

import hashlib
from datetime import date, timedelta
from functools import cached_property

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.calendar.actions import stamp
from campaigns.calendar.cautions import cautions_of
from campaigns.calendar.places import Place, Places
from campaigns.calendar.timing import local
from campaigns.models import Placement
from streetwork.web.localtime import at_local
from streetwork.web.widgets import ChipRadios, DayInput, QuickSelect

FARTHEST = timedelta(days=3 * 366)
DAY_EXAMPLE = {"invalid": _("Write the day like this: 2026-12-31.")}
TIME_EXAMPLE = {"invalid": _("Write the time like this: 18:00.")}


def check_reach(day: date) -> date:
    """Raises ValidationError for days that nobody plans for."""
    if abs(day - timezone.localdate()) > FARTHEST:
        raise forms.ValidationError(_("This day is too far away. Choose a day nearer to today."))
    return day


class WhenForm(forms.Form):
    """A day and a time of day."""

    day = forms.DateField(label=_("Day"), widget=DayInput, error_messages=DAY_EXAMPLE)
    time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), error_messages=TIME_EXAMPLE
    )

    def clean_day(self):
        return check_reach(self.cleaned_data["day"])

    def clean_time(self):
        return self.cleaned_data["time"].replace(second=0, microsecond=0, tzinfo=None)


class CautiousForm(WhenForm):
    """Says what to think about, and asks once whether it is meant so. `saves` are the placements as they would be."""

    @cached_property
    def cautions(self) -> list[str]:
        return []

    def ask(self, campaign, saves: list[Placement]) -> None:
        """Refuse until exactly these cautions were confirmed."""
        self.cautions = cautions_of(campaign, saves)
        if self.cautions and not self.is_confirmed:
            self.add_error(None, forms.ValidationError(_("Please look at the notes."), code="caution"))

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.cautions).encode()).hexdigest()[:16]

    @property
    def is_confirmed(self) -> bool:
        return self.data.get("confirmed") == self.digest


class ChangeForm(CautiousForm):
    """Another time or place for one placement, or for it and what follows in its series."""

    place = forms.ChoiceField(label=_("Where"), required=False, widget=QuickSelect)
    scope = forms.ChoiceField(
        label=_("What is changed"), required=False, widget=ChipRadios,
        choices=[("one", _("only this one")), ("rest", _("this one and those that follow"))],
    )  # fmt: skip
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("day", "time", "place", "scope", "seen")

    def __init__(self, data=None, *, placement: Placement):
        moment = local(placement.due_at)
        self.placement, self.keep = placement, Place(placement.channel, placement.space)
        self.places = Places(placement.post.campaign)
        initial = {
            "day": moment.date(), "time": moment.time(), "place": self.keep.value, "scope": "one",
            "seen": stamp(placement),
        }  # fmt: skip
        super().__init__(data, initial=initial, label_suffix="")
        self.fields["place"].choices = self.places.choices(placement.platform_id, keep=self.keep)
        if placement.series is None:
            del self.fields["scope"]

    def clean(self):
        data = super().clean()
        if {"day", "time"} <= data.keys() and not self.errors:
            place = self.chosen_place
            moved = Placement(
                pk=self.placement.pk, post=self.placement.post, language_id=self.placement.language_id,
                platform_id=self.placement.platform_id, channel=place.channel, space=place.space,
                due_at=at_local(data["day"], data["time"]).at,
            )  # fmt: skip
            self.ask(self.placement.post.campaign, [moved])
        return data

    @property
    def chosen_place(self) -> Place:
        return self.places.place(
            self.cleaned_data.get("place", ""), platform=self.placement.platform_id,
            language=self.placement.language_id, keep=self.keep,
        )  # fmt: skip

    @property
    def changes_rest(self) -> bool:
        return self.cleaned_data.get("scope") == "rest"


class MoveForm(forms.Form):
    """What a drop says: the day, the hour where the view has hours, and where the entry stood."""

    day = forms.DateField(error_messages=DAY_EXAMPLE)
    hour = forms.IntegerField(required=False, min_value=0, max_value=23)
    seen = forms.CharField(required=False)

    def clean_day(self):
        return check_reach(self.cleaned_data["day"])


class ShiftForm(forms.Form):
    """By how many days the chosen ones move."""

    days = forms.IntegerField(
        label=_("By how many days"), min_value=-366, max_value=366, initial=7,
        help_text=_("Back with a minus: -7."),
    )  # fmt: skip
    keep_weekday = forms.BooleanField(
        label=_("Keep the weekday"), required=False,
        help_text=_("Moves by whole weeks, at least as far as you say."),
    )  # fmt: skip

    def clean_days(self):
        days = self.cleaned_data["days"]
        if not days:
            raise forms.ValidationError(_("By no day at all nothing moves. Write 7 or -7, for example."))
        return days
