"""Sessions: planning, opening, cancelling, copying; who trains when. They belong to a programme; the meeting's link
is for those who plan for the host state, or train."""

from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from tests.factories.trainings import course_of, session_of
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("session", "session_text", "session_trainer", "meeting")
OF_READERS = {"session", "session_text", "session_trainer"}
RECEIVES: dict[str, set[str]] = {
    name: set(OF_READERS) for name in ("owner", "colleague", "outsider", "coordinator")
} | {
    "lead": set(CANARIES),
    # Whoever plans a session may name anybody of the programme's team as trainer: a name, in that form alone.
    "training_manager": {*CANARIES, "owner"},
}
VARIANTS: dict[str, list[str]] = {
    "sessions:list": [
        "?q=canary", "?status=draft", "?status=unsettled", "?period=all", "?period=past", "?who=me", "?form=online",
        "?state=15", "?since=2020-01-01", "?page=2",
    ],
    "sessions:new": ["?version={world.session_version.pk}"],
    "sessions:copy": ["?count=3&weeks=2", "?first=2027-01-06"],
}  # fmt: skip
POSTS: dict[str, dict] = {}


def session(world):
    return {"pk": world.planned_session.pk}


ROUTES: list[Route] = [
    Route("sessions:list", READS_TRAININGS, get=200),
    Route("sessions:new", WRITES_TRAININGS, get=200, post=422),
    Route("sessions:detail", READS_TRAININGS, get=200, at=session, row=OF_PROGRAMME),
    Route("sessions:ics", READS_TRAININGS, get=200, at=session, row=OF_PROGRAMME),
    Route("sessions:edit", WRITES_TRAININGS, get=200, post=422, at=session, row=OF_PROGRAMME),
    Route("sessions:copy", WRITES_TRAININGS, get=200, post=422, at=session, row=OF_PROGRAMME),
    Route("sessions:step", WRITES_TRAININGS, post=302, at=session, row=OF_PROGRAMME),
    Route("sessions:cancel", WRITES_TRAININGS, get=302, post=302, at=session, row=OF_PROGRAMME),
    Route("sessions:delete", WRITES_TRAININGS, post=302, at=session, row=OF_PROGRAMME),
]


def furnish(world):
    world.session_version = course_of(title="Kurs der Termine")
    world.planned_session = session_of(
        world.session_version, status="draft", title=world.canary["session"], description=world.canary["session_text"],
        online_url=f"https://meet.example.org/{world.canary['meeting']}",
    )  # fmt: skip
    world.planned_session.trainers.create(name=world.canary["session_trainer"])
