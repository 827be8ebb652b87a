"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from streetwork.delivery import schedule
from streetwork.web import tabs, today
from training.courses import today as cards


def register():
    from training.courses import tasks  # noqa: F401  (registers the task)

    schedule.daily("training.courses.tasks.sweep_strays", hour=3, minute=45)
    tabs.register("training", tabs.Tab("courses:list", _("Courses"), "journal-text", 20, READS_TRAININGS))
    tabs.register("training", tabs.Tab("courses:cases", _("Case studies"), "chat-quote", 30, READS_TRAININGS))
    today.register(
        today.Card(
            key="training-content",
            title=_("Training content to check"),
            order=62,
            build=cards.waiting,
            template="courses/_today.html",
            roles=tuple(sorted(WRITES_TRAININGS)),
        )
    )
