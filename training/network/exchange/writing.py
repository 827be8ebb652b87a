"""The network as tables, in the columns of the import; contact persons in a table of their own."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from streetwork.vocabulary.snapshot import vocabulary
from training.models import Partner, PartnerContact
from training.network.exchange.columns import INSTITUTIONS, RELATIONS
from training.network.presenters import RelationRow


def institution_headings() -> list[str]:
    return [*(column.key for column in INSTITUTIONS), "sessions_attended", "last_attended"]


def institution_lines(partners: Iterable[Partner]) -> list[list]:
    """Needs `with_facts` and topics fetched."""
    words = vocabulary()
    return [
        [
            words.programmes[partner.programme_id].slug, partner.name, partner.institution_type, partner.engagement,
            words.states[partner.state_id].code if partner.state_id is not None else "", partner.country.code,
            partner.city, partner.website, "; ".join(sorted(topic.code for topic in partner.topics.all())),
            _day(partner.last_contact_on), partner.status, partner.note, partner.visits,
            _day(partner.visited_at and timezone.localtime(partner.visited_at).date()),
        ]
        for partner in partners
    ]  # fmt: skip


def relation_headings() -> list[str]:
    return [column.key for column in RELATIONS]


def relation_lines(rows: Iterable[RelationRow]) -> list[list]:
    words = vocabulary()
    return [
        [
            words.programmes[row.source.programme_id].slug, row.source.name, row.relation.kind, row.target.name,
            row.relation.since or "", row.relation.until or "", row.relation.note,
        ]
        for row in rows
    ]  # fmt: skip


def people_headings() -> list[str]:
    return [_("institution"), _("state"), _("name"), _("function"), _("e-mail"), _("phone"), _("consent on"),
            _("consent by"), _("last confirmed")]  # fmt: skip


def people_lines(people: Iterable[PartnerContact]) -> list[list]:
    """Needs the institution fetched."""
    states = vocabulary().states
    return [
        [
            each.partner.name, states[each.state_id].code, each.name, each.function, each.email, each.phone,
            _day(each.consent_on), each.consent_how, _day(each.confirmed_on),
        ]
        for each in people
    ]  # fmt: skip


def _day(day) -> str:
    return day.isoformat() if day else ""
