"""What happens to every request between signing in and the view."""

import time
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from streetwork.accounts.access import Access, access_of, audience_of
from streetwork.accounts.models import Declaration
from streetwork.accounts.second_factor import is_shown
from streetwork.tenancy.scope import scope

# allauth's own views ask for a login where they need one; the admin asks for is_staff below.
SELF_GUARDED = ("allauth.",)
# Its redirects from older addresses are Django's plain RedirectView.
OLD_ADDRESSES = "accounts/social/"
ADMIN = "django.contrib.admin"
# What allauth still offers to somebody who has a second factor and did not show it in this session.
WITHOUT_SECOND_FACTOR = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_logout"}
TRACK_SECONDS = 300


class SessionLimits:
    """Ends a session 12 hours after signing in, and on a shared device after 30 idle minutes."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and self._is_over(request.session):
            logout(request)
            messages.info(request, _("You were signed out because you were away for long. Please sign in again."))
        return self.get_response(request)

    def _is_over(self, session) -> bool:
        now = int(time.time())
        if "began" not in session:
            session["began"] = now
        if now - session["began"] > settings.SESSION_COOKIE_AGE:
            return True
        if session.get("shared_device"):
            if now - session.get("seen", now) > settings.SESSION_IDLE_SHARED_SECONDS:
                return True
            if now - session.get("seen", 0) >= 60:
                session["seen"] = now
        return False


class TrackSession:
    """Keeps the list of signed-in devices fresh; at most every five minutes, where allauth's own writes always."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get("tracked", 0) >= TRACK_SECONDS:
                UserSession.objects.create_from_request(request)
                request.session["tracked"] = now
        return self.get_response(request)


class OpenScope:
    """Reads the memberships once and opens the scope that they give. Anonymous requests have none."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.user.is_authenticated:
            request.access, request.scope = Access(None), None
            return self.get_response(request)
        request.access = access_of(request.user.pk, request.session.get("scope_state"))
        granted = request.access.scope()
        with scope(granted.read, granted.write, granted.actor) as request.scope:
            return self.get_response(request)


class Gate:
    """Closed by default: lets a request into a view only as the view's declared audience says."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        module = getattr(view, "__module__", "")
        if module.startswith(SELF_GUARDED) or request.resolver_match.route.startswith(OLD_ADDRESSES):
            return self._account_pages(request)
        if module.startswith(ADMIN) or "admin" in (request.resolver_match.namespaces or []):
            return self._admin(request)
        audience = audience_of(view)
        if audience is None:
            raise ImproperlyConfigured(f"{module}.{getattr(view, '__name__', view)} declares no audience.")
        if audience.kind == "public":
            return None
        if not request.user.is_authenticated:
            return self._sign_in(request)
        if refusal := self._unready(request, needs_declaration=audience.needs_declaration):
            return refusal
        if audience.kind == "roles" and not request.access.has(*audience.roles):
            raise PermissionDenied("The role does not allow this page.")
        return None

    def _account_pages(self, request):
        """A session that knows the password alone may not manage the second factor, nor anything beside it."""
        if (
            request.user.is_authenticated
            and request.user.has_second_factor
            and request.resolver_match.url_name not in WITHOUT_SECOND_FACTOR
        ):
            return self._second_factor(request)
        return None

    def _admin(self, request):
        if not request.user.is_authenticated:
            return self._sign_in(request)
        if not request.user.is_staff:
            raise PermissionDenied("Administrators only.")
        return self._unready(request)

    def _sign_in(self, request):
        if request.headers.get("HX-Request"):
            # a redirect would replace the page and what was typed on it
            return HttpResponse(status=401)
        return redirect_to_login(request.get_full_path())

    def _unready(self, request, *, needs_declaration=True):
        """Second factor first, then the confidentiality declaration."""
        if refusal := self._second_factor(request):
            return refusal
        if needs_declaration and not self._has_declared(request):
            return redirect("accounts:declaration")
        return None

    def _second_factor(self, request):
        """Outside demo mode everybody enrols a second factor and shows it once in each session."""
        if settings.DEMO_MODE or is_shown(request):
            return None
        if not request.user.has_second_factor:
            messages.info(request, _("Please set up a second factor first: a passkey, or an app on your phone."))
            return redirect("mfa_index")
        methods = get_adapter().get_reauthentication_methods(request.user)
        url = next(method["url"] for method in methods if method["id"].startswith("mfa_"))
        return redirect(f"{url}?{urlencode({'next': request.get_full_path()})}")

    def _has_declared(self, request) -> bool:
        current = Declaration.current_version()
        if request.session.get("declared") == current:
            return True
        if current and not request.user.declarations.filter(declaration__version=current).exists():
            return False
        request.session["declared"] = current
        return True
