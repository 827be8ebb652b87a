"""What lies anywhere after an import: the whole database dumped, the spool, the cache, the broker."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache

from cases.listening.enums import RunStatus
from cases.models import Lead
from streetwork.devstack import postgres
from tests.conftest import open_states
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN, client_of
from tests.tenancy.conftest import conninfo

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("keyword")]
PLANTED = Path(__file__).parent / "samples" / "telegram_planted.json"
REAL = Path(__file__).parents[3] / "shared" / "data" / "own" / "telegram" / "synthetic_supergroup_result.json"
# Names, handles, numbers, addresses of the planted sample, and words of sentences without a keyword.
FORBIDDEN = (
    "Plantka", "90000017", "planted_handle", "planted-link", "Plantislava", "Plantimir", "planted.mail", "Плантина",
    "planted_group", "3704 0044", "0532 0130", "Lutherstraße", "Planted Sender", "Planted Actor", "Planted Member",
    "Planted Contact", "90000018", "Planted Reactor", "Planted Group", "user900000001", "Canary", "planted_weather",
    "zachód słońca", "telegram_planted",
)  # fmt: skip


def dump() -> str:
    """Everything, as the nightly backup sees it."""
    embedded = postgres.binary("pg_dump")
    command = [
        str(embedded if embedded.exists() else shutil.which("pg_dump")),
        "--role",
        "streetwork_backup",
        "-d",
        conninfo(),
    ]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=True)
    return done.stdout


def remembered() -> str:
    """All keys and values of the cache, and what lies in the broker's queues."""
    from celery import current_app

    client = cache._cache.get_client(None, write=True)
    found = []
    for key in client.scan_iter("*", count=1000):
        kind = client.type(key)
        value = client.get(key) if kind == b"string" else client.lrange(key, 0, -1) if kind == b"list" else b""
        found.append(repr((key, value)))
    with current_app.connection_for_read() as connection:
        broker = connection.default_channel.client
        found += [repr(broker.lrange(key, 0, -1)) for key in broker.keys("*") if broker.type(key) == b"list"]
    return "\n".join(found)


@pytest.fixture
def imported(cast, work, stored):
    """Bring a file as the owner would, and let the worker read it."""

    def bring(path):
        with path.open("rb") as file:
            data = {"programme": programme(KOMPAN).pk, "state": 15, "file": file}
            assert client_of(cast.owner).post("/listening/imports/new/", data).status_code == 302
        work()
        (run,), leads = stored()
        assert run.status == RunStatus.DONE, run.problem
        return run, leads

    return bring


def test_the_dump_holds_no_masked_item_and_no_sentence_that_was_not_a_hit(imported, spool):
    _run, leads = imported(PLANTED)
    assert len(leads) >= 5
    text = dump()
    assert "Kindergeld" in text
    assert [word for word in FORBIDDEN if word in text] == []


def test_spool_cache_and_broker_hold_nothing_of_it(imported, spool):
    imported(PLANTED)
    assert list(spool.iterdir()) == []
    held = remembered()
    assert [word for word in (*FORBIDDEN, "Kindergeld, gdzie") if word in held] == []


def test_while_it_waits_dump_and_disk_hold_ciphertext_alone(cast, pokes, spool):
    with PLANTED.open("rb") as file:
        data = {"programme": programme(KOMPAN).pk, "state": 15, "file": file}
        client_of(cast.owner).post("/listening/imports/new/", data)
    on_disk = b"".join(path.read_bytes() for path in spool.iterdir())
    assert on_disk
    assert [word for word in FORBIDDEN if word.encode() in on_disk] == []
    text = dump()
    assert [word for word in FORBIDDEN if word in text] == []


def words_of(message) -> str:
    text = message.get("text") or ""
    return text if isinstance(text, str) else "".join(p if isinstance(p, str) else p.get("text", "") for p in text)


@pytest.mark.skipif(not REAL.exists(), reason="the sample of the project's shared data is not here")
def test_the_shared_sample_leaves_its_hits_and_nothing_else(imported, spool):
    before = dump()  # towns and vocabularies have names of people in them, too
    run, leads = imported(REAL)
    assert run.read > 100
    assert len({lead.language_id for lead in leads}) >= 3
    text = dump()
    kept = " ".join(re.sub(r"\s+", " ", lead.text) for lead in leads)
    raw = REAL.read_text(encoding="utf-8", errors="replace")
    messages = json.loads(re.sub(r"\\x[0-9a-fA-F]{2}", "", raw), strict=False)["messages"]
    for message in messages:
        for part in re.split(r"[.!?\n]+", words_of(message)):
            sentence = " ".join(part.split())
            if len(sentence) > 25 and sentence not in kept:
                assert sentence not in text
    senders = {message.get("from") for message in messages} - {None, ""}
    keys = {message.get("from_id") for message in messages} - {None, ""}
    assert [name for name in senders | keys if len(name) > 4 and name in text and name not in before] == []
    assert not re.search(r"(?<![\w./-])@[a-z_0-9]{4,}|t\.me/|https?://", kept)
    assert list(spool.iterdir()) == []
    with open_states("ST"):
        assert not Lead.objects.filter(is_staged=True).exists()
    assert spool == settings.LISTENING_SPOOL
