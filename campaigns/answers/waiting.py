"""What waits for somebody in the library: texts to review, texts that are outdated, cards whose day has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from campaigns.answers import rules
from campaigns.enums import CardStatus, VersionStatus
from campaigns.models import AnswerCard, AnswerVersion
from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_ANSWERS


@dataclass(frozen=True)
class Waiting:
    """Numbers for one person. `review` counts what others wrote, `sent_back` the person's own texts with a remark."""

    review: int = 0
    sent_back: int = 0
    outdated: int = 0
    expiring: int = 0

    @property
    def total(self) -> int:
        return self.review + self.sent_back + self.outdated + self.expiring


def waiting_for(access: Access, today: date) -> Waiting:
    """What waits in the running programmes for which the person writes answers. Two queries."""
    programmes = access.programmes_for(*WRITES_ANSWERS, running=True)
    if not programmes:
        return Waiting()
    cards = {
        card.pk: card
        for card in AnswerCard.objects.filter(programme__in=programmes, status=CardStatus.ACTIVE).only(
            "pk", "source_language", "expires_on"
        )
    }
    versions: dict[int, list[AnswerVersion]] = {}
    for version in AnswerVersion.objects.filter(card__in=cards).defer("text"):
        versions.setdefault(version.card_id, []).append(version)
    return _counted(cards.values(), versions, access.user_id, today)


def _counted(cards: Iterable[AnswerCard], versions, user: int | None, today: date) -> Waiting:
    review = sent_back = outdated = expiring = 0
    for card in cards:
        mine = versions.get(card.pk, [])
        sources = rules.sources_of(card, mine)
        expiring += rules.is_expiring(card, today)
        for version in mine:
            own = version.edited_by_id == user
            review += version.status == VersionStatus.REVIEW and not own
            sent_back += version.status == VersionStatus.DRAFT and bool(version.remark) and own
            outdated += rules.is_outdated(version, card, sources)
    return Waiting(review, sent_back, outdated, expiring)
