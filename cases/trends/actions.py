"""Writing trend notes, and deciding in the weekly review."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from campaigns.enums import IdeaOrigin
from campaigns.ideas.actions import note_idea
from campaigns.models import CampaignIdea
from cases.claims.actions import to_idea
from cases.models import Claim, ReviewDecision, TrendNote
from cases.trends.enums import Decision, Subject
from cases.trends.figures import figures_of
from cases.trends.subjects import About
from streetwork.accounts.access import Access


@transaction.atomic
def save_note(*, form, author=None) -> TrendNote:
    """Save a valid form; `author` for a new note."""
    note = form.save(commit=False)
    if author is not None:
        note.author = author
    note.guard_overrides += form.guard_overrides
    note.save()
    return note


@transaction.atomic
def decide(
    *,
    access: Access,
    programme: int,
    week: date,
    about: About,
    decision: str,
    reason: str = "",
    guard_overrides: int = 0,
) -> ReviewDecision | None:
    """Write down what the team makes of it in this week, instead of what was decided before; "" takes it back.

    A campaign idea is put on the backlog, with the questions of the week, once: deciding again does not count again.
    """
    mine = ReviewDecision.objects.select_for_update().filter(
        programme=programme, week=week, subject=about.subject, subject_key=about.key
    )
    if not decision:
        return _take_back(mine.first())
    made, _is_new = mine.get_or_create(
        programme_id=programme, week=week, subject=about.subject, subject_key=about.key,
        defaults={"decision": decision},
    )  # fmt: skip
    made.decision, made.reason = decision, reason
    made.guard_overrides += guard_overrides
    made.decided_by_id, made.decided_at = access.user_id, timezone.now()
    if decision == Decision.IDEA and made.idea_id is None:
        made.idea = _idea(access, programme, week, about)
    made.save()
    return made


def _take_back(made: ReviewDecision | None) -> ReviewDecision | None:
    """A decision that led to an idea leaves its trace, so that the idea is not counted twice."""
    if made is None:
        return None
    if made.idea_id is None:
        made.delete()
        return None
    made.decision, made.reason = Decision.IDEA, ""
    made.save(update_fields=["decision", "reason"])
    return made


def _idea(access, programme, week, about: About) -> CampaignIdea:
    if isinstance(about.of, Claim):
        return to_idea(claim=about.of, access=access)
    prefix = "leads" if about.subject == Subject.QUESTIONS else about.subject
    return note_idea(
        programme=programme,
        origin=IdeaOrigin.TREND,
        origin_key=f"{prefix}:{about.key}",
        title=about.title[:160],
        language=about.language,
        topic=about.topic,
        questions=questions_behind(access, programme, week, about),
        user=access.user_id,
    )


def questions_behind(access, programme, week, about: About) -> int:
    """How many questions of the week stand behind it, as the page shows them to this person; at least 1."""
    if about.subject == Subject.NOTE:
        return 1
    figures = figures_of(access, programme=programme, week=week, language=about.language or "")
    place = (about.topic, about.language)
    if about.subject == Subject.QUESTIONS:
        unanswered = figures.unanswered.get(place)
        return max(1, unanswered.sum if unanswered else 0)
    asked = figures.asked.get(place)
    return max(1, asked.course.this_week if asked else 0)
