"""What the public is told of a centre, in the reader's language: on its own page and on a slip."""

from functools import cached_property
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from referrals.enums import Accessibility, Status
from referrals.models import PublishedCenter
from referrals.opening import Opening, opening_of
from referrals.presenters import CenterCard

MOST_MERGES = 5


def final_of(center: PublishedCenter) -> PublishedCenter:
    """The centre, or the one that it was merged into."""
    for _merge in range(MOST_MERGES):
        if center.merged_into_id is None:
            break
        winner = PublishedCenter.objects.filter(pk=center.merged_into_id).first()
        if winner is None:
            break
        center = winner
    return center


class Told:
    """Base of what a page shows of its `center`; also what templates/slips/_*.html read."""

    center: PublishedCenter

    @cached_property
    def card(self) -> CenterCard:
        return CenterCard(self.center)

    @cached_property
    def opening(self) -> Opening:
        return opening_of(self.card.hours)

    @property
    def is_closed(self) -> bool:
        return self.center.status == Status.CLOSED

    @property
    def is_paused(self) -> bool:
        """Paused, or known to take nobody at the moment."""
        return self.center.status == Status.PAUSED or (not self.is_closed and self.center.accepting is False)

    @property
    def phones(self) -> list[tuple[str, str]]:
        """(as written, as a tel: address)."""
        return [(phone, "tel:" + quote("".join(c for c in phone if c.isdigit() or c == "+"), safe="+"))
                for phone in self.center.phones]  # fmt: skip

    @property
    def good_to_know(self) -> list[str]:
        """Short facts that lower the threshold."""
        center = self.center
        facts = {
            _("free of charge"): center.is_free,
            _("anonymous if you like"): center.is_anonymous,
            _("step-free access"): center.accessibility == Accessibility.YES,
            _("partly step-free access"): center.accessibility == Accessibility.PARTLY,
            _("no step-free access"): center.accessibility == Accessibility.NO,
            _("no appointment needed"): "walk_in" in center.first_contact,
        }
        known = [fact for fact, is_so in facts.items() if is_so]
        if center.waiting_weeks:
            weeks = center.waiting_weeks
            known.append(ngettext("about %(n)s week of waiting", "about %(n)s weeks of waiting", weeks) % {"n": weeks})
        return known

    @property
    def texts(self):
        """(title, icon, text) of what helps on the way, where the centre has told it."""
        parts = (
            (_("What to bring"), "bag", self.card.bring),
            (_("How to get there"), "signpost", self.card.directions),
            (_("For whom"), "people", self.card.conditions),
        )
        return [part for part in parts if part[2]]
