"""How long the public pages may be kept, and by whom."""

from functools import wraps

from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import condition

from referrals.public.editions import changed_at, etag_of

FRESH_SECONDS = 300


def kept(view):
    """For visitors alike: public for five minutes, then revalidated without rendering. For members: theirs alone.

    The header shows a member the way to work and carries the chosen theme, so their page is private. A proxy may
    show a member the visitors' page, which is right but for that header.
    """
    shared = condition(
        etag_func=lambda request, **_kwargs: etag_of(request.get_full_path(), get_language()),
        last_modified_func=lambda _request, **_kwargs: changed_at(),
    )(view)

    @wraps(view)
    def answer(request, **kwargs):
        if request.user.is_authenticated:
            response = view(request, **kwargs)
            patch_cache_control(response, private=True, no_cache=True)
        else:
            response = shared(request, **kwargs)
            patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        return response

    return answer
