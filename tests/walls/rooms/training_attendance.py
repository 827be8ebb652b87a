"""Who registered and who was there; mails to participants; their data. For those who keep the trainings of the host
state, and nobody else: not for a trainer of another state, not for coordinators, not for figures."""

from streetwork.accounts.roles import WRITES_TRAININGS
from tests.conftest import open_states
from tests.factories.trainings import registration_of, session_of
from tests.walls.route import OF_TRAINERS, Route
from training.models import Attendance, SessionMail

CANARIES: tuple[str, ...] = ("participant", "participant_house", "participant_mail")
RECEIVES: dict[str, set[str]] = {name: set(CANARIES) for name in ("training_manager", "lead")}
VARIANTS: dict[str, list[str]] = {
    "attendance:people": ["?group=any", "?group=seat&sort=institution", "?engagement=full_time", "?page=2"],
    "attendance:export": ["?format=xlsx", "?group=any"],
    "attendance:sheet": ["?date={world.training_date.pk}"],
    "attendance:add": ["?date={world.training_date.pk}"],
    "attendance:mails": ["?to=attended", "?to=no_show", "?to=confirmed", "?to=waiting"],
}  # fmt: skip
POSTS: dict[str, dict] = {
    "attendance:mark": {"date": "{world.training_date.pk}", "person": "{world.participant.pk}", "to": "yes"},
    "attendance:find": {"email": "walls@example.org"},
}


def session(world):
    return {"pk": world.training_held.pk}


def person(world):
    return {"pk": world.participant.pk}


ROUTES: list[Route] = [
    Route("attendance:find", WRITES_TRAININGS, get=200, post=422),
    Route("attendance:people", WRITES_TRAININGS, get=200, at=session, row=OF_TRAINERS),
    Route("attendance:export", WRITES_TRAININGS, get=200, at=session, row=OF_TRAINERS),
    Route("attendance:add", WRITES_TRAININGS, get=200, post=422, at=session, row=OF_TRAINERS),
    Route("attendance:sheet", WRITES_TRAININGS, get=200, at=session, row=OF_TRAINERS),
    Route("attendance:mark", WRITES_TRAININGS, post=302, at=session, row=OF_TRAINERS),
    Route("attendance:rest", WRITES_TRAININGS, post=302, at=session, row=OF_TRAINERS),
    Route("attendance:came", WRITES_TRAININGS, post=302, at=session, row=OF_TRAINERS),
    Route("attendance:print", WRITES_TRAININGS, get=200, at=session, row=OF_TRAINERS),
    Route("attendance:import", WRITES_TRAININGS, get=200, post=422, at=session, row=OF_TRAINERS),
    Route("attendance:import-apply", WRITES_TRAININGS, post=302, at=session, row=OF_TRAINERS),
    Route("attendance:mails", WRITES_TRAININGS, get=200, post=422, at=session, row=OF_TRAINERS),
    Route("attendance:person", WRITES_TRAININGS, get=200, at=person, row=OF_TRAINERS),
    Route("attendance:edit", WRITES_TRAININGS, get=200, post=422, at=person, row=OF_TRAINERS),
    Route("attendance:cancel", WRITES_TRAININGS, post=302, at=person, row=OF_TRAINERS),
    Route("attendance:person-export", WRITES_TRAININGS, get=200, at=person, row=OF_TRAINERS),
    Route("attendance:erase", WRITES_TRAININGS, get=200, post=422, at=person, row=OF_TRAINERS),
]


def furnish(world):
    """A session that is over, one participant who came, one mail."""
    world.training_held = session_of(in_days=-2)
    world.training_date = world.training_held.dates.get()
    with open_states("ST"):
        world.participant = registration_of(
            world.training_held, name=world.canary["participant"], institution=world.canary["participant_house"],
            email="walls@example.org",
        )  # fmt: skip
        Attendance.objects.create(
            state=world.training_held.state, registration=world.participant, date=world.training_date, is_present=True
        )
        SessionMail.objects.create(
            state=world.training_held.state, session=world.training_held, recipients="attended",
            subject=world.canary["participant_mail"], body="Danke!", people=1,
        )  # fmt: skip
