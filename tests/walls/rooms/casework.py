"""Cases: the worker works, the lead sees facts, the colleague of the same state learns nothing."""

import uuid

from cases.casework.actions import add_goal, record_consent, write_note
from cases.casework.actions.agreeing import ask_check
from cases.models import CaseCheck
from streetwork.accounts.access import access_of
from streetwork.accounts.roles import WORKS_CASES, Role
from tests.factories.cases import writing
from tests.factories.casework import case_of
from tests.walls.route import REACHES, Route

OF_WORKER = "worker"  # worker of the case, and the lead of its programme in its state
REACHES[OF_WORKER] = {"owner", "lead"}
# The lead knows of the case, is told that only those in charge do this, and is sent back.
LEAD_SENT_BACK = {"lead": 302}
OWNER_SENT_BACK = {"owner": 302}

CANARIES: tuple[str, ...] = ("case-concern", "case-note", "case-goal", "case-remark", "case-result")
TEXTS = {"case-concern", "case-note", "case-goal", "case-remark", "case-result"}
RECEIVES: dict[str, set[str]] = {"owner": TEXTS}
VARIANTS: dict[str, list[str]] = {
    "cases:list": ["?view=mine&status=all", "?view=deputy", "?view=programme&status=all&due=on", "?risk=acute&topic=1",
                   "?after=2030-01-01T00:00:00Z_1"],
}  # fmt: skip
POSTS: dict[str, dict] = {
    "cases:recognise": {"platform": "1", "handle": "someone.else"},
    "cases:attach": {"case": "{world.case.pk}"},
    "cases:erase": {"code": "K-0000"},
    "cases:break-glass": {"reason": "short"},
}


def contact(world):
    return {"pk": world.contact.pk}


def attached(world):
    return {"pk": world.case_contact.pk}


def case(world):
    return {"pk": world.case.pk}


def closed(world):
    return {"pk": world.closed_case.pk}


def note(world):
    return {"pk": world.case.pk, "note": world.case_note.pk}


def goal(world):
    return {"pk": world.case.pk, "goal": world.case_goal.pk}


def consent(world):
    return {"pk": world.case.pk, "consent": world.case_consent.pk}


def check(world):
    return {"pk": world.case.pk, "check": world.case_check.pk}


SENT_BACK = {"colleague": 302}
ROUTES: list[Route] = [
    Route("cases:list", WORKS_CASES, get=200),
    Route("cases:recognise", WORKS_CASES, get=200, post=422),
    Route("cases:notices", {Role.LEAD}, get=200, post=422),
    Route("cases:receipt", WORKS_CASES, get=302),
    Route("cases:open", WORKS_CASES, post=302, at=contact, row="state", but=SENT_BACK),
    Route("cases:attach", WORKS_CASES, post=302, at=contact, row="state", but=SENT_BACK),
    Route("cases:detach", WORKS_CASES, post=302, at=attached, row="state", but=SENT_BACK),
    Route("cases:detail", WORKS_CASES, get=200, at=case, row=OF_WORKER),
    Route("cases:edit", WORKS_CASES, get=200, post=422, at=case, row=OF_WORKER, but=LEAD_SENT_BACK),
    Route("cases:note-new", WORKS_CASES, get=200, post=422, at=case, row=OF_WORKER, but=LEAD_SENT_BACK),
    Route("cases:note-edit", WORKS_CASES, get=200, post=422, at=note, row=OF_WORKER, but=LEAD_SENT_BACK),
    Route("cases:goal-new", WORKS_CASES, post=422, at=case, row=OF_WORKER, but=LEAD_SENT_BACK),
    Route("cases:goal-status", WORKS_CASES, post=302, at=goal, row=OF_WORKER),
    Route("cases:consent-new", WORKS_CASES, post=422, at=case, row=OF_WORKER, but=LEAD_SENT_BACK),
    Route("cases:consent-withdraw", WORKS_CASES, post=302, at=consent, row=OF_WORKER),
    Route("cases:check-new", WORKS_CASES, post=422, at=case, row=OF_WORKER, but=LEAD_SENT_BACK),
    # asked was somebody of the state who is in no wall; the worker may not answer the own question
    Route("cases:check-answer", WORKS_CASES, post=302, at=check, row=OF_WORKER),
    Route("cases:check-withdraw", WORKS_CASES, post=302, at=check, row=OF_WORKER),
    Route("cases:handover", WORKS_CASES, get=200, post=422, at=case, row=OF_WORKER),
    Route("cases:take-over", WORKS_CASES, post=302, at=case, row=OF_WORKER),
    Route("cases:close", WORKS_CASES, get=200, post=422, at=case, row=OF_WORKER, but=LEAD_SENT_BACK),
    Route("cases:reopen", WORKS_CASES, post=302, at=closed, row=OF_WORKER),
    Route("cases:remember", WORKS_CASES, post=302, at=case, row=OF_WORKER),
    Route("cases:forget", WORKS_CASES, post=302, at=case, row=OF_WORKER),
    Route("cases:break-glass", WORKS_CASES, get=200, post=422, at=case, row=OF_WORKER, but=OWNER_SENT_BACK),
    Route("cases:export", WORKS_CASES, get=200, at=case, row=OF_WORKER, but=LEAD_SENT_BACK),
    Route("cases:export-json", WORKS_CASES, get=200, at=case, row=OF_WORKER, but=LEAD_SENT_BACK),
    Route("cases:erase", WORKS_CASES, get=200, post=422, at=case, row=OF_WORKER),
]


def furnish(world):
    from tests.factories.accounts import member

    told = world.canary
    world.case = case_of(world.owner, concern=told["case-concern"])
    world.closed_case = case_of(world.owner)
    access = access_of(world.owner.pk)
    asked = member(Role.COUNSELOR, "kompan", "ST", name="Berta Bystander")
    with writing("ST", actor=world.owner.pk):
        world.case_contact = world.case.contacts.get()
        sections = {"assessment": told["case-note"]}
        world.case_note = write_note(case=world.case, access=access, uid=uuid.uuid4(), sections=sections)
        world.case_goal = add_goal(case=world.case, access=access, uid=uuid.uuid4(), text=told["case-goal"])
        world.case_consent = record_consent(
            case=world.case, access=access, kind="support", notice=None, given_on=world.case.opened_at.date()
        )
        world.case_check = ask_check(case=world.case, access=access, asked_of=asked.pk)
        CaseCheck.objects.filter(pk=world.case_check.pk).update(
            remark=world.case.seal(f"check:{world.case_check.uid}", told["case-remark"])
        )
        world.closed_case.status, world.closed_case.closure = "closed", "return"
        world.closed_case.closed_at = world.closed_case.opened_at
        world.closed_case.save()
        world.case.result = world.case.seal("result", told["case-result"])  # of the time before it was opened again
        world.case.save(update_fields=["result"])
