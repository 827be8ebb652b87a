"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from campaigns.answers import today as cards
from streetwork.accounts.roles import READS_ANSWERS, WRITES_ANSWERS
from streetwork.web import rail, today


def register():
    rail.register(
        rail.Entry(
            section="work",
            label=_("Answers"),
            url_name="answers:list",
            icon="card-checklist",
            roles=tuple(sorted(READS_ANSWERS)),
            key="a",
            order=60,
        )
    )
    today.register(
        today.Card(
            key="answers-to-review",
            title=_("Answers to review"),
            order=45,
            build=cards.answers_to_review,
            template="answers/_today.html",
            roles=tuple(sorted(WRITES_ANSWERS)),
        )
    )
