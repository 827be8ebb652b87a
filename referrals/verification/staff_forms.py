"""What colleagues suggest, and how an editor decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.enums import Wrong
from referrals.forms.fields import PlainText
from referrals.verification.forms import COMMENT_LENGTH
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes

# Taps that say enough without a word.
CLEAR = {Wrong.NOT_ACCEPTING, Wrong.CLOSED}


class SuggestionForm(GuardedTexts, forms.Form):
    """What a colleague noticed about an entry. The guard asks once before it takes what looks like a person."""

    wrong = forms.MultipleChoiceField(
        label=_("What is wrong?"), choices=Wrong.choices, widget=ChipCheckboxes,
        error_messages={"required": _("Choose what is wrong.")},
    )  # fmt: skip
    comment = PlainText(
        label=_("What is it?"), max_length=COMMENT_LENGTH,
        help_text=_(
            "How it should read, and how you know. At most 500 characters; nothing about people seeking advice."
        ),
    )  # fmt: skip

    guarded = ("comment",)

    def clean(self):
        data = super().clean()
        wrong = set(data.get("wrong") or ())
        if wrong - CLEAR and not data.get("comment") and "comment" not in self.errors:
            self.add_error("comment", _("Write in a sentence what should stand there."))
        return data


class DecisionForm(forms.Form):
    """Accept the ticked fields, or reject all with a reason."""

    ACCEPT, REJECT = "accept", "reject"
    decision = forms.ChoiceField(choices=[(ACCEPT, ACCEPT), (REJECT, REJECT)])
    fields_taken = forms.MultipleChoiceField(required=False)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=300, help_text=_("Kept with the correction, for colleagues."),
    )  # fmt: skip

    def __init__(self, *args, correction, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fields_taken"].choices = [(name, name) for name in correction.proposed]
        self.has_proposals = bool(correction.proposed)

    def clean(self):
        data = super().clean()
        if data.get("decision") == self.REJECT and not data.get("reason", "").strip():
            self.add_error("reason", _("Say in a few words why."))
        if data.get("decision") == self.ACCEPT and self.has_proposals and not data.get("fields_taken"):
            self.add_error("fields_taken", _("Tick at least one field, or reject the correction."))
        return data
