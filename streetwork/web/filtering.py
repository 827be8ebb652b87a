"""The filter bar above a list: a GET form, so that every selection has an address."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.tenancy.models import Programme
from streetwork.web.widgets import QuickSelect

ALL = ("", _("all"))
WORDS = _("Words")
NOTHING = (None, "")


def number_choice(label, widget=QuickSelect) -> forms.TypedChoiceField:
    """A choice of one row by its key."""
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None, widget=widget)


def words_field(label=WORDS) -> forms.CharField:
    """What the key `/` leads to."""
    return forms.CharField(
        label=label, required=False, max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )  # fmt: skip


class FilterBar(forms.Form):
    """What to show. A wrong value filters nothing. `MORE` are the fields that stand behind “More filters”."""

    MORE: tuple[str, ...] = ()

    def __init__(self, data: Mapping[str, str]):
        super().__init__({name: data[name] for name in data}, label_suffix="")

    def offer_programmes(self, programmes: Iterable[Programme]) -> None:
        """Fill the field `programme`; who works in one alone is not asked."""
        self.programmes = list(programmes)
        self.fields["programme"].choices = [ALL, *((each.pk, each.short_name) for each in self.programmes)]
        if len(self.programmes) < 2:
            del self.fields["programme"]

    @cached_property
    def chosen(self) -> dict:
        """Field → value of what was chosen and can be."""
        self.is_valid()
        return {
            name: value for name, value in self.cleaned_data.items() if value not in (None, "") and value is not False
        }

    @property
    def is_narrowing(self) -> bool:
        return bool(self.chosen)

    @property
    def more_is_open(self) -> bool:
        return any(name in self.chosen for name in self.MORE)

    @property
    def more_fields(self) -> list:
        return [self[name] for name in self.MORE if name in self.fields]

    @property
    def query(self) -> str:
        """The selection as a query string, without the page."""
        return self.query_with()

    def query_with(self, **changes) -> str:
        """The selection with some of it changed; an empty value takes a filter away."""
        kept = {name: self.data[name] for name in self.fields if self.data.get(name)} | changes
        return urlencode({name: value for name, value in kept.items() if value})
