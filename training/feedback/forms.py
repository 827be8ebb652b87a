"""The feedback form: five questions with five steps, two texts. Only the first must be answered."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STEPS = (
    ("5", pgettext_lazy("feedback", "very good")),
    ("4", pgettext_lazy("feedback", "good")),
    ("3", pgettext_lazy("feedback", "fair")),
    ("2", pgettext_lazy("feedback", "poor")),
    ("1", pgettext_lazy("feedback", "very poor")),
)
QUESTIONS = {
    "overall": _("The training as a whole"),
    "content": _("The contents"),
    "trainers": _("The trainers"),
    "organisation": _("The organisation"),
    "useful": _("Its use for my work"),
}
TEXT_LENGTH = 1000


def _rating(name: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=QUESTIONS[name], choices=STEPS, coerce=int, empty_value=None, required=name == "overall",
        widget=forms.RadioSelect, error_messages={"required": _("Choose one of the five.")},
    )  # fmt: skip


def _text(label) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )


class FeedbackForm(forms.Form):
    """`answers` is what `give_feedback` takes."""

    overall = _rating("overall")
    content = _rating("content")
    trainers = _rating("trainers")
    organisation = _rating("organisation")
    useful = _rating("useful")
    good = _text(_("What was good?"))
    better = _text(_("What could be better?"))

    @property
    def ratings(self):
        return [self[name] for name in QUESTIONS]

    @property
    def texts(self):
        return [self["good"], self["better"]]
