"""Everything stored about one person (Art. 15 GDPR), for a JSON file and for the printed page."""

from cases.casework.texts import OpenTexts
from cases.casework.timeline import Moment, Story, timeline
from cases.models import CaseNote, ContactNote
from cases.presenters import topic_names
from streetwork.vocabulary.snapshot import vocabulary


def record_of(story: Story, *, contact_notes: dict[int, str]) -> dict:
    """Facts and opened texts in plain words; `null` where a seal is broken. Keys and fingerprints are not in it."""
    case, texts = story.case, OpenTexts(story.case)
    return {
        "case": {
            "code": case.code,
            "programme": vocabulary().programmes[case.programme_id].name,
            "state": vocabulary().states[case.state_id].name,
            "status": case.status,
            "opened_at": _moment(case.opened_at),
            "closed_at": _moment(case.closed_at),
            "reopened_at": _moment(case.reopened_at),
            "last_entry_at": _moment(case.last_activity_at),
            "closure": case.closure,
            "worker": story.name(case.worker_id),
            "deputy": story.name(case.deputy_id) if case.deputy_id else None,
            "language": case.language_id,
            "channel_of_entry": vocabulary().platforms[case.platform_id].name,
            "topics": topic_names(case.topic_ids),
            "age": case.age_band or None,
            "risk": case.risk,
            "concern": texts.concern,
            "result": texts.result,
        },
        "notes": [_note(note, story, texts) for note in story.notes],
        "goals": [
            {
                "goal": texts.text(f"goal:{goal.uid}", goal.sealed), "status": goal.status,
                "agreed_on": goal.agreed_on.isoformat(), "settled_on": goal.settled_on and goal.settled_on.isoformat(),
            }
            for goal in story.goals
        ],
        "consents": [
            {
                "kind": consent.kind, "notice": consent.notice and consent.notice.version,
                "given_on": consent.given_on.isoformat(),
                "withdrawn_on": consent.withdrawn_on and consent.withdrawn_on.isoformat(),
                "recorded_by": story.name(consent.recorded_by_id),
            }
            for consent in story.consents
        ],
        "checks": [
            {
                "asked_by": story.name(check.asked_by_id), "asked_of": story.name(check.asked_of_id),
                "asked_at": _moment(check.asked_at), "answered_at": _moment(check.answered_at),
                "result": check.result or None, "remark": texts.text(f"check:{check.uid}", check.remark),
            }
            for check in story.checks
        ],
        "handovers": [
            {
                "from": story.name(move.from_worker_id), "to": story.name(move.to_worker_id), "reason": move.reason,
                "at": _moment(move.handed_over_at), "remark": texts.text(f"handover:{move.uid}", move.remark),
            }
            for move in story.handovers
        ],
        "follow_ups": [
            {
                "purpose": each.purpose, "due_on": each.due_on.isoformat(), "status": each.status,
                "settled_at": _moment(each.settled_at), "worker": story.name(each.worker_id),
            }
            for each in story.follow_ups
        ],
        "emergency_accesses": [
            {"by": story.name(glass.user_id), "reason": glass.reason, "at": _moment(glass.opened_at)}
            for glass in story.glasses
        ],
        "contacts": [_contact(contact, story, contact_notes) for contact in story.contacts],
        "recognition": {"remembered": case.handle_marks.exists()},
    }  # fmt: skip


def _note(note: CaseNote, story: Story, texts: OpenTexts) -> dict:
    sections = texts.sections(note)
    return {
        "author": story.name(note.author_id),
        "written_at": _moment(note.written_at),
        "changed_at": _moment(note.changed_at),
        "sections": None if sections is None else {section.name: section.text for section in sections},
    }


def _contact(contact, story: Story, notes: dict[int, str]) -> dict:
    steps = [step for step in story.steps if step.referral_id == contact.referral_id]
    return {
        "at": _moment(contact.occurred_at),
        "counselor": story.name(contact.counselor_id),
        "kind": contact.kind,
        "platform": contact.platform.name,
        "language": contact.language_id,
        "topics": topic_names(contact.topic_ids),
        "acts": list(contact.acts),
        "note": notes.get(contact.pk),
        "referral": {
            "centre": contact.referral.center.name,
            "steps": [{"result": step.result, "at": _moment(step.at)} for step in steps],
        }
        if contact.referral_id
        else None,
    }


def notes_of_contacts(story: Story) -> dict[int, str]:
    keys = [contact.pk for contact in story.contacts]
    return dict(ContactNote.objects.filter(state=story.case.state_id, contact__in=keys).values_list("contact", "text"))


def moments_of(story: Story) -> list[Moment]:
    """The whole timeline with its texts, for the printed page."""
    return timeline(story, OpenTexts(story.case))


def _moment(at) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
