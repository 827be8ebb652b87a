"""The list of gaps: its filter bar, its rows and sums, its table to take away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.gap_offers import Offer
from referrals.models import Gap
from streetwork.accounts.roles import READS_DIRECTORY
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import QuickSelect

ALL = ("", gettext_lazy("all"))
SUMS_SHOWN = 8
BATCH = 500


class GapFilter(forms.Form):
    """What to show. What cannot be understood (an old bookmark) filters nothing."""

    state = forms.TypedChoiceField(
        label=gettext_lazy("State"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    topic = forms.TypedChoiceField(
        label=gettext_lazy("Topic"), required=False, coerce=int, empty_value=None, widget=QuickSelect
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False, widget=QuickSelect)

    def __init__(self, data, *, access):
        super().__init__(data, label_suffix="")
        words, fields = vocabulary(), self.fields
        states = [words.states[pk] for pk in access.states_for(*READS_DIRECTORY)]
        states.sort(key=lambda state: (state.pk == State.DE, state.name.casefold()))
        fields["state"].choices = [ALL, *((state.pk, state.name) for state in states)]
        fields["topic"].choices = [
            ALL, *((t.name, [(each.pk, each.name) for each in (t, *children)]) for t, children in words.topic_tree)
        ]  # fmt: skip
        fields["language"].choices = [ALL, *((entry.pk, entry.name) for entry in words.languages.values())]

    def apply(self, gaps):
        """Narrow a query set of gaps to the selection; a topic of the first level holds its children."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        if topic := chosen.pop("topic", None):
            children = (t.pk for t in vocabulary().topics.values() if t.parent_id == topic)
            gaps = gaps.filter(topic__in=[topic, *children])
        return gaps.filter(**chosen)

    @property
    def query(self) -> str:
        """The selection as a query string."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)})


@dataclass(frozen=True)
class Row:
    """A gap with the names that its numbers stand for."""

    gap: Gap

    @property
    def state(self) -> str:
        return vocabulary().states[self.gap.state_id].name

    @property
    def topic(self) -> str:
        return vocabulary().topics[self.gap.topic_id].name

    @property
    def language(self) -> str:
        return vocabulary().languages[self.gap.language_id].name

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.gap.programme_id].short_name


@dataclass(frozen=True)
class Sum:
    """How often nobody was found for a topic in a language."""

    topic_id: int
    language_id: str
    gaps: int
    last: datetime
    offers: Sequence[Offer] = ()

    @property
    def topic(self) -> str:
        return vocabulary().topics[self.topic_id].name

    @property
    def language(self) -> str:
        return vocabulary().languages[self.language_id].name

    @property
    def place(self) -> tuple[int, str]:
        return self.topic_id, self.language_id

    @property
    def query(self) -> str:
        return urlencode({"topic": self.topic_id, "language": self.language_id})


def sums_of(gaps) -> list[Sum]:
    """The most frequent pairs of topic and language."""
    return [Sum(*row) for row in gaps.sums()[:SUMS_SHOWN]]


def headings() -> list[str]:
    return [_("date"), _("state"), _("place"), _("topic"), _("language"), _("programme")]


def batches(gaps) -> Iterator[Iterable[list]]:
    """Rows for a file, the newest first, some hundred at a time."""
    last = None
    while True:
        page = gaps.newest_first()
        if last:
            page = page.filter(noted_at__lte=last.noted_at).exclude(noted_at=last.noted_at, pk__gte=last.pk)
        page = list(page[:BATCH])
        if not page:
            return
        yield [_cells(Row(gap)) for gap in page]
        last = page[-1]


def _cells(row: Row) -> list:
    day = timezone.localtime(row.gap.noted_at).date().isoformat()
    return [day, row.state, row.gap.place, _harmless(row.gap.topic_id), row.language, row.programme]


def _harmless(topic_id: int) -> str:
    """The topic's name for files; a sensitive one (Art. 9 GDPR) is named by its parent, or “other topics”."""
    topics = vocabulary().topics
    topic = topics[topic_id]
    while topic.is_sensitive and topic.parent_id:
        topic = topics[topic.parent_id]
    return _("other topics") if topic.is_sensitive else topic.name
