"""Institutions, their relations, and who never took part: of a programme. Contact persons: of a state's trainers."""

from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from streetwork.tenancy.models import State
from tests.conftest import open_states
from tests.factories.trainings import partner_of
from tests.walls.route import OF_PROGRAMME, OF_TRAINERS, Route
from training.models import PartnerContact, PartnerRelation

CANARIES: tuple[str, ...] = ("partner", "relation", "contact_person")
OF_READERS = {"partner", "relation"}
RECEIVES: dict[str, set[str]] = {
    name: set(OF_READERS) for name in ("owner", "colleague", "outsider", "coordinator")
} | {name: set(CANARIES) for name in ("lead", "training_manager")}
VARIANTS: dict[str, list[str]] = {
    "network:list": [
        "?q=canary", "?status=any&sort=-contact", "?show=absent", "?show=quiet&place=s15", "?place=abroad", "?page=2",
    ],
    "network:graph": ["?around={world.partner.pk}", "?kind=funding&place=s15", "?type=welfare"],
    "network:absent": ["?place=s15&since=2020-01-01", "?place=abroad"],
    "network:export": ["?q=canary&status=any"],
    "network:export-people": ["?q=canary&status=any"],
}  # fmt: skip
POSTS: dict[str, dict] = {
    "network:relation-new": {"how": "funding", "other": "{world.linked_partner.pk}", "since": "later"},
    "network:status": {"status": "former"},
}


def partner(world):
    return {"pk": world.partner.pk}


def relation(world):
    return {"pk": world.relation.pk}


def person(world):
    return {"pk": world.partner.pk, "person": world.contact_person.pk}


def csv(_world):
    return {"kind": "csv"}


ROUTES: list[Route] = [
    Route("network:list", READS_TRAININGS, get=200),
    Route("network:new", WRITES_TRAININGS, get=200, post=422),
    Route("network:graph", READS_TRAININGS, get=200),
    Route("network:absent", READS_TRAININGS, get=200),
    Route("network:import", WRITES_TRAININGS, get=200, post=422),
    Route("network:import-apply", WRITES_TRAININGS, post=302),
    Route("network:export", READS_TRAININGS, get=200, at=csv),
    Route("network:export-relations", READS_TRAININGS, get=200, at=csv),
    Route("network:export-absent", READS_TRAININGS, get=200, at=csv),
    Route("network:export-people", WRITES_TRAININGS, get=200, at=lambda _world: {"kind": "xlsx"}),
    Route("network:partner", READS_TRAININGS, get=200, at=partner, row=OF_PROGRAMME),
    Route("network:edit", WRITES_TRAININGS, get=200, post=422, at=partner, row=OF_PROGRAMME),
    Route("network:contacted", WRITES_TRAININGS, post=302, at=partner, row=OF_PROGRAMME),
    Route("network:status", WRITES_TRAININGS, post=302, at=partner, row=OF_PROGRAMME),
    Route("network:remove", WRITES_TRAININGS, post=302, at=partner, row=OF_PROGRAMME),
    Route("network:relation-new", WRITES_TRAININGS, post=422, at=partner, row=OF_PROGRAMME),
    Route("network:relation", WRITES_TRAININGS, get=200, post=422, at=relation, row=OF_PROGRAMME),
    Route("network:relation-remove", WRITES_TRAININGS, post=302, at=relation, row=OF_PROGRAMME),
    Route("network:person-new", WRITES_TRAININGS, get=200, post=422, at=partner, row=OF_TRAINERS),
    Route("network:person", WRITES_TRAININGS, get=200, post=422, at=person, row=OF_TRAINERS),
    Route("network:person-remove", WRITES_TRAININGS, post=302, at=person, row=OF_TRAINERS),
]


def furnish(world):
    world.partner = partner_of(name=world.canary["partner"])
    world.linked_partner = partner_of(name="Verbundener Verein", institution_type="welfare")
    world.relation = PartnerRelation.objects.create(
        source=world.partner, target=world.linked_partner, kind="funding", note=world.canary["relation"]
    )
    with open_states("ST"):
        world.contact_person = PartnerContact.objects.create(
            partner=world.partner, state=State.objects.get(code="ST"), name=world.canary["contact_person"],
            email="person@example.org", consent_on="2026-01-01", consent_how="per Mail",
        )  # fmt: skip
