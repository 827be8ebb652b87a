"""Logging a contact from what listening found, and from a false claim that was corrected."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from cases.enums import Act
from cases.fields import number
from cases.listening.enums import LeadKind, LeadStatus
from cases.listening.presenters import marked
from cases.listening.retention import lead_days
from cases.listening.triage import lead_of
from cases.models import Claim, Lead
from cases.prefill import from_space
from streetwork.accounts.models import User
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.vocabulary.snapshot import vocabulary


@dataclass(frozen=True)
class Find:
    """The find beside the form: its masked sentence, and whether a colleague was faster."""

    lead: Lead

    @property
    def html(self) -> str:
        return marked(self.lead.text, self.lead.marks)

    @property
    def is_settled(self) -> bool:
        return self.lead.status != LeadStatus.NEW

    @property
    def settled_by(self) -> str:
        user = User.objects.filter(pk=self.lead.triaged_by_id).first() if self.lead.triaged_by_id else None
        return str(user or "–")

    @property
    def gone_on(self) -> date:
        """The day on which retention deletes the sentence."""
        return timezone.localdate(self.lead.created_at) + timedelta(days=lead_days(self.lead.programme))

    @property
    def is_own(self) -> bool:
        return self.lead.kind == LeadKind.OWN


def find_of(access, raw) -> Lead | None:
    """The find that the address or the form names, when the person may look through it and it is still there."""
    key = number(raw)
    return lead_of(access, key) if key else None


def from_find(lead: Lead, access) -> dict:
    """Platform, space, language, topics and state as the find suggests them; a comment of one's own says when."""
    topics = [pk for pk in lead.topic_ids if pk in vocabulary().topics]
    values = {"programme": lead.programme_id, "platform": lead.platform_id, "space": None, "language": lead.language_id}
    if lead.space is not None:
        values |= from_space(lead.space, access)
        values["language"] = lead.language_id or values.get("language")
    mine = access.states_for(*READS_CONTACTS, programme=lead.programme_id, running=True)
    if lead.state_id in mine and "region_evidence" not in values:
        values["state"] = lead.state_id
    values = {name: value for name, value in values.items() if value is not None or name == "space"}
    if topics:
        values |= {"topics": topics, "main_topic": topics[0]}
    if lead.kind == LeadKind.OWN and lead.said_at:
        values["occurred_at"] = lead.said_at
    return values


def from_claim(raw, access) -> dict:
    """Language, topic and the act *corrected*, for a claim of a programme in which the person logs contacts."""
    key = number(raw)
    mine = access.programmes_for(*READS_CONTACTS, running=True)
    claim = Claim.objects.filter(pk=key, programme__in=mine).first() if key else None
    if claim is None:
        return {}
    return {
        "programme": claim.programme_id,
        "language": claim.language_id,
        "topics": [claim.topic_id],
        "main_topic": claim.topic_id,
        "acts": [Act.CORRECTED],
        "claim": claim.pk,
    }
