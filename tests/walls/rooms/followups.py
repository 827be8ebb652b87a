"""Follow-ups: everybody of the state and programme may know of them; only who works on them, or leads, settles."""

from streetwork.accounts.roles import READS_CONTACTS
from tests.factories.followups import case_of, follow_up_of
from tests.walls.route import OF_STATE, REACHES, Route

# Cases are visible to the worker, the deputy, who stands in, and the lead.
OF_CASEWORKERS = "caseworkers of the follow-up"
REACHES[OF_CASEWORKERS] = {"owner", "lead"}
CASE_PK = 73190466
CANARIES: tuple[str, ...] = ("follow_up_case",)
RECEIVES: dict[str, set[str]] = {"owner": {"follow_up_case"}, "lead": {"follow_up_case"}}
VARIANTS: dict[str, list[str]] = {
    "followups:list": ["?who=own", "?who=covered", "?who=led", "?purpose=check_in", "?programme=1&platform=1"]
}
POSTS: dict[str, dict] = {
    "followups:settle": {"status": "unreached"},
    "followups:move": {"when": "3"},
    "followups:again": {"when": "3"},
}


def furnish(world):
    # the case's code is a canary, shorter than the others: codes have ten characters
    world.canary["follow_up_case"] = "K-F3XWALLS"
    world.follow_up_case = case_of(world.owner, pk=CASE_PK, code="K-F3XWALLS")
    world.follow_up = follow_up_of(world.owner, case=world.follow_up_case)


def of_contact(world):
    return {"pk": world.contact.pk}


def of_case(world):
    return {"pk": world.follow_up_case.pk}


def follow_up(world):
    return {"pk": world.follow_up.pk}


# The colleague sees that something was agreed, is told who may settle it, and is sent back. So is a lead who would
# agree something in a case that others work on.
SENT_BACK = {"colleague": 302}
ROUTES: list[Route] = [
    Route("followups:list", READS_CONTACTS, get=200),
    Route("followups:agree-contact", READS_CONTACTS, post=422, at=of_contact, row=OF_STATE, but=SENT_BACK),
    Route("followups:agree-case", READS_CONTACTS, post=422, at=of_case, row=OF_CASEWORKERS, but={"lead": 302}),
    Route("followups:settle", READS_CONTACTS, post=302, at=follow_up, row=OF_CASEWORKERS),
    Route("followups:undo", READS_CONTACTS, post=302, at=follow_up, row=OF_CASEWORKERS),
    Route("followups:move", READS_CONTACTS, post=302, at=follow_up, row=OF_CASEWORKERS),
    Route("followups:again", READS_CONTACTS, post=302, at=follow_up, row=OF_CASEWORKERS),
]
