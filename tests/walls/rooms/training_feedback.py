"""Anonymous feedback: figures for who works with trainings in the host state, texts for who plans them there."""

from itertools import count

from streetwork.accounts.roles import READS_TRAININGS
from tests.conftest import open_states
from tests.factories.participants import feedback_of
from tests.factories.trainings import session_of
from tests.walls.route import OF_PROGRAMME, PUBLIC, Route

CANARIES: tuple[str, ...] = ("feedback_text", "feedback_small")
RECEIVES: dict[str, set[str]] = {"training_manager": {"feedback_text"}, "lead": {"feedback_text"}}
VARIANTS: dict[str, list[str]] = {"feedback:results": ["?since=2020-01-01&until=x&programme=1"]}
POSTS: dict[str, dict] = {}
GUESSES = count()


def session(world):
    return {"pk": world.rated_session.pk}


def course(world):
    return {"pk": world.rated_session.course_version.course_id}


def guessed(world):
    """Each one anew: POSTs to the same link are counted."""
    return {"token": f"guessed{next(GUESSES)}"}


ROUTES: list[Route] = [
    Route("feedback:results", READS_TRAININGS, get=200),
    Route("feedback:export", READS_TRAININGS, get=200),
    Route("feedback:session", READS_TRAININGS, get=200, at=session, row=OF_PROGRAMME),
    Route("feedback:course", READS_TRAININGS, get=200, at=course, row=OF_PROGRAMME),
    Route("feedback:form", PUBLIC, get=404, post=404, at=guessed),
]


def furnish(world):
    """Five answers count together; the sixth waits for four more and is nobody's to read."""
    world.rated_session = session_of(in_days=-3, status="held")
    with open_states("ST"):
        feedback_of(world.rated_session, 5, 4, 4, 3, 5, good=world.canary["feedback_text"])
        feedback_of(world.rated_session, 1, counted=False, better=world.canary["feedback_small"])
