"""In demo mode alone: the mails that would have been sent, readable in the browser."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import wraps
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public

SHOWN = 100
UNNAMED = "attachment"


@dataclass(frozen=True)
class Mail:
    """One filed message; `name` is its file's name without the ending."""

    name: str
    subject: str
    sender: str
    to: str
    filed_at: datetime
    text: str
    attachments: tuple[str, ...] = ()


def _message(path: Path) -> EmailMessage:
    return message_from_bytes(path.read_bytes(), policy=policy.default)


def read(path: Path) -> Mail:
    message = _message(path)
    body = message.get_body(("plain", "html"))
    return Mail(
        name=path.stem,
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        to=str(message["to"] or ""),
        filed_at=datetime.fromtimestamp(path.stat().st_mtime, timezone.get_current_timezone()),
        text=body.get_content() if body else "",
        attachments=tuple(part.get_filename() or UNNAMED for part in message.iter_attachments()),
    )


def filed() -> list[Path]:
    """The newest messages first, at most SHOWN."""
    paths = Path(settings.DEMO_MAIL_DIR).glob("*.eml")
    return sorted(paths, key=lambda path: (path.stat().st_mtime, path.name), reverse=True)[:SHOWN]


def demo_only(view):
    """404 outside demo mode: the page does not exist there."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not settings.DEMO_MODE:
            raise Http404
        return view(request, *args, **kwargs)

    return wrapped


@public
@require_safe
@demo_only
def mail_list(request):
    return render(request, "web/demo_mail_list.html", {"mails": [read(path) for path in filed()]})


@public
@require_safe
@demo_only
def mail_detail(request, name):
    return render(request, "web/demo_mail.html", {"mail": read(_filed(name))})


@public
@require_safe
@demo_only
def attachment(request, name, file):
    """A file of a mail, by its name; always a download."""
    parts = _message(_filed(name)).iter_attachments()
    part = next((part for part in parts if (part.get_filename() or UNNAMED) == file), None)
    if part is None:
        raise Http404
    content = part.get_content()
    return FileResponse(
        BytesIO(content.encode() if isinstance(content, str) else content),
        as_attachment=True, filename=file, content_type="application/octet-stream",
    )  # fmt: skip


def _filed(name: str) -> Path:
    """The file of a mail. Raises Http404 for any other name."""
    path = next((path for path in filed() if path.stem == name), None)
    if path is None:
        raise Http404
    return path
