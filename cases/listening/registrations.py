"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from cases.listening import today as cards
from streetwork.accounts.roles import LISTENS
from streetwork.delivery import schedule
from streetwork.web import rail, today


def register():
    from cases.listening.keywords import registrations as keywords

    keywords.register()
    from cases.listening import tasks  # noqa: F401  (registers the tasks and the handler)

    schedule.every("cases.listening.tasks.sweep", seconds=120)
    rail.register(
        rail.Entry(
            section="work",
            label=_("Listening"),
            url_name="listening:leads",
            icon="ear",
            roles=tuple(sorted(LISTENS)),
            key="l",
            order=40,
        )
    )
    today.register(
        today.Card(
            key="finds",
            title=_("Finds to look at"),
            order=15,
            build=cards.finds,
            template="listening/_today_finds.html",
            roles=tuple(sorted(LISTENS)),
        )
    )
