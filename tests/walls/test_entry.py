"""Every route × everybody in the cast × GET and POST."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from cases.queries import ContactQuerySet
from streetwork.accounts import access as access_module
from streetwork.accounts.access import Access
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import Scope
from tests.walls.conftest import ACTORS, address
from tests.walls.route import PUBLIC, REACHES, SIGNED_IN
from tests.walls.routes import MODEL_PAGES
from tests.walls.table import ADMIN_PAGES, ALLAUTH, OWN

ROLE_OF = {
    "owner": "counselor", "colleague": "counselor", "outsider": "counselor", "stranger": "counselor", "lead": "lead",
    "coordinator": "coordinator", "directory_editor": "directory_editor", "campaign_editor": "campaign_editor",
    "training_manager": "training_manager", "figures_only": "figures_only",
}  # fmt: skip
METHODS = ("get", "post")
# Nothing that any form asks for, but more than an empty body, which forms take for a first look.
FILLED = {"walls": "1"}


def expected(route, actor, method):
    """The status that the table promises this actor."""
    answer = getattr(route, method)
    if route.who != PUBLIC:
        if actor == "anonymous":
            return 302
        if route.who != SIGNED_IN and ROLE_OF.get(actor) not in route.who:
            return 403
    if answer == 405:
        return 405
    if route.row and actor not in REACHES[route.row]:
        return 404
    return route.but.get(actor, answer)


def surprises(world, route, actors=ACTORS):
    """What the answers are where they differ from the table: [(actor, method, promised, given)]."""
    url = address(route.name, route.at(world))
    found = []
    for actor in actors:
        for method in METHODS:
            promised = expected(route, actor, method)
            given, _body = world.ask(actor, method, url, FILLED if method == "post" else None)
            if given != promised:
                found.append((actor, method, promised, given))
    return found


@pytest.mark.parametrize("route", OWN, ids=lambda route: route.name)
def test_everybody_gets_what_the_table_promises(world, route):
    assert surprises(world, route) == []


@pytest.mark.parametrize("row", ALLAUTH, ids=lambda row: row.name)
def test_the_pages_of_allauth_guard_themselves(world, row):
    url = address(row.name, row.at)
    asked = {
        actor: tuple(world.ask(actor, method, url)[0] for method in METHODS)
        for actor in ("anonymous", "colleague", "administrator")
    }
    assert asked == {"anonymous": row.anonymous, "colleague": row.member, "administrator": row.member}


def admin_addresses(model_admin):
    """The pages of one model, those of an object with its first row, or with one that is not there."""
    meta = model_admin.model._meta
    for page in MODEL_PAGES:
        args = [] if page in ("changelist", "add") else [_first_key(model_admin.model)]
        yield reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


def _first_key(model):
    from streetwork.tenancy.models import TenantModel

    return 1 if issubclass(model, TenantModel) else model.objects.values_list("pk", flat=True).first() or 1


OUTSIDE_THE_ADMINISTRATION = [actor for actor in ACTORS if actor != "administrator"]
# One gate refuses all pages of the administration: the whole cast tries one page of each model, these try all.
AT_EVERY_PAGE = ["anonymous", "lead", "newcomer"]


@pytest.mark.parametrize("model", sorted(admin.site._registry, key=str), ids=lambda model: model._meta.label)
def test_the_administration_of_a_model_is_for_administrators_alone(world, model):
    for number, url in enumerate(admin_addresses(admin.site._registry[model])):
        for method in METHODS:
            tried_by = OUTSIDE_THE_ADMINISTRATION if (number, method) == (0, "get") else AT_EVERY_PAGE
            refused = {actor: world.ask(actor, method, url)[0] for actor in tried_by}
            assert refused == {actor: 302 if actor == "anonymous" else 403 for actor in tried_by}, url
            if method == "get" or url.endswith(("/add/", "/change/")):
                assert world.ask("administrator", method, url)[0] in {200, 302, 403}, (method, url)


@pytest.mark.parametrize("name", ADMIN_PAGES)
def test_the_other_pages_of_the_administration_are_for_administrators_alone(world, name):
    kwargs = dict(ADMIN_PAGES[name])
    if "content_type_id" in kwargs:
        kwargs["content_type_id"] = ContentType.objects.get_for_model(State).pk
    url = address(name, kwargs)
    for method in METHODS:
        for actor in OUTSIDE_THE_ADMINISTRATION:
            assert (actor, world.ask(actor, method, url)[0]) == (actor, 302 if actor == "anonymous" else 403)
        assert world.ask("administrator", method, url)[0] in {200, 302, 403, 404, 405}


def test_an_htmx_request_without_a_session_is_sent_to_the_sign_in_page(world):
    status, body = world.ask("anonymous", "get", "/contacts/", HTTP_HX_REQUEST="true")
    assert (status, body) == (401, b"")


DETAIL = next(route for route in OWN if route.name == "contacts:detail")


def test_a_forgotten_visible_to_would_be_noticed(world, monkeypatch):
    """Proof that the checks above bite: the stranger of the same state is kept out by `visible_to` alone."""
    monkeypatch.setattr(ContactQuerySet, "visible_to", lambda self, access: self.all())
    assert ("stranger", "get", 404, 200) in surprises(world, DETAIL, ["stranger"])


def test_without_visible_to_postgres_still_keeps_the_other_state_out(world, monkeypatch):
    monkeypatch.setattr(ContactQuerySet, "visible_to", lambda self, access: self.all())
    assert surprises(world, DETAIL, ["outsider"]) == []


def test_a_scope_of_all_states_would_be_noticed_once_visible_to_fails(world, monkeypatch):
    """Proof that the wall in Postgres is what held in the test before."""
    monkeypatch.setattr(ContactQuerySet, "visible_to", lambda self, access: self.all())
    everywhere = frozenset(State.objects.all_ids())
    monkeypatch.setattr(Access, "scope", lambda self: Scope(everywhere, everywhere, self.user_id))
    assert ("outsider", "get", 404, 200) in surprises(world, DETAIL, ["outsider"])


def test_a_view_opened_to_all_roles_would_be_noticed(world, monkeypatch):
    monkeypatch.setattr(access_module.Access, "has", lambda self, *roles: True)
    listing = next(route for route in OWN if route.name == "team:list")
    assert ("newcomer", "get", 403, 200) in surprises(world, listing, ["newcomer"])
