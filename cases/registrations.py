"""What contacts put into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns.answers.uses import count_contacts_with
from cases import today as cards
from cases.answering import contacts_with_cards
from cases.casework import registrations as casework
from cases.claims import registrations as claims
from cases.followups import registrations as followups
from cases.incidents import registrations as incidents
from cases.listening import registrations as listening
from cases.results import registrations as results
from cases.trends import registrations as trends
from streetwork.accounts.roles import READS_CONTACTS, Role
from streetwork.web import rail, today

ROOMS = (casework, followups, listening, claims, trends, incidents, results)


def register():
    for room in ROOMS:
        room.register()
    count_contacts_with(contacts_with_cards)
    rail.register(
        rail.Entry(
            section="work",
            label=_("Contacts"),
            url_name="contacts:list",
            icon="chat-dots",
            roles=tuple(READS_CONTACTS),
            key="c",
            order=20,
        )
    )
    rail.register_primary(
        rail.Primary(
            label=_("Log contact"),
            url_name="contacts:new",
            icon="plus-lg",
            roles=tuple(READS_CONTACTS),
            short_label=_("Log"),
        )
    )
    today.register(
        today.Card(
            key="my-week",
            title=_("My week"),
            order=20,
            build=cards.week,
            template="cases/_today_week.html",
            roles=tuple(READS_CONTACTS),
        )
    )
    today.register(
        today.Card(
            key="my-contacts",
            title=_("My last contacts"),
            order=25,
            build=cards.mine,
            template="cases/_today_mine.html",
            roles=tuple(READS_CONTACTS),
        )
    )
    today.register(
        today.Card(
            key="figures",
            title=_("The last weeks in figures"),
            order=30,
            build=cards.figures,
            template="cases/_today_figures.html",
            roles=(Role.COORDINATOR, Role.FIGURES_ONLY),
        )
    )
