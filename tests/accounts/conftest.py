import re

import pytest
from django.core import mail
from django.db import transaction

from streetwork.accounts.models import Invitation
from streetwork.delivery.mail import send_due
from tests.factories.accounts import programme

PASSWORD = "staple horse 42 battery"


@pytest.fixture
def invite(db):
    """`invite("a@b.example", role="counselor", codes="ST")` answers an invitation as a lead would make it."""
    from streetwork.accounts.actions import invite_member
    from streetwork.accounts.rules import Reach
    from streetwork.tenancy.models import State

    def make(email="new@team.example", *, by=None, role="counselor", slug="kompan", codes="ST", **fields):
        with transaction.atomic():
            return invite_member(
                by=by,
                reach=Reach(unlimited=True),
                email=email,
                name=fields.pop("name", "Nele Neu"),
                language=fields.pop("language", "de"),
                programme=programme(slug),
                role=role,
                states=State.objects.filter(code__in=codes.split()),
                **fields,
            )

    return make


@pytest.fixture
def link_of(db):
    """Sends what is due and answers the path of the link in the newest mail."""

    def find(invitation: Invitation) -> str:
        send_due()
        letter = next(each for each in reversed(mail.outbox) if each.to == [invitation.email])
        return re.search(r"http://[^/]+(/accounts/invitation/\S+)", letter.body)[1]

    return find
