"""Screen shapes of cases: rows of a list, and the parts of a case's page."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from cases.casework.actions.writing import may_correct
from cases.casework.texts import OpenTexts, Section
from cases.casework.timeline import Story
from cases.models import Case, CaseGoal, CaseNote, Consent, Contact, FollowUp
from cases.presenters import topic_names
from referrals.ladder_card import LadderCard
from streetwork.accounts.models import User
from streetwork.vocabulary.snapshot import vocabulary

RISK_TAGS = {Case.Risk.ACUTE: "tag-brick", Case.Risk.WATCH: "tag-amber"}


@dataclass(frozen=True)
class Row:
    """A case in a list, with its words. No text of it."""

    case: Case
    worker: str
    deputy: str
    next_due: date | None

    @property
    def risk_tag(self) -> str:
        return RISK_TAGS.get(self.case.risk, "tag-outline")

    @property
    def shows_risk(self) -> bool:
        return self.case.risk in RISK_TAGS

    @property
    def topics(self) -> list[str]:
        return topic_names(self.case.topic_ids)

    @property
    def language(self) -> str:
        return vocabulary().languages[self.case.language_id].name

    @property
    def platform(self):
        return vocabulary().platforms[self.case.platform_id]

    @property
    def state(self) -> str:
        return vocabulary().states[self.case.state_id].code

    @property
    def programme(self) -> str:
        return vocabulary().programmes[self.case.programme_id].short_name

    @property
    def is_due(self) -> bool:
        return self.next_due is not None and self.next_due <= timezone.localdate()


def rows_of(cases) -> list[Row]:
    """Rows with one query for people and one for the next follow-ups."""
    cases = list(cases)
    if not cases:
        return []
    people = dict(
        User.objects.filter(pk__in={pk for case in cases for pk in (case.worker_id, case.deputy_id)} - {None})
        .values_list("pk", "name")
    )  # fmt: skip
    follow_ups = FollowUp.objects.open().filter(case__in=[case.pk for case in cases])
    due: dict[int, date] = dict(follow_ups.order_by("-due_on").values_list("case", "due_on"))
    return [
        Row(case, people.get(case.worker_id, ""), people.get(case.deputy_id, ""), due.get(case.pk)) for case in cases
    ]


@dataclass(frozen=True)
class Note:
    note: CaseNote
    author: str
    sections: list[Section] | None
    may_correct: bool


@dataclass(frozen=True)
class Goal:
    goal: CaseGoal
    text: str | None


@dataclass(frozen=True)
class Touch:
    """A contact of the case, with its referral's ladder."""

    contact: Contact
    counselor: str
    topics: list[str]
    ladder: LadderCard | None


@dataclass(frozen=True)
class Texts:
    """What only readers of the texts get."""

    concern: str | None
    result: str | None
    notes: list[Note] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    broken: int = 0


def texts_of(story: Story, texts: OpenTexts, access) -> Texts:
    """Opens everything of the case that the page shows."""
    notes = [
        Note(note, story.name(note.author_id), texts.sections(note), may_correct(access, note)) for note in story.notes
    ]
    goals = [Goal(goal, texts.text(f"goal:{goal.uid}", goal.sealed)) for goal in story.goals]
    concern, result = texts.concern, texts.result
    return Texts(concern, result, notes, goals, texts.broken)


def touches_of(story: Story, access, next_url: str) -> list[Touch]:
    return [
        Touch(
            contact,
            story.name(contact.counselor_id),
            topic_names(contact.topic_ids),
            LadderCard(contact.referral, access, next_url=next_url) if contact.referral_id else None,
        )
        for contact in story.contacts
    ]


def standing(consents: list[Consent]) -> list[Consent]:
    """Consents that were not withdrawn."""
    return [consent for consent in consents if consent.withdrawn_on is None]
