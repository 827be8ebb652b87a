"""The small forms of a follow-up: agree, move, try once more, settle."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cases.fields import NumberChoice
from cases.followups.enums import Purpose, Status
from cases.followups.rules import is_possible_day, is_unanswered_offer, is_weekend
from cases.followups.windows import from_local
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import ChipRadios, DayInput, QuickSelect

OTHER_DAY = "day"
# Days from today that the chips offer.
SOON = (1, 3, 7)
CLOCK_SKEW = datetime.timedelta(minutes=5)
# A window is counted in hours; a message of last month opens none.
OLDEST_MESSAGE = datetime.timedelta(days=31)


class LocalMoment(forms.DateTimeField):
    """A date and time of a German clock, as an aware moment; also in the hour that comes twice."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            naive = value if isinstance(value, datetime.datetime) else parse_datetime(value.strip())
        except ValueError:
            naive = None
        if naive is None or not 2000 <= naive.year < 2200:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return from_local(naive.replace(tzinfo=None))


class DayForm(forms.Form):
    """When: tomorrow, in three days, in a week, or any day; fills `day`."""

    when = forms.ChoiceField(label=gettext_lazy("When"), widget=ChipRadios, initial=str(SOON[0]))
    due_on = forms.DateField(
        label=gettext_lazy("Day"), required=False, widget=DayInput,
        error_messages={"invalid": gettext_lazy("Write the day like this: 2026-12-31.")},
    )  # fmt: skip
    due_time = forms.TimeField(
        label=gettext_lazy("Time"), required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Write the time like this: 14:30.")},
    )  # fmt: skip

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today or timezone.localdate()
        self.fields["when"].choices = [
            *((str(days), self._chip(days)) for days in SOON),
            (OTHER_DAY, _("another day")),
        ]

    def _chip(self, days: int) -> str:
        day = self.today + datetime.timedelta(days=days)
        name = {1: _("tomorrow"), 3: _("in 3 days"), 7: _("in a week")}[days]
        weekday = date_format(day, "D")
        return f"{name} · {weekday}, {_('weekend')}" if is_weekend(day) else f"{name} · {weekday}"

    def clean(self):
        data = super().clean()
        when = data.get("when")
        day = data.get("due_on")
        if when and when != OTHER_DAY:
            day = self.today + datetime.timedelta(days=int(when))
        elif when and day is None and "due_on" not in self.errors:
            self.add_error("due_on", _("Choose the day."))
        if day is not None and not is_possible_day(day, self.today):
            self.add_error("due_on", _("Choose a day from today on, within a year."))
        data["day"] = day
        return data


class AgreeForm(DayForm):
    """What was agreed with the person. Without the tick nothing is noted."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What was agreed"), choices=Purpose.choices, widget=ChipRadios,
        error_messages={"required": gettext_lazy("Choose what was agreed.")},
    )  # fmt: skip
    platform = NumberChoice(label=gettext_lazy("Channel"), widget=QuickSelect)
    last_message_at = LocalMoment(
        label=gettext_lazy("Last message of the person"), required=False,
        help_text=gettext_lazy("Starts the countdown of platforms that close the reply window. Is not kept."),
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=pgettext_lazy("follow-up", "Agreed with the person"),
        error_messages={
            "required": gettext_lazy("Only what was agreed is noted. Tick this if the person wants to hear from you.")
        },
    )
    at_risk = forms.BooleanField(
        label=gettext_lazy("The person may be at risk: write once more although nobody answered"),
        error_messages={
            "required": gettext_lazy(
                "Nobody answered this offer, so nothing was agreed, and we do not chase it. "
                "Tick this only if the person may be at risk."
            )
        },
    )

    field_order = ["purpose", "when", "due_on", "due_time", "platform", "last_message_at", "at_risk", "agreed"]

    def __init__(self, *args, matter, contact=None, **kwargs):
        super().__init__(*args, prefix=None, **kwargs)
        self.initial.setdefault("purpose", Purpose.CHECK_IN)
        self.initial.setdefault("platform", matter.platform_id)
        offered = [p for p in vocabulary().platforms.values() if not p.is_retired or p.pk == matter.platform_id]
        self.fields["platform"].choices = [(p.pk, p.name) for p in offered]
        if is_unanswered_offer(contact):
            # a person in danger may be written to without having agreed: the tick says why
            del self.fields["agreed"]
        else:
            del self.fields["at_risk"]

    def clean_last_message_at(self):
        moment = self.cleaned_data["last_message_at"]
        now = timezone.now()
        if moment and moment > now + CLOCK_SKEW:
            raise ValidationError(_("This is in the future. Enter when the person wrote last."))
        if moment and moment < now - OLDEST_MESSAGE:
            raise ValidationError(_("That is long ago. Leave it empty: no reply window is open any more."))
        return moment

    @cached_property
    def facts(self) -> dict:
        """The cleaned form as arguments of `agree_follow_up`."""
        data = self.cleaned_data
        return {
            "purpose": data["purpose"],
            "due_on": data["day"],
            "due_time": data["due_time"],
            "platform": Platform.objects.get(pk=data["platform"]),
            "last_message_at": data["last_message_at"],
            "agreed": data.get("agreed", False) or data.get("at_risk", False),
            "at_risk": data.get("at_risk", False),
        }


class SettleForm(forms.Form):
    status = forms.ChoiceField(choices=[choice for choice in Status.choices if choice[0] != Status.OPEN])
