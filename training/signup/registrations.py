"""What this room puts into the frames of `web` and `delivery`."""

from streetwork.delivery import schedule


def register():
    from training.signup import letters, tasks  # noqa: F401  (registers the kinds of mail and the tasks)

    schedule.every("training.signup.tasks.settle_seats", seconds=60)
    schedule.every("training.signup.tasks.plan_reminders", seconds=600)
