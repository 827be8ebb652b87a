"""Vignettes: drafts are for author and lead, what waits for colleagues, what is released for coordinators, too."""

from streetwork.accounts.roles import READS_VIGNETTES, WORKS_CASES, WRITES_VIGNETTES
from tests.factories.reporting_vignettes import vignette_of
from tests.walls.route import REACHES, Route

DRAFT, WAITING, RELEASED = "vignette-draft", "vignette-waiting", "vignette-released"
REACHES |= {
    DRAFT: {"owner", "lead"},
    WAITING: {"owner", "colleague", "lead"},
    RELEASED: {"owner", "colleague", "lead", "coordinator"},
}
CANARIES: tuple[str, ...] = ("vignette-draft", "vignette-remark", "vignette-waiting", "vignette-released")
COLLEAGUES = {"vignette-waiting", "vignette-released"}
RECEIVES: dict[str, set[str]] = {
    "owner": set(CANARIES),
    "lead": set(CANARIES) - {"vignette-remark"},  # stands where the author writes
    "colleague": COLLEAGUES,
    "coordinator": {"vignette-released"},
}
VARIANTS: dict[str, list[str]] = {
    "vignettes:list": ["?status=draft", "?status=in_review", "?state=15", "?topic=1", "?page=2"],
}
POSTS: dict[str, dict] = {"vignettes:from-case": {"take": "concern:situation"}}
AUTHOR_SENT_BACK, LEAD_SENT_BACK = {"owner": 302}, {"lead": 302}


def case(world):
    return {"pk": world.case.pk}


def draft(world):
    return {"pk": world.vignette_draft.pk}


def waiting(world):
    return {"pk": world.vignette_waiting.pk}


def released(world):
    return {"pk": world.vignette_released.pk}


ROUTES: list[Route] = [
    Route("vignettes:list", READS_VIGNETTES, get=200),
    Route("vignettes:new", WRITES_VIGNETTES, get=200, post=422),
    # the worker of the case; its lead learns that only those in charge tell it ("worker" is said in `casework`)
    Route("vignettes:from-case", WORKS_CASES, get=200, post=422, at=case, row="worker", but=LEAD_SENT_BACK),
    Route("vignettes:detail", READS_VIGNETTES, get=200, at=released, row=RELEASED),
    Route("vignettes:edit", WRITES_VIGNETTES, get=200, post=422, at=draft, row=DRAFT, but=LEAD_SENT_BACK),
    Route("vignettes:submit", WRITES_VIGNETTES, post=302, at=draft, row=DRAFT),
    Route("vignettes:take-back", WRITES_VIGNETTES, post=302, at=waiting, row=WAITING),
    Route("vignettes:release", WRITES_VIGNETTES, post=422, at=waiting, row=WAITING, but=AUTHOR_SENT_BACK),
    Route("vignettes:send-back", WRITES_VIGNETTES, post=422, at=waiting, row=WAITING, but=AUTHOR_SENT_BACK),
    Route("vignettes:withdraw", WRITES_VIGNETTES, post=302, at=released, row=RELEASED),
    Route("vignettes:delete", WRITES_VIGNETTES, post=302, at=draft, row=DRAFT),
]


def furnish(world):
    told = world.canary
    world.vignette_draft = vignette_of(
        world.owner, situation=told["vignette-draft"], remark=told["vignette-remark"], altered=[]
    )
    world.vignette_waiting = vignette_of(world.owner, status="in_review", situation=told["vignette-waiting"])
    world.vignette_released = vignette_of(
        world.owner, status="released", situation=told["vignette-released"], released_by=world.cast.lead
    )
