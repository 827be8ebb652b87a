"""Changing who may do what. Every action is one transaction and obeys `rules`; rights count from the next request."""

import hashlib
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from streetwork.accounts.models import (
    Declaration,
    DeclarationSigned,
    Grant,
    Invitation,
    Membership,
    User,
    invitation_expiry,
)
from streetwork.accounts.roles import Role
from streetwork.accounts.rules import Reach, Refused, Wanted, require, why_not_grant, why_not_lose, why_not_touch
from streetwork.delivery.audit import log_access
from streetwork.delivery.mail import plan_mail
from streetwork.tenancy.models import Programme, State
from streetwork.tenancy.scope import current

INVITATION_MAIL = "accounts.invitation"


class InvitationClosed(Exception):
    """No open invitation has this token: it never existed, was used, was withdrawn or has expired."""


def hash_of(token: str) -> str:
    """What is stored of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite_member(
    *,
    by: User,
    reach: Reach,
    email: str,
    name: str,
    language: str,
    programme: Programme,
    role: str,
    states: Iterable[State],
    all_states: bool = False,
) -> Invitation:
    """Invite a person, new or known, into one role; the mail leaves after the commit.

    Raises Refused when the rules forbid it, or when the person has the role or an open invitation to it.
    """
    email, states = email.strip().lower(), list(states)
    _lock(programme)
    require(why_not_grant(reach, _wanted(programme, role, states, all_states)))
    if Membership.objects.filter(user__email=email, programme=programme, role=role).exists():
        raise Refused(_("This person already has this role in the programme."))
    if Invitation.objects.open().filter(email=email, programme=programme, role=role).exists():
        raise Refused(_("This person is already invited. You can send the invitation again."))
    invitation = Invitation.objects.create(
        email=email,
        name=name.strip(),
        language=language,
        programme=programme,
        role=role,
        all_states=all_states,
        invited_by=by,
    )
    invitation.states.set([] if all_states else states)
    plan_mail(INVITATION_MAIL, object_id=invitation.mailing)
    _log("invitation.made", invitation)
    return invitation


@transaction.atomic
def resend_invitation(*, invitation: Invitation, reach: Reach) -> None:
    """Send a new link that works for 14 days again; the old link dies at once."""
    invitation = _pending(invitation)
    require(why_not_grant(reach, wanted_by(invitation)))
    invitation.token_hash = ""
    invitation.expires_at = invitation_expiry()
    invitation.mailings += 1
    invitation.save(update_fields=["token_hash", "expires_at", "mailings"])
    plan_mail(INVITATION_MAIL, object_id=invitation.mailing)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, reach: Reach) -> None:
    """The link dies at once, also one that is still on its way."""
    invitation = _pending(invitation)
    require(why_not_touch(reach, wanted_by(invitation)))
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])


@transaction.atomic
def accept_invitation(*, token: str, user: User | None = None, name: str = "", password: str = "") -> User:
    """Turn an invitation into a membership, once.

    Without `user` a new account is made with the invited address, which counts as verified: the token came
    there. With `user` the address must be theirs. Raises InvitationClosed, or Refused with the reason.
    """
    invitation = Invitation.objects.open().select_for_update(of=("self",)).filter(token_hash=hash_of(token)).first()
    if invitation is None:
        raise InvitationClosed
    if invitation.programme.is_archived:
        raise Refused(_("The programme is archived: nothing changes there any more."))
    if user is None:
        user = _new_account(invitation, name, password)
    elif user.email.lower() != invitation.email:
        raise Refused(_("This invitation is for another address."))
    _verify_address(user, invitation.email)
    _join(user, invitation)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    return user


def _new_account(invitation: Invitation, name: str, password: str) -> User:
    if User.objects.filter(email=invitation.email).exists():
        raise Refused(_("There is an account with this address already. Please sign in with it."))
    return User.objects.create_user(invitation.email, password, name=name.strip(), language=invitation.language)


def _verify_address(user: User, email: str) -> None:
    is_first = not EmailAddress.objects.filter(user=user, primary=True).exists()
    EmailAddress.objects.update_or_create(
        user=user,
        email=email,
        defaults={"verified": True},
        create_defaults={"verified": True, "primary": is_first},
    )


def _join(user: User, invitation: Invitation) -> None:
    """A second invitation to the same role adds its states."""
    membership, _made = Membership.objects.get_or_create(
        user=user, programme=invitation.programme, role=invitation.role
    )
    if invitation.all_states and not membership.all_states:
        membership.all_states = True
        membership.save(update_fields=["all_states"])
    membership.states.add(*invitation.states.all())


@transaction.atomic
def change_membership(
    *, membership: Membership, reach: Reach, role: str, states: Iterable[State], all_states: bool = False
) -> None:
    """Give another role or other states in the same programme. Raises Refused."""
    states = list(states)
    programme = membership.programme
    _lock(programme)
    membership = Membership.objects.get(pk=membership.pk)
    require(why_not_touch(reach, wanted_by(membership)))
    require(why_not_grant(reach, _wanted(programme, role, states, all_states)))
    if role != membership.role:
        require(why_not_lose(membership.role, other_leads=other_leads(membership)))
        if Membership.objects.filter(user=membership.user_id, programme=programme, role=role).exists():
            raise Refused(_("This person already has this role in the programme."))
    _log("membership.before", membership)
    membership.role, membership.all_states = role, all_states
    membership.save(update_fields=["role", "all_states"])
    membership.states.set([] if all_states else states)
    _log("membership.changed", membership)


@transaction.atomic
def end_membership(*, membership: Membership, reach: Reach) -> None:
    """Take the right away. Whoever has none left is signed out everywhere. Raises Refused."""
    _lock(membership.programme)
    require(why_not_touch(reach, wanted_by(membership)))
    require(why_not_lose(membership.role, other_leads=other_leads(membership)))
    user = membership.user
    _log("membership.ended", membership)
    membership.delete()
    if not user.memberships.exists():
        end_sessions(user)


def _log(action: str, grant: Grant) -> None:
    """Say in the access log of each state that it is about who changed rights there; the role is the detail."""
    if opened := current():
        for state in sorted(opened.read & wanted_by(grant).covered):
            log_access(opened, action, grant, state=state, detail=grant.role)


def end_sessions(user: User) -> None:
    """Sign the person out on all devices."""
    for session in UserSession.objects.filter(user=user):
        session.end()


@transaction.atomic
def sign_declaration(*, user: User, declaration: Declaration) -> None:
    """Record that the person binds themselves to secrecy (§ 203 StGB); signing twice is signing once."""
    DeclarationSigned.objects.get_or_create(user=user, declaration=declaration)


def other_leads(membership: Membership) -> int:
    """Active leads of the programme beside this one."""
    return (
        Membership.objects.filter(programme=membership.programme_id, role=Role.LEAD, user__is_active=True)
        .exclude(pk=membership.pk)
        .count()
    )


def wanted_by(grant: Grant) -> Wanted:
    """A membership's or an invitation's right as the rules see it."""
    return _wanted(grant.programme, grant.role, grant.states.all(), grant.all_states)


def _wanted(programme: Programme, role: str, states: Iterable[State], all_states: bool) -> Wanted:
    return Wanted(
        programme_id=programme.pk,
        role=role,
        states=frozenset(state.pk for state in states),
        all_states=all_states,
        programme_states=frozenset(state.pk for state in programme.states.all()),
        programme_is_archived=programme.is_archived,
    )


def _lock(programme: Programme) -> None:
    """One change of a programme's members at a time: two leads may not remove each other."""
    Programme.objects.select_for_update().get(pk=programme.pk)


def _pending(invitation: Invitation) -> Invitation:
    found = Invitation.objects.pending().select_for_update(of=("self",)).filter(pk=invitation.pk).first()
    if found is None:
        raise Refused(_("This invitation has been accepted or withdrawn meanwhile."))
    return found
