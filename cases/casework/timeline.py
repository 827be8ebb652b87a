"""Everything that happened in a case, in one list, the newest first. A fixed number of queries, whatever its length."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.casework.texts import OpenTexts
from cases.models import (
    BreakGlass,
    Case,
    CaseCheck,
    CaseEvent,
    CaseGoal,
    CaseNote,
    Consent,
    Contact,
    FollowUp,
    Handover,
)
from cases.presenters import topic_names
from referrals.models import ReferralStep
from streetwork.accounts.models import User


@dataclass(frozen=True)
class Moment:
    """One line. `day_only`: the clock time is not known. `text` is opened for readers alone; None is a broken seal."""

    at: datetime
    what: str
    icon: str
    who: str = ""
    detail: str = ""
    text: str | None = ""
    url: str = ""
    day_only: bool = False
    order: int = 0


@dataclass
class Story:
    """The rows of one case, read once, for page, timeline and export alike."""

    case: Case
    notes: list[CaseNote]
    goals: list[CaseGoal]
    consents: list[Consent]
    checks: list[CaseCheck]
    handovers: list[Handover]
    glasses: list[BreakGlass]
    contacts: list[Contact]
    follow_ups: list[FollowUp]
    steps: list[ReferralStep]
    events: list[CaseEvent]
    names: dict[int, str] = field(default_factory=dict)

    def name(self, user_id: int | None) -> str:
        return self.names.get(user_id or 0) or _("system")


def story_of(case: Case) -> Story:
    """Twelve queries."""
    own = {"state": case.state_id, "case": case.pk}
    contacts = list(
        Contact.objects.filter(**own).select_related("platform", "language", "referral__center").newest_first()
    )
    referrals = [contact.referral_id for contact in contacts if contact.referral_id]
    steps = ReferralStep.objects.filter(state=case.state_id, referral__in=referrals) if referrals else []
    story = Story(
        case=case,
        notes=list(CaseNote.objects.filter(**own).order_by("-written_at", "-pk")),
        goals=list(CaseGoal.objects.filter(**own).order_by("agreed_on", "pk")),
        consents=list(Consent.objects.filter(**own).select_related("notice").order_by("given_on", "pk")),
        checks=list(CaseCheck.objects.filter(**own).order_by("asked_at", "pk")),
        handovers=list(Handover.objects.filter(**own).order_by("handed_over_at", "pk")),
        glasses=list(BreakGlass.objects.filter(**own).order_by("opened_at", "pk")),
        contacts=contacts,
        follow_ups=list(FollowUp.objects.filter(**own).order_by("created_at", "pk")),
        steps=list(steps),
        events=list(CaseEvent.objects.filter(state=case.state_id, id=case.pk).order_by("pgh_id")),
    )
    story.names = dict(User.objects.filter(pk__in=_people(story)).values_list("pk", "name"))
    return story


def _people(story: Story) -> set[int]:
    found = {story.case.worker_id, story.case.deputy_id}
    found |= {note.author_id for note in story.notes}
    found |= {person for check in story.checks for person in (check.asked_by_id, check.asked_of_id)}
    found |= {person for move in story.handovers for person in (move.from_worker_id, move.to_worker_id)}
    found |= {consent.recorded_by_id for consent in story.consents}
    found |= {glass.user_id for glass in story.glasses} | {contact.counselor_id for contact in story.contacts}
    found |= {person for each in story.follow_ups for person in (each.worker_id, each.settled_by_id)}
    found |= {step.user_id for step in story.steps}
    found |= {person for event in story.events for person in (event.actor_id, event.deputy_id)}
    return found - {None}


def timeline(story: Story, texts: OpenTexts | None) -> list[Moment]:
    """All moments, newest first. Without `texts` no remark and no goal is opened."""
    moments = [
        *_of_case(story), *_of_contacts(story), *_of_notes(story), *_of_goals(story, texts), *_of_consents(story),
        *_of_checks(story, texts), *_of_handovers(story, texts), *_of_follow_ups(story), *_of_glasses(story),
    ]  # fmt: skip
    return sorted(moments, key=lambda moment: (moment.at, moment.order), reverse=True)


def _on(day: date) -> datetime:
    """The end of the day, so that what was done on it stands above what led to it."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _of_case(story):
    yield Moment(story.case.opened_at, _("Case opened"), "folder-plus", _opener(story), order=-1)
    for before, after in pairwise(story.events):
        who, at = story.name(after.actor_id), after.pgh_created_at
        if before.status != after.status:
            if after.status == Case.Status.CLOSED:
                yield Moment(at, _("Case closed"), "check2-circle", who, str(Case.Closure(after.closure).label))
            else:
                yield Moment(at, _("Case opened again"), "arrow-counterclockwise", who)
        if before.risk != after.risk:
            yield Moment(at, _("Risk changed"), "exclamation-triangle", who, str(Case.Risk(after.risk).label))
        if before.deputy_id != after.deputy_id and before.worker_id == after.worker_id:
            deputy = story.name(after.deputy_id) if after.deputy_id else _("nobody")
            yield Moment(at, _("Deputy changed"), "people", who, deputy)


