"""Views behind a participant's link: the address itself is the right, so there is no cookie and no CSRF token."""

from functools import wraps

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from streetwork.accounts.access import public
from streetwork.web.errors import too_many
from training.signup.limits import link_is_too_busy
from training.signup.links import LinkClosed, link_scope, registration_of


def by_link(*methods: str):
    """`view(request, registration, token, …)`, public, in the scope of the token's state; GET changes nothing.

    A link that does nothing any more answers with a page that says what to do.
    """

    def decorate(view):
        @public
        @csrf_exempt
        @never_cache
        @require_http_methods([*methods])
        @sensitive_variables("token")
        @wraps(view)
        def wrapped(request, token, **kwargs):
            if request.method == "POST" and link_is_too_busy(token):
                return too_many(request)
            registration = None
            try:
                with link_scope(token):
                    registration = registration_of(token)
                    response = view(request, registration, token, **kwargs)
            except LinkClosed as closed:
                response = _closed(request, closed.why, registration)
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return wrapped

    return decorate


def _closed(request, why, registration):
    context = {"why": why, "session": registration and registration.session}
    return render(request, "signup/closed.html", context, status=404 if why == "unknown" else 410)
