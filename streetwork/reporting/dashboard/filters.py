"""What a dashboard is about: a GET form, so that every selection has an address."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.accounts.access import Access
from streetwork.reporting.dashboard.windows import (
    LAST_12,
    MOST_YEARS,
    OWN,
    Compare,
    Named,
    Window,
    bounded,
    last_twelve_whole,
    named_period,
    window_of,
)  # fmt: skip
from streetwork.reporting.discretion import Pairs, figures_pairs, sees_exactly
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.periods import Period
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.filtering import ALL, FilterBar, number_choice
from streetwork.web.widgets import DayInput, QuickSelect

DIMENSIONS = ("language", "topic", "platform", "origin")
DEFAULTS = {"period": Named.THIS_HALF, "compare": Compare.BEFORE}


class DashboardFilter(FilterBar):
    """A wrong value filters nothing and is named beside its field. Everything is within the figures one may read."""

    MORE = DIMENSIONS

    period = forms.ChoiceField(label=_("Period"), required=False, choices=Named.choices, widget=QuickSelect)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    compare = forms.ChoiceField(label=_("Compare with"), required=False, choices=Compare.choices, widget=QuickSelect)
    programme = number_choice(_("Programme"))
    state = number_choice(_("State"))
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    topic = number_choice(_("Topic"))
    platform = number_choice(_("Platform"))
    origin = number_choice(pgettext_lazy("figures", "Origin group"))

    def __init__(self, data: Mapping[str, str], access: Access, *, today: date | None = None, compare: str = ""):
        """`compare` replaces what the address says: some pages always look a year back."""
        given = {name: data[name] for name in data}
        if given.get("since") or given.get("until"):
            given.setdefault("period", OWN)
        super().__init__(DEFAULTS | given | ({"compare": compare} if compare else {}))
        self._given, self.access = given, access
        self.today = today or timezone.localdate()
        words, fields = vocabulary(), self.fields
        self._may_read = figures_pairs(access)
        self.offer_programmes(p for pk, p in words.programmes.items() if pk in self._may_read)
        mine = {pk for states in self._may_read.values() for pk in states}
        self.states = sorted((words.states[pk] for pk in mine), key=lambda s: (s.pk == State.DE, s.name.casefold()))
        fields["state"].choices = [ALL, *((each.pk, each.name) for each in self.states)]
        if len(self.states) < 2:
            del fields["state"]
        fields["language"].choices = [ALL, *((pk, each.name) for pk, each in words.languages.items())]
        fields["topic"].choices = [ALL, *((p, each.name) for p, each in words.topics.items() if not each.parent_id)]
        fields["platform"].choices = [ALL, *((pk, each.name) for pk, each in words.platforms.items())]
        fields["origin"].choices = [ALL, *((pk, each.name) for pk, each in words.origin_groups.items())]
        if compare:
            del fields["compare"]
        self._compare = compare

    def clean(self):
        found = super().clean()
        if found.get("period") != OWN:
            return found
        since, until = found.get("since"), found.get("until")
        if not since or not until:
            self.add_error("until" if since else "since", _("Own days need a first and a last day."))
        elif until < since:
            self.add_error("until", _("The period ends before it begins."))
        elif (until - since).days > 366 * MOST_YEARS:
            self.add_error("until", _("At most ten years at once."))
        return found

    @property
    def has_own_days(self) -> bool:
        return self.data.get("period") == OWN

    @property
    def pairs(self) -> dict[int, frozenset[int]]:
        """{programme: states} that are counted; empty where the programme does not work in the state."""
        programme, state = self.chosen.get("programme"), self.chosen.get("state")
        found = {pk: states for pk, states in self._may_read.items() if programme in (None, pk)}
        if state:
            found = {pk: states & {state} for pk, states in found.items()}
        return {pk: states for pk, states in found.items() if states}

    @property
    def may_read(self) -> Pairs:
        """All that the person could choose."""
        return self._may_read

    @cached_property
    def exactly(self) -> bool:
        """Whether every number may be told as it is."""
        return sees_exactly(self.access, self.pairs)

    @cached_property
    def window(self) -> Window:
        compare = self._compare or self.chosen.get("compare", Compare.BEFORE)
        return window_of(self.whole, today=self.today, compare=compare, exactly=self.exactly)

    @cached_property
    def whole(self) -> Period:
        name = self.chosen.get("period", Named.THIS_HALF)
        since, until = self.chosen.get("since"), self.chosen.get("until")
        if name == OWN and since and until:
            return Period(bounded(since), bounded(until))
        if name == LAST_12 and not self.exactly:
            return last_twelve_whole(self.today)
        return named_period(name, self.today)

    @cached_property
    def selection(self) -> Selection:
        chosen = {name: self.chosen[name] for name in DIMENSIONS if name in self.chosen}
        return Selection(period=self.window.period, pairs=self.pairs, **chosen)

    @cached_property
    def compared(self) -> Selection | None:
        return self.selection.during(self.window.compared) if self.window.compared else None

    @property
    def one_programme(self) -> Programme | None:
        """The one programme that is looked at."""
        return vocabulary().programmes[next(iter(self.pairs))] if len(self.pairs) == 1 else None

    @property
    def one_state(self) -> State | None:
        """The one state that is looked at."""
        states = {pk for group in self.pairs.values() for pk in group}
        return vocabulary().states[states.pop()] if len(states) == 1 else None

    @property
    def query(self) -> str:
        """What was chosen, without the defaults that nobody chose."""
        return self.query_with()

    def query_with(self, **changes) -> str:
        own = ("since", "until") if self.has_own_days else ()
        names = [name for name in self.fields if name in own or name not in ("since", "until")]
        kept = {name: self._given[name] for name in names if self._given.get(name)}
        kept = {name: value for name, value in kept.items() if name not in self.errors} | changes
        return query_of(kept)

    @property
    def is_narrowing(self) -> bool:
        return bool(self.query)


def query_of(values: Mapping[str, object]) -> str:
    """Without what is empty or the default."""
    return urlencode({name: value for name, value in values.items() if value and DEFAULTS.get(name) != value})
