"""Bringing a table of the register."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from streetwork.presence.exchange.reading import Unreadable, decoded
from streetwork.tenancy.models import Programme

SALT = "spaces.import"
HOLDS_SECONDS = 2 * 60 * 60
MOST_CARRIED = 900_000  # below the setting DATA_UPLOAD_MAX_MEMORY_SIZE


class ImportForm(forms.Form):
    """The file, and the programme meant where a line names none. `cleaned_data["text"]` is what it says."""

    file = forms.FileField(
        label=_("Table (CSV)"),
        help_text=_("At most 1 MB and 2,000 lines. Semicolons, commas or tabs; UTF-8 or as Excel saves it."),
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"),
        help_text=_("Counts for lines that name none."),
    )  # fmt: skip

    def __init__(self, *args, programmes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.filter(pk__in=[p.pk for p in programmes])
        self.fields["programme"].label_from_instance = lambda programme: programme.name
        self.only_programme = programmes[0] if len(programmes) == 1 else None
        if self.only_programme:
            del self.fields["programme"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.cleaned_data["text"] = decoded(file.read(1024 * 1024 + 1))
        except Unreadable as problem:
            raise forms.ValidationError(str(problem)) from None
        return file


def sealed(*, text: str, programme: int, user: int) -> str:
    """The table as the preview carries it to the next step: signed, for this person, for two hours.

    Raises Unreadable when it would not fit into a form.
    """
    token = signing.dumps([user, programme, text], salt=SALT, compress=True)
    if len(token) > MOST_CARRIED:
        raise Unreadable(_("The table is too large for one go. Split it into several."))
    return token


def opened(token: str, *, user: int) -> tuple[int, str] | None:
    """(programme, text) of what this person's preview carried, or None."""
    try:
        owner, programme, text = signing.loads(token, salt=SALT, max_age=HOLDS_SECONDS)
    except signing.BadSignature:
        return None
    return (programme, text) if owner == user else None
