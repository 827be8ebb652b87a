"""Deadlines in words."""

from datetime import datetime

from django.utils import timezone

from training.sessions.when import day_text


def moment_text(moment: datetime | None) -> str:
    """“Di, 24. November 2026, 21:07”, local time, in the active language; "" for none."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{day_text(local)}, {local:%H:%M}"
