"""The mail server of demo mode: a folder that the page /demo/mail/ shows."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

import structlog
from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

KEEP = 200
log = structlog.get_logger(__name__)


class DemoBackend(BaseEmailBackend):
    """Writes each message as .eml into settings.DEMO_MAIL_DIR; names sort by time, the newest 200 stay."""

    def send_messages(self, email_messages):
        folder = Path(settings.DEMO_MAIL_DIR)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            name = self._write(folder, message.message().as_bytes())
            log.info("demo_mail_written", file=name)
        for old in sorted(folder.glob("*.eml"))[:-KEEP]:
            old.unlink(missing_ok=True)
        return len(email_messages)

    @staticmethod
    def _write(folder: Path, content: bytes) -> str:
        """A reader never sees half a file: it is renamed into place."""
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}.eml"
        unfinished = folder / f".{name}.part"
        unfinished.write_bytes(content)
        unfinished.replace(folder / name)
        return name
