"""What becomes of a find: logged, ignored, a campaign idea; and back. Each action may be repeated without harm.

The finds come from `lead_of` or `leads_of`, which look through the person's rights. The week's figures are written
in the same transaction, because they outlive the sentence.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from campaigns.enums import IdeaOrigin
from campaigns.ideas.actions import note_idea
from campaigns.models import CampaignIdea
from cases.listening.enums import LeadStatus
from cases.listening.figures import count_outcome, take_back_outcome
from cases.listening.keywords import count_feedback
from cases.models import Lead
from streetwork.accounts.access import Access
from streetwork.accounts.roles import LISTENS
from streetwork.vocabulary.snapshot import vocabulary

# What an idea is called for everybody, whatever language its writer reads.
IDEA_LANGUAGE = "de"


def leads_of(access: Access, keys: Iterable[int]) -> list[Lead]:
    """Those of the finds that the person may look through: in running programmes; foreign ones are left out."""
    running = access.programmes_for(*LISTENS, running=True)
    return [lead for lead in Lead.objects.visible_to(access).filter(pk__in=list(keys)) if lead.programme_id in running]


def lead_of(access: Access, pk: int) -> Lead | None:
    """The find, if the person may look through it; None as well when its time is over."""
    return next(iter(leads_of(access, [pk])), None)


@transaction.atomic
def mark_logged(*, lead: Lead, user) -> Lead:
    """A contact was logged from it. Wins over what was said before."""
    return _settle(lead, user, LeadStatus.LOGGED, instead_of=(LeadStatus.NEW, LeadStatus.IGNORED, LeadStatus.IDEA))


@transaction.atomic
def ignore(*, lead: Lead, user, keywords_useless: bool = False) -> Lead:
    """Leave it alone on purpose. `keywords_useless`: these keywords should not have found it; counted once."""
    lead = _locked(lead)
    if lead.status == LeadStatus.NEW:
        _set(lead, user, LeadStatus.IGNORED)
        if keywords_useless and lead.keyword_ids:
            count_feedback(lead.keyword_ids, lead.programme_id, useful=False)
    return lead


@transaction.atomic
def to_idea(*, lead: Lead, user) -> CampaignIdea | None:
    """Put the need behind it on the backlog of campaigns: topic and language, never the sentence.

    None when it was settled another way meanwhile. Finds of one topic and language add up in one idea.
    """
    lead = _locked(lead)
    if lead.status not in (LeadStatus.NEW, LeadStatus.IGNORED):
        return None
    _settle_locked(lead, user, LeadStatus.IDEA)
    return note_idea(
        programme=lead.programme_id,
        origin=IdeaOrigin.LEAD,
        origin_key=f"{lead.topic_id or 0}/{lead.language_id or ''}",
        title=_idea_title(lead),
        language=lead.language_id,
        topic=lead.topic_id,
        questions=lead.seen,
        user=_key(user),
    )


@transaction.atomic
def undo(*, lead: Lead, user) -> Lead:
    """Back to the inbox, as far as nothing grew out of it: only what was ignored."""
    lead = _locked(lead)
    if lead.status == LeadStatus.IGNORED:
        take_back_outcome(lead)
        lead.status, lead.triaged_at, lead.triaged_by_id = LeadStatus.NEW, None, None
        lead.save(update_fields=["status", "triaged_at", "triaged_by"])
    return lead


def _settle(lead, user, status, *, instead_of):
    lead = _locked(lead)
    if lead.status in instead_of:
        _settle_locked(lead, user, status)
    return lead


def _settle_locked(lead, user, status):
    if lead.status != LeadStatus.NEW:
        take_back_outcome(lead)
    elif lead.keyword_ids:
        count_feedback(lead.keyword_ids, lead.programme_id, useful=True)
    _set(lead, user, status)


def _set(lead, user, status):
    lead.status, lead.triaged_at, lead.triaged_by_id = status, timezone.now(), _key(user)
    lead.save(update_fields=["status", "triaged_at", "triaged_by"])
    count_outcome(lead)


def _locked(lead: Lead) -> Lead:
    """The row of this moment: a colleague may have been faster. Raises Lead.DoesNotExist when it is gone."""
    return Lead.objects.select_for_update(of=("self",)).get(state=lead.state_id, pk=lead.pk)


def _key(user) -> int:
    return getattr(user, "pk", user)


def _idea_title(lead) -> str:
    words = vocabulary()
    with override(IDEA_LANGUAGE):
        topic = words.topics[lead.topic_id].name if lead.topic_id in words.topics else _("Questions")
        language = words.languages[lead.language_id].name if lead.language_id in words.languages else ""
        if not language:
            return topic
        return _("%(topic)s: questions in %(language)s") % {"topic": topic, "language": language}
