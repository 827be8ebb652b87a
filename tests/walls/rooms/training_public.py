"""The public list of trainings and the page of one, in eight languages."""

from itertools import count

from tests.factories.trainings import session_of
from tests.walls.route import PUBLIC, Route

CANARIES: tuple[str, ...] = ("training_meeting",)
RECEIVES: dict[str, set[str]] = {}
VARIANTS: dict[str, list[str]] = {
    "trainings:list": ["?q=canary", "?state=ST&form=online&free=on", "?language=de&audience=volunteer&page=2"],
}
POSTS: dict[str, dict] = {}
GUESSES = count()


def training(world):
    return {"slug": world.public_session.slug}


def guessed(world):
    return {"token": f"guessed{next(GUESSES)}", "pk": 1}


ROUTES: list[Route] = [
    Route("trainings:list", PUBLIC, get=200),
    Route("trainings:detail", PUBLIC, get=200, at=training),
    Route("trainings:ics", PUBLIC, get=200, at=training),
    Route("trainings:material", PUBLIC, get=404, at=guessed),
]


def furnish(world):
    """Open to everybody. The link of the meeting is for people with a seat, and for those who plan it."""
    link = f"https://meet.example.org/{world.canary['training_meeting']}"
    world.public_session = session_of(online_url=link)
