"""Incidents of Kompan in Saxony-Anhalt, reported as the page reports them."""

import uuid

from cases.incidents.actions.reporting import report_incident
from cases.models import OnCallContact
from streetwork.accounts.access import access_of
from tests.factories.accounts import programme
from tests.factories.cases import state_id, writing
from tests.factories.cast import KOMPAN


def reported(user, kind="attack", code="ST", *, account="", slug=KOMPAN, **facts):
    """An incident that this person reported just now."""
    with writing(code, actor=user.pk):
        incident, _new = report_incident(
            access=access_of(user.pk),
            uid=facts.pop("uid", None) or uuid.uuid4(),
            facts={"type": kind, "state_id": state_id(code), "programme_id": programme(slug).pk} | facts,
            account=account,
        )
    return incident


def on_call(name="Duty phone", *, slug=KOMPAN, **facts):
    return OnCallContact.objects.create(programme=programme(slug), name=name, **{"phone": "030 23125 000"} | facts)
