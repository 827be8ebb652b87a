"""What a participant's link opens: one state, one registration."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from streetwork.vocabulary.snapshot import vocabulary
from training.models import Registration
from training.signup.seats import open_state
from training.signup.tokens import hash_of, state_of, token_of


class LinkClosed(Exception):
    """The link does not do this (any more); `why` is unknown, expired, over (the session) or cancelled."""

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


@contextmanager
def link_scope(token: str) -> Iterator[None]:
    """Open the one state that the token names, for reading and writing. Raises LinkClosed for what is no token.

    Somebody who is signed in and opens the link may see less, so this widens: the token is the right.
    """
    state = state_of(token)
    if state not in vocabulary().states:
        raise LinkClosed("unknown")
    with open_state(state):
        yield


def registration_of(token: str) -> Registration:
    """The registration behind the token, in the scope of `link_scope`. Raises LinkClosed ("unknown")."""
    rows = Registration.objects.select_related("session__programme", "session__course_version", "home_state")
    registration = rows.prefetch_related("session__dates").filter(token_hash=hash_of(token)).first()
    if registration is None:
        raise LinkClosed("unknown")
    return registration


def language_of(registration: Registration) -> str:
    """The language in which this person is written to: theirs if the public pages speak it, else German."""
    code = registration.language_id
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def mine_url(registration: Registration) -> str:
    """The absolute address of the person's own page, in their language."""
    return _address(registration, "signup:mine")


def confirm_url(registration: Registration) -> str:
    """The absolute address where the person confirms their e-mail address."""
    return _address(registration, "signup:confirm")


def _address(registration: Registration, name: str) -> str:
    with translation.override(language_of(registration)):
        return settings.BASE_URL + reverse(name, args=[token_of(registration)])
