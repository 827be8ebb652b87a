"""Which value survives, for each difference of two entries."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from referrals.merging import BOTH, KEEP, TAKE, differences, seen


class MergeForm(forms.Form):
    """A radio group per difference; `take` is what the merged entry gets."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, winner, loser):
        super().__init__(data, initial={"seen": seen(winner, loser)})
        self.differences = differences(winner, loser)
        self.now = seen(winner, loser)
        for each in self.differences:
            options = [(KEEP, each.kept_words), (TAKE, each.taken_words)]
            if each.may_be_both:
                options.append((BOTH, _("both")))
            self.fields[each.key] = forms.ChoiceField(
                label=each.label, choices=options, initial=each.default, widget=forms.RadioSelect,
                error_messages={"required": _("Choose which one stays.")},
            )  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("seen") != self.now:
            self.data = self.data.copy()
            self.data["seen"] = self.now
            raise ValidationError(_("One of the two entries was changed meanwhile. Look again, then merge."))
        for each in self.differences:
            if each.key in data and each.is_too_long(data[each.key]):
                self.add_error(each.key, _("Both together are too long. Choose one; the other stays in the history."))
        return data

    @property
    def take(self) -> dict:
        taken = {}
        for each in self.differences:
            taken |= each.values(self.cleaned_data[each.key])
        return taken

    @property
    def rows(self) -> list:
        """(bound field, its radio buttons) in the order of the entry."""
        return [(self[each.key], list(self[each.key])) for each in self.differences]
