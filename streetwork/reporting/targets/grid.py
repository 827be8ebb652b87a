"""Many targets of one period in one form: a row for each place, a column for each indicator."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from streetwork.reporting.enums import Indicator
from streetwork.reporting.periods import Period
from streetwork.reporting.targets.actions import Key
from streetwork.reporting.targets.rules import MOST, indicators_for
from streetwork.tenancy.models import State

WHOLE = 0
TOO_LARGE = gettext_lazy("Write a whole number from 1 to 10,000,000, or leave it empty.")


@dataclass(frozen=True)
class Line:
    name: str
    fields: list[BoundField]


class GridForm(forms.Form):
    """Cells `contacts-15` (an indicator and a state, 0 for the whole programme), and what stood there (`seen`)."""

    seen = forms.CharField(required=False, max_length=8000, widget=forms.HiddenInput)

    def __init__(self, *args, period: Period, places: list[State | None], values: Mapping[Key, int], **kwargs):
        super().__init__(*args, label_suffix="", prefix="t", **kwargs)
        self.period, self.places, self.values = period, places, values
        self.indicators = indicators_for(period.kind)
        self.theirs: dict[str, int | None] = {}
        self.suggested: set[str] = set()
        for place in places:
            for indicator in self.indicators:
                self.fields[self.name_of((indicator, place and place.pk))] = self._field(indicator, place)
        self.initial |= {"seen": ",".join(f"{self.name_of(key)}={value}" for key, value in self._mine(values).items())}
        self.initial |= {self.name_of(key): value for key, value in values.items()}

    def _field(self, indicator: Indicator, place: State | None) -> forms.IntegerField:
        label = f"{place.name if place else _('Whole programme')}: {indicator.label}"
        return forms.IntegerField(
            label=label, required=False, min_value=1, max_value=MOST,
            widget=forms.NumberInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "aria-label": label, "class": "control"}
            ),
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), TOO_LARGE),
        )  # fmt: skip

    @staticmethod
    def name_of(key: Key) -> str:
        indicator, state = key
        return f"{Indicator(indicator).value}-{state or WHOLE}"

    @property
    def keys(self) -> dict[str, Key]:
        """Field → what it sets."""
        found = {}
        for place in self.places:
            for indicator in self.indicators:
                key = (indicator.value, place.pk if place else None)
                found[self.name_of(key)] = key
        return found

    def _mine(self, values: Mapping[Key, int]) -> dict[Key, int]:
        names = self.keys
        return {key: value for key, value in values.items() if self.name_of(key) in names}

    @property
    def wanted(self) -> dict[Key, int | None]:
        return {key: self.cleaned_data.get(name) for name, key in self.keys.items()}

    @property
    def seen_values(self) -> dict[Key, int]:
        """What stood there when the form was opened; nonsense counts as nothing."""
        keys, found = self.keys, {}
        for part in self.cleaned_data.get("seen", "").split(","):
            name, _equals, value = part.partition("=")
            if name in keys and value.isdecimal() and len(value) < 10:
                found[keys[name]] = int(value)
        return found

    def suggest(self, suggestions: Mapping[Key, int]) -> int:
        """Fill cells that are empty and may be set; nothing is saved. Answers how many were filled."""
        data = self.data.copy()
        for name, key in self.keys.items():
            if suggestions.get(key) and not (data.get(self.add_prefix(name)) or "").strip():
                data[self.add_prefix(name)] = str(min(suggestions[key], MOST))
                self.suggested.add(name)
        self.data = data
        return len(self.suggested)

    def show_theirs(self, theirs: Mapping[Key, int | None], now: Mapping[Key, int]) -> None:
        """Say beside each field what a colleague made of it; saving once more keeps what is typed."""
        self.theirs = {self.name_of(key): value for key, value in theirs.items()}
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = ",".join(
            f"{self.name_of(key)}={value}" for key, value in self._mine(now).items()
        )

    @property
    def lines(self) -> list[Line]:
        return [
            Line(place.name if place else _("Whole programme"), [self._bound(each, place) for each in self.indicators])
            for place in self.places
        ]

    def _bound(self, indicator: Indicator, place: State | None) -> BoundField:
        name = self.name_of((indicator, place and place.pk))
        field = self[name]
        field.heading = indicator.label
        field.is_suggested = name in self.suggested
        field.has_theirs = name in self.theirs
        field.colleagues = self.theirs.get(name)
        return field

    @property
    def sums(self) -> list[int]:
        """What the states have together, per indicator, of what can be read as a number."""
        return [
            sum(_number(self[self.name_of((each, place.pk))].value()) for place in self.places if place)
            for each in self.indicators
        ]


def _number(value) -> int:
    text = str(value or "").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else 0
