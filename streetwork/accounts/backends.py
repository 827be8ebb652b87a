from allauth.account.auth_backends import AuthenticationBackend

from streetwork.accounts.models import User
from streetwork.accounts.second_factor import KINDS

# Asked by every request, so it is written out: building it by the ORM costs four times the query.
PERSON = """
    SELECT u.*, EXISTS (SELECT FROM mfa_authenticator a WHERE a.user_id = u.id AND a.type = ANY(%s))
           AS has_second_factor
    FROM accounts_user u WHERE u.id = %s"""


class Backend(AuthenticationBackend):
    """allauth's backend; loads with the person of each request whether they have a second factor."""

    def get_user(self, user_id):
        user = next(iter(User.objects.raw(PERSON, [[str(kind) for kind in KINDS], user_id])), None)
        return user if user and self.user_can_authenticate(user) else None
