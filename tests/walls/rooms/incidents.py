"""Incidents: for those involved and the lead there is one, for everybody else there is none."""

from cases.models import IncidentPlan
from streetwork.accounts.roles import REPORTS_INCIDENTS, Role
from tests.factories.accounts import programme
from tests.factories.cases import writing
from tests.factories.cast import KOMPAN
from tests.factories.incidents import on_call, reported
from tests.walls.route import OF_LEAD, REACHES, Route

OF_INVOLVED = "involved"  # reporter, second person, who was added; and the programme's lead
REACHES[OF_INVOLVED] = {"owner", "lead"}
LEADS = frozenset({Role.LEAD})

CANARIES: tuple[str, ...] = ("incident-account", "incident-lessons", "incident-plan", "on-call")
# Plans and numbers are there for everybody of the programme who may report.
AT_HAND = {"incident-plan", "on-call"}
RECEIVES: dict[str, set[str]] = {
    "owner": set(CANARIES),
    "lead": set(CANARIES),
    "colleague": AT_HAND,
    "outsider": AT_HAND,
}
VARIANTS: dict[str, list[str]] = {
    "incidents:new": ["?type=attack", "?type=nonsense&programme=9"],
    "incidents:figures": ["?programme={world.incident.programme_id}"],
    "incidents:list": ["?page=2"],
}
POSTS: dict[str, dict] = {
    "incidents:new": {"type": "attack", "uid": "{world.incident.uid}", "state": "{world.incident.state_id}"},
    "incidents:second": {"user": "{world.cast.colleague.pk}"},
}


def incident(world):
    return {"pk": world.incident.pk}


def step(world):
    return {"pk": world.incident.pk, "position": 1}


def person(world):
    return {"pk": world.incident.pk, "user": world.cast.colleague.pk}


def plan(world):
    return {"pk": world.incident.programme_id, "kind": "attack"}


def list_of(world):
    return {"pk": world.incident.programme_id}


def entry(world):
    return {"pk": world.on_call.pk}


def _room(name, **answers):
    return Route(f"incidents:{name}", REPORTS_INCIDENTS, **({"at": incident, "row": OF_INVOLVED} | answers))


ROUTES: list[Route] = [
    Route("incidents:list", REPORTS_INCIDENTS, get=200),
    Route("incidents:new", REPORTS_INCIDENTS, get=200, post=422),
    Route("incidents:figures", LEADS | {Role.COORDINATOR}, get=200),
    Route("incidents:plans", LEADS, get=200),
    Route("incidents:plan", LEADS, get=200, post=422, at=plan, row=OF_LEAD),
    Route("incidents:plan-reset", LEADS, post=302, at=plan, row=OF_LEAD),
    Route("incidents:on-call-new", LEADS, get=200, post=422, at=list_of, row=OF_LEAD),
    Route("incidents:on-call-edit", LEADS, get=200, post=422, at=entry, row=OF_LEAD),
    Route("incidents:on-call-delete", LEADS, post=302, at=entry, row=OF_LEAD),
    _room("detail", get=200),
    _room("edit", get=200, post=422),
    _room("step", post=302, at=step),
    _room("second", post=422),
    # nobody was asked yet: whoever tries is told so, and sent back
    _room("confirm", post=302),
    _room("call", post=302),
    _room("close", post=422),
    _room("reopen", post=302),
    # aftercare is one's own: the lead is not among those who are asked
    _room("aftercare", post=302, but={"lead": 404}),
    _room("add-person", post=422),
    _room("remove-person", post=302, at=person),
    _room("delete", get=200, post=302, but={"owner": 403}),
]


def furnish(world):
    IncidentPlan.objects.create(
        programme=programme(KOMPAN), type="attack", steps=["Breathe", world.canary["incident-plan"]]
    )
    world.on_call = on_call(world.canary["on-call"])
    world.incident = reported(world.owner, "attack", account=world.canary["incident-account"])
    with writing("ST"):
        world.incident.lessons = world.incident.seal("lessons", world.canary["incident-lessons"])
        world.incident.save(update_fields=["lessons"])
