"""What a centre may correct by its link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms import choices
from referrals.forms.fields import PhonesField, PlainText, YesNoUnknown
from referrals.forms.hours import HoursField
from referrals.models import AdvisoryCenter
from streetwork.web.widgets import ChipsWithMore

COMMENT_LENGTH = 500
USUAL_LANGUAGES = ("de", "en", "bg", "pl", "ro", "ru", "vi", "es", "uk", "ar", "tr")


class CorrectionForm(forms.Form):
    """The public facts of an entry in plain words, filled with what it says now. `facts` are the cleaned values."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    accepting = YesNoUnknown(label=_("Do you take new people at the moment?"))
    waiting_weeks = forms.IntegerField(
        label=_("How many weeks do people wait for a first appointment?"), required=False, min_value=0, max_value=104
    )
    name = forms.CharField(
        label=_("Name of the centre"), max_length=200, error_messages={"required": _("Please write the name.")}
    )
    street = forms.CharField(label=_("Street and number"), required=False, max_length=160)
    postcode = forms.RegexField(
        r"^\d{5}$", label=_("Postcode"), required=False,
        error_messages={"invalid": _("A German postcode has five digits.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 5, "autocomplete": "off"}),
    )  # fmt: skip
    city = forms.CharField(label=_("Town"), required=False, max_length=100)
    phones = PhonesField(label=_("Telephone numbers"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    website = forms.URLField(label=_("Web site"), required=False, max_length=300, assume_scheme="https")
    hours = HoursField(label=_("Opening hours"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("In which languages do you counsel yourselves?"), required=False, widget=ChipsWithMore
    )
    interpreter_languages = forms.MultipleChoiceField(
        label=_("In which languages with an interpreter?"), required=False, widget=ChipsWithMore
    )
    topic_ids = forms.TypedMultipleChoiceField(
        label=_("What do you advise on?"), coerce=int, required=False, widget=ChipsWithMore
    )
    description_de = PlainText(label=_("What do you offer, in a few sentences?"), max_length=2000)
    bring_de = PlainText(label=_("What should people bring?"), max_length=1000)
    conditions_de = PlainText(label=_("For whom is the offer, and for whom not?"), max_length=1000)
    comment = PlainText(
        label=_("Anything else?"), max_length=COMMENT_LENGTH,
        help_text=_("For the editors alone. Please write nothing about the people whom you advise."),
    )  # fmt: skip

    GERMAN_TEXTS = ("description_de", "bring_de", "conditions_de")
    NOT_FACTS = frozenset({"version", "comment"})
    PARTS = (
        ("now", _("At the moment"), ("accepting", "waiting_weeks")),
        ("where", _("Name and address"), ("name", "street", "postcode", "city")),
        ("reach", _("How people reach you"), ("phones", "email", "website")),
        ("hours", _("Opening hours"), ("hours",)),
        ("what", _("Languages and topics"), ("languages", "interpreter_languages", "topic_ids")),
        ("texts", _("Texts in German"), (*GERMAN_TEXTS, "comment")),
    )

    def __init__(self, *args, center: AdvisoryCenter, version: int | None, **kwargs):
        names = [name for name in self.base_fields if name not in self.NOT_FACTS]
        initial = {name: getattr(center, name) for name in names} | {"version": version}
        super().__init__(*args, initial=initial, **kwargs)
        chosen = {name: self._chosen(name) for name in ("languages", "interpreter_languages", "topic_ids")}
        offered = choices.topics({int(pk) for pk in chosen["topic_ids"] if pk.isdecimal()})
        self.fields["topic_ids"].choices = offered[:1]  # the first level and what is chosen: short enough to read
        for name in ("languages", "interpreter_languages"):
            self.fields[name].choices = choices.languages(USUAL_LANGUAGES, chosen[name])
        for name in self.GERMAN_TEXTS:
            self.fields[name].widget.attrs["lang"] = "de"

    def _chosen(self, name) -> set[str]:
        values = self.data.getlist(name) if self.is_bound else self.initial.get(name) or []
        return {str(value) for value in values}

    @property
    def facts(self) -> dict:
        return {
            name: "" if value is None and name in self.GERMAN_TEXTS else value
            for name, value in self.cleaned_data.items()
            if name not in self.NOT_FACTS
        }

    @property
    def parts(self) -> list[tuple]:
        """(key, title, fields) as the page shows them."""
        return [(key, title, [self[name] for name in names]) for key, title, names in self.PARTS]
