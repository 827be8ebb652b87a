"""One world per module: the cast, signed in once, and the owner's rows; one transaction that is rolled back."""

import copy
import functools
import io
import logging
import zipfile
from http.cookies import SimpleCookie

import pytest
from django.core.cache import cache
from django.db import transaction
from django.template import Template
from django.test.utils import _TestState
from django.urls import reverse

from cases.models import SavedView
from referrals.enums import Source, Status
from referrals.models import Correction, Gap
from referrals.models.history import AdvisoryCenterEvent
from streetwork.accounts import middleware
from streetwork.accounts.backends import Backend
from streetwork.accounts.models import Invitation
from streetwork.accounts.roles import Role
from streetwork.tenancy.models import State
from tests.conftest import forget_own_keys, open_states
from tests.factories.accounts import programme
from tests.factories.cases import contact_of
from tests.factories.cast import KOMPAN, Cast, client_of
from tests.factories.imports import imports_of
from tests.factories.presence import SpaceFactory
from tests.factories.referrals import CenterFactory
from tests.factories.slips import referred
from tests.walls.rooms import ROOMS

ACTORS = [
    "anonymous", "owner", "colleague", "outsider", "stranger", "lead", "coordinator", "directory_editor",
    "campaign_editor", "training_manager", "figures_only", "administrator", "newcomer",
]  # fmt: skip
CANARIES = {
    name: f"canary-{name}-5e1f"
    for name in ("note", "view", "space", "invitation", "invited", "owner", "correction", "draft", "import", "gap")
} | {"contact": "/contacts/73190455/"}
for room in ROOMS:
    CANARIES |= {name: f"canary-{name}-5e1f" for name in room.CANARIES}
CONTACT_PK = 73190455


class World:
    """The owner's rows, each with its canary, and a client per actor."""

    def __init__(self):
        self.cast = Cast()
        self.owner = self.cast.owner
        self.owner.name = CANARIES["owner"]
        self.owner.save()
        self.space = SpaceFactory(name=CANARIES["space"], key=f"groups/{CANARIES['space']}")
        self.contact = contact_of(self.owner, pk=CONTACT_PK, note=CANARIES["note"], space=self.space)
        self.view = SavedView.objects.create(user=self.owner, name=CANARIES["view"])
        self.membership = self.cast.colleague.memberships.get()
        self.invitation = Invitation.objects.create(
            email=f"{CANARIES['invitation']}@example.org", name=CANARIES["invited"], programme=programme(KOMPAN),
            role=Role.COUNSELOR, invited_by=self.cast.lead,
        )  # fmt: skip
        self.invitation.states.set(State.objects.filter(code="ST"))
        with open_states("ST"):
            self.center = CenterFactory()
            self.draft = CenterFactory(name=CANARIES["draft"], status=Status.DRAFT)
            self.version = AdvisoryCenterEvent.objects.get(id=self.draft.pk).pgh_id
            self.correction = Correction.objects.create(
                state=self.center.state, center=self.center, source=Source.CENTER, comment=CANARIES["correction"],
                proposed={"waiting_weeks": 8}, base={"waiting_weeks": None},
            )  # fmt: skip
            self.gap = Gap.objects.create(
                state=self.center.state, programme=programme(KOMPAN), place=CANARIES["gap"], language_id="pl",
                topic_id=self.center.topic_ids[0],
            )  # fmt: skip
            self.imports = imports_of(self.center.state, programme(KOMPAN), name=f"{CANARIES['import']}.csv")
        self.referral, self.token = referred(self.owner)
        self.canary = CANARIES
        for room in ROOMS:
            room.furnish(self)
        self.clients = {actor: self._client(actor, number) for number, actor in enumerate(ACTORS, 1)}
        self.cookies = {actor: client.cookies.output() for actor, client in self.clients.items()}

    def _client(self, actor, number):
        """An address for each: the API and allauth count requests per address."""
        person = None if actor == "anonymous" else getattr(self.cast, actor)
        return client_of(person, raise_request_exception=False, REMOTE_ADDR=f"10.1.1.{number}")

    def ask(self, actor, method, url, data=None, **extra):
        """(status, bytes) of one request whose every effect is undone, on cookies and database alike."""
        client = self.clients[actor]
        client.cookies = SimpleCookie(self.cookies[actor].replace("Set-Cookie: ", ""))
        with transaction.atomic():
            response = getattr(client, method)(url, data, **extra)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            transaction.set_rollback(True)
        return response.status_code, _unpacked(body)


def _unpacked(body):
    """A workbook is an archive: its files, one after the other."""
    if not body.startswith(b"PK\x03\x04"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def address(name, kwargs):
    """A named route's address; a nameless one is its own pattern."""
    if "/" in name:
        return "/" + name.replace("(?P<url>.*)$", "nowhere/").replace("<path:object_id>", "1").lstrip("^")
    return reverse(name, kwargs=kwargs)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    forget_own_keys(cache)  # what another module's requests counted against our network
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        around = transaction.atomic()
        around._from_testcase = True  # the guard must not take it for a request's transaction
        with around:
            _remember_people(patch)
            yield World()
            transaction.set_rollback(True)


def _remember_people(patch):
    """Nobody's rights change here, so thousands of requests read each person and their rights once."""
    patch.setattr(middleware, "access_of", functools.cache(middleware.access_of))
    known = functools.cache(Backend().get_user)
    patch.setattr(Backend, "get_user", lambda self, pk: copy.copy(known(pk)))
    patch.setattr(logging.getLogger("streetwork.request"), "disabled", True)
    # the test client would keep a copy of every template's context: hundreds of chips per form
    patch.setattr(Template, "_render", _TestState.saved_data.template_render)
