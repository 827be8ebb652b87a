"""Bringing a table of the network."""

import json

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from streetwork.presence.exchange.reading import Sheet, Unreadable
from streetwork.tenancy.models import Programme
from training.network.exchange.reading import MOST_BYTES, sheet_in

SALT = "network.import"
HOLDS_SECONDS = 2 * 60 * 60
MOST_CARRIED = 900_000  # below the setting DATA_UPLOAD_MAX_MEMORY_SIZE


class ImportForm(forms.Form):
    """The file, and the programme meant where a line names none. `cleaned_data["sheet"]` is what it says."""

    file = forms.FileField(
        label=_("Table (CSV or XLSX)"),
        help_text=_("At most 1 MB and 2,000 lines."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,text/csv"}),
    )
    programme = forms.TypedChoiceField(
        label=_("Programme"), coerce=int, help_text=_("Counts for lines that name none.")
    )

    def __init__(self, *args, programmes: list[Programme], **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["programme"].choices = [(p.pk, p.name) for p in programmes]
        self.programmes = {p.pk: p for p in programmes}
        if len(programmes) == 1:
            del self.fields["programme"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.cleaned_data["sheet"] = sheet_in(file.read(MOST_BYTES + 1))
        except Unreadable as problem:
            raise forms.ValidationError(str(problem)) from None
        return file

    @property
    def default(self) -> Programme:
        """The programme of lines that name none."""
        return self.programmes[self.cleaned_data.get("programme") or next(iter(self.programmes))]


def sealed(sheet: Sheet, *, programme: int, user: int) -> str:
    """The table as the preview carries it to the next step: signed, for this person, for two hours.

    Raises Unreadable when it would not fit into a form.
    """
    table = json.dumps([sheet.headers, sheet.lines], ensure_ascii=False, separators=(",", ":"))
    token = signing.dumps([user, programme, table], salt=SALT, compress=True)
    if len(token) > MOST_CARRIED:
        raise Unreadable(_("The table is too large for one go. Split it into several."))
    return token


def opened(token: str, *, user: int) -> tuple[int, Sheet] | None:
    """(programme, table) of what this person's preview carried, or None."""
    try:
        owner, programme, table = signing.loads(token, salt=SALT, max_age=HOLDS_SECONDS)
    except signing.BadSignature:
        return None
    headers, lines = json.loads(table)
    return (programme, Sheet(headers, [(number, cells) for number, cells in lines])) if owner == user else None
