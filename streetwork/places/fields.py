"""A form field for a place: a plain text field that the server understands, with suggestions where there is script.

Without script, what is not clear comes back as chips under the field; the chosen chip, `<name>_choice`, counts as
long as the text is still the one that was asked about.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from streetwork.places.asked import LONGEST
from streetwork.places.found import Found
from streetwork.places.search import resolve


class PlaceInput(forms.TextInput):
    """The text, the listbox for place-field.js, and the chips when the field asks."""

    template_name = "places/widgets/place.html"

    def __init__(self, attrs=None):
        super().__init__({"autocomplete": "off", "spellcheck": "false", "maxlength": LONGEST, **(attrs or {})})
        self.options: tuple[Found, ...] = ()
        self.chosen = ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "url": reverse_lazy("places:suggest"),
            "options": self.options,
            "choice_name": f"{name}_choice",
            "about_name": f"{name}_about",
            "chosen": self.chosen,
        }
        return context

    def format_value(self, value):
        return str(value) if isinstance(value, Found) else super().format_value(value)

    def value_from_datadict(self, data, files, name):
        text, choice = data.get(name), data.get(f"{name}_choice")
        self.chosen = choice or ""
        return choice if choice and data.get(f"{name}_about") == text else text

    def value_omitted_from_data(self, data, files, name):
        return name not in data


class PlaceField(forms.CharField):
    """Cleans to a `Found` (see search.py: name, state_id, coordinates, label), None when empty and not required.

    Invalid when the place is unknown, or when there is more than one: then the widget shows the options as chips.
    """

    widget = PlaceInput
    default_error_messages = {
        "unknown": _("We know no place “%(text)s”. Write a town in Germany or a postcode."),
        "ask": _("Which one do you mean?"),
    }

    def __init__(self, **kwargs):
        super().__init__(**{"label": _("Place or postcode"), "max_length": LONGEST, **kwargs})

    def clean(self, value) -> Found | None:
        text = super().clean(value)
        if not text:
            return None
        answer = resolve(text)
        if answer.must_ask:
            self.widget.options = answer.options
            raise ValidationError(self.error_messages["ask"], code="ask")
        if answer.is_unknown:
            raise ValidationError(self.error_messages["unknown"], code="unknown", params={"text": text})
        return answer.found

    def has_changed(self, initial, data):
        return super().has_changed(str(initial or ""), data)
