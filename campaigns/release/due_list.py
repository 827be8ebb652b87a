"""The list of what is to be published: due, soon, held back, by machine, just done."""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.calendar.timing import begin_of, day_of
from campaigns.enums import PlacementStatus
from campaigns.models import Placement
from campaigns.release.concerned import Concerned
from campaigns.release.presenters import Row
from campaigns.release.queries import Standing, standings_of, to_publish, with_places
from campaigns.release.rules import undo_problem
from campaigns.sending import queries as sending
from streetwork.accounts.access import Access
from streetwork.accounts.roles import PUBLISHES
from streetwork.vocabulary.choices import language_choices, programmes_of
from streetwork.web.filtering import FilterBar, number_choice
from streetwork.web.widgets import QuickSelect

# How far the list looks ahead, and further for what is held back, so that there is time to solve it.
AHEAD, HELD_AHEAD = timedelta(days=7), timedelta(days=14)
# How long what was marked stays in reach for correcting; how many rows a page carries.
BEHIND, SHOWN = timedelta(days=7), 200
MINE = "mine"
NOTHING = Standing(None, None, None, [])


class DueFilter(FilterBar):
    """Whose, and in which language. A wrong value filters nothing."""

    who = forms.ChoiceField(
        label=pgettext_lazy("posts", "Whose"),
        required=False,
        choices=[("", _("all")), (MINE, pgettext_lazy("posts", "mine"))],
    )
    language = forms.ChoiceField(label=_("Language"), required=False, widget=QuickSelect)
    programme = number_choice(_("Programme"))

    def __init__(self, data, *, access: Access):
        super().__init__(data)
        self.offer_programmes(programmes_of(access, PUBLISHES, running=True))
        languages = language_choices(self.programmes, all_of_them=False)
        self.fields["language"].choices = [("", _("all")), *languages]

    def apply(self, placements):
        if "language" in self.chosen:
            placements = placements.filter(language=self.chosen["language"])
        if "programme" in self.chosen:
            placements = placements.filter(post__campaign__programme=self.chosen["programme"])
        return placements


@dataclass
class Done(Row):
    """What was marked by hand. `undo`: "" for what can be taken back at once, else a code of `undo_problem`."""

    undo: str = ""


@dataclass
class Group:
    """Rows under one heading; `is_markable`: each can be marked as published from here."""

    key: str
    title: str | Promise
    is_markable: bool
    rows: list[Row] = field(default_factory=list)


class DueList:
    """What a person's running programmes are to publish within a week, what is late, what is held back. Ten queries."""

    def __init__(self, access: Access, wanted: DueFilter):
        self.now = timezone.now()
        self.today = day_of(self.now)
        self._access, self._wanted = access, wanted
        planned = wanted.apply(to_publish(access)).filter(due_at__lte=self.now + HELD_AHEAD)
        placements = list(planned[: SHOWN + 1])
        self.is_cut = len(placements) > SHOWN
        self.rows = self._rows(placements[:SHOWN])

    def _rows(self, placements: list[Placement]) -> list[Row]:
        people = Concerned({placement.post.campaign.programme_id for placement in placements}, self.today)
        standings = standings_of(placements)
        rows = [
            Row(each, standings[each.pk], self.now, self._access.user_id in people.with_placement(each))
            for each in placements
        ]
        return [row for row in rows if row.is_mine] if self._wanted.chosen.get("who") == MINE else rows

    @cached_property
    def groups(self) -> list[Group]:
        """By hand: due, later today, in the next days; then what is held back."""
        tomorrow = begin_of(self.today + timedelta(days=1))
        groups = [
            Group("due", _("Due now"), is_markable=True),
            Group("today", _("Later today"), is_markable=True),
            Group("soon", _("In the next seven days"), is_markable=True),
        ]
        for row in self._ready:
            if not row.is_by_machine:
                index = 0 if row.is_due else 1 if row.placement.due_at < tomorrow else 2
                groups[index].rows.append(row)
        return [group for group in groups if group.rows]

    @cached_property
    def _ready(self) -> list[Row]:
        soon = self.now + AHEAD
        return [row for row in self.rows if row.standing.may_go_out and row.placement.due_at <= soon]

    @cached_property
    def held_back(self) -> list[Row]:
        return [row for row in self.rows if not row.standing.may_go_out]

    @cached_property
    def by_machine(self) -> list[Row]:
        return [row for row in self._ready if row.is_by_machine]

    @cached_property
    def just_done(self) -> list[Done]:
        """What was marked by hand in the last days: the link can be added, a mistake undone."""
        done = with_places(
            Placement.objects.filter(
                post__campaign__programme__in=self._access.programmes_for(*PUBLISHES, running=True),
                status=PlacementStatus.PUBLISHED,
                external_id="",
                published_at__gte=self.now - BEHIND,
            )
        )
        rows = list(self._wanted.apply(done).order_by("-published_at", "-pk")[:20])
        sent, doubtful = sending.were_sent(rows), sending.in_doubt(rows)
        return [Done(each, NOTHING, self.now, undo=self._undo_problem(each, sent, doubtful)) for each in rows]

    def _undo_problem(self, placement: Placement, sent: set[int], doubtful: set[int]) -> str:
        return undo_problem(
            placement, due_at=placement.due_at, now=self.now, was_sent=placement.pk in sent,
            is_in_doubt=placement.pk in doubtful,
        )  # fmt: skip

    @cached_property
    def unclear(self) -> int:
        """How many the machine gave up on, or may or may not have posted: they need a look."""
        wanted = self._wanted.apply(sending.decided_by(self._access))
        return sending.doubtful(wanted, self.now).count() + sending.refused(wanted).count()

    @property
    def is_empty(self) -> bool:
        return not (self._ready or self.held_back or self.just_done or self.unclear)
