"""Corrections: a counselor suggests one, an editor sees it beside the entry and decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals.actions.centers import close, save_center, verify
from referrals.comparison import Beside, beside
from referrals.enums import Decision, Source, Status, VerifiedBy, Wrong
from referrals.facts import Change, is_text, label_of, said_fields, value_of
from referrals.models import AdvisoryCenter, Correction, PublishedCenter
from referrals.rules import Refused
from referrals.verification.comparing import is_same
from streetwork.accounts.models import User
from streetwork.places.search import resolve
from streetwork.tenancy.scope import scope

# What a counselor's tap already proposes; the rest is for the editor to find out.
PROPOSALS: dict[str, dict[str, Any]] = {
    Wrong.NOT_ACCEPTING: {"accepting": False},
    Wrong.CLOSED: {"status": Status.CLOSED.value},
}


@dataclass(frozen=True)
class Proposal:
    """One field of a correction beside the entry of now. `changed_since`: the entry says something else than
    what the proposer saw, namely `base`; `is_so_already`: nothing is left to do."""

    field: str
    beside: Beside
    base: str
    changed_since: bool
    is_so_already: bool


def proposals(correction: Correction) -> list[Proposal]:
    """The proposed fields in words, in the order of the entry."""
    center, proposed, base = correction.center, correction.proposed, correction.base
    return [_proposal(center, name, proposed[name], base.get(name)) for name in in_order(proposed)]


def in_order(names: Collection[str]) -> list[str]:
    """Fields in the order of the entry; Postgres keeps none for the keys of JSON."""
    return [name for name in said_fields() if name in names]


def _proposal(center, name, value, base) -> Proposal:
    now = getattr(center, name)
    change = Change(name, label_of(name), value_of(name, now), value_of(name, value), is_text(name))
    changed_since, is_so_already = not is_same(name, now, base), is_same(name, now, value)
    return Proposal(name, beside(change), value_of(name, base), changed_since, is_so_already)


def suggest_correction(*, center: PublishedCenter, wrong: Sequence[str], comment: str, user: User) -> Correction:
    """A colleague says that an entry, of whatever state, is wrong; its editors decide.

    A colleague of another state may not write there, so the scope is widened for this one INSERT: the suggestion
    belongs to the centre's state, and who suggests sees nothing of that state by it.
    """
    proposed: dict[str, Any] = {}
    for kind in wrong:
        proposed |= PROPOSALS.get(kind, {})
    proposed = {name: value for name, value in proposed.items() if not is_same(name, value, getattr(center, name))}
    suggestion = Correction(
        state_id=center.state_id,
        center_id=center.pk,
        source=Source.COUNSELOR,
        proposed=proposed,
        base={name: getattr(center, name) for name in proposed},
        wrong=list(wrong),
        comment=comment,
        created_by=user,
    )
    with transaction.atomic(), scope({center.state_id}, {center.state_id}, widen="suggested correction"):
        suggestion.save(force_insert=True)
    return suggestion


@transaction.atomic
def accept_correction(*, correction: Correction, fields: Collection[str], user: User) -> AdvisoryCenter:
    """Write the chosen proposals into the entry. What the centre itself sent also counts as its verification,
    of the day on which it answered.

    Raises Refused when somebody has decided meanwhile, or when the entry would break a rule.
    """
    correction = _undecided(correction)
    center = correction.center
    taken = [name for name in in_order(correction.proposed) if name in fields]
    facts = {name: correction.proposed[name] for name in taken if name != "status"}
    if {"postcode", "city"} & facts.keys():
        facts |= _place(center, facts)
    if facts:
        save_center(center=center, facts=facts)
    if "status" in taken and center.status != correction.proposed["status"]:
        close(center=center, reason=_("suggested by a colleague"))
    if correction.source == Source.CENTER:
        _verify_by_center(center, timezone.localdate(correction.created_at))
    _decide(correction, Decision.ACCEPTED, user, taken=taken)
    return center


@transaction.atomic
def reject_correction(*, correction: Correction, reason: str, user: User) -> None:
    """Change nothing, and keep why. Raises Refused when somebody has decided meanwhile."""
    _decide(_undecided(correction), Decision.REJECTED, user, reason=reason)


def _undecided(correction: Correction) -> Correction:
    """The row anew under a lock."""
    correction = Correction.objects.select_for_update(of=("self",)).select_related("center").get(pk=correction.pk)
    if correction.decision != Decision.OPEN:
        raise Refused(_("Somebody has decided on this correction meanwhile."))
    return correction


def _decide(correction, decision, user, *, taken=(), reason=""):
    correction.decision, correction.decided_by, correction.decided_at = decision, user, timezone.now()
    correction.taken, correction.reason = list(taken), reason
    correction.save(update_fields=["decision", "decided_by", "decided_at", "taken", "reason"])


def _verify_by_center(center, day):
    """Unless the entry was verified on a later day."""
    if center.verified_on is None or center.verified_on <= day:
        verify(center=center, by=VerifiedBy.CENTER, on=day)


def _place(center, facts) -> dict[str, float | None]:
    """The coordinates of a new address; none when we do not know the place. An entry stays in its state."""
    town = f"{facts.get('postcode', center.postcode)} {facts.get('city', center.city)}".strip()
    found = resolve(town).found if town else None
    if found and found.state_id != center.state_id:
        raise Refused(
            _("%(place)s lies in another state. Make a new entry there, and close this one.") % {"place": found.label}
        )
    return {"latitude": found.latitude if found else None, "longitude": found.longitude if found else None}
