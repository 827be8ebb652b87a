import uuid

import pytest

from streetwork.tenancy.models import State
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN, client_of
from tests.factories.trainings import partner_of
from training.models import PartnerContact


@pytest.fixture
def trainer(cast):
    """The training manager of Saxony-Anhalt, signed in."""
    cast.training_manager.language = "en"
    cast.training_manager.save()
    return client_of(cast.training_manager)


@pytest.fixture
def partner(db):
    return partner_of()


@pytest.fixture
def entry(db):
    """A filled form of a new institution."""
    return {
        "key": str(uuid.uuid4()),
        "programme": programme(KOMPAN).pk,
        "name": "Welcome Center Altmark",
        "institution_type": "welcome_center",
        "engagement": "full_time",
        "place": f"s{State.objects.get(code='ST').pk}",
        "city": "Stendal",
        "website": "https://example.org",
        "last_contact_on": "2026-01-15",
        "topics": [],
        "note": "",
    }


@pytest.fixture
def person_entry():
    return {
        "name": "Petra Partner", "function": "Leitung", "email": "petra@example.org", "phone": "",
        "consent_on": "2026-02-01", "consent_how": "per Mail",
    }  # fmt: skip


def contact_of(partner, state="ST", **facts):
    """A contact person as a row alone; needs a scope."""
    return PartnerContact.objects.create(
        **{
            "partner": partner, "state": State.objects.get(code=state), "name": "Petra Partner",
            "email": "petra@example.org", "consent_on": "2026-02-01", "consent_how": "per Mail",
        }
        | facts
    )  # fmt: skip
