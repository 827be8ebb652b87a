"""What the lead assumes about the overlap of a programme's spaces."""

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.presence.models import ReachEstimate
from streetwork.presence.reach import Reach
from streetwork.web.guarded import GuardedTexts


class ReachForm(GuardedTexts, forms.ModelForm):
    """The overlap in per cent and on what it rests. It cannot be more than the largest spaces leave room for."""

    guarded = ("basis",)

    class Meta:
        model = ReachEstimate
        fields = ["overlap_percent", "basis"]
        widgets = {
            "overlap_percent": forms.NumberInput(attrs={"inputmode": "numeric", "max": 95}),
            "basis": forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
        }
        help_texts = {
            "basis": _("A count of members who are in several groups, a survey, a comparable study; with its date."),
        }

    def __init__(self, *args, reach: Reach, **kwargs):
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_overlap_percent(self):
        percent = self.cleaned_data["overlap_percent"]
        if self.reach.members and percent > self.most:
            raise forms.ValidationError(
                _("The largest space of each language alone has more members than that: %(most)d per cent at most."),
                params={"most": self.most},
            )
        return percent

    @property
    def most(self) -> int:
        """The largest overlap, in whole per cent, that the members allow."""
        return int(100 * (1 - self.reach.at_least / self.reach.members)) if self.reach.members else 95
