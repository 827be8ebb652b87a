import pytest

from streetwork.tenancy.models import State


@pytest.fixture
def state(db):
    """Ids of states by code."""
    return dict(State.objects.values_list("code", "pk"))
