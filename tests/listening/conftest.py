import pytest

from cases.listening.tasks import read_run
from cases.models import Lead, ListeningRun
from streetwork.delivery.outbox import deliver_due
from tests.conftest import open_states


@pytest.fixture(autouse=True)
def spool(settings, tmp_path):
    """A spool of this test alone."""
    settings.LISTENING_SPOOL = tmp_path / "spool"
    return settings.LISTENING_SPOOL


@pytest.fixture
def pokes(monkeypatch):
    """The tasks that were sent, with their arguments; nothing goes to the broker."""
    sent = []
    monkeypatch.setattr(
        "streetwork.delivery.poke.current_app.send_task", lambda task, args=(), **_: sent.append((task, args))
    )
    return sent


@pytest.fixture
def work(pokes):
    """Do what a worker would: deliver the outbox, then read what it named."""

    def go():
        pokes.clear()
        deliver_due()
        for task, args in list(pokes):
            if task.endswith("read_run"):
                read_run(*args)

    return go


@pytest.fixture
def stored():
    """(runs, leads) of a state as they lie in the database."""

    def look(code="ST"):
        with open_states(code):
            return list(ListeningRun.objects.order_by("pk")), list(Lead.objects.order_by("pk"))

    return look


@pytest.fixture
def keyword(db):
    """One keyword of our own, whatever the start list holds: Kindergeld, in every language."""
    from cases.listening.keywords.keeping import announce_change
    from cases.models import Keyword
    from streetwork.vocabulary.models import Topic

    word, made = Keyword.objects.get_or_create(
        programme=None,
        language=None,
        pattern="kindergeld",
        match="prefix",
        topic=Topic.objects.get(code="child_benefit"),
    )
    announce_change()
    yield word
    if made:
        word.delete()
        announce_change()
