"""Forms whose texts the guard looks through. Sealed texts are guarded as well: what was never written cannot leak."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from streetwork.guard import findings


class GuardedForm(forms.Form):
    """Name the fields in `guarded`. Findings must be removed or confirmed for exactly this wording."""

    guarded: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.findings: list = []
        self.digest = ""

    def clean(self):
        data = super().clean()
        texts = [(data.get(name) or "").strip() for name in self.guarded]
        data.update({name: text for name, text in zip(self.guarded, texts, strict=True) if name in data})
        self.findings = [finding for text in texts if text for finding in findings(text)]
        self.digest = hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:16]
        if self.findings and self.data.get("confirmed") != self.digest:
            message = _("This text may tell who the person is. Change it, or confirm below.")
            self.add_error(None, ValidationError(message, code="guard"))
        return data

    @property
    def guard_overrides(self) -> int:
        """How many findings the person confirmed to be nobody's."""
        return len(self.findings)


def text_area(rows: int, **attrs):
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off", **attrs})
