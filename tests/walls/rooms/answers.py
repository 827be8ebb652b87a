"""Answer cards and campaign ideas: both belong to a programme, in all of its states."""

from campaigns.enums import IdeaOrigin
from campaigns.models import CampaignIdea
from streetwork.accounts.roles import READS_ANSWERS, READS_CONTACTS, READS_TRENDS, WRITES_ANSWERS, WRITES_TRENDS, Role
from tests.factories.accounts import programme
from tests.factories.answers import card_of, version_of
from tests.factories.cast import KOMPAN
from tests.walls.route import OF_LEAD, OF_PROGRAMME, Route

CANARIES: tuple[str, ...] = ("card", "answer", "remark", "idea")
READERS = {"answer", "card", "remark"}
RECEIVES: dict[str, set[str]] = {
    "coordinator": READERS | {"idea"},
    "directory_editor": READERS,
    "training_manager": READERS,
    "campaign_editor": READERS | {"idea"},
    "outsider": READERS | {"idea"},
    "colleague": READERS | {"idea"},
    "owner": READERS | {"idea"},
    "lead": READERS | {"idea"},
}
VARIANTS: dict[str, list[str]] = {
    "answers:list": ["?q=canary", "?show=draft", "?show=retired", "?sort=title"],
    "answers:new-text": ["?language=pl", "?language=pl&state=15"],
    "campaigns:ideas": ["?status=any", "?sort=newest"],
    "contacts:new": ["?from={world.contact.pk}", "?space={world.space.pk}", "?saved={world.contact.pk}",
                     "?url=https://facebook.com/{world.space.key}", "?claim=1", "?lead=1"],
}  # fmt: skip
POSTS: dict[str, dict] = {
    "contacts:answers": {"programme": "{world.space.programme_id}", "topics": "{world.answer.main_topic_id}",
                         "language": "de", "use": "{world.words.pk}"},
}  # fmt: skip


def card(world):
    return {"pk": world.answer.pk}


def text(world):
    return {"pk": world.draft_words.pk}


def idea(world):
    return {"pk": world.idea.pk}


ROUTES: list[Route] = [
    Route("contacts:answers", READS_CONTACTS, post=200),
    Route("answers:list", READS_ANSWERS, get=200),
    Route("answers:export", READS_ANSWERS, get=200),
    Route("answers:new", WRITES_ANSWERS, get=200, post=422),
    Route("answers:detail", READS_ANSWERS, get=200, at=card, row=OF_PROGRAMME),
    Route("answers:edit", WRITES_ANSWERS, get=200, post=422, at=card, row=OF_PROGRAMME),
    Route("answers:copy", WRITES_ANSWERS, post=302, at=card, row=OF_PROGRAMME),
    Route("answers:retire", WRITES_ANSWERS, post=302, at=card, row=OF_PROGRAMME),
    Route("answers:restore", WRITES_ANSWERS, post=302, at=card, row=OF_PROGRAMME),
    Route("answers:legal-review", frozenset({Role.LEAD}), post=422, at=card, row=OF_LEAD),
    Route("answers:history", READS_ANSWERS, get=200, at=card, row=OF_PROGRAMME),
    Route("answers:new-text", WRITES_ANSWERS, get=200, post=200, at=card, row=OF_PROGRAMME),
    Route("answers:text", READS_ANSWERS, get=200, at=text, row=OF_PROGRAMME),
    Route("answers:save-text", WRITES_ANSWERS, post=422, at=text, row=OF_PROGRAMME),
    Route("answers:hand-on", WRITES_ANSWERS, post=302, at=text, row=OF_PROGRAMME),
    Route("answers:approve", WRITES_ANSWERS, post=302, at=text, row=OF_PROGRAMME),
    Route("answers:send-back", WRITES_ANSWERS, post=422, at=text, row=OF_PROGRAMME),
    Route("answers:remove-text", WRITES_ANSWERS, post=302, at=text, row=OF_PROGRAMME),
    Route("answers:copied", READS_ANSWERS, post=302, at=text, row=OF_PROGRAMME),
    Route("campaigns:ideas", READS_TRENDS, get=200),
    Route("campaigns:new-idea", WRITES_TRENDS, get=200, post=422),
    Route("campaigns:idea", WRITES_TRENDS, get=200, post=422, at=idea, row=OF_PROGRAMME),
    Route("campaigns:settle-idea", WRITES_TRENDS, post=302, at=idea, row=OF_PROGRAMME),
]  # fmt: skip


def furnish(world):
    world.answer = card_of(title=world.canary["card"], text=world.canary["answer"])
    world.words = world.answer.versions.get()
    world.draft_words = version_of(world.answer, "en", status="draft")
    world.draft_words.remark = world.canary["remark"]
    world.draft_words.save()
    world.idea = CampaignIdea.objects.create(
        programme=programme(KOMPAN), title=world.canary["idea"], origin=IdeaOrigin.OWN, origin_key="walls"
    )
