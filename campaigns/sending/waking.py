"""Having a worker look at once, instead of in the next minute."""

from streetwork.delivery.poke import poke_after_commit

TASK = "campaigns.sending.tasks.send_due"


def wake_sender() -> None:
    """After the commit a worker publishes what is due; without a broker the next minute does it."""
    poke_after_commit(TASK)
