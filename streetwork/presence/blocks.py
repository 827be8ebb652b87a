"""The block log (Sperrprotokoll): who sees it, its filter bar, its rows, its table to take away."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from streetwork.accounts.roles import READS_SPACES
from streetwork.presence.enums import Cause, Measure, Outcome
from streetwork.presence.models import BlockEntry
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.snapshot import Vocabulary, vocabulary
from streetwork.web.widgets import DayInput

ALL = ("", gettext_lazy("all"))
OUTCOME_TAGS = {
    Outcome.OPEN: "tag-amber",
    Outcome.RESTORED: "tag-accent",
    Outcome.PARTLY: "tag-accent",
    Outcome.FINAL: "tag-brick",
}


def visible_to(access):
    """Entries of the programmes in which the person may see the register."""
    return BlockEntry.objects.filter(programme__in=access.programmes_for(*READS_SPACES))


class BlockFilter(forms.Form):
    """What to show. What cannot be understood (an old bookmark) filters nothing."""

    programme = forms.TypedChoiceField(label=gettext_lazy("Programme"), required=False, coerce=int, empty_value=None)
    platform = forms.TypedChoiceField(label=gettext_lazy("Platform"), required=False, coerce=int, empty_value=None)
    measure = forms.ChoiceField(label=gettext_lazy("What happened"), required=False, choices=[ALL, *Measure.choices])
    cause = forms.ChoiceField(label=gettext_lazy("Suspected cause"), required=False, choices=[ALL, *Cause.choices])
    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), required=False, choices=[ALL, *Outcome.choices])
    first = forms.DateField(label=gettext_lazy("From"), required=False, widget=DayInput)
    last = forms.DateField(label=gettext_lazy("To"), required=False, widget=DayInput)
    space = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, data, *, programmes, words: Vocabulary):
        super().__init__(data, label_suffix="")
        self.fields["platform"].choices = [ALL, *((p.pk, p.name) for p in words.platforms.values())]
        self.fields["programme"].choices = [ALL, *((p.pk, p.short_name) for p in programmes)]
        if len(programmes) < 2:
            del self.fields["programme"]

    def apply(self, entries):
        self.is_valid()
        wanted = {name: value for name, value in self.cleaned_data.items() if value}
        if first := wanted.pop("first", None):
            entries = entries.filter(happened_on__gte=first)
        if last := wanted.pop("last", None):
            entries = entries.filter(happened_on__lte=last)
        return entries.filter(**wanted)

    @property
    def query(self) -> str:
        """The selection as a query string."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})


@dataclass(frozen=True)
class Row:
    """A line of the log. Needs space, programme and reporter selected."""

    entry: BlockEntry
    platform: Platform
    outcome_tag: str

    @property
    def where(self) -> str:
        return self.entry.space.name if self.entry.space else _("our account")


def as_row(entry: BlockEntry, words: Vocabulary) -> Row:
    return Row(entry, words.platforms[entry.platform_id], OUTCOME_TAGS[entry.outcome])


def figures(entries) -> dict[str, int]:
    """All, those still open, and those restored at least in part. One query."""
    back = Q(outcome__in=[Outcome.RESTORED, Outcome.PARTLY])
    return entries.order_by().aggregate(
        all=Count("pk"), open=Count("pk", filter=Q(outcome=Outcome.OPEN)), back=Count("pk", filter=back)
    )


def headings() -> list[str]:
    return [
        _("date"), _("programme"), _("platform"), _("space"), _("what happened"), _("suspected cause"),
        _("whom we turned to"), _("outcome"), _("settled on"),
    ]  # fmt: skip


def lines(entries) -> list[list]:
    """Rows for a file. No note: it is for colleagues; a file goes to platforms and funders."""
    words = vocabulary()
    chosen = entries.select_related("space", "programme").order_by("-happened_on", "-pk")
    return [_cells(as_row(entry, words)) for entry in chosen]


def _cells(row: Row) -> list:
    entry = row.entry
    return [
        entry.happened_on.isoformat(), entry.programme.short_name, row.platform.name, row.where,
        entry.get_measure_display(), entry.get_cause_display(), entry.get_step_display(),
        entry.get_outcome_display(), entry.settled_on.isoformat() if entry.settled_on else "",
    ]  # fmt: skip
