from cases.listening.enums import Format, RunStatus
from cases.listening.spool import spool_bytes
from streetwork.accounts.roles import LISTENS
from tests.factories.listening import lead_of, run_of
from tests.walls.route import OF_STATE, Route

CANARIES = ("lead", "own-lead", "staged", "upload", "sample")
WORKERS = {"lead", "own-lead"}
RECEIVES = {
    "owner": WORKERS | {"sample"},
    "colleague": WORKERS,
    "lead": WORKERS,
}
VARIANTS = {
    "listening:leads": [
        "?kind=own",
        "?status=all&language=pl",
        "?state=15",
        "?run={world.listening_run.pk}",
        "?status=ignored",
    ],
    "listening:import": ["?x=1"],
    "listening:import-new": ["?space={world.space.pk}"],
    "contacts:new": ["?lead={world.lead.pk}"],
}
POSTS = {
    "listening:ignore-many": {"lead": "{world.lead.pk}"},
    "listening:import-new": {"text": "Kindergeld?", "programme": "1", "state": "15", "space": "{world.space.pk}"},
}


def lead(world):
    return {"pk": world.lead.pk}


def run(world):
    return {"pk": world.listening_run.pk}


def table(world):
    return {"pk": world.listening_table.pk}


# The owner chooses the columns; others of the state are sent to the import itself.
ROUTES = [
    Route("listening:leads", LISTENS, get=200),
    Route("listening:ignore-many", LISTENS, post=302),
    Route("listening:lead-ignore", LISTENS, post=302, at=lead, row=OF_STATE),
    Route("listening:lead-idea", LISTENS, post=302, at=lead, row=OF_STATE),
    Route("listening:lead-undo", LISTENS, post=302, at=lead, row=OF_STATE),
    Route("listening:imports", LISTENS, get=200),
    Route("listening:import-new", LISTENS, get=200, post=422),
    Route("listening:import", LISTENS, get=200, at=run, row=OF_STATE),
    Route(
        "listening:import-columns", LISTENS, get=200, post=422, at=table, row=OF_STATE,
        but={"colleague": 302, "lead": 302},
    ),
    Route("listening:import-cancel", LISTENS, post=302, at=run, row=OF_STATE),
]  # fmt: skip


def furnish(world):
    world.listening_run = run_of(world.owner)
    world.lead = lead_of(
        world.owner, run=world.listening_run, text=f"Kindergeld {world.canary['lead']}?", space=world.space
    )
    lead_of(world.owner, run=world.listening_run, kind="own", text=world.canary["own-lead"])
    lead_of(world.owner, run=world.listening_run, text=world.canary["staged"], is_staged=True)
    sealed = spool_bytes(f"who;what\n{world.canary['sample']};{'x' * 200}{world.canary['upload']}\n".encode())
    world.listening_table = run_of(
        world.owner, format=Format.CSV, status=RunStatus.MAPPING, upload=sealed.upload, upload_key=sealed.wrapped_key,
        size=sealed.size, finished_at=None,
    )  # fmt: skip
