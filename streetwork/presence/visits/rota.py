"""The rota of visits: which spaces are to be visited, by whom, and who is away."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.models import User
from streetwork.presence.models import Space
from streetwork.presence.presenters import due_words
from streetwork.presence.rules import days_overdue
from streetwork.presence.timeline import language_names
from streetwork.rota.absences import away_on, stood_in_by
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.snapshot import Vocabulary

AHEAD = timedelta(days=14)


class When(TextChoices):
    OVERDUE = "overdue", _("overdue")
    TODAY = "today", _("today")
    AHEAD = "ahead", _("in the next 14 days")


@dataclass(frozen=True)
class Planned:
    """One visit that is to be made."""

    space: Space
    platform: Platform
    languages: str
    when: When
    due: str
    may_change: bool
    is_handed: bool
    """Somebody else than the responsible person was asked."""


@dataclass
class Group:
    """The visits that fall to one person; `person` None: to nobody. `stand_in` only while the person is away."""

    person: User | None
    rows: list[Planned] = field(default_factory=list)
    is_me: bool = False
    is_away: bool = False
    stand_in: User | None = None
    may_hand_over: bool = False

    @property
    def due(self) -> list[Planned]:
        return [row for row in self.rows if row.when != When.AHEAD]

    @property
    def ahead(self) -> list[Planned]:
        return [row for row in self.rows if row.when == When.AHEAD]

    @property
    def to_hand_over(self) -> list[Planned]:
        """What the stand-in could take over now."""
        return [row for row in self.rows if row.may_change] if self.may_hand_over else []


def falls_to(space: Space) -> int | None:
    """Who makes the next visit: who was asked, else who is responsible."""
    return space.visitor_id or space.responsible_id


def when_due(space: Space, today: date) -> When:
    days = days_overdue(space, today)
    if days is None:
        return When.AHEAD
    return When.OVERDUE if days else When.TODAY


def planned(space: Space, vocabulary: Vocabulary, today: date, open_programmes: frozenset[int]) -> Planned:
    return Planned(
        space=space,
        platform=vocabulary.platforms[space.platform_id],
        languages=language_names(space.languages, vocabulary),
        when=when_due(space, today),
        due=due_words(space, today),
        may_change=space.programme_id in open_programmes,
        is_handed=bool(space.visitor_id and space.visitor_id != space.responsible_id),
    )


def rota_of(
    spaces: Iterable[Space],
    *,
    vocabulary: Vocabulary,
    today: date,
    me: int,
    open_programmes: frozenset[int],
    able: dict[int, frozenset[int]],
) -> list[Group]:
    """The spaces by person: mine first, then by name, nobody's last. Two queries.

    `able` are the programmes in which each person may make visits: a stand-in of another team is not offered.
    """
    away = away_on(today)
    groups: dict[int | None, Group] = {}
    for space in spaces:
        person = space.visitor if space.visitor_id else space.responsible
        group = groups.setdefault(person and person.pk, Group(person))
        group.rows.append(planned(space, vocabulary, today, open_programmes))
    people = User.objects.in_bulk({away[pk] for pk in groups if pk in away} - {None})
    for pk, group in groups.items():
        group.is_me, group.is_away = pk == me, pk in away
        stand_in = people.get(away.get(pk))
        if stand_in and stand_in.pk not in away:
            group.stand_in = stand_in
            needed = {row.space.programme_id for row in group.rows if row.may_change}
            group.may_hand_over = bool(needed) and needed <= able.get(stand_in.pk, frozenset())
    return sorted(groups.values(), key=lambda g: (not g.is_me, g.person is None, str(g.person).casefold()))


def people_i_visit_for(user_id: int, today: date) -> set[int]:
    """The person, and whoever they stand in for today."""
    return {user_id, *stood_in_by(user_id, today)}


def due_for(user_id: int, programmes: Iterable[int], today: date):
    """Joined spaces of the programmes that the person should visit by now, nobody's included."""
    mine = Space.objects.filter(programme__in=list(programmes)).due(today)
    return mine.falling_to(people_i_visit_for(user_id, today))
