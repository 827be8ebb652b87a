"""Input about corrections."""

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.reporting.models import Correction
from streetwork.web.guarded import GuardedTexts

LONGEST = Correction._meta.get_field("reason").max_length


class CorrectionForm(GuardedTexts, forms.Form):
    """Why a published period is wrong. Colleagues read it, strangers do not."""

    guarded = ("reason",)

    reason = forms.CharField(
        label=_("What is wrong with it?"), max_length=LONGEST, min_length=10,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: 400 entries of one week were logged twice. No names, no details about anybody."),
        error_messages={"required": _("Say what is wrong: a colleague decides by it.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
