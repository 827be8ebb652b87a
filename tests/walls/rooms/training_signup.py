"""Public registration: seats, the waiting list, offers, links, reminders."""

from itertools import count

from tests.walls.route import PUBLIC, Route

CANARIES: tuple[str, ...] = ()
RECEIVES: dict[str, set[str]] = {}
VARIANTS: dict[str, list[str]] = {}
POSTS: dict[str, dict] = {}
GUESSES = count()


def training(world):
    return {"slug": world.signup_session.slug}


def guessed(world):
    """Each one anew: POSTs to the same link are counted."""
    return {"token": f"guessed{next(GUESSES)}"}


ROUTES: list[Route] = [
    Route("signup:register", PUBLIC, get=200, post=422, at=training),
    Route("signup:sent", PUBLIC, get=200, at=training),
    Route("signup:mine", PUBLIC, get=404, at=guessed),
    Route("signup:confirm", PUBLIC, get=404, post=404, at=guessed),
    Route("signup:accept", PUBLIC, post=404, at=guessed),
    Route("signup:cancel", PUBLIC, get=404, post=404, at=guessed),
    Route("signup:change", PUBLIC, get=404, post=404, at=guessed),
    Route("signup:ics", PUBLIC, get=404, at=guessed),
]


def furnish(world):
    """Open for registration. Who registered is nobody's to read here: see the room of attendance."""
    from tests.factories.trainings import session_of

    world.signup_session = session_of()
