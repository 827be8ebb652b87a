"""Fields of an entry that Django has not: rows of telephone numbers, yes · no · unknown, texts with plain line ends."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from streetwork.web.widgets import ChipRadios

PHONE = re.compile(r"\+?[\d\s()/.\-–]{3,38}(?:(?:Durchwahl|ext\.?|App\.?)?\s*\d{1,6})?")
SPARE_ROWS = 2
MOST_PHONES = 8


class RowsWidget(forms.Widget):
    """A text field per value, all of the same name, and spare ones."""

    template_name = "referrals/widgets/rows.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        sent = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        return [text.strip() for text in sent if text.strip()]

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        filled = list(value or [])
        context["widget"]["invalid"] = (attrs or {}).get("aria-invalid")
        context["widget"]["rows"] = [*filled, *([""] * SPARE_ROWS)]
        return context


class PhonesField(forms.Field):
    """Telephone numbers, the main one first."""

    widget = RowsWidget

    def clean(self, value):
        numbers = list(dict.fromkeys(" ".join(number.split()) for number in value or []))
        wrong = [number for number in numbers if len(number) > 40 or not PHONE.fullmatch(number)]
        problems = [_("“%(number)s” is no telephone number.") % {"number": number[:60]} for number in wrong]
        if len(numbers) > MOST_PHONES:
            problems.append(_("At most %(number)d numbers.") % {"number": MOST_PHONES})
        if problems:
            raise ValidationError(problems)
        return numbers


class YesNoUnknown(forms.TypedChoiceField):
    """Chips; cleans to True, False or None."""

    WORDS = {True: "yes", False: "no", None: ""}

    def __init__(self, **kwargs):
        choices = [("yes", _("yes")), ("no", _("no")), ("", _("unknown"))]
        super().__init__(
            choices=choices, coerce=lambda word: word == "yes", empty_value=None, required=False, widget=ChipRadios,
            **kwargs,
        )  # fmt: skip

    def prepare_value(self, value):
        return self.WORDS.get(value, value) if value is None or isinstance(value, bool) else value


class PlainText(forms.CharField):
    """A text of several lines; browsers send CR LF, the entry keeps LF."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs | {"required": False, "widget": forms.Textarea(attrs={"rows": 4})})

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
