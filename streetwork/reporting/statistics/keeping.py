"""How long the open statistics may be kept, and by whom: they change when something is published, and at midnight."""

from functools import wraps
from hashlib import blake2s

from django.conf import settings
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

from referrals.public.editions import application_version
from streetwork.reporting.statistics.reading import Publications
from streetwork.vocabulary.snapshot import vocabulary

FRESH_SECONDS = 300


def kept(view):
    """For visitors alike: public for five minutes, then revalidated without rendering. For members: theirs alone.

    The view gets what is published as its second argument.
    """

    @wraps(view)
    def answer(request):
        publications = Publications()
        if request.user.is_authenticated:
            response = view(request, publications)
            patch_cache_control(response, private=True, no_cache=True)
            return response
        etag = etag_of(request.get_full_path(), publications)
        response = get_conditional_response(request, etag=etag) or view(request, publications)
        response.headers["ETag"] = etag
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
        return response

    return answer


def etag_of(address: str, publications: Publications) -> str:
    """A weak validator of a page for somebody who is not signed in; the next date of publication is on it."""
    facts = (
        address, get_language(), publications.stamp, vocabulary().version, timezone.localdate(),
        application_version(), settings.DEMO_MODE,
    )  # fmt: skip
    return f'W/"{blake2s(repr(facts).encode(), digest_size=12).hexdigest()}"'
