"""What holds for answer cards. Pure.

*Outdated* has one definition, `is_outdated`: what the version was approved against says something else now.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaigns.enums import Advice, CardStatus, VersionStatus
from campaigns.models import AnswerCard, AnswerVersion
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_ANSWERS, WRITES_ANSWERS, Role

SOON = timedelta(days=30)


@dataclass
class Sources:
    """The texts in a card's source language: the general one, and the variants by state.

    A translation says what the general text says. A variant is made from the general text, the translation of a
    variant from both: whichever of them changes, it has to be looked at again.
    """

    general: bytes | None = None
    by_state: dict[int, bytes] = field(default_factory=dict)

    def hash_for(self, version: AnswerVersion, card: AnswerCard) -> bytes | None:
        """What the version must agree with now; None when the card has no source."""
        if self.general is None:
            return None
        variant = self.by_state.get(version.state_id) if version.state_id else None
        if variant is None or version.language_id == card.source_language_id:
            return self.general
        return hashlib.sha256(self.general + variant).digest()


def sources_of(card: AnswerCard, versions: Iterable[AnswerVersion]) -> Sources:
    """The sources among all versions of a card, as they are now, approved or not."""
    sources = Sources()
    for version in versions:
        if version.card_id != card.pk or version.language_id != card.source_language_id:
            continue
        if version.state_id is None:
            sources.general = bytes(version.text_hash)
        else:
            sources.by_state[version.state_id] = bytes(version.text_hash)
    return sources


def is_source(version: AnswerVersion, card: AnswerCard) -> bool:
    """Whether this is the text that all others are translated from and adapted to."""
    return version.language_id == card.source_language_id and version.state_id is None


def is_outdated(version: AnswerVersion, card: AnswerCard, sources: Sources) -> bool:
    """Whether an approved version was approved against a source that says something else now. The source never is."""
    if version.status != VersionStatus.APPROVED or is_source(version, card):
        return False
    return version.source_hash is None or bytes(version.source_hash) != sources.hash_for(version, card)


def is_expired(card: AnswerCard, today: date) -> bool:
    """On the day named the card still counts; from the next day on it does not."""
    return card.expires_on is not None and card.expires_on < today


def is_expiring(card: AnswerCard, today: date) -> bool:
    """Whether the card is to be reviewed within thirty days, or should have been."""
    return card.expires_on is not None and card.expires_on <= today + SOON


def lacks_legal_review(card: AnswerCard) -> bool:
    """Individual legal advice is given under a lawyer only (§§ 2, 6 RDG): nothing of it goes out unreviewed."""
    return card.advice == Advice.LEGAL and not (card.legally_reviewed_on and card.legal_basis.strip())


def is_offered(card: AnswerCard, version: AnswerVersion) -> bool:
    """Whether the version may be handed out at all."""
    in_use = card.status == CardStatus.ACTIVE and version.status == VersionStatus.APPROVED
    return in_use and not lacks_legal_review(card)


def may_read(access: Access, card: AnswerCard) -> bool:
    return card.programme_id in access.programmes_for(*READS_ANSWERS)


def may_write(access: Access, card: AnswerCard) -> bool:
    """Who writes answers in the card's programme, while it runs."""
    return card.programme_id in access.programmes_for(*WRITES_ANSWERS, running=True)


def may_review(access: Access, card: AnswerCard, version: AnswerVersion) -> bool:
    """Four eyes: who may write may review what somebody else wrote."""
    return may_write(access, card) and version.edited_by_id != access.user_id


def may_attest(access: Access, card: AnswerCard) -> bool:
    """The lead records who reviewed the card legally, and answers for it."""
    return card.programme_id in access.programmes_for(Role.LEAD, running=True)


def approval_problem(version: AnswerVersion, card: AnswerCard, versions: Iterable[AnswerVersion]) -> str:
    """Why the version cannot be approved yet, as a code; "" when it can.

    `legal`: the card lacks its legal review. `source`: what it was made from is not approved itself.
    """
    if lacks_legal_review(card):
        return "legal"
    if is_source(version, card):
        return ""
    for other in versions:
        made_from = other.language_id == card.source_language_id and (
            other.state_id is None or (other.state_id == version.state_id and other.pk != version.pk)
        )
        if made_from and other.status != VersionStatus.APPROVED:
            return "source"
    return ""
