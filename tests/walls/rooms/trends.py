"""Trend notes and decisions belong to a programme; the figures beside them to the states of whoever looks."""

from django.utils import timezone

from cases.models import ReviewDecision
from cases.trends.weeks import week_to_review
from streetwork.accounts.roles import READS_TRENDS, WRITES_TRENDS
from tests.factories.trends import TrendNoteFactory
from tests.walls.route import OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("trend", "decision")
# Who wrote the note is named beside it.
RECEIVES: dict[str, set[str]] = {
    actor: {"trend", "decision", "owner"}
    for actor in ("owner", "colleague", "outsider", "lead", "coordinator", "campaign_editor")
}
VARIANTS: dict[str, list[str]] = {
    "trends:review": [
        "?programme={world.space.programme_id}&language=pl", "?week=1999-01-01&programme=x&language=x",
        "?week={world.trend.noted_on}",
    ],
    "trends:notes": ["?language=pl&space={world.space.pk}", "?programme={world.space.programme_id}&first=2020-01-01"],
    "trends:new": ["?space={world.space.pk}"],
}  # fmt: skip
POSTS: dict[str, dict] = {
    "trends:decide": {
        "programme": "{world.space.programme_id}", "week": "{world.review_week}", "subject": "note",
        "key": "{world.trend.pk}", "decision": "ignore",
    },
}  # fmt: skip
NOT_MINE = {"colleague": 403, "outsider": 403, "campaign_editor": 403}


def note(world):
    return {"pk": world.trend.pk}


ROUTES: list[Route] = [
    Route("trends:review", READS_TRENDS, get=200),
    Route("trends:decide", WRITES_TRENDS, post=404),
    Route("trends:notes", READS_TRENDS, get=200),
    Route("trends:new", WRITES_TRENDS, get=200, post=422),
    Route("trends:note", READS_TRENDS, get=200, at=note, row=OF_PROGRAMME),
    Route("trends:edit", WRITES_TRENDS, get=200, post=422, at=note, row=OF_PROGRAMME, but=NOT_MINE),
    Route("trends:delete", WRITES_TRENDS, post=302, at=note, row=OF_PROGRAMME, but=NOT_MINE),
]


def furnish(world):
    week = week_to_review(timezone.localdate())
    world.review_week = week.isoformat()
    world.trend = TrendNoteFactory(author=world.owner, space=world.space, asked=world.canary["trend"], noted_on=week)
    ReviewDecision.objects.create(
        programme=world.space.programme, week=week, subject="note", subject_key=str(world.trend.pk),
        decision="ignore", reason=world.canary["decision"],
    )  # fmt: skip
