"""The table and the URLconf say the same."""

import pytest

from streetwork.accounts.access import Audience, audience_of
from streetwork.accounts.roles import Role
from tests.walls.route import PUBLIC, REACHES, SIGNED_IN
from tests.walls.routes import admin_routes, is_admin, is_third_party, walk
from tests.walls.table import ALLAUTH, OWN

# Numbers that a link's token opens, or that name what everybody reads.
OPENED_OTHERWISE = {"trainings:material", "directory:suggest", "data:decide"}
ROUTES = list(walk())
VIEWS = dict(ROUTES)


def test_every_route_of_ours_has_one_row_and_every_row_a_route():
    ours = [name for name, view in ROUTES if not is_admin(name) and not is_third_party(view)]
    rows = [route.name for route in OWN]
    assert sorted(set(ours) - set(rows)) == [], "routes without a row in tests/walls/table.py"
    assert sorted(set(rows) - set(ours)) == [], "rows without a route"
    assert len(rows) == len(set(rows))
    assert len(ours) == len(set(ours)), "two routes share a name: the table cannot tell them apart"


def test_every_route_of_allauth_has_one_row_and_every_row_a_route():
    theirs = {name for name, view in ROUTES if not is_admin(name) and is_third_party(view)}
    assert theirs == {row.name for row in ALLAUTH}


def test_the_administration_consists_of_its_own_pages_and_five_per_model():
    assert {name for name, _view in ROUTES if is_admin(name)} == admin_routes()


def declared(who):
    return Audience(who) if who in (PUBLIC, SIGNED_IN) else Audience("roles", frozenset(who))


@pytest.mark.parametrize("route", OWN, ids=lambda route: route.name)
def test_the_view_declares_the_audience_that_the_table_names(route):
    audience = audience_of(VIEWS[route.name])
    wanted = declared(route.who)
    assert (audience.kind, audience.roles) == (wanted.kind, wanted.roles)


def test_only_the_pages_on_the_way_to_it_do_without_the_declaration():
    without = {route.name for route in OWN if not audience_of(VIEWS[route.name]).needs_declaration}
    assert without == {"accounts:declaration", "accounts:scope", "web:theme"}


def test_every_route_that_names_a_row_says_whose_it_is():
    """Converters that name a row are numbers; a number in an address must be somebody's."""
    names_a_row = {route.name for route in OWN if route.row}
    with_number = {name for name, view in _with_patterns() if "<int:" in view}
    assert with_number - OPENED_OTHERWISE <= names_a_row
    assert {route.row for route in OWN if route.row} == set(REACHES)


def _with_patterns(patterns=None, prefix="", namespaces=()):
    from django.urls import URLPattern, get_resolver

    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            if entry.callback.__module__.startswith(("streetwork.", "cases.", "campaigns.", "referrals.", "training.")):
                yield ":".join((*namespaces, entry.name)), route
        else:
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _with_patterns(entry.url_patterns, route, inner)


def test_single_contacts_are_for_counselors_and_leads_alone():
    """privacy.md: everybody else works with figures."""
    allowed = frozenset({Role.COUNSELOR, Role.LEAD})
    assert {route.name for route in OWN if route.name.startswith("contacts:") and route.who != allowed} == set()
