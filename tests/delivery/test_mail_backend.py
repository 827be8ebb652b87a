import email

import pytest
import structlog
from django.core.mail import EmailMessage

from streetwork.delivery import mail_backend
from streetwork.delivery.mail_backend import DemoBackend


@pytest.fixture
def folder(settings, tmp_path):
    settings.DEMO_MAIL_DIR = tmp_path / "mail"
    return settings.DEMO_MAIL_DIR


def send(subject="Einladung", body="Grüße"):
    return DemoBackend().send_messages([EmailMessage(subject, body, to=["olga@example.org"])])


def test_a_mail_becomes_a_file_that_a_mail_program_reads(folder):
    assert send() == 1
    (file,) = folder.iterdir()
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert (file.suffix, message["To"], message.get_content().strip()) == (".eml", "olga@example.org", "Grüße")


def test_the_newest_file_sorts_last(folder):
    for number in range(5):
        send(subject=f"Mail {number}")
    assert ["Mail 4" in file.read_text() for file in sorted(folder.iterdir())] == [False] * 4 + [True]


def test_only_the_newest_files_are_kept(folder, monkeypatch):
    monkeypatch.setattr(mail_backend, "KEEP", 3)
    for number in range(5):
        send(subject=f"Mail {number}")
    assert [file.read_text().partition("Subject: ")[2][:6] for file in sorted(folder.iterdir())] == [
        "Mail 2", "Mail 3", "Mail 4",
    ]  # fmt: skip


def test_the_log_says_nothing_of_the_content(folder):
    with structlog.testing.capture_logs() as lines:
        send(subject="Geheim", body="https://example.org/token")
    assert [line["event"] for line in lines] == ["demo_mail_written"]
    assert not any(word in str(lines) for word in ("Geheim", "token", "olga"))
