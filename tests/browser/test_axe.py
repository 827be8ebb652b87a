"""The main pages on a light desktop and a dark phone: axe finds nothing, nothing scrolls sideways, no complaints.

The tour (`make tour`) does the same for every page, role and combination, with pictures.
"""

import pytest

from tests.factories.cases import contact_of
from tests.factories.cast import client_of
from tests.factories.presence import MemberCountFactory, SpaceFactory
from tests.tour.browser import Variant
from tests.tour.examine import Ears, accessibility, layout

VARIANTS = (Variant("desktop", "light"), Variant("phone", "dark"))
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def problems(browser, live_server):
    """Opens a page in both variants, signed in if a person is named, and answers what is wrong with it."""

    def look(path, person=None):
        found = []
        session = client_of(person).cookies["sessionid"].value if person else None
        for variant in VARIANTS:
            context = browser.new_context(**variant.context_options())
            if session:
                context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            page = context.new_page()
            ears = Ears(page, live_server.url)
            answer = page.goto(f"{live_server.url}{path}")
            assert page.url.endswith(path), f"{path} led to {page.url}"
            assert answer.status in (200, 404)
            found += [f"{variant}: {line}" for line in [*ears.complaints, *layout(page), *accessibility(page)]]
            context.close()
        return found

    return look


@pytest.fixture
def logged(cast):
    """A contact of the owner in a space that was counted twice."""
    space = SpaceFactory()
    MemberCountFactory(space=space, counted_on="2026-01-05")
    MemberCountFactory(space=space, counted_on="2026-06-05", count=140)
    return contact_of(cast.owner, space=space)


@pytest.mark.parametrize("path", ["/", "/pl/", "/accounts/login/", "/nowhere/"])
def test_a_public_page_is_accessible(problems, db, path):
    assert problems(path) == []


@pytest.mark.parametrize(
    "path", ["/today/", "/contacts/", "/contacts/new/", "/spaces/", "/spaces/new/", "/accounts/me/"]
)
def test_a_page_of_the_counselor_is_accessible(problems, cast, logged, path):
    assert problems(path, cast.owner) == []


def test_a_contact_and_its_space_are_accessible(problems, cast, logged):
    assert problems(f"/contacts/{logged.pk}/", cast.owner) == []
    assert problems(f"/spaces/{logged.space_id}/", cast.owner) == []


def test_the_team_page_is_accessible(problems, cast):
    assert problems("/team/", cast.lead) == []
