"""What may be done with an entry of the directory, and when it is due again. Pure."""

from calendar import monthrange
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from referrals.enums import Area, FirstContact, Status
from streetwork.accounts.roles import READS_DIRECTORY, WRITES_DIRECTORY

# From which status an entry may come to which. Nothing leads back to a draft.
MOVES = {
    "publish": ({Status.DRAFT}, Status.PUBLISHED),
    "pause": ({Status.PUBLISHED}, Status.PAUSED),
    "reopen": ({Status.PAUSED, Status.CLOSED}, Status.PUBLISHED),
    "close": ({Status.DRAFT, Status.PUBLISHED, Status.PAUSED}, Status.CLOSED),
}
EVERYWHERE = frozenset({Area.NATIONWIDE, Area.ONLINE})


class Refused(Exception):
    """A rule says no. `problems` are sentences by field name; "" is the entry as a whole."""

    def __init__(self, problems: dict[str, str] | str):
        self.problems = problems if isinstance(problems, dict) else {"": problems}
        super().__init__(" ".join(str(sentence) for sentence in self.problems.values()))


def states_read(access) -> frozenset[int]:
    """States whose entries, drafts included, the person may see."""
    return access.states_for(*READS_DIRECTORY)


def states_written(access) -> frozenset[int]:
    """States whose entries the person may change: by a role in a running programme; an archived one is read-only."""
    return access.states_for(*WRITES_DIRECTORY, running=True)


def may_edit(access, center) -> bool:
    return center.state_id in states_written(access)


def may_move(center, move: str) -> bool:
    """Whether `publish`, `pause`, `reopen` or `close` is possible now; what was merged stays closed."""
    sources, _target = MOVES[move]
    return center.status in sources and center.merged_into_id is None


def missing_for_publication(center) -> dict[str, str]:
    """What an entry lacks to be public: field name → sentence. Empty: it may be published."""
    return {name: sentence for name, sentence, is_there in _needs(center) if not is_there}


def _needs(center):
    walk_in = FirstContact.WALK_IN in center.first_contact and bool(center.street)
    reach = bool(center.phones or center.email or center.website or center.booking_url or walk_in)
    yield "name", _("To be public it needs a name."), bool(center.name.strip())
    yield "topic_ids", _("To be public it needs at least one topic."), bool(center.topic_ids)
    yield "languages", _("To be public it needs at least one language."), bool(center.languages)
    yield (
        "phones",
        _("To be public it needs a telephone number, an e-mail address, a web site or a booking page."),
        reach,
    )  # fmt: skip
    yield (
        "city",
        _("To be public it needs a city, or “all of Germany” or “online” as its service area."),
        bool(center.city.strip()) or center.area in EVERYWHERE,
    )


def due_after(day: date, months: int) -> date:
    """The day `months` later; the last of the month where that has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def why_not_merge(winner, loser) -> str | Promise:
    """The reason why `loser` cannot be merged into `winner`, or "". Slips to the loser must lead somewhere public."""
    if winner.pk == loser.pk or winner.state_id != loser.state_id:
        return _("Only two different entries of the same state can be merged.")
    if loser.merged_into_id or winner.merged_into_id:
        return _("One of these entries was merged before.")
    if winner.status == Status.CLOSED:
        return _("The entry that stays is closed. Swap the two, or open it again first.")
    if winner.status == Status.DRAFT and loser.status != Status.DRAFT:
        return _("The entry that stays is a draft, but the other one was public. Swap the two, or publish it first.")
    return ""
