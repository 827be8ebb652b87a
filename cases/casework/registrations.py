"""What this room puts into the frames of `web` and `delivery`."""

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from cases.casework import today as cards
from streetwork.accounts.access import access_of
from streetwork.accounts.roles import WORKS_CASES
from streetwork.delivery.digest import line
from streetwork.web import rail, today

TODAY = lazy(lambda: reverse("web:today"), str)()


def register():
    import cases.casework.mail  # noqa: F401 (its kinds of mail register themselves)

    rail.register(
        rail.Entry(
            section="work",
            label=_("Cases"),
            url_name="cases:list",
            icon="folder2-open",
            roles=tuple(sorted(WORKS_CASES)),
            order=30,
        )
    )
    today.register(
        today.Card(
            key="my-cases",
            title=_("My cases"),
            order=15,
            build=cards.my_cases,
            template="casework/_today_cases.html",
            roles=tuple(sorted(WORKS_CASES)),
        )
    )
    line(key="cases.checks", label=_("Four-eyes checks that you were asked for"), path=TODAY)(checks_asked)


def checks_asked(user, day) -> int:
    """Four-eyes checks that wait for the person."""
    return len(cards.checks_asked_of(user.pk, access_of(user.pk)))
