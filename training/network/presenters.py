"""Rows and pages of the network as the templates show them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS
from streetwork.vocabulary.snapshot import vocabulary
from training.enums import InstitutionType, PartnerStatus, RelationKind
from training.models import Coaching, Partner, PartnerAttendance, PartnerContact, PartnerRelation
from training.network.queries import people_of, relations_of
from training.network.rules import (
    is_consent_old,
    is_quiet,
    may_write,
    states_for_people,
    states_with_people,
)
from training.network.words import FROM_SOURCE, FROM_TARGET, ICONS, place_of, years_of

SESSIONS_SHOWN = 8


@dataclass(frozen=True)
class PartnerRow:
    """An institution in a list; needs `with_facts`."""

    partner: Partner

    @property
    def icon(self) -> str:
        return ICONS[InstitutionType(self.partner.institution_type)]

    @property
    def place(self) -> str:
        return place_of(self.partner)

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.partner.programme_id].short_name

    @property
    def is_former(self) -> bool:
        return self.partner.status == PartnerStatus.FORMER

    @property
    def is_quiet(self) -> bool:
        return not self.is_former and is_quiet(self.partner.last_contact_on, timezone.localdate())


@dataclass(frozen=True)
class RelationRow:
    """A relation in a table."""

    relation: PartnerRelation
    source: Partner
    target: Partner

    @property
    def words(self):
        return FROM_SOURCE[RelationKind(self.relation.kind)]

    @property
    def years(self) -> str:
        return years_of(self.relation.since, self.relation.until)


@dataclass(frozen=True)
class Link:
    """A relation as seen from one institution."""

    relation: PartnerRelation
    other: Partner

    @property
    def place(self) -> str:
        return place_of(self.other)

    @property
    def icon(self) -> str:
        return ICONS[InstitutionType(self.other.institution_type)]

    @property
    def years(self) -> str:
        return years_of(self.relation.since, self.relation.until)


@dataclass(frozen=True)
class Person:
    contact: PartnerContact
    state: str
    may_change: bool

    @property
    def is_old(self) -> bool:
        return is_consent_old(self.contact.confirmed_on, timezone.localdate())


class PartnerPage:
    """One institution: facts, relations, sessions, people, coachings."""

    def __init__(self, partner: Partner, access: Access):
        self.partner, self.access = partner, access
        self.row = PartnerRow(partner)
        self.may_write = may_write(access, partner)
        self.programme = vocabulary().programmes[partner.programme_id]

    @cached_property
    def topics(self) -> list[str]:
        known = vocabulary().topics
        return sorted(known[topic.pk].name for topic in self.partner.topics.all() if topic.pk in known)

    @cached_property
    def links(self) -> list[tuple[str, list[Link]]]:
        """By how they read from here."""
        own = []
        for each in relations_of(self.partner):
            is_source = each.source_id == self.partner.pk
            words = (FROM_SOURCE if is_source else FROM_TARGET)[RelationKind(each.kind)]
            own.append((str(words), Link(each, each.target if is_source else each.source)))
        own.sort(key=lambda row: (row[0], row[1].other.name.casefold()))
        return [(words, [link for _words, link in rows]) for words, rows in groupby(own, key=lambda row: row[0])]

    @cached_property
    def number_of_links(self) -> int:
        return sum(len(links) for _words, links in self.links)

    @cached_property
    def sessions(self) -> list[PartnerAttendance]:
        own = PartnerAttendance.objects.filter(partner=self.partner).select_related("session")
        return list(own.order_by("-session__starts_at", "-pk"))

    @property
    def sessions_shown(self) -> list[PartnerAttendance]:
        return self.sessions[:SESSIONS_SHOWN]

    @property
    def sessions_hidden(self) -> int:
        return max(0, len(self.sessions) - SESSIONS_SHOWN)

    @cached_property
    def procedures(self) -> list:
        return list(self.partner.procedure_cards.order_by("procedure", "position", "pk"))

    @cached_property
    def sees_people(self) -> bool:
        """Whether contact persons are anything for this reader at all."""
        return bool(states_with_people(self.access, self.partner.programme_id))

    @cached_property
    def states_to_enter(self) -> list[int]:
        return states_for_people(self.access, self.partner)

    @cached_property
    def people(self) -> list[Person]:
        if not self.sees_people:
            return []
        known = vocabulary().states
        mine = states_with_people(self.access, self.partner.programme_id, running=True)
        found = people_of(self.access, self.partner.programme_id).filter(partner=self.partner)
        return [
            Person(each, "" if each.state_id == self.partner.state_id else known[each.state_id].name,
                   each.state_id in mine)
            for each in found
        ]  # fmt: skip

    @cached_property
    def coaching(self) -> dict | None:
        """How many coachings, and their minutes, as far as the person may read them."""
        own = Coaching.objects.filter(self.access.within(*READS_TRAININGS), partner=self.partner)
        sums = own.aggregate(minutes=Sum("minutes"))
        return {"number": own.count(), "minutes": sums["minutes"]} if sums["minutes"] else None

    @property
    def people_hint(self) -> str:
        """Why nobody can be entered here."""
        if self.partner.state_id is None:
            return _("Your programme is archived: contact persons are read-only.")
        return _("Contact persons are entered by those who plan trainings in %(state)s.") % {"state": self.row.place}
