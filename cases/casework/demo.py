"""Invented cases of demo mode: a dozen, grown out of contacts that demo people had."""

import uuid
from datetime import timedelta

from django.utils import timezone

from cases.casework.actions.opening import insert_with_key
from cases.casework.actions.recognising import mark
from cases.casework.actions.writing import seal_sections
from cases.casework.codes import SHORTEST, draw
from cases.casework.demo_texts import CASES, Told
from cases.casework.handles import normalise
from cases.enums import Kind
from cases.models import (
    Case,
    CaseCheck,
    CaseEvent,
    CaseGoal,
    CaseNote,
    Consent,
    Contact,
    ContactEvent,
    Handover,
    NoticeVersion,
)
from streetwork.accounts.models import User
from streetwork.tenancy.models import Programme
from streetwork.tenancy.scope import current, scope
from streetwork.vocabulary.snapshot import vocabulary

NOTICE = "2026-01"


def is_seeded() -> bool:
    """Whether the room's demo data are there."""
    return Case.objects.filter(worker__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Write them. `people` are the demo people by key (accounts/demo.py), `now` the moment, `dice` seeded random."""
    notices = _notices()
    used: set[int] = set()
    for told in CASES:
        contacts = _contacts(told, people, now, used)
        if contacts:
            used |= {contact.pk for contact in contacts}
            _Teller(told, people, now, dice, notices).tell(contacts)


def _notices() -> dict[int, NoticeVersion]:
    programmes = Programme.objects.filter(pk__in=User.objects.filter(is_demo=True).values("memberships__programme"))
    made = {}
    for programme in programmes:
        made[programme.pk], _made = NoticeVersion.objects.get_or_create(
            programme=programme, version=NOTICE,
            defaults={"url": f"https://{programme.slug}.example/datenschutz", "valid_from": "2026-01-01"},
        )  # fmt: skip
    return made


def _contacts(told: Told, people, now, used) -> list[Contact]:
    """Contacts of this person that may have been the beginning, shortly before the day; later ones with the same
    language in the same state.
    """
    person = people[told.worker]
    free = (
        Contact.objects.filter(counselor=person, case=None, people_reached=1, notes=None, referral=None)
        .exclude(language__in=("de", "en"))
        .exclude(pk__in=used)
        .exclude(kind=Kind.CRISIS)
    )
    if told.handed_over:
        free = free.filter(state__in=people[told.handed_over[1]].memberships.values("states"))
    first = free.filter(occurred_at__lte=now - timedelta(days=told.days)).newest_first().first()
    if first is None:
        return []
    later = free.filter(
        state=first.state_id, programme=first.programme_id, language=first.language_id,
        occurred_at__gt=first.occurred_at,
    )  # fmt: skip
    return [first, *later.order_by("occurred_at", "pk")[: told.contacts - 1]]


class _Teller:
    """Writes one case as if it had happened day by day."""

    def __init__(self, told: Told, people, now, dice, notices):
        self.told, self.people, self.now, self.dice, self.notices = told, people, now, dice, notices

    def ago(self, days: float):
        return self.now - timedelta(days=days)

    def acting(self, person):
        opened = current()
        return scope(opened.read, opened.write, actor=person.pk)

    def uid(self) -> uuid.UUID:
        return uuid.UUID(int=self.dice.getrandbits(128), version=4)

    def tell(self, contacts) -> None:
        told, worker = self.told, self.people[self.told.worker]
        with self.acting(worker):
            self.case = case = insert_with_key(self._new(contacts[0], worker))
            for contact in contacts:
                contact.case, contact.main_topic_id, contact.topic_ids = case, case.main_topic_id, case.topic_ids
                if contact.kind in (Kind.OFFER, Kind.INFORMATION):
                    contact.kind, contact.offer_answered = Kind.CONSULTATION, None
                contact.save(update_fields=["case", "main_topic", "topic_ids", "kind", "offer_answered"])
                versions = ContactEvent.objects.filter(id=contact.pk, pgh_label="update", pgh_created_at__gte=self.now)
                versions.update(pgh_created_at=min(contact.created_at + timedelta(minutes=2), self.now))
            case.concern = case.seal("concern", told.concern)
            case.save(update_fields=["concern"])
            self._notes(worker)
            self._goals()
            self._consents(worker)
            self._checks(worker)
            self._endings()
            self._hand_over(worker)
            if told.handle:
                words = vocabulary()
                mark(case, normalise(told.handle, words.platforms[case.platform_id].code, words.links))
        Case.objects.filter(pk=case.pk).update(last_activity_at=self._last())

    def _new(self, contact, worker) -> Case:
        told = self.told
        code = f"K-{draw(SHORTEST, self.dice.choice)}"
        deputy = self.people.get(told.deputy)
        known = {topic.code: topic.pk for topic in vocabulary().topics.values()}
        topics = [known[code] for code in told.topics]
        return Case(
            state_id=contact.state_id, programme_id=contact.programme_id, uid=self.uid(), code=code, worker=worker,
            deputy=deputy if deputy and _works_in(deputy, contact) else None, language_id=contact.language_id,
            platform_id=contact.platform_id, main_topic_id=topics[0], topic_ids=topics, age_band=told.age,
            risk=told.risk, opened_at=max(self.ago(told.days), contact.occurred_at),
        )  # fmt: skip

    def _notes(self, worker):
        for days, sections in self.told.notes:
            note = CaseNote(
                state_id=self.case.state_id, case=self.case, uid=self.uid(), author=worker, written_at=self.ago(days)
            )
            note.sealed = seal_sections(self.case, note.uid, sections)
            note.save(force_insert=True)

    def _goals(self):
        day = timezone.localdate(self.ago(self.told.days))
        for text, status in self.told.goals:
            goal = CaseGoal(state_id=self.case.state_id, case=self.case, uid=self.uid(), status=status, agreed_on=day)
            goal.sealed = self.case.seal(f"goal:{goal.uid}", text)
            if status != CaseGoal.Status.OPEN:
                goal.settled_on = timezone.localdate(self.ago(self.told.days / 4))
            goal.save(force_insert=True)

    def _consents(self, worker):
        for kind in self.told.consents:
            Consent.objects.create(
                state_id=self.case.state_id, case=self.case, kind=kind, recorded_by=worker,
                notice=self.notices.get(self.case.programme_id), given_on=timezone.localdate(self.ago(self.told.days)),
            )  # fmt: skip

    def _checks(self, worker):
        for days, whom, result, remark in self.told.checks:
            colleague = self.people[whom]
            check = CaseCheck(
                state_id=self.case.state_id, case=self.case, uid=self.uid(), asked_by=worker, asked_of=colleague,
                asked_at=self.ago(days),
            )  # fmt: skip
            if result:
                check.result, check.answered_at = result, self.ago(days * 0.8)
                check.remark = self.case.seal(f"check:{check.uid}", remark)
            check.save(force_insert=True)

    def _endings(self):
        case, told = self.case, self.told
        if told.closed:
            days, closure, result = told.closed
            case.status, case.closed_at, case.closure = Case.Status.CLOSED, self.ago(days), closure
            case.result = case.seal("result", result)
            case.save(update_fields=["status", "closed_at", "closure", "result"])
            self._date_newest_event(days)
        if told.reopened is not None:
            case.status, case.closed_at, case.closure = Case.Status.OPEN, None, ""
            case.reopened_at = self.ago(told.reopened)
            case.save(update_fields=["status", "closed_at", "closure", "reopened_at"])
            self._date_newest_event(told.reopened)

    def _hand_over(self, worker):
        if not self.told.handed_over:
            return
        days, whom, reason, remark = self.told.handed_over
        move = Handover(
            state_id=self.case.state_id, case=self.case, uid=self.uid(), from_worker=worker,
            to_worker=self.people[whom], reason=reason, handed_over_at=self.ago(days),
        )  # fmt: skip
        move.remark = self.case.seal(f"handover:{move.uid}", remark)
        move.save(force_insert=True)
        self.case.worker, self.case.deputy = move.to_worker, worker
        self.case.save(update_fields=["worker", "deputy"])
        self._date_newest_event(days)

    def _date_newest_event(self, days):
        newest = CaseEvent.objects.filter(id=self.case.pk, state=self.case.state_id).order_by("-pgh_id")[:1]
        CaseEvent.objects.filter(pk__in=[event.pk for event in newest]).update(pgh_created_at=self.ago(days))

    def _last(self):
        told = self.told
        days = [told.days, *(days for days, _sections in told.notes), *(check[0] for check in told.checks)]
        days += [told.closed[0]] if told.closed else []
        days += [told.reopened] if told.reopened is not None else []
        days += [told.handed_over[0]] if told.handed_over else []
        return self.ago(min(days))


def _works_in(person, contact) -> bool:
    memberships = person.memberships.filter(programme=contact.programme_id)
    return any(m.all_states or m.states.filter(pk=contact.state_id).exists() for m in memberships)


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    mine = Case.objects.filter(worker__is_demo=True)
    keys = list(mine.values_list("pk", flat=True))
    mine.delete()
    CaseEvent.objects.filter(id__in=keys).delete()
    CaseEvent.objects.filter(worker__is_demo=True).delete()
    NoticeVersion.objects.filter(version=NOTICE, url__endswith=".example/datenschutz").delete()
