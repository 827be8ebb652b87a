"""Vignettes for tests."""

from streetwork.reporting.models import Vignette
from tests.factories.accounts import programme
from tests.factories.cases import state_id, writing
from tests.factories.cast import KOMPAN

ALTERED = ["place", "time", "quotes"]


def vignette_of(author=None, code="ST", *, slug=KOMPAN, status="draft", **facts) -> Vignette:
    """A story of this author in this state, altered enough to be handed in."""
    with writing(code, actor=author and author.pk):
        return Vignette.objects.create(
            **{
                "state_id": state_id(code), "programme": programme(slug), "author": author, "status": status,
                "title": "Vom Minijob zur festen Stelle", "situation": "Jemand fragte nach Rechten im Minijob.",
                "support": "Die Beratung erklärte sie.", "outcome": "Daraus wurde ein Vertrag.", "altered": ALTERED,
            }
            | facts
        )  # fmt: skip


def story(**fields) -> dict:
    """A story as the form sends it."""
    return {
        "title": "Vom Minijob zur festen Stelle", "situation": "Jemand fragte nach Rechten im Minijob.",
        "support": "Die Beratung erklärte sie.", "outcome": "Daraus wurde ein Vertrag.", "is_success": "yes",
        "altered": ALTERED, "topic": "", "origin": "",
    } | fields  # fmt: skip
