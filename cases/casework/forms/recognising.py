"""The handle is typed once: it is not in the page again, whatever the answer."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.casework.handles import normalise
from cases.fields import NumberChoice
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect


class HandleInput(forms.TextInput):
    """Never writes its value into the page."""

    def format_value(self, value):
        return None


class HandleForm(forms.Form):
    platform = NumberChoice(label=_("Platform"), widget=QuickSelect)
    handle = forms.CharField(
        label=_("Handle or address of the profile"), max_length=300,
        widget=HandleInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "autocorrect": "off"}
        ),
        help_text=_("Compared at once and forgotten: neither stored nor logged."),
    )  # fmt: skip

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        offered = [platform for platform in vocabulary().platforms.values() if not platform.is_retired]
        self.fields["platform"].choices = [(platform.pk, platform.name) for platform in offered]

    def clean(self):
        data = super().clean()
        if data.get("platform") and data.get("handle"):
            words = vocabulary()
            self.normal = normalise(data.pop("handle"), words.platforms[data["platform"]].code, words.links)
            if not self.normal:
                self.add_error("handle", ValidationError(_("There is no handle in this text. Type it once more.")))
        return data
