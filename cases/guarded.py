"""Forms with several free texts that the guard looks at before they are saved."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from streetwork.guard import findings


class GuardedTexts(forms.Form):
    """Mix into a form and name its texts in GUARDED. What is found is refused until it is removed or confirmed.

    The confirmation is a digest of exactly these texts: changed texts ask anew. The template shows
    `guard_found` and the box `guard_confirmed` with the value `guard_digest`.
    """

    GUARDED: tuple[str, ...] = ()
    guard_confirmed = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    guard_found: list = []
    guard_digest = ""

    def clean(self):
        data = super().clean()
        texts = [data.get(name) or "" for name in self.GUARDED]
        self.guard_digest = hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:16]
        self.guard_found = []
        for name, text in zip(self.GUARDED, texts, strict=True):
            found = findings(text)
            self.guard_found += found
            if found and data.get("guard_confirmed") != self.guard_digest:
                warning = _("This text may tell who somebody is. Change it, or confirm below.")
                self.add_error(name, forms.ValidationError(warning, code="guard"))
        return data

    @property
    def guard_overrides(self) -> int:
        """How many findings the person confirmed to be nobody's."""
        return len(self.guard_found)

    @property
    def asks_to_confirm(self) -> bool:
        """Whether the guard alone stops the form, so that a box to confirm helps."""
        return any(error.code == "guard" for errors in self.errors.as_data().values() for error in errors)
