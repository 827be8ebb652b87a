"""Whether this session has shown a second factor, and whether the person still has one.

Two facts, because each alone would be a hole: a factor removed in one session must count in all others at
once, and a session that knew only the password must not become trusted when the person enrols elsewhere.
"""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

SESSION_KEY = "second_factor"
# Recovery codes alone are none: they exist beside one of these.
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def holds(user_ref: str = "pk") -> Exists:
    """For annotations: has the person of the outer query a second factor?"""
    return Exists(Authenticator.objects.filter(user=OuterRef(user_ref), type__in=KINDS))


def remember(session, user) -> None:
    """Note in the session that this person showed a second factor in it."""
    session[SESSION_KEY] = user.pk


def is_shown(request) -> bool:
    """Whether the signed-in person has shown a second factor in this session and still has one."""
    return request.user.has_second_factor and request.session.get(SESSION_KEY) == request.user.pk


def on_shown(sender, request, user, **kwargs):
    """Receiver of allauth's signals: a factor was used, or a new one proved its possession."""
    remember(request.session, user)
