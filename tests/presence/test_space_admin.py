import pytest
from django.urls import reverse

from tests.factories.cast import client_of
from tests.factories.presence import MemberCountFactory


@pytest.fixture
def administrator(cast):
    return client_of(cast.administrator)


def test_list_and_form_open(administrator):
    space = MemberCountFactory().space
    assert administrator.get(reverse("admin:presence_space_changelist")).status_code == 200
    assert administrator.get(reverse("admin:presence_space_change", args=[space.pk])).status_code == 200


def test_spaces_are_neither_added_without_a_link_nor_deleted(administrator):
    space = MemberCountFactory().space
    assert administrator.get(reverse("admin:presence_space_add")).status_code == 403
    assert administrator.post(reverse("admin:presence_space_delete", args=[space.pk])).status_code == 403
