"""The rota belongs to the programme; a person's own page of it to them and the lead; a calendar to who knows it."""

from itertools import count

from django.utils import timezone

from streetwork.accounts.roles import IN_ROTA
from tests.factories.rota import away, there
from tests.walls.route import PUBLIC, REACHES, Route

OF_ROTA = "the owner's rota"
REACHES[OF_ROTA] = {"owner", "lead"}
CANARIES: tuple[str, ...] = ()
# A name: who is there when is the programme's to know. The outsider knows it already, from the form of a space.
RECEIVES: dict[str, set[str]] = {
    role: {"owner"} for role in ("coordinator", "directory_editor", "campaign_editor", "training_manager")
}
VARIANTS: dict[str, list[str]] = {
    "rota:week": ["?week=2026-W48", "?programme=kompan", "?programme=welcome-to-the-east-side"]
}
POSTS: dict[str, dict] = {
    "rota:add-times": {"weekdays": "1", "starts": "09:00", "ends": "10:00"},
    "rota:add-absence": {"first_day": "2026-01-01", "last_day": "x"},
}
GUESSES = count()


def furnish(world):
    """On another weekday: who is there now would stand on everybody's Today."""
    world.presence = there(world.owner, (timezone.localdate().weekday() + 3) % 7)
    world.absence = away(world.cast.outsider, first=40, last=41)
    world.own_absence = away(world.owner, first=60, last=61)


def owner(world):
    return {"pk": world.owner.pk}


ROUTES: list[Route] = [
    Route("rota:week", IN_ROTA, get=200),
    Route("rota:mine", IN_ROTA, get=200),
    Route("rota:person", IN_ROTA, get=200, at=owner, row=OF_ROTA),
    Route("rota:add-times", IN_ROTA, post=422, at=owner, row=OF_ROTA),
    Route("rota:add-absence", IN_ROTA, post=422, at=owner, row=OF_ROTA),
    Route("rota:delete-time", IN_ROTA, post=302, at=lambda world: {"pk": world.presence.pk}, row=OF_ROTA),
    Route("rota:end-absence", IN_ROTA, post=302, at=lambda world: {"pk": world.own_absence.pk}, row=OF_ROTA),
    Route("rota:calendar", IN_ROTA, get=200),
    Route("rota:make-feed", IN_ROTA, post=200),
    Route("rota:revoke-feed", IN_ROTA, post=302),
    Route("rota:daily-mail", IN_ROTA, post=422),
    Route("rota:feed", PUBLIC, get=404, at=lambda world: {"token": f"guessed{next(GUESSES)}"}),
]
