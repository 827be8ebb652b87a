"""The open API of the directory by HSDS 3.0: read-only, without login, for programs and browsers of others."""

from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from referrals.hsds import schema, summaries
from referrals.hsds.base import OPEN_TO_BROWSERS, OpenList, OpenView
from referrals.hsds.documents import service_document
from referrals.hsds.filters import centers
from referrals.hsds.identity import uid_at_location
from referrals.hsds.organizations import organizations
from referrals.hsds.parameters import LISTED
from referrals.models import PublishedCenter
from streetwork.accounts.access import public
from streetwork.places.folding import fold

VERSION = "3.0"
PROFILE = Path(__file__).with_name("profile.md")
NARROWED = ("search", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full")


@public
class Root(OpenView):
    @schema.item("getAPIMetaInformation", "What this API is")
    def get(self, request):
        return super().get(request)

    def answer(self, asked, edition):
        absolute = self.request.build_absolute_uri
        return Response({
            "version": VERSION,
            "profile": absolute(reverse("hsds:profile")),
            "openapi_url": absolute(reverse("open-api:schema")),
        })  # fmt: skip


@public
class ServiceList(OpenList):
    parameters = (*LISTED, *NARROWED, "minimal")

    @schema.listed("getPaginatedListOfServices", "Services: the published advisory centres", parameters)
    def get(self, request):
        return super().get(request)

    def rows(self, asked, edition):
        return centers(asked, edition)

    def documents(self, rows, asked):
        return [summaries.service(center, asked) for center in rows]


@public
class ServiceItem(OpenView):
    @schema.item("getFullyNestedServiceById", "A service with all that belongs to it")
    def get(self, request, key):
        return super().get(request, key=key)

    def answer(self, asked, edition, key):
        return Response(service_document(_center(_uuid(key), "service"), asked["language"]))


@public
class ServiceAtLocationList(OpenList):
    parameters = (*LISTED, *NARROWED, "postcode", "proximity")

    @schema.listed("getPaginatedListOfServiceAtLocation", "Services at their locations", parameters)
    def get(self, request):
        return super().get(request)

    def rows(self, asked, edition):
        return centers(asked, edition)

    def documents(self, rows, asked):
        return [summaries.service_at_location(center, asked) for center in rows]


@public
class ServiceAtLocationItem(OpenView):
    @schema.item("getServiceAtLocationWithNestedDataById", "A service at its location, both in full")
    def get(self, request, key):
        return super().get(request, key=key)

    def answer(self, asked, edition, key):
        center = _center(uid_at_location(_uuid(key)), "service at a location")
        return Response(summaries.service_at_location(center, asked | {"full": True}))


@public
class OrganizationList(OpenList):
    parameters = (*LISTED, "search", "full", "full_service")

    @schema.listed("getPaginatedListOfOrganizations", "Organisations that run services", parameters)
    def get(self, request):
        return super().get(request)

    def rows(self, asked, edition):
        words = fold(asked.get("search", "")).split()
        return [
            each
            for each in organizations(edition).values()
            if all(any(word in fold(name) for name in each.names) for word in words)
        ]

    def documents(self, rows, asked):
        return summaries.organization_documents(rows, asked)


@public
class OrganizationItem(OpenView):
    parameters = ("language", "full_service")

    @schema.item("getOrganizationById", "An organisation with its locations and services", parameters)
    def get(self, request, key):
        return super().get(request, key=key)

    def answer(self, asked, edition, key):
        found = organizations(edition).get(str(_uuid(key)))
        if found is None:
            raise NotFound("There is no organization with this id.")
        return Response(summaries.organization_documents([found], asked | {"full": True})[0])


@public
class TaxonomyList(OpenList):
    parameters = (*LISTED, "search")

    @schema.listed("getPaginatedListOfTaxonomies", "Taxonomies: topics and target groups", parameters)
    def get(self, request):
        return super().get(request)

    def rows(self, asked, edition):
        return _named(summaries.taxonomies(asked["language"]), asked)


@public
class TaxonomyItem(OpenView):
    @schema.item("getTaxonomyById", "A taxonomy")
    def get(self, request, key):
        return super().get(request, key=key)

    def answer(self, asked, edition, key):
        return Response(_of_id(summaries.taxonomies(asked["language"]), key, "taxonomy"))


@public
class TermList(OpenList):
    parameters = (*LISTED, "search", "taxonomy_id", "top_only", "parent_id")

    @schema.listed("getPaginatedListOfTaxonomyTerms", "Terms of the taxonomies", parameters)
    def get(self, request):
        return super().get(request)

    def rows(self, asked, edition):
        found = _named(summaries.terms(asked["language"]), asked)
        for name in ("taxonomy_id", "parent_id"):
            if key := asked.get(name):
                found = [term for term in found if term.get(name) == str(key)]
        return [term for term in found if "parent_id" not in term] if asked.get("top_only") else found


@public
class TermItem(OpenView):
    @schema.item("getTaxonomyTermById", "A term")
    def get(self, request, key):
        return super().get(request, key=key)

    def answer(self, asked, edition, key):
        return Response(_of_id(summaries.terms(asked["language"]), key, "taxonomy term"))


@public
@require_safe
@cache_control(public=True, max_age=300)
def profile(request):
    """What we decided where the specification leaves it open (docs/hsds.md is the same text)."""
    return HttpResponse(_profile(), content_type="text/markdown; charset=utf-8", headers=OPEN_TO_BROWSERS)


@public
@require_safe
def without_slash(request, rest):
    """The specification's addresses end without a slash; with one they lead there, too."""
    query = request.META.get("QUERY_STRING", "")
    target = reverse("hsds:root") + escape_uri_path(rest.strip("/"))
    return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target, headers=OPEN_TO_BROWSERS)


@lru_cache(maxsize=1)
def _profile() -> str:
    return PROFILE.read_text(encoding="utf-8")


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("An id is a UUID.") from None


def _center(uid: UUID, what: str) -> PublishedCenter:
    found = PublishedCenter.objects.listed().filter(uid=uid).first()
    if found is None:
        raise NotFound(f"There is no {what} with this id.")
    return found


def _named(documents: list[dict], asked) -> list[dict]:
    """Those whose name or description has every word of the search."""
    words = fold(asked.get("search", "")).split()
    return [each for each in documents if all(word in fold(f"{each['name']} {each['description']}") for word in words)]


def _of_id(documents: list[dict], key: str, what: str) -> dict:
    wanted = str(_uuid(key))
    for each in documents:
        if each["id"] == wanted:
            return each
    raise NotFound(f"There is no {what} with this id.")
