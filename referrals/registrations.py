"""What the directory shows in the frames of the web: its entries in the rail, its cards on Today."""

from django.utils.translation import gettext_lazy as _

from referrals import today as cards
from referrals import today_after_check as after_check
from streetwork.accounts.roles import READS_DIRECTORY, REFERS, WRITES_DIRECTORY, Role
from streetwork.delivery import schedule
from streetwork.web import rail, today


def register():
    """Called once, when the app is ready."""
    rail.register(
        rail.Entry(
            section="directory",
            label=_("Directory"),
            url_name="directory:list",
            icon="signpost-2",
            roles=tuple(sorted(READS_DIRECTORY)),
            key="d",
            order=10,
        )
    )
    rail.register(
        rail.Entry(
            section="directory",
            label=_("Referrals"),
            url_name="directory:referrals",
            icon="arrow-up-right-circle",
            roles=tuple(sorted(REFERS | {Role.COORDINATOR})),
            order=20,
        )
    )
    rail.register(
        rail.Entry(
            section="directory",
            label=_("Ready texts"),
            url_name="directory:ready-texts",
            icon="chat-quote",
            roles=tuple(sorted(WRITES_DIRECTORY)),
            order=60,
        )
    )
    today.register(
        today.Card(
            key="after-check",
            title=_("Ask what became of it"),
            order=10,
            build=after_check.to_ask,
            template="referrals/_today_after_check.html",
            roles=tuple(sorted(REFERS)),
        )
    )
    rail.register(
        rail.Entry(
            section="directory",
            label=_("Verification"),
            url_name="directory:verification",
            icon="patch-check",
            roles=tuple(sorted(WRITES_DIRECTORY)),
            order=15,
        )
    )
    today.register(
        today.Card(
            key="entries-to-verify",
            title=_("Entries to verify"),
            order=12,
            build=cards.to_verify,
            template="verification/_today_to_verify.html",
            roles=tuple(sorted(WRITES_DIRECTORY)),
        )
    )
    today.register(
        today.Card(
            key="corrections",
            title=_("Corrections waiting"),
            order=14,
            build=cards.corrections,
            template="verification/_today_corrections.html",
            roles=tuple(sorted(WRITES_DIRECTORY)),
        )
    )
    from referrals.exchange import work  # noqa: F401  (registers what the outbox calls)
    from referrals.slips import tasks as slip_tasks  # noqa: F401
    from referrals.verification import mail, tasks  # noqa: F401  (registers the kind of mail and the tasks)

    schedule.daily("referrals.slips.tasks.expire_slips", hour=1, minute=20)
    schedule.daily("referrals.verification.tasks.ask_centers", hour=8, minute=15)
    schedule.daily("referrals.verification.tasks.check_websites", hour=2, minute=40)
