"""Answers that everybody gets alike, so that browsers and proxies may keep them."""

from django.utils.cache import patch_cache_control


class SharedAnswers:
    """Makes an answer that its view calls public (`Cache-Control: public`) vary by its address alone.

    The layers inside look at the cookie of every request to know who asks, and therefore add `Vary: Cookie`; the
    view says that it made no difference. Stands outside of the session. An answer that sets a cookie is never
    shared, whatever the view says.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if "public" in _parts(response.headers.get("Cache-Control", "")):
            if response.cookies:
                patch_cache_control(response, private=True)
            else:
                _forget_cookie(response)
        return response


def _forget_cookie(response):
    kept = [name.strip() for name in response.headers.get("Vary", "").split(",") if name.strip().lower() != "cookie"]
    if any(kept):
        response.headers["Vary"] = ", ".join(filter(None, kept))
    else:
        response.headers.pop("Vary", None)


def _parts(header: str) -> set[str]:
    return {part.strip().lower() for part in header.split(",")}
