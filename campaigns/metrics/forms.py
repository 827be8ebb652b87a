"""Figures as people type them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.enums import MetricName
from campaigns.metrics.imports.values import NotANumber, whole_number
from campaigns.metrics.offers import ALL, offered_by, own_word
from campaigns.metrics.rules import LARGEST, is_possible_day
from campaigns.models import Placement
from streetwork.web.widgets import DayInput


class FigureField(forms.CharField):
    """A whole number as it is copied from a page: "4.389", "4,389", "4 389"; empty is no figure, not zero."""

    def __init__(self, **kwargs):
        attrs = {"inputmode": "numeric", "autocomplete": "off", "size": "7"}
        super().__init__(required=False, max_length=30, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value) -> int | None:  # type: ignore[override]
        text = super().clean(value)
        if not text:
            return None
        try:
            number = whole_number(text)
        except NotANumber:
            raise forms.ValidationError(_("Write a whole number, e.g. 1250.")) from None
        if number > LARGEST:
            raise forms.ValidationError(_("This is more than a post can have. Look at the number again."))
        return number


class DayForm(forms.Form):
    """The day on which the figures stood there."""

    day = forms.DateField(
        label=gettext_lazy("Read off on"), widget=DayInput, input_formats=["%Y-%m-%d"],
        error_messages={"required": gettext_lazy("Choose the day."), "invalid": gettext_lazy("Choose the day.")},
    )  # fmt: skip

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.today = today
        self.fields["day"].initial = today
        self.fields["day"].widget.attrs["max"] = today.isoformat()

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not is_possible_day(day, today=self.today):
            raise forms.ValidationError(_("Choose a day until today, at most two years back."))
        return day


class FiguresForm(DayForm):
    """All figures of one placement: those that its platform offers first, then the others."""

    def __init__(self, *args, placement: Placement, today: date, **kwargs):
        super().__init__(*args, today=today, **kwargs)
        code = placement.platform.code
        self.offered = offered_by(code)
        self.others = tuple(name for name in ALL if name not in self.offered)
        for name in (*self.offered, *self.others):
            self.fields[name] = FigureField(label=MetricName(name).label, help_text=own_word(code, name))

    @property
    def offered_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.offered]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.others]

    @property
    def has_others(self) -> bool:
        """Whether one of the other figures is filled in or wrong: then they are in sight."""
        return any(self[name].value() or self[name].errors for name in self.others)

    @property
    def figures(self) -> dict[str, int | None]:
        return {name: self.cleaned_data.get(name) for name in (*self.offered, *self.others)}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.get(name) is not None for name in ALL) and not self.initial_figures:
            raise forms.ValidationError(_("Enter at least one figure."))
        return data

    @property
    def initial_figures(self) -> bool:
        """Whether the day has figures already, which emptying takes back."""
        return any(self.initial.get(name) is not None for name in ALL)


class QuickRow(forms.Form):
    """The figures of one placement in the quick table; an empty row is left alone."""

    def __init__(self, *args, placement: Placement, columns: tuple[str, ...], **kwargs):
        super().__init__(*args, prefix=f"p{placement.pk}", label_suffix="", **kwargs)
        self.placement, self.columns = placement, columns
        code = placement.platform.code
        for name in offered_by(code):
            self.fields[name] = FigureField(label=MetricName(name).label)
            word = own_word(code, name)
            says = f"{placement.post.title}: {MetricName(name).label}"
            self.fields[name].widget.attrs |= {"class": "control", "aria-label": f"{says} ({word})" if word else says}

    @property
    def cells(self) -> list[tuple[str, forms.BoundField | None]]:
        """(label of the column, its field or None) for every column of the table."""
        return [(str(MetricName(name).label), self[name] if name in self.fields else None) for name in self.columns]

    @property
    def figures(self) -> dict[str, int]:
        """Only what was typed: an empty cell takes nothing back here."""
        return {name: value for name, value in self.cleaned_data.items() if value is not None}


def columns_of(placements: list[Placement]) -> tuple[str, ...]:
    """The figures that any of the platforms offers, in our order."""
    wanted = {name for placement in placements for name in offered_by(placement.platform.code)}
    order = [N for N in ("views", "impressions", "reach", "reactions", "comments", "shares", "saves", "clicks",
                         "follows") if N in wanted]  # fmt: skip
    return tuple(order)
