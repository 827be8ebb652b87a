"""Cards whose day of review comes near: the leads, and whoever wrote the source, hear of it once."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.enums import CardStatus
from campaigns.models import AnswerCard
from streetwork.accounts.models import Membership
from streetwork.accounts.roles import WRITES_ANSWERS, Role
from streetwork.delivery.reminders import Due, reminder

DAYS_BEFORE = timedelta(days=14)


@reminder(
    key="answers.card_expires",
    subject=_("An answer card is to be reviewed again"),
    link=lambda card: reverse("answers:detail", args=[card]),
)
def expiring_cards(today):
    """Cards in use, due from two weeks before their day. A new day is a new reminder."""
    cards = AnswerCard.objects.filter(
        status=CardStatus.ACTIVE, expires_on__lte=today + DAYS_BEFORE, programme__is_archived=False
    ).order_by("pk")
    for card in cards:
        for user in sorted(_people_of(card)):
            yield Due(card.pk, user, card.expires_on - DAYS_BEFORE)


def _people_of(card: AnswerCard) -> set[int]:
    members = Membership.objects.filter(programme=card.programme_id, user__is_active=True)
    leads = set(members.filter(role=Role.LEAD).values_list("user", flat=True))
    writers = set(members.filter(role__in=WRITES_ANSWERS).values_list("user", flat=True))
    wrote = card.versions.filter(language=card.source_language_id, state=None).values_list("edited_by", flat=True)
    return leads | (set(wrote) & writers)
