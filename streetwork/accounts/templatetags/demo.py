"""The login page's one-click accounts."""

from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _

from streetwork.accounts.access import demo_users
from streetwork.accounts.demo import BY_EMAIL
from streetwork.accounts.models import User

register = template.Library()


class Account(NamedTuple):
    user: User
    purpose: str
    roles: str
    states: str


class Group(NamedTuple):
    title: str
    accounts: list[Account]


@register.simple_tag
def demo_account_groups() -> list[Group]:
    """The demo people by programme, in the order in which they were made. Three queries."""
    users = demo_users().prefetch_related("memberships__programme", "memberships__states").order_by("pk")
    groups: dict[str, list[Account]] = {}
    for user in users:
        memberships = list(user.memberships.all())
        title = memberships[0].programme.name if memberships else _("Platform")
        groups.setdefault(title, []).append(_account(user, memberships))
    return [Group(title, accounts) for title, accounts in groups.items()]


def _account(user, memberships) -> Account:
    person = BY_EMAIL.get(user.email)
    first = memberships[0] if memberships else None
    if first is None:
        states = ""
    elif first.all_states:
        states = _("all states")
    else:
        states = " ".join(state.code for state in first.states.all())
    roles = " · ".join(membership.get_role_display() for membership in memberships) or _("Administration")
    return Account(user, str(person.purpose) if person else "", roles, states)
