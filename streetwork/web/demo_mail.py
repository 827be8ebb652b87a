"""In demo mode alone: the mails that would have been sent, readable in the browser."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from streetwork.accounts.access import public

SHOWN = 100


@dataclass(frozen=True)
class Mail:
    """One filed message; `name` is its file's name without the ending."""

    name: str
    subject: str
    sender: str
    to: str
    filed_at: datetime
    text: str


def read(path: Path) -> Mail:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = message.get_body(("plain", "html"))
    return Mail(
        name=path.stem,
        subject=str(message["subject"] or ""),
        sender=str(message["from"] or ""),
        to=str(message["to"] or ""),
        filed_at=datetime.fromtimestamp(path.stat().st_mtime, timezone.get_current_timezone()),
        text=body.get_content() if body else "",
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
    path = next((path for path in filed() if path.stem == name), None)
    if path is None:
        raise Http404
    return render(request, "web/demo_mail.html", {"mail": read(path)})
