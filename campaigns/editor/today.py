"""What waiting texts put on Today and into the daily mail."""

from datetime import date

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy

from campaigns.editor.filters import WORDS
from campaigns.editor.waiting import COUNTED, counted, tasks_for
from streetwork.accounts.access import access_of
from streetwork.delivery.digest import line


def texts_waiting(request) -> dict | None:
    """Texts to write, translate or review; None when nothing waits."""
    numbers = {kind: number for kind, number in counted(tasks_for(request.access)).items() if kind in COUNTED}
    if not numbers:
        return None
    here = reverse("editor:queue")
    return {"rows": [(number, WORDS[kind][1], f"{here}?show={kind}") for kind, number in numbers.items()]}


@line(
    key="editor.texts", label=gettext_lazy("Texts of posts to translate or review"), path=reverse_lazy("editor:queue")
)
def texts_to_do(user, day: date) -> int:
    return sum(task.kind in COUNTED for task in tasks_for(access_of(user.pk)))
