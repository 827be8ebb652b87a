"""Public pages in eight languages: `/centers/` is German, `/pl/centers/` Polish."""

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern


def localized(*patterns: URLPattern) -> URLResolver:
    """Give the patterns of an app a language prefix.

    The same as `i18n_patterns`, which Django allows in the root alone, where one namespace could not hold
    public and staff pages together. Valid because the apps are included at the root with an empty path.
    """
    return URLResolver(
        RoutePattern(""), [URLResolver(LocalePrefixPattern(prefix_default_language=False), list(patterns))]
    )
