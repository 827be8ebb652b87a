"""Certificates of attendance: everybody who has the code proves one; who keeps the trainings fetches one."""

from itertools import count

from streetwork.accounts.roles import WRITES_TRAININGS
from tests.conftest import open_states
from tests.factories.participants import participant_of
from tests.factories.trainings import session_of
from tests.walls.route import OF_TRAINERS, PUBLIC, Route
from training.certificates.actions import issue
from training.certificates.codes import shown

CANARIES: tuple[str, ...] = ()
RECEIVES: dict[str, set[str]] = {}
VARIANTS: dict[str, list[str]] = {"certificates:check": ["?code=abc", "?code=00000-00000-00000-00000"]}
POSTS: dict[str, dict] = {}
GUESSES = count()


def graduate(world):
    return {"pk": world.graduate.pk}


def code(world):
    return {"code": world.certificate_code}


def guessed(world):
    """Each one anew: what is asked for by a link is counted."""
    return {"token": f"guessed{next(GUESSES)}"}


ROUTES: list[Route] = [
    Route("certificates:check", PUBLIC, get=200),
    Route("certificates:code", PUBLIC, get=200, at=code),
    Route("certificates:mine", PUBLIC, get=404, at=guessed),
    Route("certificates:staff", WRITES_TRAININGS, get=200, at=graduate, row=OF_TRAINERS),
    Route("certificates:withdraw", WRITES_TRAININGS, post=302, at=graduate, row=OF_TRAINERS),
    Route("certificates:restore", WRITES_TRAININGS, post=302, at=graduate, row=OF_TRAINERS),
]


def furnish(world):
    """Somebody who was there; whoever has the code of the certificate may read the name on it."""
    session = session_of(in_days=-3, status="held")
    with open_states("ST"):
        world.graduate = participant_of(session, name="Gerda Graduate")
        world.certificate_code = shown(issue(registration=world.graduate).code)
