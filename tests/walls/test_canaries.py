"""Canaries: words planted in the owner's rows that must not occur in one byte of what others receive."""

import pytest
from django.contrib import admin

from tests.walls.conftest import CANARIES, address
from tests.walls.rooms import ROOMS
from tests.walls.routes import walk
from tests.walls.table import ADMIN_PAGES, ALLAUTH, OWN
from tests.walls.test_entry import admin_addresses

# Ways into a page beside its plain address: filters, searches, sorting, prefilled forms, fragments, exports.
VARIANTS = {
    "contacts:list": ["?who=me", "?kind=information&sort=oldest", "?space={world.space.pk}", "?state=15&programme=1"],
    "contacts:new": ["?from={world.contact.pk}", "?space={world.space.pk}", "?saved={world.contact.pk}",
                     "?url=https://facebook.com/{world.space.key}"],
    "contacts:export": ["?space={world.space.pk}"],
    "spaces:list": ["?q=canary", "?sort=-members", "?programme={world.space.programme_id}"],
    "directory:list": ["?where=own&status=draft", "?where=all&q=canary", "?where=own&sort=-verified"],
    "directory:similar": ["?name={world.draft.name}"],
    "spaces:new": ["?url=https://facebook.com/{world.space.key}"],
    "team:list": ["?programme=kompan"],
}  # fmt: skip
POSTS = {
    "contacts:lookup": {"link": "https://facebook.com/{world.space.key}/posts/1"},
    "contacts:guard": {"note": "x"},
    "contacts:bulk-delete": {"contact": "{world.contact.pk}", "reason": "mistake"},
    "contacts:new": {"link": "https://facebook.com/{world.space.key}", "space": "{world.space.pk}"},
    "spaces:new": {"url": "https://facebook.com/{world.space.key}"},
}
for room in ROOMS:
    VARIANTS |= room.VARIANTS
    POSTS |= room.POSTS
FRAGMENT = {"HTTP_HX_REQUEST": "true"}

ALL = set(CANARIES)
# Who receives which canary, and why. More is a leak; less means that the crawl no longer reaches the page.
RECEIVES = {
    "anonymous": set(),
    "newcomer": set(),
    # Drafts of the directory belong to everybody who works in the state, in whichever programme.
    "stranger": {"draft"},
    "figures_only": set(),
    # … and gaps to all roles of the programme that read the directory.
    "training_manager": {"draft", "gap"},
    "directory_editor": {"correction", "draft", "import", "gap"},
    "administrator": set(),
    # The register of spaces belongs to the programme, in all of its states (domain.md) …
    "coordinator": {"space", "draft", "gap"},
    "campaign_editor": {"space", "draft", "gap"},
    # … and whoever keeps it may name any counselor of the programme as responsible: a name, in that form alone.
    "outsider": {"space", "owner"},
    # Same state and programme: the facts and who logged them; never the note, the saved view, the team's mails.
    "colleague": {"space", "contact", "owner", "draft", "gap"},
    "owner": ALL - {"invitation", "invited", "correction", "import"},
    "lead": ALL - {"view"},
}
for room in ROOMS:
    for actor, words in room.RECEIVES.items():
        RECEIVES[actor] |= words
    for actor in ("owner", "lead"):
        RECEIVES[actor] -= set(room.CANARIES) - room.RECEIVES.get(actor, set())
# Vocabularies, programmes, people and the directory; no other row of a tenant.
IN_THE_ADMINISTRATION = {"space", "owner", "invitation", "invited", "draft"}


def pages(world):
    """(method, address, data, headers) of everything that a person can ask for."""
    for route in OWN:
        url = address(route.name, route.at(world))
        for query in ["", *VARIANTS.get(route.name, [])]:
            yield "get", url + query.format(world=world), None, {}
        if route.name in VARIANTS:
            yield "get", url, None, FRAGMENT
        if route.post != 405:
            data = {key: value.format(world=world) for key, value in POSTS.get(route.name, {"walls": "1"}).items()}
            yield "post", url, data, {}
    yield "get", "/contacts/export.xlsx", None, {}


def pages_of_allauth(_world):
    for row in ALLAUTH:
        yield "get", address(row.name, row.at), None, {}


def admin_pages(_world):
    for model_admin in admin.site._registry.values():
        listing, _add, _history, _delete, change = admin_addresses(model_admin)
        for url in (listing, change):
            yield "get", url, None, {}
    yield "get", "/admin/delivery/accesslog/?state__id__exact=15", None, {}


def received(world, actor, asked):
    """{canary: the first address that carried it}"""
    found = {}
    for method, url, data, extra in asked:
        status, body = world.ask(actor, method, url, data, **extra)
        assert status < 500, (method, url)
        for name, word in CANARIES.items():
            if word.encode() in body and not _was_said_by(word, url, data):
                found.setdefault(name, f"{method} {url}")
    return found


def _was_said_by(word, url, data):
    """An error page or a form may repeat what the person typed."""
    return word in url or any(word in value for value in (data or {}).values())


@pytest.fixture(scope="module")
def mail(world, tmp_path_factory):
    """A mail to the invited person lies where demo mode would show it. Demo mode is off."""
    folder = tmp_path_factory.mktemp("mail")
    (folder / "1.eml").write_text(f"Subject: {CANARIES['invitation']}\n\n{CANARIES['invited']}\n")
    with pytest.MonkeyPatch.context() as patch:
        from django.conf import settings

        patch.setattr(settings, "DEMO_MAIL_DIR", folder)
        yield


@pytest.mark.parametrize("actor", RECEIVES)
def test_everybody_receives_their_own_canaries_and_no_other(world, mail, actor):
    found = received(world, actor, pages(world))
    assert {name: url for name, url in found.items() if name not in RECEIVES[actor]} == {}
    assert set(found) == RECEIVES[actor]


def test_the_outsider_learns_a_name_from_the_form_of_a_space_alone(world):
    addresses = [
        "/today/",
        "/contacts/",
        "/contacts/new/",
        "/contacts/export.csv",
        "/spaces/",
        f"/spaces/{world.space.pk}/",
    ]
    elsewhere = [("get", url, None, {}) for url in addresses]
    of_the_programme = {"campaign", "page_campaign", "results_campaign"}
    assert set(received(world, "outsider", elsewhere)) == {"space"} | of_the_programme


@pytest.mark.parametrize("actor", ["anonymous", "outsider"])
def test_the_pages_of_allauth_know_nothing_of_others(world, actor):
    assert received(world, actor, pages_of_allauth(world)) == {}


def test_an_administrator_without_a_membership_finds_no_tenants_row_in_the_administration(world):
    assert set(received(world, "administrator", admin_pages(world))) == IN_THE_ADMINISTRATION


def test_a_canary_in_a_workbook_would_be_found(world):
    """Proof that archives are opened: the counselor's name is in the owner's own export."""
    in_the_export = {"owner", "space", "results_campaign", "results_post"}
    assert set(received(world, "owner", [("get", "/contacts/export.xlsx", None, {})])) == in_the_export


def test_a_note_reaches_no_export_and_no_list_even_of_its_own_writer(world):
    lists = ("/contacts/", "/contacts/export.csv", "/contacts/export.xlsx", "/today/")
    assert "note" not in received(world, "owner", [("get", url, None, {}) for url in lists])


def test_every_named_variant_belongs_to_a_route():
    names = {name for name, _view in walk()}
    assert set(VARIANTS) | set(POSTS) | (set(ADMIN_PAGES) - {"admin/(?P<url>.*)$"}) <= names
