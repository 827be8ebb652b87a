import pytest
from django.utils import translation

from streetwork.accounts.roles import Role
from tests.factories.accounts import member
from tests.factories.cast import KOMPAN, client_of
from tests.factories.trainings import course_of


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def _english_client(user):
    user.language = "en"
    user.save(update_fields=["language"])
    return client_of(user)


@pytest.fixture
def trainer(cast):
    """A client of Kompan's training manager."""
    return _english_client(cast.training_manager)


@pytest.fixture
def second(db):
    """Another training manager of Kompan: the other two eyes."""
    return member(Role.TRAINING_MANAGER, KOMPAN, "ST", name="Tina Training")


@pytest.fixture
def second_client(second):
    return _english_client(second)


@pytest.fixture
def counselor(cast):
    return _english_client(cast.owner)


@pytest.fixture
def released(db):
    """A released German version of two modules of 45 minutes."""
    return course_of()


@pytest.fixture
def draft(db):
    return course_of(title="Entwurf", released=False)