def _opener(story):
    first = story.events[0] if story.events else None
    return story.name(first.actor_id if first and first.actor_id else story.case.worker_id)


def _of_contacts(story):
    steps = {}
    for step in story.steps:
        steps.setdefault(step.referral_id, []).append(step)
    for contact in story.contacts:
        detail = f"{contact.get_kind_display()} · {contact.platform.name} · {', '.join(topic_names(contact.topic_ids))}"
        yield Moment(
            contact.occurred_at, _("Contact"), "chat-dots", story.name(contact.counselor_id), detail,
            url=f"/contacts/{contact.pk}/", order=-2,
        )  # fmt: skip
        for step in steps.get(contact.referral_id, ()):
            who = story.name(step.user_id) if step.user_id else str(step.get_set_by_display())
            detail = f"{contact.referral.center.name}: {step.get_result_display()}"
            yield Moment(step.at, _("Referral"), "signpost-split", who, detail)


def _of_notes(story):
    for note in story.notes:
        yield Moment(note.written_at, _("Note"), "journal-text", story.name(note.author_id), url=f"#note-{note.pk}")


def _of_goals(story, texts):
    for goal in story.goals:
        text = texts.text(f"goal:{goal.uid}", goal.sealed) if texts else ""
        yield Moment(_on(goal.agreed_on), _("Goal agreed"), "bullseye", text=text, day_only=True)
        if goal.settled_on:
            yield Moment(
                _on(goal.settled_on), _("Goal: %(status)s") % {"status": goal.get_status_display()}, "bullseye",
                text=text, day_only=True, order=1,
            )  # fmt: skip


def _of_consents(story):
    for consent in story.consents:
        who, kind = story.name(consent.recorded_by_id), str(consent.get_kind_display())
        told = f" ({consent.notice.version})" if consent.notice else ""
        yield Moment(_on(consent.given_on), _("Consent"), "hand-thumbs-up", who, kind + told, day_only=True)
        if consent.withdrawn_on:
            yield Moment(_on(consent.withdrawn_on), _("Consent withdrawn"), "slash-circle", "", kind, day_only=True)


def _of_checks(story, texts):
    for check in story.checks:
        asked = _("%(name)s was asked") % {"name": story.name(check.asked_of_id)}
        yield Moment(check.asked_at, _("Four-eyes check"), "eyeglasses", story.name(check.asked_by_id), asked)
        if check.answered_at:
            yield Moment(
                check.answered_at, _("Four-eyes check: %(result)s") % {"result": check.get_result_display()},
                "eyeglasses", story.name(check.asked_of_id),
                text=texts.text(f"check:{check.uid}", check.remark) if texts else "",
            )  # fmt: skip


def _of_handovers(story, texts):
    for move in story.handovers:
        people = f"{story.name(move.from_worker_id)} → {story.name(move.to_worker_id)}"
        yield Moment(
            move.handed_over_at, _("Handover"), "arrow-left-right", people, str(move.get_reason_display()),
            text=texts.text(f"handover:{move.uid}", move.remark) if texts else "",
        )  # fmt: skip


def _of_follow_ups(story):
    for each in story.follow_ups:
        due = _("due %(day)s") % {"day": date_format(each.due_on, "SHORT_DATE_FORMAT")}
        detail = f"{each.get_purpose_display()}, {due}"
        yield Moment(each.created_at, _("Follow-up agreed"), "calendar-plus", story.name(each.worker_id), detail)
        if each.settled_at:
            what = _("Follow-up: %(status)s") % {"status": each.get_status_display()}
            yield Moment(
                each.settled_at, what, "calendar-check", story.name(each.settled_by_id), str(each.get_purpose_display())
            )


def _of_glasses(story):
    for glass in story.glasses:
        yield Moment(glass.opened_at, _("Emergency access"), "unlock", story.name(glass.user_id), glass.reason)
