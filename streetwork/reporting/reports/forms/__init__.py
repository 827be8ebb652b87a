"""Input about reports, their texts, and templates."""

from django import forms


class SeenForm(forms.Form):
    """`seen` is the revision that a change began with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def see_anew(self, revision: int) -> None:
        """Saved once more, it takes the place of what somebody else wrote meanwhile."""
        self.data = self.data.copy()
        self.data["seen"] = str(revision)
